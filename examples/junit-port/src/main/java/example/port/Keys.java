package example.port;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** What this port has so far: the strict keys, signatures and agreements of chapter conventions. */
public final class Keys {
    private static final int KEY_OCTETS = 32;
    private static final int SIGNATURE_OCTETS = 64;
    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private Keys() {}

    /** CNV-005: a canonical point of prime order. */
    public static boolean isStrict(byte[] publicKey) {
        return publicKey.length == KEY_OCTETS && Ed25519.validatePublicKeyFull(publicKey, 0);
    }

    /** CNV-005: key and R are strict, S is below L (the library looks), and the equation holds. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return isStrict(publicKey)
                && signature.length == SIGNATURE_OCTETS
                && isStrict(Arrays.copyOf(signature, KEY_OCTETS))
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    /** The Ed25519 public key of a seed. */
    public static byte[] publicKey(byte[] seed) {
        byte[] publicKey = new byte[KEY_OCTETS];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return publicKey;
    }

    /** CNV-007: the X25519 form of a seed, the first half of its SHA-512, clamped. */
    public static byte[] agreementSecret(byte[] seed) {
        byte[] secret = Arrays.copyOf(sha512(seed), KEY_OCTETS);
        secret[0] &= (byte) 0xf8;
        secret[31] &= 0x7f;
        secret[31] |= 0x40;
        return secret;
    }

    /** CNV-007: the X25519 form of a strict public key, u = (1 + y) / (1 - y) mod p. */
    public static byte[] agreementKey(byte[] publicKey) {
        byte[] bigEndian = reversed(publicKey);
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(P))
                .mod(P);
        byte[] digits = u.toByteArray();
        byte[] littleEndian = new byte[KEY_OCTETS];
        for (int i = 0; i < Math.min(digits.length, KEY_OCTETS); i++) {
            littleEndian[i] = digits[digits.length - 1 - i];
        }
        return littleEndian;
    }

    /** CNV-006: the shared secret; empty if it is all zero. */
    public static Optional<byte[]> agree(byte[] secret, byte[] peersKey) {
        byte[] shared = new byte[KEY_OCTETS];
        return X25519.calculateAgreement(secret, 0, peersKey, 0, shared, 0) ? Optional.of(shared) : Optional.empty();
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] sha512(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-512", e);
        }
    }
}
