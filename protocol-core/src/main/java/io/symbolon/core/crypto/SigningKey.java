package io.symbolon.core.crypto;

/**
 * A key that signs: a seed with what follows from it, its Ed25519 public key and its X25519 form (CNV-007), derived once.
 *
 * <p>It is only made of a seed, never put together from parts: two signatures of one message by a seed with two different
 * public keys would give the seed away.
 */
public final class SigningKey {
    private final Secret seed;
    private final PublicKey publicKey;
    private final Secret agreementSecret;

    private SigningKey(Secret seed, PublicKey publicKey, Secret agreementSecret) {
        this.seed = seed;
        this.publicKey = publicKey;
        this.agreementSecret = agreementSecret;
    }

    /** The key of a 32-octet seed, which is copied: the lent one stays the caller's. */
    public static SigningKey of(Secret seed, CryptoSuite crypto) {
        PublicKey publicKey = crypto.publicKey(seed);
        return new SigningKey(seed.copy(), publicKey, crypto.agreementSecret(seed));
    }

    /** 32 octets, for a suite that signs. */
    public Secret seed() {
        return seed;
    }

    /** What verifies its signatures. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The X25519 secret, 32 octets, that belongs to the X25519 form of the public key. */
    public Secret agreementSecret() {
        return agreementSecret;
    }

    /** Erases both secrets (CNV-012). */
    public void destroy() {
        seed.destroy();
        agreementSecret.destroy();
    }

    /** The public key: there is nothing else to show. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKey + "]";
    }
}
