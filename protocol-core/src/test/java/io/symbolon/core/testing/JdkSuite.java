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
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
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

/**
 * A second opinion on every operation of the suite, without a line of the library that the first one stands on: the JDK's
 * own providers for Ed25519, X25519, SHA-512 and ChaCha20-Poly1305.
 *
 * <p>Where the JDK is less strict than CNV-005, or has nothing to offer, this class fills the gap in plain big integers:
 *
 * <ul>
 *   <li>it takes a key and an R of small or mixed order, the identity too: {@link EdwardsPoint} decodes both canonically and
 *       multiplies them by the order of the group;
 *   <li>it takes a signature of 65 octets, of which JDK 17 reads 64: the length is checked here;
 *   <li>it converts no key (CNV-007): u is computed, and so is the clamped scalar;
 *   <li>it has no BLAKE2b: {@link Blake2b} is RFC 7693 written down.
 * </ul>
 *
 * <p>Big integers take a time that depends on their value, so secrets are not safe with this class: it is a judge of tests
 * and in no jar that is shipped.
 */
public class JdkSuite implements CryptoSuite {
    private static final int SIGNATURE_OCTETS = 64;
    private static final AgreementKey BASE_POINT = new AgreementKey(EdwardsPoint.littleEndian(BigInteger.valueOf(9)));

    @Override
    public PublicKey publicKey(Secret seed) {
        return seed.use(octets -> computed(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(octets));
            EdECPoint point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
            return new PublicKey(
                    point.isXOdd()
                            ? EdwardsPoint.encodedAsOdd(point.getY())
                            : EdwardsPoint.encodedAsEven(point.getY()));
        }));
    }

    /** The generator's way to a public key begins with 32 random octets: here they are the seed. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        private Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] octets) {
            if (octets.length != seed.length) throw new AssertionError(octets.length + " random octets were drawn");
            System.arraycopy(seed, 0, octets, 0, seed.length);
        }
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return key.seed()
                .use(octets -> computed(() -> {
                    Signature signer = Signature.getInstance("Ed25519");
                    signer.initSign(KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets)));
                    signer.update(message.toArray());
                    return Bytes.wrap(signer.sign());
                }));
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return isOfPrimeOrder(key.octets());
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        if (signature.length() != SIGNATURE_OCTETS) return false;
        if (!isOfPrimeOrder(signature.slice(0, 32))) return false;
        if (EdwardsPoint.number(signature.from(32)).compareTo(EdwardsPoint.L) >= 0) return false;
        return computed(() -> {
            try {
                BigInteger encoded = EdwardsPoint.number(key.octets());
                EdECPoint point = new EdECPoint(encoded.testBit(255), encoded.clearBit(255));
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
                verifier.update(message.toArray());
                return verifier.verify(signature.toArray());
            } catch (SignatureException | InvalidKeyException notOne) {
                return false;
            }
        });
    }

    /** Whether 32 octets are a strict key or a strict R (CNV-005). */
    boolean isOfPrimeOrder(Bytes encoded) {
        Optional<EdwardsPoint> point = EdwardsPoint.decoded(encoded);
        return point.isPresent()
                && !point.get().equals(EdwardsPoint.IDENTITY)
                && point.get().times(EdwardsPoint.L).equals(EdwardsPoint.IDENTITY);
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return agree(secret, BASE_POINT)
                .map(u -> new AgreementKey(u.use(Bytes::copyOf)))
                .orElseThrow();
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        BigInteger y = EdwardsPoint.number(key.octets()).clearBit(255);
        if (y.mod(EdwardsPoint.P).equals(BigInteger.ONE)) return new AgreementKey(Bytes.zeros(32));
        BigInteger u = y.add(BigInteger.ONE)
                .multiply(BigInteger.ONE.subtract(y).modInverse(EdwardsPoint.P))
                .mod(EdwardsPoint.P);
        return new AgreementKey(EdwardsPoint.littleEndian(u));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        byte[] scalar = seed.use(octets -> computed(
                () -> Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(octets), 32)));
        scalar[0] &= (byte) 0xf8;
        scalar[31] = (byte) (scalar[31] & 0x7f | 0x40);
        return Secret.owning(scalar);
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        BigInteger u = EdwardsPoint.number(peer.octets()).clearBit(255).mod(EdwardsPoint.P);
        return secret.use(scalar -> computed(() -> {
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
        return Bytes.wrap(Blake2b.hash(lengthOctets, new byte[0], input.toArray()));
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return key.use(octets -> Secret.owning(Blake2b.hash(lengthOctets, octets, input.toArray())));
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return computed(() ->
                Bytes.wrap(cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plaintext.toArray())));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        return computed(() -> {
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
        SecretKeySpec spec = key.use(octets -> new SecretKeySpec(octets, "ChaCha20"));
        cipher.init(mode, spec, new IvParameterSpec(nonce.toArray()));
        cipher.updateAAD(associated.toArray());
        return cipher;
    }

    private interface Computation<R> {
        R run() throws GeneralSecurityException;
    }

    /** Whatever the JDK refuses besides is a mistake of the test. */
    private static <R> R computed(Computation<R> computation) {
        try {
            return computation.run();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
