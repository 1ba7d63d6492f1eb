package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Any number of nodes in one thread and in virtual time. One seed decides every draw of the nodes and every accident of
 * the network; {@link Invariants} are checked after every step.
 */
public final class SimulatedNetwork {
    /** How long an application thinks. */
    private static final long DECISION_MILLIS = 1;

    private final long seed;
    private final SplittableRandom random;
    private final CryptoSuite crypto;
    private final Invariants invariants = new Invariants();
    private final RunDigest digest = new RunDigest();
    private final EventQueue queue = new EventQueue();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Places places = new Places();
    private final Set<Set<SimulatedNode>> parted = new HashSet<>();
    private final Inboxes inboxes = new Inboxes();
    private final List<Step> steps = new ArrayList<>();
    private Consumer<Step> watcher = steps::add;
    private Split split = Split.none();
    private Link link;
    private Relay relay = Relay.WIRE;
    private Policy policy = Policy.GRANT;
    private long nowMillis;

    /** An empty network of which {@code seed} decides everything, with the cryptography of the reference implementation. */
    public SimulatedNetwork(long seed, Link link) {
        this(seed, link, new BouncyCastleSuite());
    }

    /** An empty network of which {@code seed} decides everything, whose nodes use {@code crypto}. */
    public SimulatedNetwork(long seed, Link link, CryptoSuite crypto) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.link = link;
        this.crypto = crypto;
    }

    /** A new node with a key of its own, at the next free address. */
    public SimulatedNode add(String name) {
        return add(name, freshConfig());
    }

    /** A new node of {@code config}, at the next free address. */
    public SimulatedNode add(String name, NodeConfig config) {
        int number = nodes.size();
        SimulatedNode node = new SimulatedNode(name, number, config, crypto, random.split(), Places.of(number + 1));
        nodes.add(node);
        places.enter(node);
        return node;
    }

    private NodeConfig freshConfig() {
        byte[] key = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(key);
        random.nextBytes(uuid);
        return NodeConfig.of(Secret.owning(key), Bytes.wrap(uuid));
    }

    /** Whether a node takes part in growth (OVL-029). */
    public enum Growing {
        YES,
        NOT
    }

    /** A new node with a key of its own that says where it is, and whose node token is its identity. */
    public SimulatedNode addMember(String name, Growing growing) {
        return add(name, memberConfig(nextAddress(), growing));
    }

    /** Where the next node will be. */
    public Endpoint nextAddress() {
        return Places.of(nodes.size() + 1);
    }

    private NodeConfig memberConfig(Endpoint at, Growing growing) {
        NodeConfig config = freshConfig();
        NodeConfig member = config.declaring(at).joiningAs(OwnIdentity.ofNode(config.seed()));
        return growing == Growing.YES ? member.growing() : member;
    }

    /** How applications decide from now on; at the beginning they grant everything. */
    public void setPolicy(Policy other) {
        policy = other;
    }

    /** Somebody who is no node gets what is sent to {@code at} from now on. */
    public void add(Endpoint at, Outsider outsider) {
        places.enter(at, outsider);
    }

    /** All nodes, also stopped ones, in the order in which they were added. */
    public List<SimulatedNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** The name of a node that is at {@code address}, or the address itself. */
    String nameOf(Endpoint address) {
        List<SimulatedNode> there = places.nodesAt(address);
        return there.isEmpty() ? address.toString() : there.get(0).name();
    }

    /** Virtual time since the network began. */
    public long nowMillis() {
        return nowMillis;
    }

    /** Wall time of the network, in milliseconds since 1970-01-01T00:00:00Z; clocks of nodes differ from it. */
    public long wallMillis() {
        return SimulatedNode.START_WALL_MILLIS + nowMillis;
    }

    /** A digest over all steps so far, 32 hexadecimal digits: the same seed gives the same. */
    public String digest() {
        return digest.text();
    }

    /** How many inputs nodes were given. */
    public long stepCount() {
        return digest.steps();
    }

    /** Every step so far, unless they are shown to somebody else. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Forgets the steps so far: a long run does not fill the memory, and what comes next is easy to see. */
    public void forgetSteps() {
        steps.clear();
    }

    /** From now on every step is shown to {@code other} and not kept here, for a large network would fill the memory. */
    public void setWatcher(Consumer<Step> other) {
        watcher = other;
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
        parted.add(Set.of(one, other));
    }

    /** From now on datagrams pass as {@code other} says; those under way arrive. */
    public void split(Split other) {
        split = other;
    }

    /** Ends every partition. */
    public void heal() {
        parted.clear();
        split = Split.none();
    }

    /** The node has another address from now on; what is sent to the old one is lost. */
    public void move(SimulatedNode node, Endpoint address) {
        places.leave(node);
        node.moveTo(address);
        places.enter(node);
    }

    /** The node dies without a word; what is sent to it is lost. */
    public void stop(SimulatedNode node) {
        invariants.forget(node);
        inboxes.open(node);
        node.stop();
        queue.wakeUps().set(node.number(), EventQueue.NEVER);
    }

    /** The node dies without a word and begins again with the same key and address, its wall clock set by an offset. */
    public void restart(SimulatedNode node, long wallOffsetMillis) {
        stop(node);
        node.begin();
        node.setWallOffset(wallOffsetMillis);
    }

    /** The node dies without a word and begins again as itself, and computes with {@code other} from then on. */
    public void restartWith(SimulatedNode node, CryptoSuite other) {
        node.computeWith(other);
        restart(node, 0);
    }

    /** The node dies without a word, and somebody with another key begins at its address. */
    public void restartAsAnother(SimulatedNode node) {
        stop(node);
        NodeConfig before = node.config();
        boolean isMember = before.identity().isPresent();
        Growing growing = before.grows() ? Growing.YES : Growing.NOT;
        node.beginAs(isMember ? memberConfig(node.address(), growing) : freshConfig());
    }

    /** The node's process stands still, its clocks do not; what arrives waits in its socket. */
    public void pause(SimulatedNode node) {
        inboxes.close(node);
        queue.wakeUps().set(node.number(), EventQueue.NEVER);
    }

    /** The node goes on: it is woken if its time has come, and then gets what has waited. */
    public void resume(SimulatedNode node) {
        List<Inboxes.Waiting> waiting = inboxes.open(node);
        wake(node);
        for (Inboxes.Waiting each : waiting) inject(each.from(), node, each.datagram());
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

    /** The application of {@code node}, whose identity leads its realm, revokes {@code identities} and nobody else. */
    public Step revoke(SimulatedNode node, List<Fingerprint> identities) {
        return give(node, new Input.RevokeRequested(identities, node.now(nowMillis)));
    }

    /** The application of {@code node} wants something, said by what the node's clocks show. */
    public Step give(SimulatedNode node, Function<Now, Input> wish) {
        return give(node, wish.apply(node.now(nowMillis)));
    }

    /** Somebody hands {@code node} a datagram at once, from whatever source is claimed. */
    public Step inject(Endpoint from, SimulatedNode node, Bytes datagram) {
        return give(node, new Input.DatagramReceived(from, datagram, node.now(nowMillis)));
    }

    /** Somebody who is no node sends a datagram, from whatever source is claimed; only latency and jitter touch it. */
    public void send(Endpoint from, Endpoint to, Bytes datagram) {
        launch(from, to, datagram, link.latencyMillis());
    }

    /** Sets the wall clock of {@code node} ahead of the network's by {@code offsetMillis}, or behind it; the node is told. */
    public Step setWallClock(SimulatedNode node, long offsetMillis) {
        node.setWallOffset(offsetMillis);
        return wake(node);
    }

    /** Lets {@code event} happen {@code delayMillis} from now. */
    public void plan(long delayMillis, Runnable event) {
        queue.plan(nowMillis + delayMillis, event);
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
            long nextMillis = queue.nextMillis();
            if (nextMillis > endMillis) {
                nowMillis = endMillis;
                return done.getAsBoolean();
            }
            nowMillis = Math.max(nowMillis, nextMillis);
            if (queue.isNextAWakeUp()) {
                invariants.checkRest(wake(nodes.get(queue.wakeUps().earliest())));
            } else {
                queue.next().run();
            }
        }
        return true;
    }

    private Step wake(SimulatedNode node) {
        return give(node, new Input.DeadlineReached(node.now(nowMillis)));
    }

    private Step give(SimulatedNode node, Input input) {
        Step step = node.handle(input, nowMillis);
        queue.wakeUps().set(node.number(), node.wakeAtMillis());
        digest.add(step);
        watcher.accept(step);
        invariants.check(step);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SendDatagram sending) send(node, sending);
            if (effect instanceof Effect.Asked asked) plan(DECISION_MILLIS, () -> decide(node, asked.question()));
        }
        return step;
    }

    /** The application of {@code node} has made up its mind, unless the node has died meanwhile. */
    private void decide(SimulatedNode node, Question question) {
        if (!node.isWaitingFor(question)) return;
        policy.decide(node, question)
                .ifPresent(decision -> give(node, new Input.Answered(question.id(), decision, node.now(nowMillis))));
    }

    private void send(SimulatedNode node, Effect.SendDatagram sending) {
        Endpoint to = sending.to();
        List<SimulatedNode> there = places.nodesAt(to);
        long latencyMillis = there.isEmpty()
                ? link.latencyMillis()
                : link.latencyBetween(seed, node.number(), there.get(0).number());
        for (Bytes datagram : relay.pass(node.address(), to, sending.datagram())) {
            if (happens(link.lossPercent()) || datagram.length() > link.sizeLimitOctets()) continue;
            if (!there.isEmpty() && there.stream().noneMatch(peer -> passes(node, peer))) continue;
            launch(node.address(), to, datagram, latencyMillis);
            if (happens(link.duplicatePercent())) launch(node.address(), to, datagram, latencyMillis);
        }
    }

    private void launch(Endpoint from, Endpoint to, Bytes datagram, long latencyMillis) {
        long delayMillis = latencyMillis + random.nextInt(link.jitterMillis() + 1);
        if (happens(link.latePercent())) delayMillis += random.nextInt(link.lateMillis() + 1);
        plan(delayMillis, () -> arrive(from, to, datagram));
    }

    private void arrive(Endpoint from, Endpoint to, Bytes datagram) {
        places.receive(from, to, datagram);
        for (SimulatedNode node : List.copyOf(places.nodesAt(to))) {
            if (!node.isRunning() || inboxes.hold(node, from, datagram)) continue;
            inject(from, node, datagram);
        }
    }

    private boolean passes(SimulatedNode from, SimulatedNode to) {
        if (from == to) return true;
        return split.passes(from, to) && (parted.isEmpty() || !parted.contains(Set.of(from, to)));
    }

    private boolean happens(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
