package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands behind a fingerprint, and what its tokens say.
 *
 * @param kind node or identity
 * @param seed of the Ed25519 key, 32 octets
 * @param uuid 16 octets
 * @param realm empty or a fingerprint
 * @param issuer empty or a fingerprint, then with an endorsement
 * @param audience empty or a fingerprint
 * @param subject at most 255 octets of UTF-8
 * @param endorsement empty, or the value of the extension, 80 octets
 * @param lifetimeMillis of each token
 */
record KeyRecord(
        Kind kind,
        Secret seed,
        Bytes uuid,
        Bytes realm,
        Bytes issuer,
        Bytes audience,
        String subject,
        Bytes endorsement,
        long lifetimeMillis) {
    private static final CryptoSuite CRYPTO = new BouncyCastleSuite();

    /** Any time will do to find out whether the tokens keep the rules. */
    private static final long SOME_TIME_MILLIS = 1;

    /**
     * This record, whose tokens keep the rules.
     *
     * @throws IllegalArgumentException if they do not; the rule is named
     */
    KeyRecord checked() {
        sign(Bytes.zeros(Fingerprint.LENGTH_OCTETS), SOME_TIME_MILLIS);
        return this;
    }

    /** Whose key it is (TOK-033). */
    Fingerprint fingerprint() {
        return Fingerprints.of(fields(publicKey(), Bytes.zeros(Fingerprint.LENGTH_OCTETS), SOME_TIME_MILLIS), CRYPTO);
    }

    Bytes publicKey() {
        return CRYPTO.publicKey(seed).octets();
    }

    /**
     * A token that begins at {@code nowMillis}.
     *
     * @param binding of an identity: the fingerprint of its node; of a node: a session key
     * @throws IllegalArgumentException if it breaks a rule, which is named
     */
    VerifiedToken sign(Bytes binding, long nowMillis) {
        Verdict<VerifiedToken> token =
                signing(key -> new TokenSigner(CRYPTO).sign(fields(Bytes.EMPTY, binding, nowMillis), key));
        return token.match(made -> made, rule -> {
            throw new IllegalArgumentException("its token breaks " + rule.id() + ": " + rule.sentence());
        });
    }

    /** What {@code use} signs with the key of the seed, which is erased afterwards. */
    <R> R signing(Function<SigningKey, R> use) {
        SigningKey key = SigningKey.of(seed, CRYPTO);
        try {
            return use.apply(key);
        } finally {
            key.destroy();
        }
    }

    private TokenFields fields(Bytes publicKey, Bytes binding, long nowMillis) {
        List<Extension> extensions = new ArrayList<>(); // in order of name
        if (!endorsement.isEmpty()) extensions.add(new Extension(Extension.ENDORSEMENT, endorsement));
        extensions.add(new Extension(kind == Kind.NODE ? Extension.SESSION_KEY : Extension.NODE_FINGERPRINT, binding));
        return new TokenFields(
                1,
                kind.number(),
                uuid,
                realm,
                issuer,
                audience,
                subject,
                publicKey,
                nowMillis,
                nowMillis,
                nowMillis + lifetimeMillis,
                extensions);
    }

    Optional<Bytes> endorsementIfAny() {
        return endorsement.isEmpty() ? Optional.empty() : Optional.of(endorsement);
    }
}
