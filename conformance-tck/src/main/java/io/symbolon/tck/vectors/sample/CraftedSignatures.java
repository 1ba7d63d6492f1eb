package io.symbolon.tck.vectors.sample;

import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import java.math.BigInteger;

/**
 * Signatures with weak parts that a lenient verification accepts, so that only strictness can refuse them. S = r + k a,
 * with r from 1 up until k is what is wanted.
 */
public final class CraftedSignatures {
    private static final BigInteger EIGHT = BigInteger.valueOf(8);

    private CraftedSignatures() {}

    /** The key with a point of small order added: 32 octets. */
    public static byte[] mixed(SigningKey key, int smallOrder) {
        return Edwards25519.decode(key.publicKey())
                .orElseThrow()
                .plus(Edwards25519.smallOrder(smallOrder))
                .encode();
    }

    /**
     * A signature that satisfies the equation without cofactor under a key that has a part of small order: k is a
     * multiple of 8.
     *
     * @param publicKey the weak key's octets
     * @param a the part of the key that is known; zero for a key of small order
     */
    public static byte[] underWeakKey(byte[] publicKey, BigInteger a, byte[] message) {
        for (BigInteger r = BigInteger.ONE; ; r = r.add(BigInteger.ONE)) {
            byte[] commitment = Edwards25519.BASE.times(r).encode();
            if (Signatures.challenge(commitment, publicKey, message).mod(EIGHT).signum() == 0) {
                return Signatures.make(commitment, r, publicKey, a, message);
            }
        }
    }

    /** A signature whose R has a point of small order added; it satisfies the equation with cofactor only. */
    public static byte[] withMixedCommitment(SigningKey key, int smallOrder, byte[] message) {
        BigInteger r = Edwards25519.integer(Samples.octets("commitment", 31));
        byte[] commitment = Edwards25519.BASE
                .times(r)
                .plus(Edwards25519.smallOrder(smallOrder))
                .encode();
        return Signatures.make(commitment, r, key.publicKey(), key.scalar(), message);
    }

    /** A signature whose R is a point of small order; for the identity it satisfies both equations. */
    public static byte[] withSmallCommitment(SigningKey key, byte[] commitment, byte[] message) {
        return Signatures.make(commitment, BigInteger.ZERO, key.publicKey(), key.scalar(), message);
    }

    /** The identity with y = p + 1: not canonical. */
    public static byte[] identityNotCanonical() {
        return Edwards25519.octets(Edwards25519.P.add(BigInteger.ONE));
    }

    /**
     * A point with y = p + 3: not canonical. Of all such points none is of order L; this one has order 8 L, so that an
     * agreement with it is not zero.
     */
    public static byte[] notCanonical() {
        return Edwards25519.octets(Edwards25519.P.add(BigInteger.valueOf(3)));
    }

    /** 32 octets with a small y that no point of the curve has. */
    public static byte[] offCurve() {
        for (BigInteger y = BigInteger.TWO; ; y = y.add(BigInteger.ONE)) {
            byte[] octets = Edwards25519.octets(y);
            if (Edwards25519.decode(octets).isEmpty()) {
                return octets;
            }
        }
    }
}
