package io.symbolon.core.time;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Who has to be woken when, each at most once. Those of one time are woken in the order in which they asked; whoever asks
 * again for the same time keeps its turn.
 *
 * @param <K> who is woken
 */
public final class Deadlines<K> {
    private final TreeSet<Deadline<K>> inOrder = new TreeSet<>();
    private final Map<K, Deadline<K>> byId = new HashMap<>();
    private long asked;
    /** The first in order, which every input asks for. */
    private Optional<Deadline<K>> first = Optional.empty();

    private record Deadline<K>(long time, long turn, K id) implements Comparable<Deadline<K>> {
        @Override
        public int compareTo(Deadline<K> other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(turn, other.turn);
        }
    }

    /** Sets the only deadline of {@code id}; empty for none. */
    public void set(K id, OptionalLong time) {
        if (time.isPresent()) {
            set(id, time.getAsLong());
        } else {
            clear(id);
        }
    }

    /** Sets the only deadline of {@code id}. */
    public void set(K id, long time) {
        Deadline<K> before = byId.get(id);
        if (before != null && before.time() == time) return;
        if (before != null) inOrder.remove(before);
        Deadline<K> deadline = new Deadline<>(time, asked++, id);
        byId.put(id, deadline);
        inOrder.add(deadline);
        first = Optional.of(inOrder.first());
    }

    public void clear(K id) {
        Deadline<K> before = byId.remove(id);
        if (before == null) return;
        inOrder.remove(before);
        first = inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.first());
    }

    /** The earliest deadline. */
    public OptionalLong earliest() {
        return first.isPresent() ? OptionalLong.of(first.get().time()) : OptionalLong.empty();
    }

    /** The deadline of {@code id}. */
    public OptionalLong timeOf(K id) {
        Deadline<K> deadline = byId.get(id);
        return deadline == null ? OptionalLong.empty() : OptionalLong.of(deadline.time());
    }

    /** Who has to be woken first at {@code time}; it stays until it is set anew or cleared. */
    public Optional<K> due(long time) {
        return first.filter(deadline -> deadline.time() <= time).map(Deadline::id);
    }
}
