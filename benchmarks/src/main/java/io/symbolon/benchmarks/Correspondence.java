package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.transport.AdmissionPolicy;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.Publisher;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubscribeOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Two nodes on loopback, one of which publishes to the other; every message is acknowledged by the node. */
final class Correspondence implements AutoCloseable {
    private static final Subject SUBJECT = Subject.of("benchmark");
    private static final int THRESHOLD = 1024;
    private static final long PATIENCE_SECONDS = 600;

    private final MeshNode sending;
    private final MeshNode receiving;
    private final Publisher publisher;
    private final AtomicLong handled = new AtomicLong();
    private final long firstMessageNanos;

    /** Two nodes that have joined, and whose parties have met. */
    Correspondence() throws Exception {
        receiving = node();
        sending = node();
        sending.join(receiving.fingerprint() + "@" + receiving.address()).get(10, TimeUnit.SECONDS);
        long joined = System.nanoTime();
        receiving.subscribe(
                SUBJECT,
                SubscribeOptions.USUAL
                        .withThreshold(THRESHOLD)
                        .withLifetime(Duration.ofSeconds(600))
                        .withExecutor(Runnable::run),
                message -> handled.incrementAndGet());
        publisher = sending.publisher(SUBJECT, PublishOptions.USUAL.withLifetime(Duration.ofSeconds(600)));
        publisher.send(Bytes.zeros(1)).get(30, TimeUnit.SECONDS);
        firstMessageNanos = System.nanoTime() - joined;
    }

    /** How long it took from the join to the acknowledgement of a first message: both interests, the match, the message. */
    long firstMessageNanos() {
        return firstMessageNanos;
    }

    private static MeshNode node() throws Exception {
        return MeshNode.builder()
                .identityOfNode()
                .declareListeningAddress()
                .admit(AdmissionPolicy.everybody(), Runnable::run)
                .start();
    }

    /** How many messages the receiving application was given. */
    long handled() {
        return handled.get();
    }

    /** Sends {@code messages} of these octets, at most {@code underWay} at a time, and waits until all are acknowledged. */
    void run(Bytes payload, int messages, int underWay)
            throws InterruptedException, ExecutionException, TimeoutException {
        new Run(payload, messages, underWay).done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** One run; the next message is sent when one before it has been acknowledged. */
    private final class Run {
        private final Bytes payload;
        private final int messages;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong settled = new AtomicLong();

        private Run(Bytes payload, int messages, int underWay) {
            this.payload = payload;
            this.messages = messages;
            for (int i = 0; i < underWay; i++) sendNext();
        }

        private void sendNext() {
            if (sent.incrementAndGet() <= messages) publisher.send(payload).whenComplete(this::settle);
        }

        private void settle(Delivery delivery, Throwable failure) {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (!delivery.isToAll()) {
                done.completeExceptionally(new IllegalStateException("a message has expired: " + delivery));
            } else if (settled.incrementAndGet() == messages) {
                done.complete(null);
            } else {
                sendNext();
            }
        }
    }

    @Override
    public void close() {
        sending.close();
        receiving.close();
    }
}
