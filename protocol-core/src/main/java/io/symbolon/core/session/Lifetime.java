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

    /** How long after it was due new keys are due again (SES-019): as long as an attempt can last (HSK-014). */
    private static final long AGAIN_MILLIS = 165_000;

    private static final long LIFE_MILLIS = 7_200_000;

    /**
     * Of a session that is accepted at {@code nowMillis} by the side that sends in this direction.
     *
     * @param tokensLeftMillis until its tokens end, as the wall clock shows it now
     */
    static Lifetime begin(Direction sending, long nowMillis, long tokensLeftMillis) {
        long left = Math.max(0, tokensLeftMillis);
        long age = sending == Direction.LOW_TO_HIGH
                ? Math.min(LOW_REKEYS_MILLIS, left * 3 / 4)
                : Math.min(HIGH_REKEYS_MILLIS, left * 7 / 8);
        long old = nowMillis + age;
        return new Lifetime(old, old, nowMillis + LIFE_MILLIS);
    }

    /** New keys were asked for at {@code nowMillis}. */
    Lifetime asked(long nowMillis) {
        return new Lifetime(oldMillis, nowMillis + AGAIN_MILLIS, endMillis);
    }
}
