package io.symbolon.tck.wire;

import java.math.BigInteger;

/** Ed25519 by hand: the strict verification of CNV-005, and signatures that a library would not make. */
public final class Signatures {
    private Signatures() {}

    /** Whether key and signature are strict and the signature is one of the message (CNV-005). */
    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        if (signature.length != 64 || !Edwards25519.isStrict(publicKey)) {
            return false;
        }
        byte[] commitment = Octets.first(signature, 32);
        BigInteger s = Edwards25519.integer(Octets.from(signature, 32));
        if (!Edwards25519.isStrict(commitment) || s.compareTo(Edwards25519.L) >= 0) {
            return false;
        }
        Edwards25519 a = Edwards25519.decode(publicKey).orElseThrow();
        Edwards25519 r = Edwards25519.decode(commitment).orElseThrow();
        BigInteger k = challenge(commitment, publicKey, message);
        return Edwards25519.BASE.times(s).sameAs(r.plus(a.times(k)));
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
