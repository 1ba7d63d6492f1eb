package io.symbolon.core.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who has to be woken when, each at most once. Those of one time are woken in the order in which they asked; whoever asks
 * again for the same time keeps its turn.
 *
 * <p>A binary heap in two arrays: of hundreds of deadlines that move with every frame, few are looked at.
 *
 * @param <K> who is woken
 */
public final class Deadlines<K> {
    private static final int FIRST_CAPACITY = 4;

    private final Map<K, Deadline<K>> byId = new HashMap<>();
    /** The heap: each is due before those at twice its index plus one and plus two. */
    private Deadline<K>[] heap = heapOf(FIRST_CAPACITY);
    /** The times of the heap, side by side. */
    private long[] times = new long[FIRST_CAPACITY];

    private int size;
    private long asked;
    /** The earliest time, which every input asks for; of no meaning when nobody waits. */
    private long earliestMillis;

    private static final class Deadline<K> {
        private final K id;
        private long turn;
        private int index;

        private Deadline(K id) {
            this.id = id;
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
        Deadline<K> deadline = byId.get(id);
        if (deadline == null) {
            deadline = append(id);
        } else if (times[deadline.index] == time) {
            return;
        }
        deadline.turn = asked++;
        times[deadline.index] = time;
        settle(deadline.index);
        earliestMillis = times[0];
    }

    public void clear(K id) {
        Deadline<K> gone = byId.remove(id);
        if (gone == null) return;
        size--;
        int hole = gone.index;
        if (hole < size) put(hole, heap[size], times[size]);
        heap[size] = null;
        if (hole < size) settle(hole);
        earliestMillis = times[0];
    }

    /** The earliest deadline. */
    public OptionalLong earliest() {
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(earliestMillis);
    }

    /** The deadline of {@code id}. */
    public OptionalLong timeOf(K id) {
        Deadline<K> deadline = byId.get(id);
        return deadline == null ? OptionalLong.empty() : OptionalLong.of(times[deadline.index]);
    }

    /** Who has to be woken first at {@code time}; it stays until it is set anew or cleared. */
    public Optional<K> due(long time) {
        return size == 0 || earliestMillis > time ? Optional.empty() : Optional.of(heap[0].id);
    }

    private Deadline<K> append(K id) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        Deadline<K> deadline = new Deadline<>(id);
        byId.put(id, deadline);
        deadline.index = size;
        heap[size++] = deadline;
        return deadline;
    }

    /** Brings what stands at {@code index} to its place, up or down. */
    private void settle(int index) {
        Deadline<K> deadline = heap[index];
        long time = times[index];
        int at = index;
        while (at > 0 && isBefore(time, deadline, (at - 1) / 2)) {
            put(at, heap[(at - 1) / 2], times[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        for (int next = earlierChild(at); next < size && !isBefore(time, deadline, next); next = earlierChild(at)) {
            put(at, heap[next], times[next]);
            at = next;
        }
        put(at, deadline, time);
    }

    /** The child of {@code index} that is due first; {@code size} or more if it has none. */
    private int earlierChild(int index) {
        int left = 2 * index + 1;
        int right = left + 1;
        return right < size && isBefore(times[right], heap[right], left) ? right : left;
    }

    private boolean isBefore(long time, Deadline<K> deadline, int other) {
        return time < times[other] || time == times[other] && deadline.turn < heap[other].turn;
    }

    private void put(int index, Deadline<K> deadline, long time) {
        heap[index] = deadline;
        times[index] = time;
        deadline.index = index;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class cannot be made otherwise
    private static <K> Deadline<K>[] heapOf(int capacity) {
        return new Deadline[capacity];
    }
}
