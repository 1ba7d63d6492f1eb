package io.symbolon.transport;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What a node tells its listeners, and what it counts. Nothing that a listener throws reaches the node, and nothing of it
 * is lost. Counters may be read by any thread; telling belongs to the node's.
 */
final class Telemetry {
    private final List<MeshEvents> listeners;
    private final Map<Counter, LongAdder> counters = new EnumMap<>(Counter.class);
    private volatile boolean muted;

    Telemetry(List<MeshEvents> listeners) {
        this.listeners = List.copyOf(listeners);
        for (Counter counter : Counter.values()) {
            counters.put(counter, new LongAdder());
        }
    }

    void count(Counter counter) {
        counters.get(counter).increment();
    }

    long of(Counter counter) {
        return counters.get(counter).sum();
    }

    /** Gives {@code news} to each listener, in their order. */
    void tell(Consumer<MeshEvents> news) {
        for (MeshEvents listener : listeners) {
            if (muted) return;
            try {
                news.accept(listener);
            } catch (Throwable failure) { // foreign code: whatever it is, the node goes on
                report(listener, failure);
            }
        }
    }

    /** From now on nobody is told anything: a listener holds up the end of the node. Any thread may say so. */
    void mute() {
        muted = true;
    }

    private void report(MeshEvents listener, Throwable failure) {
        count(Counter.LISTENER_FAILURES);
        try {
            listener.listenerFailed(failure);
        } catch (Throwable again) {
            count(Counter.LISTENER_FAILURES);
            if (again != failure) again.addSuppressed(failure);
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, again);
        }
    }
}
