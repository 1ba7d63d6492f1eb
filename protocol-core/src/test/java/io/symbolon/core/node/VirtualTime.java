package io.symbolon.core.node;

import io.symbolon.core.boundary.Now;
import java.time.Instant;

/** Both clocks of the tests. They run alike until a test sets one of them. */
final class VirtualTime {
    static final Instant START = Instant.ofEpochMilli(1_767_225_600_000L);

    private long monotonicMillis;
    private long wallOffsetMillis;

    Now now() {
        return new Now(monotonicMillis, START.plusMillis(monotonicMillis + wallOffsetMillis));
    }

    long millis() {
        return monotonicMillis;
    }

    /** Time has come to {@code millis}. */
    void at(long millis) {
        if (millis < monotonicMillis) throw new IllegalArgumentException("time does not go back");
        monotonicMillis = millis;
    }

    void pass(long millis) {
        at(monotonicMillis + millis);
    }

    /** The wall clock alone is set, forward or back. */
    void wallJumps(long millis) {
        wallOffsetMillis += millis;
    }
}
