package io.symbolon.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 with one verdict everywhere (CNV-005).
 *
 * <p>RFC 8032 leaves open whether the verification equation is multiplied by the cofactor, and libraries differ. With
 * the key and R both in the prime-order subgroup there is nothing for the cofactor to remove, so both equations say the
 * same; that is why R gets the check that a key gets.
 */
final class StrictEd25519 {
    private StrictEd25519() {}

    /** Whether the first 32 octets are the canonical encoding of a point of prime order; the identity is none. */
    static boolean isPointOfPrimeOrder(byte[] octets) {
        return Ed25519.validatePublicKeyFull(octets, 0);
    }

    /** Whether 64 octets are a strict signature; {@code key} is 32 octets that were found to be a strict key. */
    static boolean verify(byte[] key, byte[] message, byte[] signature) {
        // The equation first: it refuses S >= L by itself, and a forger then costs us one check and not two.
        return satisfiesEquation(key, message, signature) && isPointOfPrimeOrder(signature);
    }

    private static boolean satisfiesEquation(byte[] key, byte[] message, byte[] signature) {
        try {
            return Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
        } catch (IllegalStateException halvingGaveUp) {
            // The library halves the hashed scalar in a bounded number of steps and throws if they do not suffice.
            // No such scalar is known; but a peer influences it, and what a peer sends must never throw.
            return false;
        }
    }
}
