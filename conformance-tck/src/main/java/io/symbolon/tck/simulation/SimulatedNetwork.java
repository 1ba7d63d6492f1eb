package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Any number of nodes in one thread and in virtual time. One seed decides every draw of the nodes and every accident of
 * the network; {@link Invariants} are checked after every step.
 */
public final class SimulatedNetwork {
    private static final int PORT = 4_000;

    private final SplittableRandom random;
    private final CryptoSuite crypto = new BouncyCastleSuite();
    private final Invariants invariants = new Invariants();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final PriorityQueue<Flight> underWay = new PriorityQueue<>();
    private final Set<Set<SimulatedNode>> partitions = new HashSet<>();
    private Link link;
    private Relay relay = Relay.WIRE;
    private long nowMillis;
    private long flights;

    /** A datagram under way; of two that arrive together the one that was sent first is first. */
    private record Flight(long arrivesAtMillis, long number, Endpoint from, Endpoint to, Bytes datagram)
            implements Comparable<Flight> {
        private static final Comparator<Flight> ORDER =
                Comparator.comparingLong(Flight::arrivesAtMillis).thenComparingLong(Flight::number);

        @Override
        public int compareTo(Flight other) {
            return ORDER.compare(this, other);
        }
    }

    /** An empty network of which {@code seed} decides everything. */
    public SimulatedNetwork(long seed, Link link) {
        this.random = new SplittableRandom(seed);
        this.link = link;
    }

    /** A new node with a key of its own, at the next free address. */
    public SimulatedNode add(String name) {
        byte[] seed = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(seed);
        random.nextBytes(uuid);
        return add(name, NodeConfig.of(Secret.owning(seed), Bytes.wrap(uuid)));
    }

    /** A new node of {@code config}, at the next free address. */
    public SimulatedNode add(String name, NodeConfig config) {
        int number = nodes.size() + 1;
        Endpoint address = new Endpoint(IpAddress.ofSocket(Bytes.of(10, 0, number >> 8, number & 0xff)), PORT);
        SimulatedNode node = new SimulatedNode(name, config, crypto, random.split(), address);
        nodes.add(node);
        return node;
    }

    /** Virtual time since the network began. */
    public long nowMillis() {
        return nowMillis;
    }

    /** Every step so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Forgets the steps so far: a long run does not fill the memory, and what comes next is easy to see. */
    public void forgetSteps() {
        steps.clear();
    }

    public void setLink(Link other) {
        link = other;
    }

    /** Who stands in the middle from now on. */
    public void setRelay(Relay other) {
        relay = other;
    }

    /** Nothing passes between these two any more. */
    public void part(SimulatedNode one, SimulatedNode other) {
        partitions.add(Set.of(one, other));
    }

    /** Ends every partition. */
    public void heal() {
        partitions.clear();
    }

    /** The node has another address from now on; what is sent to the old one is lost. */
    public void move(SimulatedNode node, Endpoint address) {
        node.moveTo(address);
    }

    /** The node dies without a word and begins again with the same key and address, its wall clock set by an offset. */
    public void restart(SimulatedNode node, long wallOffsetMillis) {
        node.begin();
        node.setWallOffset(wallOffsetMillis);
    }

    /** {@code node} asks for a session with whoever is at {@code to}. */
    public Step open(SimulatedNode node, Endpoint to) {
        return give(node, new Input.OpenRequested(to, Optional.empty(), node.now(nowMillis)));
    }

    /** {@code node} asks for a session with {@code peer} and nobody else. */
    public Step open(SimulatedNode node, Endpoint to, Fingerprint peer) {
        return give(node, new Input.OpenRequested(to, Optional.of(peer), node.now(nowMillis)));
    }

    /** {@code node} says goodbye to {@code peer}. */
    public Step leave(SimulatedNode node, Fingerprint peer) {
        return give(node, new Input.LeaveRequested(peer, node.now(nowMillis)));
    }

    /** Somebody hands {@code node} a datagram at once, from whatever source is claimed. */
    public Step inject(Endpoint from, SimulatedNode node, Bytes datagram) {
        return give(node, new Input.DatagramReceived(from, datagram, node.now(nowMillis)));
    }

    /** Sets the wall clock of {@code node} ahead of the network's by {@code offsetMillis}, or behind it; the node is told. */
    public Step setWallClock(SimulatedNode node, long offsetMillis) {
        node.setWallOffset(offsetMillis);
        return wake(node);
    }

    private Step wake(SimulatedNode node) {
        return give(node, new Input.DeadlineReached(node.now(nowMillis)));
    }

    /** Lets everything happen that happens within {@code millis}. */
    public void runFor(long millis) {
        runUntil(nowMillis + millis, () -> false);
    }

    /** Lets things happen until {@code done} or the end of {@code millis}; whether it was done. */
    public boolean runUntil(BooleanSupplier done, long millis) {
        return runUntil(nowMillis + millis, done);
    }

    private boolean runUntil(long endMillis, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Optional<SimulatedNode> sleeper = nextSleeper();
            long wakeMillis =
                    sleeper.map(node -> node.wakeAtMillis().getAsLong()).orElse(Long.MAX_VALUE);
            long arrivalMillis =
                    underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().arrivesAtMillis();
            if (Math.min(wakeMillis, arrivalMillis) > endMillis) {
                nowMillis = endMillis;
                return done.getAsBoolean();
            }
            nowMillis = Math.max(nowMillis, Math.min(wakeMillis, arrivalMillis));
            if (wakeMillis <= arrivalMillis) {
                Step woken = wake(sleeper.orElseThrow());
                invariants.checkRest(woken);
            } else {
                arrive(underWay.remove());
            }
        }
        return true;
    }

    private Optional<SimulatedNode> nextSleeper() {
        return nodes.stream()
                .filter(node -> node.wakeAtMillis().isPresent())
                .min(Comparator.comparingLong(node -> node.wakeAtMillis().getAsLong()));
    }

    private void arrive(Flight flight) {
        for (SimulatedNode node : nodes) {
            if (node.address().equals(flight.to())) inject(flight.from(), node, flight.datagram());
        }
    }

    private Step give(SimulatedNode node, Input input) {
        Step step = node.handle(input, nowMillis);
        steps.add(step);
        invariants.check(step, nodes);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SendDatagram sending) send(node, sending);
        }
        return step;
    }

    private void send(SimulatedNode node, Effect.SendDatagram sending) {
        for (Bytes datagram : relay.pass(node.address(), sending.to(), sending.datagram())) {
            if (isParted(node, sending.to()) || happens(link.lossPercent())) continue;
            launch(node.address(), sending.to(), datagram);
            if (happens(link.duplicatePercent())) launch(node.address(), sending.to(), datagram);
        }
    }

    private void launch(Endpoint from, Endpoint to, Bytes datagram) {
        long delayMillis = link.latencyMillis() + random.nextInt(link.jitterMillis() + 1);
        underWay.add(new Flight(nowMillis + delayMillis, flights++, from, to, datagram));
    }

    private boolean isParted(SimulatedNode node, Endpoint to) {
        return partitions.stream()
                .anyMatch(pair -> pair.contains(node)
                        && pair.stream().anyMatch(other -> other.address().equals(to)));
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }
}
