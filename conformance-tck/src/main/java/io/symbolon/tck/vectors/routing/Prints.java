package io.symbolon.tck.vectors.routing;

import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Octets;
import java.util.List;
import java.util.stream.IntStream;

/** Fingerprints that are made up: only their digits count here. */
public final class Prints {
    private Prints() {}

    /** A fingerprint that begins with these digits and goes on with zeros. */
    public static byte[] of(String digits) {
        return Octets.ofHex(digits + "0".repeat(64 - digits.length()));
    }

    /** A fingerprint that begins with these digits and goes on with octets that look random and depend on the name. */
    public static byte[] of(String digits, String name) {
        String rest = Octets.hex(Samples.octets("fingerprint of " + name, 32));
        return Octets.ofHex(digits + rest.substring(digits.length()));
    }

    /** Fingerprints that look random. */
    public static List<byte[]> many(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> of("", name + " " + i)).toList();
    }
}
