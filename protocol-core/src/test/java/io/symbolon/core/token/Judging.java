package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;

/** The ways in which the tests of this package ask about a draft. */
final class Judging {
    private Judging() {}

    /** The verdict at {@link TokenDraft#NOW}. */
    static Verdict<VerifiedToken> judge(Place place, TokenDraft draft) {
        return judge(place, draft, NOW);
    }

    static Verdict<VerifiedToken> judge(Place place, TokenDraft draft, Instant now) {
        return new TokenValidator(SUITE).validate(draft.signed(), Expectation.of(place), now);
    }

    static Verdict<VerifiedToken> judge(Expectation expectation, TokenDraft draft) {
        return new TokenValidator(SUITE).validate(draft.signed(), expectation, NOW);
    }

    static Verdict<VerifiedToken> judge(Place place, Bytes signedToken) {
        return new TokenValidator(SUITE).validate(signedToken, Expectation.of(place), NOW);
    }

    /** The draft as decoded, valid or not. */
    static UnverifiedToken decoded(TokenDraft draft) {
        return TokenCodec.decode(draft.signed()).value();
    }

    static Fingerprint fingerprint(TokenDraft draft) {
        return Fingerprints.of(decoded(draft).fields(), SUITE);
    }
}
