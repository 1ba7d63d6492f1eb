package io.symbolon.core.overlay;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What is due when, each thing at most once. Things of one time come in the order in which they were set. */
final class Agenda<T> {
    private static final long NEVER = Long.MAX_VALUE;

    private final TreeMap<Long, Set<T>> byTime = new TreeMap<>();
    private final Map<T, Long> times = new HashMap<>();
    /** The first key of {@code byTime}: it is asked for with every input. */
    private long earliest = NEVER;

    void set(T thing, long timeMillis) {
        clear(thing);
        times.put(thing, timeMillis);
        byTime.computeIfAbsent(timeMillis, at -> new LinkedHashSet<>(2)).add(thing);
        earliest = Math.min(earliest, timeMillis);
    }

    void clear(T thing) {
        Long before = times.remove(thing);
        if (before == null) return;
        Set<T> together = byTime.get(before);
        together.remove(thing);
        if (!together.isEmpty()) return;
        byTime.remove(before);
        if (before == earliest) earliest = byTime.isEmpty() ? NEVER : byTime.firstKey();
    }

    /** When {@code thing} is due. */
    OptionalLong timeOf(T thing) {
        Long time = times.get(thing);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }

    OptionalLong earliest() {
        return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** What is due first at {@code nowMillis}; it stays until it is set anew or cleared. */
    Optional<T> due(long nowMillis) {
        if (byTime.isEmpty() || earliest > nowMillis) return Optional.empty();
        return Optional.of(byTime.firstEntry().getValue().iterator().next());
    }
}
