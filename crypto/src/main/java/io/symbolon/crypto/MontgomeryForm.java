package io.symbolon.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * The X25519 form of an Ed25519 key (CNV-007), so that the key in a token serves for agreement too.
 *
 * <p>Both halves fit together because edwards25519 and curve25519 are birationally equivalent (RFC 7748, 4.1): the map
 * takes the Edwards point of a scalar to the Montgomery point of the same scalar.
 */
final class MontgomeryForm {
    private static final int SCALAR_OCTETS = 32;

    private MontgomeryForm() {}

    /**
     * u = (1 + y) / (1 - y), 32 octets, of an Edwards point; the sign of x plays no part. The identity (y = 1), which is
     * no strict key, would give 0, and every agreement with 0 is refused.
     */
    static byte[] ofPublicKey(byte[] key) {
        int[] y = X25519Field.create();
        int[] one = X25519Field.create();
        int[] numerator = X25519Field.create();
        int[] denominator = X25519Field.create();
        X25519Field.decode255(key, y);
        X25519Field.one(one);
        X25519Field.add(one, y, numerator);
        X25519Field.sub(one, y, denominator);
        X25519Field.inv(denominator, denominator);
        X25519Field.mul(numerator, denominator, numerator);
        X25519Field.normalize(numerator);
        byte[] u = new byte[X25519.POINT_SIZE];
        X25519Field.encode(numerator, u);
        return u;
    }

    /** The first half of SHA-512(seed), clamped: the very scalar with which Ed25519 signs (RFC 8032, 5.1.5). */
    static byte[] ofSeed(byte[] seed) {
        SHA512Digest digest = new SHA512Digest();
        byte[] hash = new byte[digest.getDigestSize()];
        try {
            digest.update(seed, 0, seed.length);
            digest.doFinal(hash, 0);
            byte[] scalar = Arrays.copyOf(hash, SCALAR_OCTETS);
            X25519.clampPrivateKey(scalar);
            return scalar;
        } finally {
            // The second half is the seed's secret prefix for signing.
            Arrays.fill(hash, (byte) 0);
        }
    }
}
