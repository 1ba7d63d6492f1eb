package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;

/** An X25519 public key: 32 octets, little-endian u coordinate (RFC 7748, 5). */
public record AgreementKey(Bytes octets) {
    /** The octets of an agreement key. */
    public static final int LENGTH_OCTETS = 32;

    /** @throws IllegalArgumentException if there are not exactly 32 octets */
    public AgreementKey {
        if (octets.length() != LENGTH_OCTETS) {
            throw new IllegalArgumentException("an agreement key has 32 octets, not " + octets.length());
        }
    }

    @Override
    public String toString() {
        return octets.toHex();
    }
}
