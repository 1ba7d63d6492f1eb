package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Established;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Three nodes and a network that holds back, repeats and reorders what it likes, clocks that jump, goodbyes. What a node
 * has of a peer is looked at from inside after every input.
 */
class RandomLivesTest {
    private static final int LIVES = 60;
    private static final int INPUTS = 400;
    private static final long[] WAITS_MILLIS = {0, 0, 30, 600, 4_000, 11_000, 61_000, 900_000, 3_590_000};

    private static final List<String> ADDRESSES = List.of("192.0.2.1:4000", "198.51.100.2:4000", "203.0.113.3:4000");

    private record Sent(Endpoint from, Endpoint to, Bytes datagram) {}

    /** What the nodes of a life are. */
    private enum Life {
        NOBODY,
        WITH_IDENTITY
    }

    private record Open(TestNode node, long question) {}

    private final Map<TestNode, Map<Bytes, SessionKeys>> keysOf = new HashMap<>();
    /** Everything that was sent in this life, and what of it has not arrived yet. */
    private final List<Sent> sent = new ArrayList<>();

    private final Deque<Sent> underWay = new ArrayDeque<>();
    private VirtualTime time;
    private int life;
    private Life kind;
    private List<TestNode> nodes;
    private Random random;
    /** Whom the application of each node was told to be joined with. */
    private final Map<TestNode, Set<Fingerprint>> joined = new HashMap<>();

    private final List<Open> questions = new ArrayList<>();
    private int established;
    private int joins;
    private int restarts;

    @Test
    void a_node_has_of_its_peers_what_the_chapters_allow() {
        live(0, LIVES, Life.NOBODY);

        assertThat(established).as("sessions of all lives").isGreaterThan(5 * LIVES);
    }

    @Test
    void the_same_when_nodes_join_and_are_denied_deferred_and_restarted() {
        live(LIVES, LIVES, Life.WITH_IDENTITY);

        assertThat(established).as("sessions of all lives").isGreaterThan(5 * LIVES);
        assertThat(joins).as("joined peers of all lives").isGreaterThan(LIVES);
        assertThat(restarts).isGreaterThan(LIVES);
    }

    private void live(int first, int lives, Life kind) {
        for (int life = first; life < first + lives; life++) {
            begin(life, kind);
            for (int input = 0; input < INPUTS; input++) happen();
        }
    }

    private TestNode born(int number) {
        String name = List.of("alice ", "bob ", "carol ").get(number) + life;
        NodeConfig config = TestNode.config(name);
        Endpoint address = TestNode.endpoint(ADDRESSES.get(number));
        TestNode node = new TestNode(
                kind == Life.NOBODY ? config : config.joiningAs(OwnIdentity.ofNode(config.seed())),
                new StandInSuite(),
                new SeededEntropy(name + restarts),
                address,
                time);
        keysOf.put(node, new HashMap<>());
        joined.put(node, new HashSet<>());
        return node;
    }

    private void restart(int number) {
        restarts++;
        keysOf.remove(nodes.get(number));
        joined.remove(nodes.get(number));
        questions.removeIf(open -> open.node() == nodes.get(number));
        nodes.set(number, born(number));
    }

    private void answer() {
        if (questions.isEmpty()) return;
        // mostly the newest: the older ones are over by now
        int newest = questions.size() - 1;
        Open open = questions.remove(random.nextInt(5) == 0 ? random.nextInt(newest + 1) : newest);
        int any = random.nextInt(20);
        Decision decision = any == 0 ? Decision.DENIED : any < 4 ? Decision.DEFERRED : Decision.GRANTED;
        after(open.node(), open.node().handle(new Input.Answered(open.question(), decision, time.now())));
    }

    private void begin(int number, Life lifeKind) {
        life = number;
        kind = lifeKind;
        random = new Random(life);
        time = new VirtualTime();
        sent.clear();
        underWay.clear();
        keysOf.clear();
        joined.clear();
        questions.clear();
        nodes = new ArrayList<>(List.of(born(0), born(1), born(2)));
        after(nodes.get(0), nodes.get(0).open(nodes.get(1)));
    }

    private Endpoint anywhere() {
        return any().address;
    }

    private TestNode any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void happen() {
        TestNode node = any();
        TestNode other = nodes.get((nodes.indexOf(node) + 1 + random.nextInt(nodes.size() - 1)) % nodes.size());
        switch (random.nextInt(40)) {
            case 0, 1:
                after(node, node.open(other));
                break;
            case 2:
                after(node, node.open(other.address, Optional.empty()));
                break;
            case 3:
                if (random.nextInt(4) == 0) after(node, node.leave(other));
                break;
            case 4:
                time.wallJumps((random.nextInt(2) == 0 ? -1 : 1) * random.nextInt(50_000));
                break;
            case 5, 6:
                time.pass(WAITS_MILLIS[random.nextInt(WAITS_MILLIS.length)]);
                nodes.forEach(one -> after(one, one.wake()));
                break;
            case 7:
                underWay.poll(); // lost
                break;
            case 8:
                underWay.addLast(Objects.requireNonNullElseGet(underWay.poll(), this::anyOld)); // overtaken
                break;
            case 9, 10, 11:
                deliver(anyOld(), anywhere());
                break;
            case 12, 13, 14, 15:
                answer();
                break;
            case 16:
                if (kind == Life.WITH_IDENTITY && random.nextInt(4) == 0) restart(nodes.indexOf(node));
                break;
            default:
                if (!underWay.isEmpty())
                    deliver(underWay.peek(), underWay.remove().from());
                break;
        }
    }

    /** Something that was sent once. */
    private Sent anyOld() {
        return sent.get(random.nextInt(sent.size()));
    }

    private void deliver(Sent one, Endpoint source) {
        for (TestNode to : List.copyOf(nodes)) {
            if (to.address.equals(one.to())) after(to, to.receive(source, one.datagram()));
        }
    }

    private void after(TestNode node, List<Effect> effects) {
        remember(node, effects);
        check(node);
    }

    private void remember(TestNode node, List<Effect> effects) {
        established += TestNode.only(Effect.SessionEstablished.class, effects).size();
        for (Effect.SendDatagram sending : TestNode.sends(effects)) {
            sent.add(new Sent(node.address, sending.to(), sending.datagram()));
            underWay.add(sent.get(sent.size() - 1));
        }
        for (Effect effect : effects) {
            if (effect instanceof Effect.Asked asked) {
                questions.add(new Open(node, asked.question().id()));
            } else if (effect instanceof Effect.PeerJoined told) {
                joins++;
                require(joined.get(node).add(told.peer().fingerprint()), "JON-028: a peer joins once");
            } else if (effect instanceof Effect.PeerParted told) {
                require(joined.get(node).remove(told.peer()), "JON-028: who parts was joined");
            }
        }
    }

    private void check(TestNode node) {
        Map<Bytes, SessionState> all = new HashMap<>();
        for (TestNode peer : nodes) {
            if (peer != node) checkPeer(node.node.statesOf(peer.fingerprint()), all);
        }
        require(node.counts().candidates() == count(all.values(), Candidate.class), "candidates are counted");
        require(node.counts().sessions() == count(all.values(), AcceptedSession.class), "sessions are counted");
        require(node.wakeAtMillis().orElse(Long.MAX_VALUE) >= time.millis(), "what is due was done");
        checkKeys(keysOf.get(node), all);
        if (kind == Life.WITH_IDENTITY) checkJoins(node);
    }

    private void checkJoins(TestNode node) {
        Joins of = node.node.joins();
        for (TestNode peer : nodes) {
            Fingerprint name = peer.fingerprint();
            List<Standing> standings = of.standingsOf(name);
            boolean admitted = standings.stream().anyMatch(Standing.Admitted.class::isInstance);
            require(of.isJoined(name) == joined.get(node).contains(name), "JON-028: the application is told");
            require(admitted || !of.isJoined(name), "JON-028: joined is admitted");
            require(!of.isObsolete(name) || !admitted, "JON-014: who is denied is not admitted");
            require(
                    standings.stream().filter(Standing.Asked.class::isInstance).count() <= 1,
                    "JON-011: one question a peer");
        }
        require(of.questionCount() <= 2 * nodes.size(), "JON-011: few questions");
    }

    private static void checkPeer(List<SessionState> states, Map<Bytes, SessionState> all) {
        require(count(states, Established.class) <= 1, "SES-010: one session sends");
        require(count(states, AcceptedSession.class) <= 3, "SES-013: at most 3 sessions");
        require(count(states, Candidate.class) <= 4, "HSK-018: at most 4 candidates");
        for (SessionState state : states) {
            SessionState other = all.put(state.id(), state);
            // an attempt that expects nobody is seen with every peer
            require(other == null || other == state, "HSK-028: an id belongs to one state");
            if (!(state instanceof AcceptedSession session)) continue;
            require(
                    states.stream().noneMatch(one -> one instanceof Opening attempt && session.cameFrom(attempt)),
                    "SES-008: the attempt of a session is over");
        }
    }

    private static long count(Collection<SessionState> states, Class<? extends SessionState> kind) {
        return states.stream().filter(kind::isInstance).count();
    }

    /** SES-023: the keys of a session exist as long as the session. */
    private static void checkKeys(Map<Bytes, SessionKeys> known, Map<Bytes, SessionState> states) {
        states.forEach((id, state) -> {
            if (state instanceof AcceptedSession session) known.put(id, session.keys());
        });
        known.forEach((id, keys) -> require(
                keys.sendKey().isDestroyed() != states.containsKey(id)
                        && keys.receiveKey().isDestroyed() != states.containsKey(id),
                "SES-023: keys exist as long as their session"));
        known.keySet().retainAll(states.keySet());
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) throw new AssertionError(sentence);
    }
}
