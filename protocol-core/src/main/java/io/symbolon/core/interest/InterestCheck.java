package io.symbolon.core.interest;

import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.INTEREST_LASTS_A_MINUTE;
import static io.symbolon.spec.InterestRule.INTEREST_SAYS_WHO;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.InterestToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What an interest must be, whoever brings it: chapter token at the place interest, then INT-003 to INT-007. */
public final class InterestCheck {
    /** The largest maximum threshold (INT-005). */
    public static final int LARGEST_THRESHOLD = 1024;
    /** The shortest lifetime (INT-006). */
    public static final long SHORTEST_MILLIS = 60_000;

    private final TokenValidator validator;
    private final CryptoSuite crypto;

    public InterestCheck(TokenValidator validator, CryptoSuite crypto) {
        this.validator = validator;
        this.crypto = crypto;
    }

    /**
     * Validates a SignedToken as an interest.
     *
     * @param signedToken exactly as received
     * @param now wall time
     * @return refused by the first broken rule of TOK-001 to TOK-032, INT-003 to INT-007
     */
    public Verdict<Interest> validate(Bytes signedToken, Instant now) {
        return validate(signedToken, fingerprint -> false, now);
    }

    /** The same, and nobody for whom {@code denied} holds (TOK-031). */
    public Verdict<Interest> validate(Bytes signedToken, Predicate<Fingerprint> denied, Instant now) {
        return validator
                .validate(signedToken, Expectation.of(Place.INTEREST).denying(denied), now)
                .then(token -> check((InterestToken) token)); // the place interest takes interests only
    }

    /** INT-003 to INT-007 of a token of which chapter token holds: one that was validated, or that we have signed. */
    Verdict<Interest> check(InterestToken token) {
        TokenFields fields = token.fields();

        // [INT-003] an issuer, no realm, and three extensions
        Optional<InterestTerms> terms = token.terms();
        if (fields.issuer().isEmpty()
                || !fields.realm().isEmpty()
                || terms.isEmpty()
                || token.nodeFingerprint().isEmpty()
                || token.sessionKey().isEmpty()) {
            return Verdict.refused(INTEREST_SAYS_WHO);
        }
        return broken(fields, terms.get())
                .<Verdict<Interest>>map(Verdict::refused)
                .orElseGet(() -> Verdict.accepted(new Interest(token, crypto)));
    }

    private static Optional<Rule> broken(TokenFields fields, InterestTerms terms) {
        // [INT-004] public is for everybody, protected for somebody
        if (!fitsAudience(terms.exchange(), fields.audience())) return Optional.of(AUDIENCE_FITS_KIND);

        // [INT-005] current <= maximum <= 1024: 1024 is valid
        if (terms.current() > terms.maximum() || terms.maximum() > LARGEST_THRESHOLD) {
            return Optional.of(THRESHOLD_IN_RANGE);
        }

        // [INT-006] at least a minute: 60 000 ms is valid
        if (fields.expiresAtMillis() - fields.notBeforeMillis() < SHORTEST_MILLIS) {
            return Optional.of(INTEREST_LASTS_A_MINUTE);
        }

        // [INT-007] the sender chooses
        boolean asks = terms.role() == Role.RECEIVER && terms.acknowledgement() != Acknowledgement.NONE;
        return asks ? Optional.of(RECEIVERS_ASK_NO_ACKNOWLEDGEMENT) : Optional.empty();
    }

    /** Whether a kind of exchange takes this audience (INT-004). */
    static boolean fitsAudience(ExchangeKind exchange, Bytes audience) {
        switch (exchange) {
            case PUBLIC:
                return audience.isEmpty();
            case PROTECTED:
                return !audience.isEmpty();
            default:
                return true;
        }
    }
}
