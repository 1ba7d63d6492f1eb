package io.symbolon.tck.simulation.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.Optional;

/**
 * NOT CRYPTOGRAPHY. A stand-in for large simulations, some hundred times faster than the real suite: whoever reads this
 * code can forge everything. What the engine relies on holds all the same: equal inputs give equal results, two sides
 * agree, other keys give other results, and what was altered on its way neither verifies nor opens.
 */
public final class FastSuite implements CryptoSuite {
    private static final int KEY_OCTETS = 32;
    private static final int SIGNATURE_OCTETS = 64;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_OCTETS = 16;

    private enum Use {
        PUBLIC_KEY,
        SIGNATURE,
        AGREEMENT_KEY,
        AGREEMENT,
        HASH,
        KEYED_HASH,
        KEY_STREAM,
        TAG;

        private Mixing mixing() {
            return new Mixing(ordinal());
        }
    }

    @Override
    public PublicKey publicKey(Secret seed) {
        requireLength(seed.length(), KEY_OCTETS);
        return seed.use(octets -> new PublicKey(wrapped(Use.PUBLIC_KEY.mixing().add(octets), PublicKey.LENGTH_OCTETS)));
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return signature(key.publicKey(), message);
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return !key.octets().isAllZero();
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return signature.equals(signature(key, message));
    }

    /** Whoever knows the public key can sign. */
    private static Bytes signature(PublicKey key, Bytes message) {
        return wrapped(Use.SIGNATURE.mixing().add(key.octets().toArray()).add(message.toArray()), SIGNATURE_OCTETS);
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return agreementKey(publicKey(secret));
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        return new AgreementKey(
                wrapped(Use.AGREEMENT_KEY.mixing().add(key.octets().toArray()), KEY_OCTETS));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        requireLength(seed.length(), KEY_OCTETS);
        return Secret.owning(seed.use(byte[]::clone));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        if (peer.octets().isAllZero()) return Optional.empty();
        Bytes own = agreementKey(secret).octets();
        boolean isFirst = own.compareTo(peer.octets()) < 0;
        Mixing mixing = Use.AGREEMENT
                .mixing()
                .add((isFirst ? own : peer.octets()).toArray())
                .add((isFirst ? peer.octets() : own).toArray());
        return Optional.of(Secret.owning(mixing.take(KEY_OCTETS)));
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return wrapped(Use.HASH.mixing().add(lengthOctets).add(input.toArray()), lengthOctets);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        byte[] hash = keyed(Use.KEYED_HASH, key)
                .add(lengthOctets)
                .add(input.toArray())
                .take(lengthOctets);
        return Secret.owning(hash);
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        requireFrame(key, nonce);
        byte[] text = masked(key, nonce, plaintext.toArray());
        return Bytes.concat(Bytes.wrap(text), tag(key, nonce, associated, text));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        requireFrame(key, nonce);
        int length = sealed.length() - TAG_OCTETS;
        if (length < 0) return Optional.empty();
        byte[] text = sealed.slice(0, length).toArray();
        return sealed.from(length).equals(tag(key, nonce, associated, text))
                ? Optional.of(Bytes.wrap(masked(key, nonce, text)))
                : Optional.empty();
    }

    private static Bytes tag(Secret key, Bytes nonce, Bytes associated, byte[] text) {
        Mixing mixing = keyed(Use.TAG, key)
                .add(nonce.toArray())
                .add(associated.toArray())
                .add(text);
        return wrapped(mixing, TAG_OCTETS);
    }

    private static byte[] masked(Secret key, Bytes nonce, byte[] text) {
        byte[] masked = keyed(Use.KEY_STREAM, key).add(nonce.toArray()).take(text.length);
        for (int i = 0; i < text.length; i++) masked[i] ^= text[i];
        return masked;
    }

    private static Mixing keyed(Use use, Secret key) {
        return key.use(octets -> use.mixing().add(octets));
    }

    private static Bytes wrapped(Mixing mixing, int lengthOctets) {
        return Bytes.wrap(mixing.take(lengthOctets));
    }

    private static void requireFrame(Secret key, Bytes nonce) {
        requireLength(key.length(), KEY_OCTETS);
        requireLength(nonce.length(), NONCE_OCTETS);
    }

    private static void requireLength(int actual, int needed) {
        if (actual != needed) {
            throw new IllegalArgumentException(needed + " octets are needed, not " + actual);
        }
    }
}
