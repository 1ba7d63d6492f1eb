package io.symbolon.core.realm;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What waits for an answer, all equally long; what is forgotten is erased. */
final class WaitingList<K, V> {
    private record Waiting<V>(V value, long endMillis) {}

    private final long waitMillis;
    private final Consumer<V> erase;
    /** The first ends first. */
    private final Map<K, Waiting<V>> waiting = new LinkedHashMap<>();

    WaitingList(long waitMillis, Consumer<V> erase) {
        this.waitMillis = waitMillis;
        this.erase = erase;
    }

    void add(K key, V value, long monotonicMillis) {
        waiting.put(key, new Waiting<>(value, monotonicMillis + waitMillis));
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(waiting.get(key)).map(Waiting::value);
    }

    /** What does not wait any longer; the caller erases it. */
    Optional<V> remove(K key) {
        return Optional.ofNullable(waiting.remove(key)).map(Waiting::value);
    }

    /** Forgets what has waited long enough. */
    void expire(long monotonicMillis) {
        Iterator<Waiting<V>> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Waiting<V> next = oldest.next();
            if (monotonicMillis < next.endMillis()) return;
            oldest.remove();
            erase.accept(next.value());
        }
    }

    /** When the first is forgotten. */
    OptionalLong deadlineMillis() {
        return waiting.values().stream().mapToLong(Waiting::endMillis).findFirst();
    }

    /** Erases all. */
    void destroy() {
        values().forEach(erase);
    }

    Stream<V> values() {
        return waiting.values().stream().map(Waiting::value);
    }

    int size() {
        return waiting.size();
    }
}
