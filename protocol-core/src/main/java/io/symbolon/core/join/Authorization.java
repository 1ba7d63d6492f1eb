package io.symbolon.core.join;

import io.symbolon.core.boundary.Now;
import io.symbolon.core.token.TokenValidator;

/**
 * The application's leave for an identity on a node (JON-026).
 *
 * @param claim what was granted
 * @param askMillis the next mark, at which the application is asked again if it may be, monotonic
 * @param endMillis when it ends, monotonic
 */
public record Authorization(Claim claim, long askMillis, long endMillis) {
    private static final long LIFE_MILLIS = 3_600_000;
    private static final long ASK_MILLIS = 3_000_000;
    private static final long ASK_AGAIN_MILLIS = 60_000;

    /** Granted now: for an hour, or until the identity's token ends. */
    public static Authorization granted(Claim claim, Now now) {
        long untilTokenEnds =
                claim.identity().expiresAt().toEpochMilli() + TokenValidator.LEEWAY_MILLIS - now.wallMillis();
        long begin = now.monotonicMillis();
        // an identity whose token ends sooner can not be granted more
        if (untilTokenEnds < LIFE_MILLIS) {
            long end = begin + Math.max(0, untilTokenEnds);
            return new Authorization(claim, end, end);
        }
        return new Authorization(claim, begin + ASK_MILLIS, begin + LIFE_MILLIS);
    }

    /** A mark has passed, with a question or without; the next one is a minute later. */
    public Authorization marked(Now now) {
        return new Authorization(claim, now.monotonicMillis() + ASK_AGAIN_MILLIS, endMillis);
    }

    /** Whether it lasts. */
    public boolean lasts(Now now) {
        return now.monotonicMillis() < endMillis;
    }

    /** When something is due. */
    public long nextMillis() {
        return Math.min(askMillis, endMillis);
    }
}
