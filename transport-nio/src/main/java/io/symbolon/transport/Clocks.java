package io.symbolon.transport;

import io.symbolon.core.boundary.Now;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The two clocks of a node (CNV-013): monotonic time counts from its start, wall time is the system's. */
final class Clocks {
    private final LongSupplier monotonicNanos;
    private final InstantSource wall;
    private final long startNanos;

    Clocks(LongSupplier monotonicNanos, InstantSource wall) {
        this.monotonicNanos = monotonicNanos;
        this.wall = wall;
        this.startNanos = monotonicNanos.getAsLong();
    }

    static Clocks ofSystem() {
        return new Clocks(System::nanoTime, InstantSource.system());
    }

    Now now() {
        return new Now(TimeUnit.NANOSECONDS.toMillis(nanos()), wall.instant());
    }

    /** Monotonic nanoseconds since the start. */
    long nanos() {
        return monotonicNanos.getAsLong() - startNanos;
    }
}
