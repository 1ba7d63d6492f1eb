package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The file {@code routing-neighbours.json}: OVL-001 and OVL-002. */
public final class RoutingNeighbourVectors {
    private static final byte[] OWN = Prints.of("4b83", "own");
    private static final byte[] ZERO = Prints.of("0");

    private final VectorFile file = new VectorFile(
            "routing-neighbours",
            "overlay",
            "The neighbour set: the nearest of the joined, reachable peers, nearest first.",
            "The trace has the distance of each peer, in the order of the peers.");

    private RoutingNeighbourVectors() {}

    public static VectorFile file() {
        RoutingNeighbourVectors vectors = new RoutingNeighbourVectors();
        vectors.sizes();
        vectors.orders();
        return vectors.file;
    }

    private void sizes() {
        nearest("OVL-P-0201", "no peer", OWN, 16, List.of());
        nearest("OVL-P-0202", "one peer", OWN, 16, Prints.many("peer", 1));
        nearest("OVL-P-0203", "15 peers: all of them", OWN, 16, Prints.many("peer", 15));
        nearest("OVL-P-0204", "16 peers: all of them", OWN, 16, Prints.many("peer", 16));
        nearest("OVL-P-0205", "17 peers: the farthest is none", OWN, 16, Prints.many("peer", 17));
        nearest("OVL-P-0206", "100 peers", OWN, 16, Prints.many("peer", 100));
        nearest("OVL-P-0207", "4 peers of a node without address: all of them", OWN, 4, Prints.many("peer", 4));
        nearest("OVL-P-0208", "5 peers of a node without address", OWN, 4, Prints.many("peer", 5));
        nearest("OVL-P-0209", "100 peers of a node without address", OWN, 4, Prints.many("peer", 100));
        List<byte[]> reversed = new ArrayList<>(Prints.many("peer", 100));
        Collections.reverse(reversed);
        nearest("OVL-P-0210", "100 peers the other way round: the same set", OWN, 16, reversed);
    }

    private void orders() {
        nearest("OVL-P-0211", "unsigned: 80 is farther than 7f", ZERO, 16, prints("80", "7f"));
        nearest("OVL-P-0212", "unsigned in every octet", ZERO, 16, prints("0080", "007f", "0180", "017f"));
        nearest(
                "OVL-P-0213",
                "big-endian: the first octet decides, not the last",
                ZERO,
                16,
                prints("01" + "00".repeat(31), "00".repeat(31) + "ff", "02" + "00".repeat(31)));
        nearest("OVL-P-0214", "the last bit decides", ZERO, 16, prints("11".repeat(31) + "11", "11".repeat(31) + "10"));
        nearest(
                "OVL-P-0215",
                "nearest by exclusive or, not by the difference of the numbers",
                Prints.of("80"),
                16,
                prints("7f", "ff", "81"));
        nearest(
                "OVL-P-0216",
                "most shared leading digits are not always the number that is next",
                Prints.of("50"),
                16,
                prints("4f", "5f", "60"));
        nearest("OVL-P-0217", "not the number of bits that differ", ZERO, 16, prints("0f", "10", "01"));
        nearest("OVL-P-0218", "the numbers wrap nowhere", ZERO, 16, prints("ff".repeat(32), "00".repeat(31) + "01"));
    }

    private static List<byte[]> prints(String... digits) {
        return List.of(digits).stream().map(Prints::of).toList();
    }

    private void nearest(String id, String title, byte[] own, int size, List<byte[]> peers) {
        List<byte[]> neighbours =
                peers.stream().sorted(Distances.from(own)).limit(size).toList();
        file.accept(id, title, "OVL-002", "OVL-001")
                .flags(Flag.DISTANCE)
                .asks(
                        "routing.neighbours",
                        Members.of("own", own, "size", size, "peers", peers),
                        Members.of("neighbours", neighbours))
                .trace(
                        "distances",
                        peers.stream()
                                .map(peer -> Octets.hex(Distances.between(own, peer)))
                                .toList());
    }
}
