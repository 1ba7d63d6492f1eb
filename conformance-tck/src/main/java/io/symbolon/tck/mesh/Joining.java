package io.symbolon.tck.mesh;

import io.symbolon.transport.MeshNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The addresses that a node is to join: whatever fails is said, and tried again after 5, 10, 20, 40 and then every 60 s. */
final class Joining implements AutoCloseable {
    private static final long FIRST_SECONDS = 5;
    private static final long LONGEST_SECONDS = 60;

    /** Whatever runs later, or not at all once it is closed. */
    interface Later extends AutoCloseable {
        void run(Runnable task, long seconds);

        boolean isClosed();

        @Override
        void close();
    }

    private final Function<String, ? extends CompletableFuture<?>> join;
    private final NodeLog log;
    private final Later later;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Joining(Function<String, ? extends CompletableFuture<?>> join, NodeLog log, Later later) {
        this.join = join;
        this.log = log;
        this.later = later;
    }

    /** Joins of {@code node}, on a thread of their own: a host name can take its time. */
    static Joining of(MeshNode node, NodeLog log) {
        return new Joining(node::join, log, new OnAThread());
    }

    void begin(List<String> addresses) {
        missing.addAll(addresses);
        if (missing.isEmpty()) done.complete(null);
        for (String address : Set.copyOf(missing)) later.run(() -> join(address, FIRST_SECONDS), 0);
    }

    /** Whether every one has succeeded. */
    boolean isDone() {
        return missing.isEmpty();
    }

    /** Returns when every one has succeeded, or after a second: one that is as good as done may end. */
    void awaitTheLast() {
        done.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }

    /** Nothing is tried or said any more. */
    @Override
    public void close() {
        later.close();
    }

    private void join(String address, long waitSeconds) {
        request(address).whenComplete((peer, failure) -> {
            if (failure == null) joined(address);
            else failed(address, failure, waitSeconds);
        });
    }

    private void joined(String address) {
        missing.remove(address);
        if (missing.isEmpty()) done.complete(null);
    }

    private CompletableFuture<?> request(String address) {
        try {
            return join.apply(address);
        } catch (IllegalArgumentException refused) {
            return CompletableFuture.failedFuture(refused); // the host has no address of one node, today
        }
    }

    private void failed(String address, Throwable failure, long waitSeconds) {
        if (later.isClosed()) return; // the node has been stopped, and with it what was under way
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        log.line("failed", cause.getMessage() + "; again in " + waitSeconds + " s");
        later.run(() -> join(address, Math.min(2 * waitSeconds, LONGEST_SECONDS)), waitSeconds);
    }

    private static final class OnAThread implements Later {
        private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "symbolon-join");
            thread.setDaemon(true);
            return thread;
        });

        private OnAThread() {
            // what comes after the end is not run
            executor.setRejectedExecutionHandler((task, ended) -> {});
        }

        @Override
        public void run(Runnable task, long seconds) {
            executor.schedule(task, seconds, TimeUnit.SECONDS);
        }

        @Override
        public boolean isClosed() {
            return executor.isShutdown();
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
