package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Which state has to be woken when. States of one time are woken in the order in which they asked. */
final class Deadlines {
    private static final long NEVER = Long.MAX_VALUE;

    private final TreeMap<Long, Set<Bytes>> byTime = new TreeMap<>();
    private final Map<Bytes, Long> times = new HashMap<>();
    /** The first key of {@code byTime}: it is asked for with every input. */
    private long earliest = NEVER;

    /** Sets the only deadline of {@code id}; empty for none. What has it already keeps its turn. */
    void set(Bytes id, OptionalLong time) {
        Long before = times.get(id);
        if (before != null && time.isPresent() && before == time.getAsLong()) return;
        if (before != null) clear(id);
        if (time.isEmpty()) return;
        times.put(id, time.getAsLong());
        byTime.computeIfAbsent(time.getAsLong(), at -> new LinkedHashSet<>(2)).add(id);
        earliest = Math.min(earliest, time.getAsLong());
    }

    void clear(Bytes id) {
        Long before = times.remove(id);
        if (before == null) return;
        Set<Bytes> together = byTime.get(before);
        together.remove(id);
        if (!together.isEmpty()) return;
        byTime.remove(before);
        if (before == earliest) earliest = byTime.isEmpty() ? NEVER : byTime.firstKey();
    }

    /** The earliest deadline. */
    OptionalLong earliest() {
        return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** Who has to be woken first at {@code time}. */
    Optional<Bytes> due(long time) {
        if (byTime.isEmpty() || earliest > time) return Optional.empty();
        return Optional.of(byTime.firstEntry().getValue().iterator().next());
    }
}
