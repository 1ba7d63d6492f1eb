package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The cryptography of the tests: the JDK's own Ed25519, X25519 and ChaCha20-Poly1305, so that what the core does is
 * judged by other code than the one it ships with. BLAKE2b, the public key of a seed and the order of a point, which
 * the JDK has not, are Bouncy Castle's.
 */
public final class JdkSuite implements CryptoSuite {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final AgreementKey BASE_POINT = new AgreementKey(littleEndian(BigInteger.valueOf(9)));

    @Override
    public PublicKey publicKey(Secret seed) {
        byte[] key = new byte[PublicKey.LENGTH_OCTETS];
        seed.use(octets -> {
            Ed25519.generatePublicKey(octets, 0, key, 0);
            return key;
        });
        return new PublicKey(Bytes.wrap(key));
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return key.seed()
                .use(octets -> honest(() -> {
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initSign(KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets)));
                    signature.update(message.toArray());
                    return Bytes.wrap(signature.sign());
                }));
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return Ed25519.validatePublicKeyFull(key.octets().toArray(), 0);
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        if (signature.length() != 64) return false;
        if (!isStrictKey(new PublicKey(signature.slice(0, 32)))) return false;
        if (number(signature.from(32)).compareTo(L) >= 0) return false;
        return honest(() -> {
            try {
                BigInteger encoded = number(key.octets());
                EdECPoint point = new EdECPoint(encoded.testBit(255), encoded.clearBit(255));
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
                verifier.update(message.toArray());
                return verifier.verify(signature.toArray());
            } catch (SignatureException | InvalidKeyException notASignature) {
                return false;
            }
        });
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return agree(secret, BASE_POINT)
                .map(shared -> new AgreementKey(shared.use(Bytes::copyOf)))
                .orElseThrow();
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        BigInteger y = number(key.octets()).clearBit(255);
        BigInteger u = y.add(BigInteger.ONE)
                .multiply(BigInteger.ONE.subtract(y).modInverse(P))
                .mod(P);
        return new AgreementKey(littleEndian(u));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        byte[] scalar = seed.use(octets ->
                honest(() -> Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(octets), 32)));
        scalar[0] &= (byte) 0xf8;
        scalar[31] = (byte) (scalar[31] & 0x7f | 0x40);
        return Secret.owning(scalar);
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        BigInteger u = number(peer.octets()).clearBit(255).mod(P);
        return secret.use(scalar -> honest(() -> {
            try {
                KeyFactory keys = KeyFactory.getInstance("X25519");
                KeyAgreement agreement = KeyAgreement.getInstance("X25519");
                agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
                agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
                return Optional.of(Secret.owning(agreement.generateSecret()));
            } catch (InvalidKeyException smallOrder) {
                return Optional.empty();
            }
        }));
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return digest(new Blake2bDigest(lengthOctets * 8), input);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return Secret.copyOf(key.use(octets -> digest(new Blake2bDigest(octets, lengthOctets, null, null), input)));
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return honest(() ->
                Bytes.wrap(cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plaintext.toArray())));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        return honest(() -> {
            try {
                return Optional.of(Bytes.wrap(
                        cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed.toArray())));
            } catch (AEADBadTagException forged) {
                return Optional.empty();
            }
        });
    }

    private static Cipher cipher(int mode, Secret key, Bytes nonce, Bytes associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        SecretKeySpec keySpec = key.use(octets -> new SecretKeySpec(octets, "ChaCha20"));
        cipher.init(mode, keySpec, new IvParameterSpec(nonce.toArray()));
        cipher.updateAAD(associated.toArray());
        return cipher;
    }

    private static Bytes digest(Blake2bDigest digest, Bytes input) {
        byte[] result = new byte[digest.getDigestSize()];
        digest.update(input.toArray(), 0, input.length());
        digest.doFinal(result, 0);
        return Bytes.wrap(result);
    }

    /** The number that {@code octets} are in little-endian order. */
    private static BigInteger number(Bytes octets) {
        return new BigInteger(1, reversed(octets.toArray()));
    }

    private static Bytes littleEndian(BigInteger number) {
        byte[] octets = reversed(number.toByteArray());
        return Bytes.wrap(Arrays.copyOf(octets, 32));
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    private interface Computation<R> {
        R run() throws GeneralSecurityException;
    }

    /** What the JDK can only refuse by a mistake of the test. */
    private static <R> R honest(Computation<R> computation) {
        try {
            return computation.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
