package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;

/**
 * A challenge by which a peer is measured (OVL-019): sent three times with the same data, 2 s apart, and given up 2 s after
 * the last.
 *
 * @param sentMillis when it was sent for the first time: latency counts from there
 * @param sendings how often it was sent
 */
record Measurement(Bytes data, long sentMillis, int sendings) {
    private static final int SENDINGS = 3;
    private static final long PAUSE_MILLIS = 2_000;

    /** When it is sent again, or given up. */
    long nextMillis() {
        return sentMillis + sendings * PAUSE_MILLIS;
    }

    boolean isOver() {
        return sendings == SENDINGS;
    }

    Measurement again() {
        return new Measurement(data, sentMillis, sendings + 1);
    }
}
