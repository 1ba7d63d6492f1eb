package io.symbolon.core.time;

import java.util.HashMap;
import java.util.Map;

/**
 * How often something may be done in one second of the monotonic clock: for one, and in all.
 *
 * @param <K> for whom
 */
public final class Ration<K> {
    private static final long SECOND_MILLIS = 1_000;

    private final int ofOne;
    private final int inAll;
    /** Those of the current second: never more entries than {@link #inAll}, or than there are to count. */
    private final Map<K, Integer> taken = new HashMap<>();

    private long second = -1;
    private int takenInAll;

    /** For each one of few, without a bound in all. */
    public Ration(int ofOne) {
        this(ofOne, Integer.MAX_VALUE);
    }

    public Ration(int ofOne, int inAll) {
        this.ofOne = ofOne;
        this.inAll = inAll;
    }

    /** Takes one for {@code who}, or says that the ration of this second is used up. */
    public boolean take(K who, long monotonicMillis) {
        if (isUsedUp(who, monotonicMillis)) return false;
        taken.merge(who, 1, Integer::sum);
        takenInAll++;
        return true;
    }

    /** Whether there is nothing left for {@code who} in this second. */
    public boolean isUsedUp(K who, long monotonicMillis) {
        if (monotonicMillis / SECOND_MILLIS != second) {
            second = monotonicMillis / SECOND_MILLIS;
            taken.clear();
            takenInAll = 0;
        }
        return takenInAll >= inAll || taken.getOrDefault(who, 0) >= ofOne;
    }
}
