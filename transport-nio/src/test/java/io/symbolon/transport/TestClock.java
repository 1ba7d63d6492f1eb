package io.symbolon.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when the test says so, on both clocks alike. */
final class TestClock {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    void advance(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    Clocks clocks() {
        InstantSource wall = () -> START.plusNanos(nanos.get());
        return new Clocks(nanos::get, wall);
    }
}
