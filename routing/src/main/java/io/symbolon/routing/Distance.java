package io.symbolon.routing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;

/**
 * How far two fingerprints are apart: their exclusive or, 32 octets, compared as a big-endian number.
 *
 * <p>To each fingerprint and each distance there is exactly one other end, so two different fingerprints are never
 * equally far from a third.
 */
public final class Distance implements Comparable<Distance> {
    private final Bytes octets;

    private Distance(Bytes octets) {
        this.octets = octets;
    }

    /** The distance between {@code one} and {@code other}; zero only if they are equal, and the same in both directions. */
    public static Distance between(Fingerprint one, Fingerprint other) {
        byte[] difference = new byte[Fingerprint.LENGTH_OCTETS];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (byte) (one.octets().at(i) ^ other.octets().at(i));
        }
        return new Distance(Bytes.wrap(difference));
    }

    /** 32 octets, big-endian. */
    public Bytes octets() {
        return octets;
    }

    /** Nearer first. */
    @Override
    public int compareTo(Distance other) {
        return octets.compareTo(other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distance that && octets.equals(that.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return octets.toHex();
    }
}
