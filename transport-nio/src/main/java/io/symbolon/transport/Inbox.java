package io.symbolon.transport;

import io.symbolon.transport.exchange.MessageHandler;
import io.symbolon.transport.exchange.ReceivedMessage;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The messages of one subscription on their way to its handler, one after the other, off the node's thread. The engine bounds
 * how many wait here (MSG-011), so a handler that blocks holds up its own subject and nothing else.
 */
final class Inbox {
    /** So many messages are handled before others of the same executor have their turn. */
    private static final int TURN = 64;

    private final MessageHandler handler;
    private final Executor executor;
    private final Results results;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean running;

    Inbox(MessageHandler handler, Executor executor, Results results) {
        this.handler = handler;
        this.executor = executor;
        this.results = results;
    }

    /** Where it is said that a message is through, from any thread. */
    interface Results {
        /** @param failure of the handler, or of the executor that did not run it */
        void handled(long delivery, ReceivedMessage message, Optional<Throwable> failure);
    }

    private record Waiting(long delivery, ReceivedMessage message) {}

    void add(long delivery, ReceivedMessage message) {
        synchronized (this) {
            waiting.add(new Waiting(delivery, message));
            if (running) return;
            running = true;
        }
        execute();
    }

    private void execute() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException busy) {
            for (Waiting next = next(); next != null; next = next()) {
                results.handled(next.delivery, next.message, Optional.of(busy));
            }
        }
    }

    private void run() {
        for (int i = 0; i < TURN; i++) {
            Waiting next = next();
            if (next == null) return;
            results.handled(next.delivery, next.message, handle(next.message));
        }
        execute();
    }

    /** The next message; with none the inbox rests until one comes. */
    private synchronized Waiting next() {
        Waiting next = waiting.poll();
        if (next == null) running = false;
        return next;
    }

    private Optional<Throwable> handle(ReceivedMessage message) {
        try {
            handler.handle(message);
            return Optional.empty();
        } catch (Throwable failure) { // foreign code: whatever it is, the next message has its turn
            return Optional.of(failure);
        }
    }
}
