package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;

/** Who a token speaks for, in 32 octets: the address of a node in the overlay (TOK-033). Ordered as a big-endian number. */
public record Fingerprint(Bytes octets) implements Comparable<Fingerprint> {
    /** The octets of a fingerprint. */
    public static final int LENGTH_OCTETS = 32;

    /** @throws IllegalArgumentException if there are not exactly 32 octets */
    public Fingerprint {
        if (octets.length() != LENGTH_OCTETS) {
            throw new IllegalArgumentException("a fingerprint has 32 octets, not " + octets.length());
        }
    }

    /** @throws IllegalArgumentException if {@code hex} is not 64 hexadecimal digits */
    public static Fingerprint ofHex(String hex) {
        return new Fingerprint(Bytes.ofHex(hex));
    }

    @Override
    public int compareTo(Fingerprint other) {
        return octets.compareTo(other.octets);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return octets.toHex();
    }
}
