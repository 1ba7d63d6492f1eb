package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Remembers what a node tells, and waits for what it will tell. */
class Recorder implements MeshEvents {
    /** No test needs nearly as long; it only keeps a broken one from hanging. */
    static final long HANG_SECONDS = 30;

    record Received(Endpoint from, Bytes datagram) {}

    record Sent(Endpoint to, Bytes datagram) {}

    record NotSent(Endpoint to, Bytes datagram, IOException why) {}

    record ReceiveFailed(IOException why) {}

    record ListenerFailed(Throwable failure) {}

    record Closed(Optional<Throwable> why) {}

    record Decided(Question question, Decision decision) {}

    record PolicyFailed(Question question, Throwable failure) {}

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    /** The next event of this type for which {@code wanted} holds; what comes before is passed over. */
    <T> T await(Class<T> type, Predicate<? super T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
        while (true) {
            Object event;
            try {
                event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                throw new AssertionError("interrupted while waiting for " + type.getSimpleName(), interrupted);
            }
            if (event == null) throw new AssertionError("no such " + type.getSimpleName());
            if (type.isInstance(event) && wanted.test(type.cast(event))) return type.cast(event);
        }
    }

    void add(Object event) {
        events.add(event);
    }

    <T> T await(Class<T> type) {
        return await(type, any -> true);
    }

    @Override
    public void sessionEstablished(Effect.SessionEstablished session) {
        events.add(session);
    }

    @Override
    public void sessionEnded(Effect.SessionEnded session) {
        events.add(session);
    }

    @Override
    public void openFailed(Effect.OpenFailed attempt) {
        events.add(attempt);
    }

    @Override
    public void dropped(Effect.Dropped input) {
        events.add(input);
    }

    @Override
    public void pathChanged(Effect.PathChanged session) {
        events.add(session);
    }

    @Override
    public void asked(Question question) {
        events.add(question);
    }

    @Override
    public void decided(Question question, Decision decision) {
        events.add(new Decided(question, decision));
    }

    @Override
    public void policyFailed(Question question, Throwable failure) {
        events.add(new PolicyFailed(question, failure));
    }

    @Override
    public void admitted(Effect.Admitted peer) {
        events.add(peer);
    }

    @Override
    public void acknowledged(Effect.Acknowledged peer) {
        events.add(peer);
    }

    @Override
    public void joinRefused(Effect.JoinRefused refusal) {
        events.add(refusal);
    }

    @Override
    public void peerJoined(Effect.PeerJoined peer) {
        events.add(peer);
    }

    @Override
    public void peerParted(Effect.PeerParted peer) {
        events.add(peer);
    }

    @Override
    public void datagramReceived(Endpoint from, Bytes datagram) {
        events.add(new Received(from, datagram));
    }

    @Override
    public void datagramSent(Endpoint to, Bytes datagram) {
        events.add(new Sent(to, datagram));
    }

    @Override
    public void datagramNotSent(Endpoint to, Bytes datagram, IOException why) {
        events.add(new NotSent(to, datagram, why));
    }

    @Override
    public void receiveFailed(IOException why) {
        events.add(new ReceiveFailed(why));
    }

    @Override
    public void listenerFailed(Throwable failure) {
        events.add(new ListenerFailed(failure));
    }

    @Override
    public void closed(Optional<Throwable> why) {
        events.add(new Closed(why));
    }
}
