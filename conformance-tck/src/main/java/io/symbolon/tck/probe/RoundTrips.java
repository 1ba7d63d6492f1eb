package io.symbolon.tck.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The round trips that were measured, and what follows from them: how long silence must last, how long to wait. */
public final class RoundTrips {
    /** Silence is measured in this many round trips of the slowest kind. */
    static final int SILENCE_FACTOR = 20;

    static final long SHORTEST_SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** As long as fewer than {@link #ENOUGH} were measured. */
    static final long SHORTEST_GUESSED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    static final int ENOUGH = 3;
    private static final long SHORTEST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Long> nanos = new ArrayList<>();

    void add(long roundTripNanos) {
        nanos.add(roundTripNanos);
    }

    public int count() {
        return nanos.size();
    }

    /** The round trip that 99 of 100 do not exceed (nearest rank); 0 if none was measured. */
    public long p99Nanos() {
        if (nanos.isEmpty()) {
            return 0;
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((sorted.size() * 99 + 99) / 100 - 1);
    }

    /**
     * How long nothing may come for it to count as silence: 20 times the 99th percentile, at least 250 ms, or 500 ms
     * while fewer than three round trips were measured.
     */
    public long silenceNanos() {
        long shortest = nanos.size() < ENOUGH ? SHORTEST_GUESSED_NANOS : SHORTEST_SILENCE_NANOS;
        return Math.max(SILENCE_FACTOR * p99Nanos(), shortest);
    }

    /** How long to wait for what must come, before it is asked for again. */
    long patienceNanos() {
        return Math.max(silenceNanos(), SHORTEST_PATIENCE_NANOS);
    }
}
