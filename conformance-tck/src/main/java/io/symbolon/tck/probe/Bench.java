package io.symbolon.tck.probe;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.probe.Network.Port;
import io.symbolon.tck.suite.Transcript;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A network at a bounded rate: datagrams leave one after the other, and what comes meanwhile waits in inboxes. */
final class Bench {
    private final Network network;
    private final long spacingNanos;
    private final RoundTrips roundTrips = new RoundTrips();
    private final Datagrams datagrams;
    private final Map<Port, Queue<Arrival>> inboxes = new HashMap<>();
    private long freeAtNanos;
    private String after = "";

    /** A network at the rate that the settings allow, the datagrams evenly spread. */
    Bench(Network network, Probe.Settings settings) {
        this.network = network;
        this.datagrams = new Datagrams(settings.frames());
        this.spacingNanos = TimeUnit.SECONDS.toNanos(1) / settings.datagramsPerSecond();
        this.freeAtNanos = network.nanos();
    }

    Network network() {
        return network;
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    long spacingNanos() {
        return spacingNanos;
    }

    long nanos() {
        return network.nanos();
    }

    /** A check begins: what is sent and what comes from now on is its own. */
    void begin(String words) {
        network.mark(words);
        datagrams.begin(network.nanos());
        after = "";
    }

    /** The check has been played, and this follows it. */
    void follow(String words) {
        network.mark(words);
        after = words + " ";
    }

    /** What was sent and what came since the check began; frames of these sessions are known by their keys. */
    Transcript transcript(Collection<PeerSession> sessions) {
        return datagrams.transcript(sessions);
    }

    /**
     * Sends when the rate allows it; returns when that was.
     *
     * @param step what the check does, in words
     */
    long send(Port from, InetSocketAddress to, String step, byte[] datagram) {
        waitUntil(freeAtNanos);
        long now = network.nanos();
        datagrams.left(new Datagrams.Departure(from.address(), after + step, datagram, now));
        from.send(to, datagram);
        freeAtNanos = now + spacingNanos;
        return now;
    }

    /** The next datagram at this port, waited for until this time at most. */
    Optional<Arrival> next(Port at, long untilNanos) {
        Queue<Arrival> inbox = inbox(at);
        while (inbox.isEmpty()) {
            Optional<Arrival> arrival = network.await(untilNanos);
            if (arrival.isEmpty()) {
                return Optional.empty();
            }
            receive(arrival.get());
        }
        return Optional.of(inbox.remove());
    }

    void waitUntil(long nanos) {
        Optional<Arrival> arrival = network.await(nanos);
        while (arrival.isPresent()) {
            receive(arrival.get());
            arrival = network.await(nanos);
        }
    }

    private void receive(Arrival arrival) {
        datagrams.came(arrival);
        inbox(arrival.at()).add(arrival);
    }

    void close(Port port) {
        port.close();
        inboxes.remove(port);
    }

    private Queue<Arrival> inbox(Port port) {
        return inboxes.computeIfAbsent(port, any -> new ArrayDeque<>());
    }
}
