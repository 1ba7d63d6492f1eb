package io.symbolon.tck.vectors.exchange;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.routing.Prints;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The file {@code coordinator-place.json}: COO-001. */
public final class CoordinatorPlaceVectors {
    private static final byte[] SUBJECT = InterestSample.SUBJECT;
    private static final byte[] OWN = Prints.of("", "own");
    private static final int COORDINATORS = 4;

    private final VectorFile file = new VectorFile(
            "coordinator-place",
            "coordinator",
            "The coordinators of a subject, as one node sees them.",
            "The trace has the distance of the node and of each peer from the subject, in the order of the peers.");

    private CoordinatorPlaceVectors() {}

    public static VectorFile file() {
        CoordinatorPlaceVectors vectors = new CoordinatorPlaceVectors();
        vectors.numbers();
        vectors.own();
        vectors.orders();
        return vectors.file;
    }

    private void numbers() {
        place("COO-P-0101", "nobody but the node itself", OWN, true, List.of());
        place("COO-P-0102", "a node without address and without peers: no coordinator", OWN, false, List.of());
        place("COO-P-0103", "one peer of a node without address", OWN, false, Prints.many("peer", 1));
        place("COO-P-0104", "three peers and the node itself: four", OWN, true, Prints.many("peer", 3));
        place("COO-P-0105", "three peers of a node without address: three", OWN, false, Prints.many("peer", 3));
        place("COO-P-0106", "four peers of a node without address: all of them", OWN, false, Prints.many("peer", 4));
        place("COO-P-0107", "five peers of a node without address", OWN, false, Prints.many("peer", 5));
        place("COO-P-0108", "100 peers", OWN, true, Prints.many("peer", 100));
        List<byte[]> reversed = new ArrayList<>(Prints.many("peer", 100));
        Collections.reverse(reversed);
        place("COO-P-0109", "100 peers the other way round: the same", OWN, true, reversed);
    }

    private void own() {
        List<byte[]> peers = at(2, 3, 4, 5, 6);
        place("COO-P-0110", "the node itself is the nearest", at(1).get(0), true, peers);
        place("COO-P-0111", "the nearest of all, but without address", at(1).get(0), false, peers);
        place("COO-P-0112", "the node itself is the fourth", at(5).get(0), true, at(2, 3, 4, 6, 7));
        place("COO-P-0113", "the node itself is the fifth", at(6).get(0), true, at(2, 3, 4, 5, 7));
        place("COO-P-0114", "the node itself is the farthest, of four", at(9).get(0), true, at(2, 3, 4));
        place("COO-P-0115", "a peer whose fingerprint is the subject's hash", OWN, true, at(0, 1, 2, 3, 4));
        place("COO-P-0116", "the node whose fingerprint is the subject's hash", at(0).get(0), true, at(1, 2, 3, 4));
    }

    private void orders() {
        byte[] own = far("80");
        place("COO-P-0117", "unsigned: 80 is farther than 7f", own, true, fars("ff", "7f", "40", "20", "01"));
        place("COO-P-0118", "big-endian: the first octet decides", own, false, mixed());
        place(
                "COO-P-0119",
                "by exclusive or from the subject, not from the node",
                own,
                true,
                fars("81", "82", "83", "01"));
    }

    private static List<byte[]> mixed() {
        return Stream.of("01" + "00".repeat(31), "00".repeat(31) + "ff", "02", "00ff", "0001")
                .map(CoordinatorPlaceVectors::far)
                .toList();
    }

    /** Fingerprints at these small distances from the subject. */
    private static List<byte[]> at(int... distances) {
        List<byte[]> fingerprints = new ArrayList<>();
        for (int distance : distances) {
            fingerprints.add(Distances.between(SUBJECT, Octets.with(Octets.zeros(32), 31, Octets.u8(distance))));
        }
        return fingerprints;
    }

    private static List<byte[]> fars(String... digits) {
        return Stream.of(digits).map(CoordinatorPlaceVectors::far).toList();
    }

    /** The fingerprint at the distance that begins with these digits. */
    private static byte[] far(String digits) {
        return Distances.between(SUBJECT, Prints.of(digits));
    }

    private void place(String id, String title, byte[] own, boolean declares, List<byte[]> peers) {
        Stream<byte[]> candidates = declares ? Stream.concat(peers.stream(), Stream.of(own)) : peers.stream();
        List<byte[]> coordinators =
                candidates.sorted(Distances.from(SUBJECT)).limit(COORDINATORS).toList();
        file.accept(id, title, "COO-001", "OVL-001")
                .flags(Flag.COORDINATORS)
                .asks(
                        "coordinator.place",
                        Members.of("own", own, "declares", declares, "peers", peers, "subject", SUBJECT),
                        Members.of("coordinators", coordinators))
                .trace(
                        "own_distance",
                        Distances.between(own, SUBJECT),
                        "distances",
                        peers.stream()
                                .map(peer -> Distances.between(peer, SUBJECT))
                                .toList());
    }
}
