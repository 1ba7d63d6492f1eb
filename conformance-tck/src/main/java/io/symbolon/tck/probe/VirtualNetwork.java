package io.symbolon.tck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A network in virtual time with one node of a subject in it, at {@link #TARGET}, a millisecond away from everybody unless
 * it is slowed down. Its application grants whatever it is asked.
 */
public final class VirtualNetwork implements Network {
    public static final InetSocketAddress TARGET = new InetSocketAddress(ip("10.0.0.99"), 4000);
    private static final long START_WALL_MS = 1_767_225_600_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final Driver driver;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::atNanos).thenComparingLong(Flight::number));
    private final PriorityQueue<Flight> arrived =
            new PriorityQueue<>(Comparator.comparingLong(Flight::atNanos).thenComparingLong(Flight::number));
    private final Map<InetSocketAddress, Port> ports = new HashMap<>();
    private final List<Long> sent = new ArrayList<>();
    private long latencyNanos = TimeUnit.MILLISECONDS.toNanos(1);
    private long nowNanos;
    private long wakeNanos = NEVER;
    private long flown;
    private int opened;

    /** A datagram on its way. */
    private record Flight(InetSocketAddress from, InetSocketAddress to, byte[] datagram, long atNanos, long number) {}

    /** @param arguments further arguments of {@code node.create} */
    VirtualNetwork(Subject subject, Consumer<ObjectNode> arguments) {
        driver = new InProcessDriver(subject);
        Calls.result(driver, "hello", Hello.arguments());
        Calls.result(driver, "reset", Json.object());
        ObjectNode create = node().put("seed", "5a".repeat(32)).put("uuid", "5b".repeat(16));
        arguments.accept(create);
        Calls.result(driver, "node.create", create);
    }

    /** A node whose node token is its identity. */
    public static VirtualNetwork joining(Subject subject) {
        return new VirtualNetwork(subject, args -> args.put("identity", "node"));
    }

    /** The application of the node opens towards this address, and expects this node there. */
    public void nodeOpens(String fingerprint, InetSocketAddress to) {
        give("node.open", node().put("to", Target.hostAndPort(to)).put("peer", fingerprint));
    }

    /** From now on every datagram takes so long. */
    void slowDown(long millis) {
        latencyNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** When each datagram was sent to the node. */
    List<Long> sentAtNanos() {
        return List.copyOf(sent);
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public long wallMs() {
        return START_WALL_MS + TimeUnit.NANOSECONDS.toMillis(nowNanos);
    }

    @Override
    public Port open(InetSocketAddress peer) {
        return listen(new InetSocketAddress(ip("10.0.0.1"), 20_000 + opened++));
    }

    @Override
    public Port listen(InetSocketAddress at) {
        Port port = new VirtualPort(at);
        ports.put(at, port);
        return port;
    }

    @Override
    public Optional<Arrival> await(long untilNanos) {
        while (arrived.isEmpty()) {
            long flight = flights.isEmpty() ? NEVER : flights.peek().atNanos();
            long next = Math.min(flight, wakeNanos);
            if (next > untilNanos) {
                nowNanos = Math.max(nowNanos, untilNanos);
                return Optional.empty();
            }
            nowNanos = Math.max(nowNanos, next);
            if (flight <= wakeNanos) {
                land(flights.remove());
            } else {
                setClock();
            }
        }
        Flight flight = arrived.remove();
        return Optional.of(new Arrival(ports.get(flight.to()), flight.from(), flight.datagram(), flight.atNanos()));
    }

    private void land(Flight flight) {
        if (flight.to().equals(TARGET)) {
            setClock();
            give(
                    "node.deliver",
                    node().put("from", Target.hostAndPort(flight.from()))
                            .put("datagram", Octets.hex(flight.datagram())));
        } else if (ports.containsKey(flight.to())) {
            arrived.add(flight);
        }
    }

    private void setClock() {
        long ms = TimeUnit.NANOSECONDS.toMillis(nowNanos);
        give("clock.set", Json.object().put("monotonic_ms", ms).put("wall_ms", START_WALL_MS + ms));
    }

    private void give(String op, ObjectNode args) {
        JsonNode outcome = Calls.result(driver, op, args);
        JsonNode wake = outcome.path("wake_at_ms");
        wakeNanos = wake.isNumber() ? TimeUnit.MILLISECONDS.toNanos(wake.asLong()) : NEVER;
        for (JsonNode event : outcome.path("events")) {
            if (event.path("event").asText().equals("send")) {
                Source to = Source.parse(event.path("to").asText());
                fly(TARGET, address(to), Octets.ofHex(event.path("datagram").asText()));
            } else if (event.path("event").asText().equals("asked")) {
                give(
                        "node.answer",
                        node().put("question", event.path("question").asLong()).put("decision", "granted"));
            }
        }
    }

    private void fly(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        flights.add(new Flight(from, to, datagram, nowNanos + latencyNanos, flown++));
    }

    private static ObjectNode node() {
        return Json.object().put("node", "target");
    }

    private static InetSocketAddress address(Source source) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(source.address()), source.port());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    private final class VirtualPort implements Port {
        private final InetSocketAddress address;

        private VirtualPort(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            sent.add(nowNanos);
            fly(address, to, datagram);
        }

        @Override
        public void close() {
            ports.remove(address);
        }
    }
}
