package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Distances;

/** The file {@code routing-distance.json}: OVL-001. */
public final class RoutingDistanceVectors {
    private static final byte[] ONE = Prints.of("", "one");
    private static final byte[] OTHER = Prints.of("", "other");

    private final VectorFile file = new VectorFile(
            "routing-distance",
            "overlay",
            "The distance of two fingerprints is their exclusive or.",
            "Which of two distances is the smaller one is shown where nodes are chosen by it.");

    private RoutingDistanceVectors() {}

    public static VectorFile file() {
        RoutingDistanceVectors vectors = new RoutingDistanceVectors();
        vectors.distance("OVL-P-0101", "two fingerprints", ONE, OTHER);
        vectors.distance("OVL-P-0102", "the same two, exchanged", OTHER, ONE);
        vectors.distance("OVL-P-0103", "of a fingerprint to itself", ONE, ONE);
        vectors.distance("OVL-P-0104", "all bits differ", Prints.of("00"), Prints.of("f".repeat(64)));
        vectors.distance("OVL-P-0105", "the first bit alone differs", Prints.of("8"), Prints.of("0"));
        vectors.distance("OVL-P-0106", "the last bit alone differs", Prints.of("0".repeat(63) + "1"), Prints.of("0"));
        vectors.distance("OVL-P-0107", "zero and a fingerprint: the fingerprint", Prints.of("0"), ONE);
        vectors.distance(
                "OVL-P-0108", "bits differ in every octet", Prints.of("55".repeat(32)), Prints.of("aa".repeat(32)));
        vectors.distance("OVL-P-0109", "not the difference of the numbers", Prints.of("10"), Prints.of("0f"));
        vectors.distance("OVL-P-0110", "the first octet is equal", Prints.of("a7", "one"), Prints.of("a7", "other"));
        return vectors.file;
    }

    private void distance(String id, String title, byte[] one, byte[] other) {
        file.accept(id, title, "OVL-001")
                .flags(Flag.DISTANCE)
                .asks(
                        "routing.distance",
                        Members.of("one", one, "other", other),
                        Members.of("distance", Distances.between(one, other)));
    }
}
