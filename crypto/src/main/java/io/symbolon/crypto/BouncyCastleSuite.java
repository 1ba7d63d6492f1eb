package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The protocol's cryptography on Bouncy Castle's lightweight classes (CNV-005 to CNV-008).
 *
 * <p>Without state, so one instance serves all threads. Lengths are checked here; the classes behind it rely on that.
 */
public final class BouncyCastleSuite implements CryptoSuite {
    private static final int SCALAR_OCTETS = 32;
    private static final int BLAKE2B_LIMIT_OCTETS = 64;

    @Override
    public PublicKey publicKey(Secret seed) {
        expectOctets("a seed", Ed25519.SECRET_KEY_SIZE, seed.length());
        byte[] key = new byte[PublicKey.LENGTH_OCTETS];
        return seed.use(octets -> {
            Ed25519.generatePublicKey(octets, 0, key, 0);
            return new PublicKey(Bytes.wrap(key));
        });
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        byte[] publicKey = key.publicKey().octets().toArray();
        byte[] text = message.toArray();
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        return key.seed().use(octets -> {
            Ed25519.sign(octets, 0, publicKey, 0, text, 0, text.length, signature, 0);
            return Bytes.wrap(signature);
        });
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return StrictEd25519.isPointOfPrimeOrder(key.octets().toArray());
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return signature.length() == Ed25519.SIGNATURE_SIZE
                && StrictEd25519.verify(key.octets().toArray(), message.toArray(), signature.toArray());
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        expectOctets("an agreement secret", SCALAR_OCTETS, secret.length());
        byte[] u = new byte[AgreementKey.LENGTH_OCTETS];
        return secret.use(scalar -> {
            X25519.generatePublicKey(scalar, 0, u, 0);
            return new AgreementKey(Bytes.wrap(u));
        });
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        return new AgreementKey(
                Bytes.wrap(MontgomeryForm.ofPublicKey(key.octets().toArray())));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        expectOctets("a seed", Ed25519.SECRET_KEY_SIZE, seed.length());
        return seed.use(octets -> Secret.owning(MontgomeryForm.ofSeed(octets)));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        expectOctets("an agreement secret", SCALAR_OCTETS, secret.length());
        byte[] u = peer.octets().toArray();
        byte[] shared = new byte[X25519.POINT_SIZE];
        boolean contributory = secret.use(scalar -> X25519.calculateAgreement(scalar, 0, u, 0, shared, 0));
        return contributory ? Optional.of(Secret.owning(shared)) : Optional.empty();
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        expectWithinBlake2b("a hash", lengthOctets);
        return Bytes.wrap(digest(new Blake2bDigest(lengthOctets * Byte.SIZE), input));
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        expectWithinBlake2b("the key of a hash", key.length());
        expectWithinBlake2b("a hash", lengthOctets);
        Blake2bDigest keyed = key.use(octets -> new Blake2bDigest(octets, lengthOctets, null, null));
        try {
            return Secret.owning(digest(keyed, input));
        } finally {
            keyed.clearKey();
        }
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        expectAeadLengths(key, nonce);
        return Bytes.wrap(
                key.use(octets -> ChaChaPoly.seal(octets, nonce.toArray(), associated.toArray(), plaintext.toArray())));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        expectAeadLengths(key, nonce);
        if (sealed.length() < ChaChaPoly.TAG_OCTETS) {
            return Optional.empty();
        }
        byte[] scratch = new byte[sealed.length() - ChaChaPoly.TAG_OCTETS];
        boolean fits = key.use(
                octets -> ChaChaPoly.open(octets, nonce.toArray(), associated.toArray(), sealed.toArray(), scratch));
        return fits ? Optional.of(Bytes.wrap(scratch)) : Optional.empty();
    }

    private static byte[] digest(Blake2bDigest digest, Bytes input) {
        byte[] result = new byte[digest.getDigestSize()];
        digest.update(input.toArray(), 0, input.length());
        digest.doFinal(result, 0);
        return result;
    }

    private static void expectAeadLengths(Secret key, Bytes nonce) {
        expectOctets("a sealing key", ChaChaPoly.KEY_OCTETS, key.length());
        expectOctets("a nonce", ChaChaPoly.NONCE_OCTETS, nonce.length());
    }

    private static void expectOctets(String what, int expected, int actual) {
        if (actual != expected) {
            throw new IllegalArgumentException(what + " has " + expected + " octets, not " + actual);
        }
    }

    private static void expectWithinBlake2b(String what, int actual) {
        if (actual < 1 || actual > BLAKE2B_LIMIT_OCTETS) {
            throw new IllegalArgumentException(what + " has 1 to " + BLAKE2B_LIMIT_OCTETS + " octets, not " + actual);
        }
    }
}
