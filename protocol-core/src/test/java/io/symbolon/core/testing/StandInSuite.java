package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A suite without any strength and a hundred times faster than cryptography, for tests of many inputs: everything is
 * SHA-512 of what goes in. Two sides agree, a changed octet is found, and whoever reads the code can forge.
 */
public class StandInSuite implements CryptoSuite {
    private static final int TAG_OCTETS = 16;

    @Override
    public PublicKey publicKey(Secret seed) {
        return new PublicKey(
                seed.use(octets -> sha512("public", Bytes.copyOf(octets))).slice(0, 32));
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

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return agreementKey(publicKey(secret));
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        return new AgreementKey(sha512("agreement", key.octets()).slice(0, 32));
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        return Secret.copyOf(seed.use(Bytes::copyOf));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        if (peer.octets().isAllZero()) return Optional.empty();
        Bytes one = agreementKey(secret).octets();
        Bytes other = peer.octets();
        Bytes ordered = one.compareTo(other) < 0 ? Bytes.concat(one, other) : Bytes.concat(other, one);
        return Optional.of(Secret.copyOf(sha512("shared", ordered).slice(0, 32)));
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return sha512("hash", input).slice(0, lengthOctets);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        Bytes keyed = key.use(octets -> Bytes.concat(Bytes.copyOf(octets), input));
        return Secret.copyOf(sha512("keyed", keyed).slice(0, lengthOctets));
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        Bytes ciphertext = masked(key, nonce, plaintext);
        return Bytes.concat(ciphertext, tag(key, nonce, associated, ciphertext));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        if (sealed.length() < TAG_OCTETS) return Optional.empty();
        Bytes ciphertext = sealed.slice(0, sealed.length() - TAG_OCTETS);
        return sealed.from(ciphertext.length()).equals(tag(key, nonce, associated, ciphertext))
                ? Optional.of(masked(key, nonce, ciphertext))
                : Optional.empty();
    }

    private Bytes tag(Secret key, Bytes nonce, Bytes associated, Bytes ciphertext) {
        return keyedHash(key, TAG_OCTETS, Bytes.concat(nonce, associated, ciphertext))
                .use(Bytes::copyOf);
    }

    private Bytes masked(Secret key, Bytes nonce, Bytes octets) {
        byte[] mask = keyedHash(key, 64, nonce).use(whole -> Arrays.copyOf(whole, 64));
        byte[] masked = octets.toArray();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask[i % mask.length];
        }
        return Bytes.wrap(masked);
    }

    private static Bytes signature(PublicKey key, Bytes message) {
        return sha512("signature", Bytes.concat(key.octets(), message));
    }

    private static Bytes sha512(String use, Bytes input) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(Bytes.ofUtf8(use).toArray());
            digest.update(input.toArray());
            return Bytes.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
