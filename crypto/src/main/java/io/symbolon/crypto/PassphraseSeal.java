package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Seals a secret with a passphrase, for a file.
 *
 * <pre>
 * key    = Argon2id(passphrase, salt, cost), 32 octets               RFC 9106
 * sealed = ChaCha20-Poly1305(key, zero nonce, associated, secret)    RFC 8439
 * </pre>
 *
 * <p>The salt is fresh for each sealing, and with it the key: no key seals twice, so the nonce need not differ.
 */
public final class PassphraseSeal {
    /** The octets of a salt. */
    public static final int SALT_OCTETS = 16;

    /** How much longer than the secret the sealed octets are. */
    public static final int TAG_OCTETS = ChaChaPoly.TAG_OCTETS;

    private PassphraseSeal() {}

    /**
     * Ciphertext and tag of {@code secret}.
     *
     * @param passphrase at least 1 octet; lent
     * @param salt 16 octets that were never used before
     * @param associated authenticated with it, and not encrypted
     */
    public static Bytes seal(Secret passphrase, Bytes salt, Argon2idCost cost, Bytes associated, Secret secret) {
        Secret key = key(passphrase, salt, cost);
        try {
            return Bytes.wrap(key.use(
                    octets -> secret.use(plain -> ChaChaPoly.seal(octets, nonce(), associated.toArray(), plain))));
        } finally {
            key.destroy();
        }
    }

    /** What {@link #seal} sealed; empty if passphrase, salt, cost, associated and sealed octets are not those of one sealing. */
    public static Optional<Secret> open(
            Secret passphrase, Bytes salt, Argon2idCost cost, Bytes associated, Bytes sealed) {
        if (sealed.length() < TAG_OCTETS) return Optional.empty();
        Secret key = key(passphrase, salt, cost);
        try {
            byte[] plain = new byte[sealed.length() - TAG_OCTETS];
            boolean fits =
                    key.use(octets -> ChaChaPoly.open(octets, nonce(), associated.toArray(), sealed.toArray(), plain));
            return fits ? Optional.of(Secret.owning(plain)) : Optional.empty();
        } finally {
            key.destroy();
        }
    }

    /** Argon2id version 0x13 without secret and associated data, 32 octets; {@code salt} of any length. */
    static Secret key(Secret passphrase, Bytes salt, Argon2idCost cost) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt.toArray())
                .build());
        byte[] key = new byte[ChaChaPoly.KEY_OCTETS];
        passphrase.use(octets -> generator.generateBytes(octets, key));
        return Secret.owning(key);
    }

    private static byte[] nonce() {
        return new byte[ChaChaPoly.NONCE_OCTETS];
    }
}
