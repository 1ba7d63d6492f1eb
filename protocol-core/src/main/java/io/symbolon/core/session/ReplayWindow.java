package io.symbolon.core.session;

import java.util.Arrays;

/**
 * Which counters have opened (SES-003): an immutable window of the 2048 counters up to the highest.
 *
 * <p>Bit {@code c mod 2048} of the ring says whether counter {@code c} has opened, for counters inside the window. As long as
 * no counter has reached 2048 the ring ends with the word of the highest: most sessions are short.
 */
public final class ReplayWindow {
    /** How far behind the highest counter a frame may be, in counters. */
    public static final int SIZE = 2048;

    /** Nothing has opened yet. */
    public static final ReplayWindow EMPTY = new ReplayWindow(-1, new long[0]);

    private final long highest;
    private final long[] ring;

    private ReplayWindow(long highest, long[] ring) {
        this.highest = highest;
        this.ring = ring;
    }

    /** Whether {@code counter}, 0 or more, may open: above the highest, or within 2047 below it and not seen. */
    public boolean isFresh(long counter) {
        if (counter > highest) return true;
        return highest - counter < SIZE && (ring[word(counter)] & bit(counter)) == 0;
    }

    /** Whether {@code counter} is above all that have opened. */
    public boolean isNewest(long counter) {
        return counter > highest;
    }

    /** The window after {@code counter}, which is fresh, has opened. */
    public ReplayWindow with(long counter) {
        long[] next = Arrays.copyOf(ring, wordsUpTo(Math.max(highest, counter)));
        if (counter > highest) {
            // what lies between the old and the new highest has not opened; more than a whole ring is a whole ring
            long first = Math.max(highest + 1, counter - SIZE + 1);
            for (long skipped = first; skipped < counter; skipped++) {
                next[word(skipped)] &= ~bit(skipped);
            }
        }
        next[word(counter)] |= bit(counter);
        return new ReplayWindow(Math.max(highest, counter), next);
    }

    private static int wordsUpTo(long counter) {
        return (int) Math.min(counter, SIZE - 1) / Long.SIZE + 1;
    }

    private static int word(long counter) {
        return (int) (counter % SIZE) / Long.SIZE;
    }

    private static long bit(long counter) {
        return 1L << counter; // the shift takes the lowest 6 bits
    }
}
