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
    /** Those of the current second: never more entries than {@link #inAll}. */
    private final Map<K, Integer> taken = new HashMap<>();

    private long second = -1;
    private int takenInAll;

    public Ration(int ofOne, int inAll) {
        this.ofOne = ofOne;
        this.inAll = inAll;
    }

    /** Takes one for {@code who}, or says that the ration of this second is used up. */
    public boolean take(K who, long monotonicMillis) {
        if (monotonicMillis / SECOND_MILLIS != second) {
            second = monotonicMillis / SECOND_MILLIS;
            taken.clear();
            takenInAll = 0;
        }
        int sofar = taken.getOrDefault(who, 0);
        if (takenInAll >= inAll || sofar >= ofOne) return false;
        taken.put(who, sofar + 1);
        takenInAll++;
        return true;
    }
}
