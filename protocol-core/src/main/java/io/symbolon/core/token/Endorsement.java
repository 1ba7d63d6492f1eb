package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.ENDORSEMENT_IS_THE_ISSUERS;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_SPAN_HOLDS;
import static io.symbolon.spec.TokenRule.REALM_IS_PROVED;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * An issuer's word for a token, the value of the extension {@code endorsement}.
 *
 * <pre>
 *   offset  octets  field
 *   0       8       endorsed_from, milliseconds, big-endian
 *   8       8       endorsed_until, milliseconds, big-endian
 *   16      64      Ed25519 signature of the issuer
 * </pre>
 */
public record Endorsement(long fromMillis, long untilMillis, Bytes signature) {
    private static final int LENGTH_OCTETS = 80;

    /** The endorsement in {@code value}; empty if length, times or their order are not those of TOK-020. */
    static Optional<Endorsement> decode(Bytes value) {
        if (value.length() != LENGTH_OCTETS) return Optional.empty();
        long from = value.bigEndian(0, 8);
        long until = value.bigEndian(8, 8);
        if (!TokenSyntax.isInRange(from) || !TokenSyntax.isInRange(until) || from >= until) return Optional.empty();
        return Optional.of(new Endorsement(from, until, value.from(16)));
    }

    /** The extension's value with which {@code issuer}'s owner endorses the token called {@code endorsed}. */
    public static Bytes make(
            Fingerprint endorsed, long fromMillis, long untilMillis, SigningKey issuer, CryptoSuite crypto) {
        return Bytes.concat(
                Bytes.ofBigEndian(fromMillis, 8),
                Bytes.ofBigEndian(untilMillis, 8),
                crypto.sign(issuer, message(endorsed, fromMillis, untilMillis)));
    }

    /**
     * Whether the issuer named by a validated token vouches for it at {@code now}.
     *
     * @param endorsed a token that passed validation
     * @param issuerToken the issuer's own SignedToken, from wherever it came
     * @return the issuer, or refused by TOK-035 or TOK-036
     */
    public static Verdict<IdentityToken> verify(
            UnverifiedToken endorsed, Bytes issuerToken, CryptoSuite crypto, Instant now) {
        Optional<Endorsement> endorsement =
                endorsed.fields().extension(Extension.ENDORSEMENT).flatMap(Endorsement::decode);

        // [TOK-035] the issuer's own token is valid, and its fingerprint is the one that the endorsed token names
        Verdict<VerifiedToken> issuer =
                new TokenValidator(crypto).validate(issuerToken, Expectation.of(Place.IDENTITY), now);
        if (endorsement.isEmpty() || issuer.rule().isPresent()) return Verdict.refused(ENDORSEMENT_IS_THE_ISSUERS);
        IdentityToken identity = (IdentityToken) issuer.value();
        if (!identity.fingerprint().octets().equals(endorsed.fields().issuer())) {
            return Verdict.refused(ENDORSEMENT_IS_THE_ISSUERS);
        }

        // [TOK-035] the signature is that key's
        Endorsement said = endorsement.get();
        Bytes message = message(Fingerprints.of(endorsed.fields(), crypto), said.fromMillis(), said.untilMillis());
        if (!crypto.verify(identity.publicKey(), message, said.signature())) {
            return Verdict.refused(ENDORSEMENT_IS_THE_ISSUERS);
        }

        // [TOK-036] the span holds: now == until + leeway is over
        long at = now.toEpochMilli();
        if (at < said.fromMillis() - TokenValidator.LEEWAY_MILLIS
                || at >= said.untilMillis() + TokenValidator.LEEWAY_MILLIS) {
            return Verdict.refused(ENDORSEMENT_SPAN_HOLDS);
        }
        return Verdict.accepted(identity);
    }

    /** The realm that a validated identity proves, or refused by TOK-037, TOK-035 or TOK-036. */
    public static Verdict<Fingerprint> provedRealm(
            UnverifiedToken identity, Bytes issuerToken, CryptoSuite crypto, Instant now) {
        // [TOK-037] an identity, whose realm and issuer are the same one, and its endorsement holds
        Bytes realm = identity.fields().realm();
        if (identity.fields().kind() != Kind.IDENTITY.number()) return Verdict.refused(REALM_IS_PROVED);
        if (realm.isEmpty() || !realm.equals(identity.fields().issuer())) return Verdict.refused(REALM_IS_PROVED);
        return verify(identity, issuerToken, crypto, now).then(issuer -> Verdict.accepted(issuer.fingerprint()));
    }

    private static Bytes message(Fingerprint endorsed, long fromMillis, long untilMillis) {
        return LabelledInput.of("symbolon/1 endorsement")
                .fixed(endorsed.octets())
                .u64(fromMillis)
                .u64(untilMillis)
                .toBytes();
    }
}
