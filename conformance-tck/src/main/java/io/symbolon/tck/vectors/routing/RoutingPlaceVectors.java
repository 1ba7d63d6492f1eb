package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;

/** The file {@code routing-place.json}: the row and the column of OVL-003. */
public final class RoutingPlaceVectors {
    private static final byte[] OWN = Prints.of("4b83", "own");

    private final VectorFile file = new VectorFile(
            "routing-place",
            "overlay",
            "The place of a peer: the row is the number of leading digits it shares, the column its next digit.",
            "A digit is half an octet, the upper half first.");

    private RoutingPlaceVectors() {}

    public static VectorFile file() {
        RoutingPlaceVectors vectors = new RoutingPlaceVectors();
        vectors.place("OVL-P-0301", "no digit is shared", OWN, Prints.of("a", "peer"));
        vectors.place("OVL-P-0302", "the first digit is 0", OWN, Prints.of("0", "peer"));
        vectors.place("OVL-P-0303", "the first digit is f", OWN, Prints.of("f", "peer"));
        vectors.place("OVL-P-0304", "the upper half of the first octet is shared", OWN, Prints.of("4c", "peer"));
        vectors.place(
                "OVL-P-0305",
                "the lower half of the first octet is shared, not the upper",
                OWN,
                Prints.of("5b", "peer"));
        vectors.place("OVL-P-0306", "the first octet is shared", OWN, Prints.of("4b0", "peer"));
        vectors.place("OVL-P-0307", "three digits are shared", OWN, Prints.of("4b8f", "peer"));
        vectors.place("OVL-P-0308", "bits are shared, but no digit", Prints.of("8"), Prints.of("9"));
        vectors.place("OVL-P-0309", "digits that are equal again later mean nothing", OWN, Prints.of("4083", "peer"));
        String digits = Octets.hex(OWN);
        vectors.place("OVL-P-0310", "31 digits are shared", OWN, withDigit(digits, 31));
        vectors.place("OVL-P-0311", "32 digits are shared", OWN, withDigit(digits, 32));
        vectors.place("OVL-P-0312", "63 digits are shared: the last row", OWN, withDigit(digits, 63));
        vectors.place("OVL-P-0313", "seen from the other side: another column", Prints.of("a", "peer"), OWN);
        return vectors.file;
    }

    /** The same digits but one, which is the next one in the order of digits. */
    private static byte[] withDigit(String digits, int index) {
        int next = (Character.digit(digits.charAt(index), 16) + 1) % 16;
        return Octets.ofHex(digits.substring(0, index) + Character.forDigit(next, 16) + digits.substring(index + 1));
    }

    private void place(String id, String title, byte[] own, byte[] peer) {
        int row = Distances.sharedDigits(own, peer);
        file.accept(id, title, "OVL-003")
                .flags(Flag.PLACE)
                .asks(
                        "routing.place",
                        Members.of("own", own, "peer", peer),
                        Members.of("row", row, "column", Distances.digit(peer, row)));
    }
}
