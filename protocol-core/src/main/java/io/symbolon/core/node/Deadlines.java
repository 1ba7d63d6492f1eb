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
    private final TreeMap<Long, Set<Bytes>> byTime = new TreeMap<>();
    private final Map<Bytes, Long> times = new HashMap<>();

    /** Sets the only deadline of {@code id}; empty for none. */
    void set(Bytes id, OptionalLong time) {
        clear(id);
        if (time.isEmpty()) return;
        times.put(id, time.getAsLong());
        byTime.computeIfAbsent(time.getAsLong(), at -> new LinkedHashSet<>()).add(id);
    }

    void clear(Bytes id) {
        Long before = times.remove(id);
        if (before == null) return;
        byTime.computeIfPresent(before, (at, together) -> {
            together.remove(id);
            return together.isEmpty() ? null : together;
        });
    }

    /** The earliest deadline. */
    OptionalLong earliest() {
        return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byTime.firstKey());
    }

    /** Who has to be woken first at {@code time}. */
    Optional<Bytes> due(long time) {
        if (byTime.isEmpty() || byTime.firstKey() > time) return Optional.empty();
        return Optional.of(byTime.firstEntry().getValue().iterator().next());
    }
}
