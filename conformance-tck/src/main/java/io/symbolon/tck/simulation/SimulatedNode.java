package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.node.NodeCounts;
import io.symbolon.core.overlay.Growth;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.routing.PrefixRouter;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One node with its address and its clocks, which are those of the network by an offset each. */
public final class SimulatedNode {
    /** 2026-01-01T00:00:00Z, the wall time of the network at its beginning. */
    static final long START_WALL_MILLIS = 1_767_225_600_000L;

    private final String name;
    private final int number;
    private CryptoSuite crypto;
    private final SplittableRandom random;
    private final Map<Bytes, Fingerprint> established = new LinkedHashMap<>();

    /** The established sessions with each peer: one with most, so that these sets are small. */
    private final Map<Fingerprint, Set<Bytes>> sessionsByPeer = new HashMap<>();

    private final Set<Fingerprint> joined = new HashSet<>();
    private final Set<Question> questions = new HashSet<>();

    private NodeConfig config;
    private Optional<Node> node = Optional.empty();
    private Fingerprint fingerprint;
    private Endpoint address;
    private long monotonicOffsetMillis;
    private long wallOffsetMillis;
    private long wakeAtMillis;

    SimulatedNode(
            String name, int number, NodeConfig config, CryptoSuite crypto, SplittableRandom random, Endpoint address) {
        this.name = name;
        this.number = number;
        this.config = config;
        this.crypto = crypto;
        this.random = random;
        this.address = address;
        begin();
    }

    public String name() {
        return name;
    }

    /** How many nodes were added before. */
    public int number() {
        return number;
    }

    public NodeConfig config() {
        return config;
    }

    /** Who it is; of a stopped node, who it was. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Whether it lives: it was not stopped. */
    public boolean isRunning() {
        return node.isPresent();
    }

    public NodeCounts counts() {
        return node.orElseThrow().counts();
    }

    /** Its overlay, to look at; empty while it is stopped or if it does not grow. */
    public Optional<Growth> growth() {
        return node.flatMap(Node::growth);
    }

    /** Where its datagrams come from now. */
    public Endpoint address() {
        return address;
    }

    /** The peer of each session that was established and has not ended, oldest first. */
    public Map<Bytes, Fingerprint> established() {
        return Map.copyOf(established);
    }

    /** Whom the established session with this id is with, if there is one. */
    Optional<Fingerprint> peerOf(Bytes sessionId) {
        return Optional.ofNullable(established.get(sessionId));
    }

    /** The established sessions with {@code peer}. */
    Set<Bytes> sessionsWith(Fingerprint peer) {
        return sessionsByPeer.getOrDefault(peer, Set.of());
    }

    /** Whether a session with {@code peer} is established. */
    public boolean knows(SimulatedNode peer) {
        return hasSessionWith(peer.fingerprint());
    }

    /** Whether a session with {@code peer} is established. */
    boolean hasSessionWith(Fingerprint peer) {
        return sessionsByPeer.containsKey(peer);
    }

    /** How many peers are joined (JON-028). */
    public int joinedPeers() {
        return joined.size();
    }

    /** Whether {@code peer} is joined. */
    public boolean isJoinedWith(SimulatedNode peer) {
        return joined.contains(peer.fingerprint());
    }

    /** Whether it has asked {@code question} in this life; it is then told once. */
    boolean isWaitingFor(Question question) {
        return questions.remove(question);
    }

    /** Its neighbour set and routing table, as they stand; it grows. */
    public RoutingTable table() {
        return growth().orElseThrow().table();
    }

    /** What the clocks of this node show at {@code networkMillis}. */
    public Now now(long networkMillis) {
        return new Now(
                networkMillis + monotonicOffsetMillis,
                Instant.ofEpochMilli(START_WALL_MILLIS + networkMillis + wallOffsetMillis));
    }

    void setWallOffset(long millis) {
        wallOffsetMillis = millis;
    }

    void moveTo(Endpoint other) {
        address = other;
    }

    /** A new life with the same key: everything else is forgotten, and the monotonic clock begins somewhere else. */
    void begin() {
        stop();
        Node born = new Node(config, crypto, new SeededEntropy(random.split()), new PrefixRouter());
        node = Optional.of(born);
        fingerprint = born.fingerprint();
        monotonicOffsetMillis = random.nextLong(1_000_000_000);
    }

    /** Its next life computes with {@code other}. */
    void computeWith(CryptoSuite other) {
        crypto = other;
    }

    /** A new life with another key. */
    void beginAs(NodeConfig other) {
        config = other;
        begin();
    }

    void stop() {
        node = Optional.empty();
        wakeAtMillis = EventQueue.NEVER;
        established.clear();
        sessionsByPeer.clear();
        joined.clear();
        questions.clear();
    }

    /** When it wants to be woken, in time of the network; {@link EventQueue#NEVER} if it does not. */
    long wakeAtMillis() {
        return wakeAtMillis == EventQueue.NEVER ? wakeAtMillis : wakeAtMillis - monotonicOffsetMillis;
    }

    Step handle(Input input, long networkMillis) {
        Outcome outcome = node.orElseThrow().handle(input);
        wakeAtMillis = outcome.wakeAtMillis().orElse(EventQueue.NEVER);
        for (Effect effect : outcome.effects()) {
            if (effect instanceof Effect.SessionEstablished session) {
                established.put(session.sessionId(), session.peer().fingerprint());
                sessionsByPeer.merge(session.peer().fingerprint(), Set.of(session.sessionId()), SimulatedNode::union);
            } else if (effect instanceof Effect.SessionEnded session) {
                if (established.remove(session.sessionId()) != null) {
                    sessionsByPeer.computeIfPresent(session.peer(), (peer, all) -> without(all, session.sessionId()));
                }
            } else if (effect instanceof Effect.PeerJoined peer) {
                joined.add(peer.peer().fingerprint());
            } else if (effect instanceof Effect.PeerParted peer) {
                joined.remove(peer.peer());
            } else if (effect instanceof Effect.Asked asked) {
                questions.add(asked.question());
            }
        }
        return new Step(networkMillis, this, input, outcome.effects());
    }

    private static Set<Bytes> union(Set<Bytes> some, Set<Bytes> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code all} but one; null if none is left. */
    private static Set<Bytes> without(Set<Bytes> all, Bytes one) {
        Set<Bytes> others = all.stream().filter(each -> !each.equals(one)).collect(Collectors.toUnmodifiableSet());
        return others.isEmpty() ? null : others;
    }

    @Override
    public String toString() {
        return name;
    }
}
