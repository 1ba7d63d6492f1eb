package io.symbolon.core.exchange;

import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of one stream of ours, counted for each receiver's stream from 1. They outlive the parties: a receiver that has
 * kept its window would take a number that is used again for one that it has taken.
 */
final class Numbers {
    private static final int BOUND = 4096;

    /** The last number to each stream; the stream used last at the end. */
    private final Map<Fingerprint, Long> last = new LinkedHashMap<>(16, 0.75f, true);
    /** The highest number to a stream that was forgotten: nothing at or below it is used for one that is new. */
    private long forgotten;

    /** The number of the next message to {@code stream}. */
    long next(Fingerprint stream) {
        long number = last.getOrDefault(stream, forgotten) + 1;
        last.put(stream, number);
        if (last.size() > BOUND) {
            Fingerprint eldest = last.keySet().iterator().next();
            forgotten = Math.max(forgotten, last.remove(eldest));
        }
        return number;
    }

    /** The number that {@link #next} would give. */
    long upcoming(Fingerprint stream) {
        return last.getOrDefault(stream, forgotten) + 1;
    }
}
