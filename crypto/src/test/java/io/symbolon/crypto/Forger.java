package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.EdwardsPoint;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Signs as one who knows the scalars but keeps no rule: with any encodings in the place of the key and of R. */
final class Forger {
    /** Secret scalar of the keys here; a multiple of the cofactor, as clamping makes it. */
    static final BigInteger KEY_SCALAR =
            BigInteger.valueOf(8).multiply(new BigInteger("31415926535897932384626433832795"));

    /** Secret scalar of the Rs here. */
    static final BigInteger R_SCALAR = new BigInteger("27182818284590452353602874713526");

    static final Bytes MESSAGE = Bytes.ofUtf8("what was never said");

    static final Bytes HONEST_KEY = EdwardsPoint.BASE.times(KEY_SCALAR).encoded();
    static final Bytes HONEST_R = EdwardsPoint.BASE.times(R_SCALAR).encoded();

    private Forger() {}

    /** S = r + k a mod L: satisfies the cofactored equation if the points are r B and a B up to a small order. */
    static BigInteger s(BigInteger a, Bytes key, BigInteger r, Bytes encodedR) {
        BigInteger k = EdwardsPoint.number(sha512(Bytes.concat(encodedR, key, MESSAGE)));
        return r.add(k.multiply(a)).mod(EdwardsPoint.L);
    }

    static Bytes signature(BigInteger a, Bytes key, BigInteger r, Bytes encodedR) {
        return Bytes.concat(encodedR, EdwardsPoint.littleEndian(s(a, key, r, encodedR)));
    }

    /** What the honest signer makes of {@link #MESSAGE}. */
    static Bytes honestSignature() {
        return signature(KEY_SCALAR, HONEST_KEY, R_SCALAR, HONEST_R);
    }

    /** The honest signer's, but with {@code r} and {@code encodedR} in the place of R. */
    static Bytes signatureWith(BigInteger r, Bytes encodedR) {
        return signature(KEY_SCALAR, HONEST_KEY, r, encodedR);
    }

    /** The honest R with {@code s} added to S, not reduced. */
    static Bytes withAddedToS(BigInteger addend) {
        BigInteger s = s(KEY_SCALAR, HONEST_KEY, R_SCALAR, HONEST_R);
        return Bytes.concat(HONEST_R, EdwardsPoint.littleEndian(s.add(addend)));
    }

    private static Bytes sha512(Bytes input) {
        try {
            return Bytes.wrap(MessageDigest.getInstance("SHA-512").digest(input.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
