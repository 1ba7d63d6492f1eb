package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/** How far fingerprints are from each other (OVL-001), and which digits they share (OVL-003). */
public final class Distances {
    private Distances() {}

    /** The exclusive or of two fingerprints: 32 octets. */
    public static byte[] between(byte[] one, byte[] other) {
        byte[] distance = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            distance[i] = (byte) (one[i] ^ other[i]);
        }
        return distance;
    }

    /** The order of fingerprints by their distance from a target, nearest first. */
    public static Comparator<byte[]> from(byte[] target) {
        return Comparator.comparing(fingerprint -> new BigInteger(1, between(target, fingerprint)));
    }

    /** How many leading hexadecimal digits two fingerprints share: 0 to 64. */
    public static int sharedDigits(byte[] one, byte[] other) {
        String first = Octets.hex(one);
        String second = Octets.hex(other);
        int mismatch = Arrays.mismatch(first.toCharArray(), second.toCharArray());
        return mismatch < 0 ? first.length() : mismatch;
    }

    /** One hexadecimal digit of a fingerprint, the most significant being digit 0. */
    public static int digit(byte[] fingerprint, int index) {
        return Character.digit(Octets.hex(fingerprint).charAt(index), 16);
    }
}
