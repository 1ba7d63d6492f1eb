package io.symbolon.core.time;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each may still do: so much at once, and so much a second after that. What was used is remembered while its owner
 * comes and goes, of the {@link #OWNERS} that used it last.
 *
 * @param <K> whose allowance
 */
public final class Allowance<K> {
    private static final int OWNERS = 2048;
    /** What one costs, while each millisecond brings as much as a second brings in whole ones. */
    private static final long COST = 1_000;

    private final long full;
    private final long aSecond;
    /** Who used it last at the end. */
    private final Map<K, Saved> saved = new LinkedHashMap<>(64, 0.75f, true);

    /** What was saved up at {@code atMillis}. */
    private record Saved(long amount, long atMillis) {}

    /** {@code atOnce}, and {@code aSecond} more in each second. */
    public Allowance(int atOnce, int aSecond) {
        this.full = atOnce * COST;
        this.aSecond = aSecond;
    }

    /** Takes one of the allowance of {@code who}, if one is left. */
    public boolean take(K who, long monotonicMillis) {
        Saved before = saved.getOrDefault(who, new Saved(full, monotonicMillis));
        long amount = Math.min(full, before.amount() + (monotonicMillis - before.atMillis()) * aSecond);
        boolean may = amount >= COST;
        saved.put(who, new Saved(may ? amount - COST : amount, monotonicMillis));
        if (saved.size() > OWNERS) saved.remove(saved.keySet().iterator().next());
        return may;
    }
}
