package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Which state has to be woken when. States of one time are woken in the order in which they asked; whoever asks again for
 * the same time keeps its turn.
 */
final class Deadlines {
    private final TreeSet<Deadline> inOrder = new TreeSet<>();
    private final Map<Bytes, Deadline> byId = new HashMap<>();
    private long asked;
    /** The first in order, which every input asks for. */
    private Optional<Deadline> first = Optional.empty();

    private record Deadline(long time, long turn, Bytes id) implements Comparable<Deadline> {
        private static final Comparator<Deadline> ORDER =
                Comparator.comparingLong(Deadline::time).thenComparingLong(Deadline::turn);

        @Override
        public int compareTo(Deadline other) {
            return ORDER.compare(this, other);
        }
    }

    /** Sets the only deadline of {@code id}; empty for none. */
    void set(Bytes id, OptionalLong time) {
        if (time.isEmpty()) {
            clear(id);
            return;
        }
        Deadline before = byId.get(id);
        if (before != null && before.time() == time.getAsLong()) return;
        if (before != null) inOrder.remove(before);
        Deadline deadline = new Deadline(time.getAsLong(), asked++, id);
        byId.put(id, deadline);
        inOrder.add(deadline);
        first = Optional.of(inOrder.first());
    }

    void clear(Bytes id) {
        Deadline before = byId.remove(id);
        if (before == null) return;
        inOrder.remove(before);
        first = inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.first());
    }

    /** The earliest deadline. */
    OptionalLong earliest() {
        return first.isPresent() ? OptionalLong.of(first.get().time()) : OptionalLong.empty();
    }

    /** Who has to be woken first at {@code time}. */
    Optional<Bytes> due(long time) {
        return first.filter(deadline -> deadline.time() <= time).map(Deadline::id);
    }
}
