package io.symbolon.core.token;

import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_IS_STRICT;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.Optional;

/** Chapter token as guards, in the order of the text: cheap before expensive, nothing remembered before the signature holds. */
public final class TokenValidator {
    /** How far clocks may differ (TOK-024 to TOK-026, TOK-036). */
    public static final long LEEWAY_MILLIS = 60_000;

    private static final int SIGNATURE_OCTETS = 64;

    private final CryptoSuite crypto;
    private final StrictKeys strictKeys;

    /** A validator that remembers no keys. */
    public TokenValidator(CryptoSuite crypto) {
        this(crypto, new StrictKeys());
    }

    /** A validator that remembers strict keys in {@code strictKeys}. */
    public TokenValidator(CryptoSuite crypto, StrictKeys strictKeys) {
        this.crypto = crypto;
        this.strictKeys = strictKeys;
    }

    /**
     * Validates a SignedToken for its place.
     *
     * @param signedToken exactly as received
     * @param now wall time
     * @return the evidence type of the place's kind, or refused by the first broken rule of TOK-001 to TOK-032, HSK-003,
     *     HSK-005
     */
    public Verdict<VerifiedToken> validate(Bytes signedToken, Expectation expectation, Instant now) {
        // [TOK-001] at most as many octets as the place allows: that many is valid
        if (signedToken.length() > expectation.place().largestOctets()) return Verdict.refused(SIZE_WITHIN_LIMIT);

        // [TOK-002] [TOK-003] well-formed and canonical
        return TokenCodec.decode(signedToken).then(token -> validate(token, expectation, now));
    }

    private Verdict<VerifiedToken> validate(UnverifiedToken token, Expectation expectation, Instant now) {
        TokenFields fields = token.fields();
        Kind kind = expectation.place().kind();

        // [TOK-004] version 1
        if (fields.version() != 1) return Verdict.refused(VERSION_IS_ONE);

        // [TOK-005] the kind that the place demands
        if (fields.kind() != kind.number()) return Verdict.refused(KIND_FITS_PLACE);

        // [TOK-006] to [TOK-022] the form of the fields
        Optional<Rule> broken = TokenSyntax.broken(fields, kind);
        if (broken.isPresent()) return Verdict.refused(broken.get());

        // [HSK-003] in a handshake, a session key
        if (expectation.place() == Place.HANDSHAKE
                && fields.extension(Extension.SESSION_KEY).isEmpty()) {
            return Verdict.refused(TOKEN_CARRIES_SESSION_KEY);
        }

        // [TOK-023] a signature of 64 octets
        if (token.signature().length() != SIGNATURE_OCTETS) return Verdict.refused(SIGNATURE_HAS_64_OCTETS);

        long at = now.toEpochMilli();

        // [TOK-024] not_before minus leeway has been reached: now == not_before - 60 s is valid
        if (at < fields.notBeforeMillis() - LEEWAY_MILLIS) return Verdict.refused(NOT_BEFORE_REACHED);

        // [TOK-025] expires_at plus leeway lies in the future: now == expires_at + 60 s is expired
        if (at >= fields.expiresAtMillis() + LEEWAY_MILLIS) return Verdict.refused(EXPIRES_AT_IN_FUTURE);

        // [TOK-026] issued_at is not later than now plus leeway: issued_at == now + 60 s is valid
        if (fields.issuedAtMillis() > at + LEEWAY_MILLIS) return Verdict.refused(ISSUED_AT_NOT_IN_FUTURE);

        // [TOK-027] [TOK-028] the validity is a span, and no longer than the kind allows
        broken = TokenLifetime.broken(fields, kind);
        if (broken.isPresent()) return Verdict.refused(broken.get());

        // [TOK-029] the key is strict
        PublicKey key = new PublicKey(fields.publicKey());
        if (!strictKeys.contains(key) && !crypto.isStrictKey(key)) return Verdict.refused(PUBLIC_KEY_IS_STRICT);

        Fingerprint fingerprint = Fingerprints.of(fields, crypto);

        // [HSK-005] in a handshake, not the receiver's own
        if (expectation.place() == Place.HANDSHAKE && expectation.own().equals(Optional.of(fingerprint))) {
            return Verdict.refused(NOT_OUR_OWN);
        }

        // [TOK-030] the fingerprint that was asked for
        if (expectation.expected().isPresent() && !expectation.expected().get().equals(fingerprint)) {
            return Verdict.refused(FINGERPRINT_IS_EXPECTED);
        }

        // [TOK-031] not on the deny list
        if (expectation.denied().test(fingerprint)) return Verdict.refused(NOT_DENIED);

        // [TOK-032] signed by its own key, over the octets as received
        if (!crypto.verify(key, TokenCodec.signedMessage(token.token()), token.signature())) {
            return Verdict.refused(SIGNATURE_VERIFIES);
        }

        strictKeys.remember(key);
        return Verdict.accepted(VerifiedToken.of(token, fingerprint, kind));
    }
}
