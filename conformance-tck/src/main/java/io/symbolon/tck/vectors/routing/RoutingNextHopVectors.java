package io.symbolon.tck.vectors.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The file {@code routing-next-hop.json}: OVL-004. */
public final class RoutingNextHopVectors {
    private static final byte[] OWN = Prints.of("40", "own");

    private final VectorFile file = new VectorFile(
            "routing-next-hop",
            "overlay",
            "The next hop to a target, from the peers of table and neighbour set, and the leaves.",
            "null: the node itself is the nearest that it knows. The trace has the distance of the node and of each peer.");

    private RoutingNextHopVectors() {}

    public static VectorFile file() {
        RoutingNextHopVectors vectors = new RoutingNextHopVectors();
        vectors.targets();
        vectors.orders();
        return vectors.file;
    }

    private void targets() {
        byte[] near = Prints.of("a1", "near");
        byte[] far = Prints.of("c0", "far");
        byte[] target = Prints.of("a0", "target");
        hop("OVL-P-0401", "no peer", OWN, List.of(), List.of(), target);
        hop("OVL-P-0402", "one peer, nearer than the node", OWN, List.of(far), List.of(), target);
        hop(
                "OVL-P-0403",
                "one peer, farther than the node",
                OWN,
                List.of(Prints.of("c0", "far")),
                List.of(),
                Prints.of("50", "target"));
        hop("OVL-P-0404", "the nearer of two", OWN, List.of(far, near), List.of(), target);
        hop("OVL-P-0405", "the nearer of two, the other way round", OWN, List.of(near, far), List.of(), target);
        hop("OVL-P-0406", "the target is a peer", OWN, List.of(far, target, near), List.of(), target);
        hop("OVL-P-0407", "the target is a leaf", OWN, List.of(far, near), List.of(target), target);
        hop("OVL-P-0408", "the target is a leaf, and there is no other peer", OWN, List.of(), List.of(target), target);
        hop("OVL-P-0409", "a leaf that is near the target is no hop", OWN, List.of(far), List.of(near), target);
        hop("OVL-P-0410", "leaves alone are no hop", OWN, List.of(), List.of(near, far), target);
        hop("OVL-P-0411", "the node's own fingerprint", OWN, List.of(near, far), List.of(), OWN);
        byte[] besideOwn = Octets.withBitFlipped(OWN, 31, 0);
        hop(
                "OVL-P-0412",
                "a target beside the node: the node is the nearest",
                OWN,
                List.of(near, far),
                List.of(),
                besideOwn);
        hop(
                "OVL-P-0413",
                "a peer between the node and a target beside it",
                OWN,
                List.of(near, Octets.withBitFlipped(OWN, 31, 1)),
                List.of(),
                Octets.withBitFlipped(Octets.withBitFlipped(OWN, 31, 1), 31, 0));
        hop("OVL-P-0414", "100 peers", OWN, Prints.many("peer", 100), List.of(), target);
        hop(
                "OVL-P-0415",
                "100 peers, a target near the node",
                OWN,
                Prints.many("peer", 100),
                List.of(),
                Prints.of("4000", "target"));
        hop(
                "OVL-P-0416",
                "100 peers, one of them the target",
                OWN,
                Prints.many("peer", 100),
                List.of(),
                Prints.of("", "peer 57"));
    }

    private void orders() {
        hop(
                "OVL-P-0417",
                "unsigned: the peer with the first bit is the farther one",
                Prints.of("ff"),
                List.of(Prints.of("80"), Prints.of("7f")),
                List.of(),
                Prints.of("00"));
        hop(
                "OVL-P-0418",
                "big-endian: the first octet decides",
                Prints.of("ff"),
                List.of(Prints.of("01"), Prints.of("00".repeat(31) + "ff")),
                List.of(),
                Prints.of("00"));
        hop(
                "OVL-P-0419",
                "most shared digits, not the next number",
                Prints.of("00"),
                List.of(Prints.of("7f"), Prints.of("8f")),
                List.of(),
                Prints.of("80"));
        hop(
                "OVL-P-0420",
                "a peer that shares no more digits than the node, and is nearer",
                Prints.of("48"),
                List.of(Prints.of("41")),
                List.of(),
                Prints.of("40"));
        hop(
                "OVL-P-0421",
                "a peer that shares no more digits than the node, and is farther",
                Prints.of("41"),
                List.of(Prints.of("48")),
                List.of(),
                Prints.of("40"));
        hop(
                "OVL-P-0422",
                "the last bit decides between node and peer",
                Prints.of("00".repeat(31) + "02"),
                List.of(Prints.of("00".repeat(31) + "03")),
                List.of(),
                Prints.of("00".repeat(31) + "01"));
        hop(
                "OVL-P-0423",
                "the last bit decides, the other way round",
                Prints.of("00".repeat(31) + "03"),
                List.of(Prints.of("00".repeat(31) + "02")),
                List.of(),
                Prints.of("00".repeat(31) + "01"));
    }

    private void hop(String id, String title, byte[] own, List<byte[]> peers, List<byte[]> leaves, byte[] target) {
        Optional<byte[]> joined = Stream.concat(peers.stream(), leaves.stream())
                .filter(peer -> Arrays.equals(peer, target))
                .findFirst();
        Optional<byte[]> nearest = peers.stream()
                .min(Distances.from(target))
                .filter(peer -> Distances.from(target).compare(peer, own) < 0);
        ObjectNode args = Members.of("own", own, "peers", peers, "target", target);
        if (!leaves.isEmpty()) {
            args.setAll(Members.of("leaves", leaves));
        }
        Object next =
                joined.or(() -> nearest).map(octets -> (Object) octets).orElse(JsonNodeFactory.instance.nullNode());
        file.accept(id, title, "OVL-004", "OVL-001")
                .flags(Flag.NEXT_HOP)
                .asks("routing.next_hop", args, Members.of("next_hop", next))
                .trace(
                        "own_distance", Distances.between(own, target),
                        "distances",
                                peers.stream()
                                        .map(peer -> Distances.between(peer, target))
                                        .toList());
    }
}
