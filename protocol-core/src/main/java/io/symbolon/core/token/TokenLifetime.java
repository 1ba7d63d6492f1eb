package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.VALIDITY_IS_A_SPAN;

import io.symbolon.spec.Rule;
import java.util.Optional;

/** How a token's three times relate to each other: TOK-027 and TOK-028. Needs no clock. */
final class TokenLifetime {
    private static final long NODE_MILLIS = 86_400_000L;
    private static final long IDENTITY_MILLIS = 34_560_000_000L;
    private static final long INTEREST_MILLIS = 600_000L;

    private TokenLifetime() {}

    /** The first rule that times in range break; empty if they break none. */
    static Optional<Rule> broken(TokenFields fields, Kind kind) {
        long begin = Math.max(fields.issuedAtMillis(), fields.notBeforeMillis());

        // [TOK-027] expires_at is later than both others: equal is not a span
        if (fields.expiresAtMillis() <= begin) return Optional.of(VALIDITY_IS_A_SPAN);

        // [TOK-028] at most the kind's cap, leeway not counted: the cap itself is valid
        if (fields.expiresAtMillis() - begin > capMillis(kind)) return Optional.of(LIFETIME_WITHIN_CAP);

        return Optional.empty();
    }

    private static long capMillis(Kind kind) {
        switch (kind) {
            case NODE:
                return NODE_MILLIS;
            case IDENTITY:
                return IDENTITY_MILLIS;
            case INTEREST:
                return INTEREST_MILLIS;
            default:
                throw new IllegalArgumentException("a kind without a cap: " + kind);
        }
    }
}
