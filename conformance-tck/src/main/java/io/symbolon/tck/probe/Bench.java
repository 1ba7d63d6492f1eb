package io.symbolon.tck.probe;

import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.probe.Network.Port;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
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
    private final Map<Port, Queue<Arrival>> inboxes = new HashMap<>();
    private long freeAtNanos;

    /** @param datagramsPerSecond how many leave in a second at most, evenly spread */
    Bench(Network network, int datagramsPerSecond) {
        this.network = network;
        this.spacingNanos = TimeUnit.SECONDS.toNanos(1) / datagramsPerSecond;
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

    /** Sends when the rate allows it; returns when that was. */
    long send(Port from, InetSocketAddress to, byte[] datagram) {
        waitUntil(freeAtNanos);
        long now = network.nanos();
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
            inbox(arrival.get().at()).add(arrival.get());
        }
        return Optional.of(inbox.remove());
    }

    void waitUntil(long nanos) {
        Optional<Arrival> arrival = network.await(nanos);
        while (arrival.isPresent()) {
            inbox(arrival.get().at()).add(arrival.get());
            arrival = network.await(nanos);
        }
    }

    void close(Port port) {
        port.close();
        inboxes.remove(port);
    }

    private Queue<Arrival> inbox(Port port) {
        return inboxes.computeIfAbsent(port, any -> new ArrayDeque<>());
    }
}
