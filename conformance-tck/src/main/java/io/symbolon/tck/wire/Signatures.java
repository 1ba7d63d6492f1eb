package io.symbolon.tck.wire;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Ed25519 by hand: the strict verification of CNV-005, and signatures that a library would not make. */
public final class Signatures {
    /** Strict keys by their digits, as many as the kit meets again and again: proving one takes two multiplications. */
    private static final Map<String, Edwards25519> STRICT_KEYS = new ConcurrentHashMap<>();

    private static final int MOST_STRICT_KEYS = 256;

    private Signatures() {}

    /**
     * Whether key and signature are strict and the signature is one of the message (CNV-005).
     *
     * <p>The equation is solved for R: {@code s B - k A} has order L or is the identity, since A has order L. So an R of the
     * same octets is canonical and on the curve, and strict unless it is the identity.
     */
    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        Optional<Edwards25519> key = strictKey(publicKey);
        if (signature.length != 64 || key.isEmpty()) {
            return false;
        }
        byte[] commitment = Octets.first(signature, 32);
        BigInteger s = Edwards25519.integer(Octets.from(signature, 32));
        if (s.compareTo(Edwards25519.L) >= 0) {
            return false;
        }
        BigInteger minusK = Edwards25519.L.subtract(challenge(commitment, publicKey, message));
        Edwards25519 r = Edwards25519.BASE.times(s).plus(key.get().times(minusK));
        return !r.isIdentity() && Arrays.equals(r.encode(), commitment);
    }

    private static Optional<Edwards25519> strictKey(byte[] publicKey) {
        String digits = Octets.hex(publicKey);
        Edwards25519 known = STRICT_KEYS.get(digits);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Edwards25519> strict = Edwards25519.strict(publicKey);
        if (STRICT_KEYS.size() < MOST_STRICT_KEYS) {
            strict.ifPresent(point -> STRICT_KEYS.put(digits, point));
        }
        return strict;
    }

    /**
     * A signature with chosen parts: S = r + k a mod L, where k is computed from the octets that are given for R and
     * for the key, whatever they are.
     *
     * @param commitment the 32 octets of R
     * @param r the number that S is made from
     * @param publicKey the 32 octets that stand for the key
     * @param a the secret scalar
     */
    public static byte[] make(byte[] commitment, BigInteger r, byte[] publicKey, BigInteger a, byte[] message) {
        BigInteger k = challenge(commitment, publicKey, message);
        return Octets.concat(
                commitment, Edwards25519.octets(r.add(k.multiply(a)).mod(Edwards25519.L)));
    }

    /** The same signature with L added to S: the same equation, another encoding. */
    public static byte[] withLargerS(byte[] signature) {
        BigInteger s = Edwards25519.integer(Octets.from(signature, 32)).add(Edwards25519.L);
        return Octets.concat(Octets.first(signature, 32), Edwards25519.octets(s));
    }

    /** k = SHA-512(R || A || M) mod L, of octets as they are (RFC 8032, 5.1.7). */
    public static BigInteger challenge(byte[] commitment, byte[] publicKey, byte[] message) {
        return Edwards25519.integer(Sha512.hash(commitment, publicKey, message)).mod(Edwards25519.L);
    }
}
