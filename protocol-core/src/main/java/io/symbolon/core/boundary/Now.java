package io.symbolon.core.boundary;

import java.time.Instant;

/**
 * The time of an input, on both clocks (CNV-013).
 *
 * @param monotonicMillis milliseconds of a clock that never goes back; deadlines and rates
 * @param wall wall time; the validity of tokens and nothing else
 */
public record Now(long monotonicMillis, Instant wall) {
    /** Wall time in milliseconds since 1970-01-01T00:00:00Z. */
    public long wallMillis() {
        return wall.toEpochMilli();
    }
}
