package io.symbolon.core.session;

/**
 * How old a session may get, on the monotonic clock in milliseconds.
 *
 * @param oldMillis when it is old enough for new keys (SES-019)
 * @param rekeyMillis when it asks for them next
 * @param endMillis when it is over (SES-020)
 */
record Lifetime(long oldMillis, long rekeyMillis, long endMillis) {
    /** When each side opens a new handshake (SES-019). */
    private static final long LOW_REKEYS_MILLIS = 3_600_000;

    private static final long HIGH_REKEYS_MILLIS = 3_720_000;

    /** How long an attempt can last (HSK-014): nothing is asked again before. */
    private static final long ATTEMPT_MILLIS = 165_000;

    private static final long LIFE_MILLIS = 7_200_000;

    /** Of a session that is accepted at {@code nowMillis} by the side that sends in this direction. */
    static Lifetime begin(Direction sending, long nowMillis) {
        long old = nowMillis + (sending == Direction.LOW_TO_HIGH ? LOW_REKEYS_MILLIS : HIGH_REKEYS_MILLIS);
        return new Lifetime(old, old, nowMillis + LIFE_MILLIS);
    }

    /** New keys were asked for at {@code nowMillis}. */
    Lifetime asked(long nowMillis) {
        return new Lifetime(oldMillis, nowMillis + ATTEMPT_MILLIS, endMillis);
    }
}
