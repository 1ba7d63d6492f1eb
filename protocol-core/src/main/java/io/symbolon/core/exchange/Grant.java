package io.symbolon.core.exchange;

import io.symbolon.core.boundary.Now;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;

/**
 * The application has granted a party (COO-022).
 *
 * @param identity with which it was granted
 * @param endMillis when it ends, monotonic
 */
record Grant(VerifiedToken identity, long endMillis) {
    private static final long LIFE_MILLIS = 3_600_000;
    /** From when on it is asked for again. */
    static final long YOUNG_MILLIS = 3_000_000;

    /** A grant for an hour, or until the identity's token ends. */
    static Grant of(VerifiedToken identity, Now now) {
        // [TOK-025] the token ends a minute after its expires_at, by the wall clock of this moment
        long tokenMillis = identity.expiresAt().toEpochMilli() + TokenValidator.LEEWAY_MILLIS - now.wallMillis();
        return new Grant(identity, now.monotonicMillis() + Math.min(LIFE_MILLIS, tokenMillis));
    }

    /** Whether it holds for this token of the same identity: for every node token, as each handshake has a new one, and none newer. */
    boolean isFor(VerifiedToken token, CryptoSuite crypto) {
        return token instanceof NodeToken || !token.isNewerThan(identity, crypto);
    }
}
