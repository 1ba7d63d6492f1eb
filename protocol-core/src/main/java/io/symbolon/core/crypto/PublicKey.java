package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;

/**
 * An Ed25519 public key as it stands in a token: 32 octets (RFC 8032, 5.1.2). Whether it is a key that the protocol
 * accepts is for {@link CryptoSuite#isStrictKey} to say.
 */
public record PublicKey(Bytes octets) {
    /** The octets of a public key. */
    public static final int LENGTH_OCTETS = 32;

    /** @throws IllegalArgumentException if there are not exactly 32 octets */
    public PublicKey {
        if (octets.length() != LENGTH_OCTETS) {
            throw new IllegalArgumentException("a public key has 32 octets, not " + octets.length());
        }
    }

    @Override
    public String toString() {
        return octets.toHex();
    }
}
