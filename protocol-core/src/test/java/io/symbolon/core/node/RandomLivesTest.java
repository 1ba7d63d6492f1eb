package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Established;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Three nodes and a network that holds back, repeats and reorders what it likes, clocks that jump, goodbyes. What a node
 * has of a peer is looked at from inside after every input.
 */
class RandomLivesTest {
    private static final int LIVES = 60;
    private static final int INPUTS = 400;
    private static final long[] WAITS_MILLIS = {0, 0, 30, 600, 4_000, 11_000, 61_000, 900_000, 3_590_000};

    private record Sent(TestNode from, TestNode to, Bytes datagram) {}

    private final Map<TestNode, Map<Bytes, SessionKeys>> keysOf = new HashMap<>();
    /** Everything that was sent in this life, and what of it has not arrived yet. */
    private final List<Sent> sent = new ArrayList<>();

    private final Deque<Sent> underWay = new ArrayDeque<>();
    private VirtualTime time;
    private List<TestNode> nodes;
    private Random random;
    private int established;

    @Test
    void a_node_has_of_its_peers_what_the_chapters_allow() {
        for (int life = 0; life < LIVES; life++) {
            begin(life);
            for (int input = 0; input < INPUTS; input++) happen();
        }
        assertThat(established).as("sessions of all lives").isGreaterThan(5 * LIVES);
    }

    private void begin(int life) {
        random = new Random(life);
        time = new VirtualTime();
        sent.clear();
        underWay.clear();
        keysOf.clear();
        nodes = List.of(
                TestNode.of("alice " + life, "192.0.2.1:4000", time),
                TestNode.of("bob " + life, "198.51.100.2:4000", time),
                TestNode.of("carol " + life, "203.0.113.3:4000", time));
        nodes.forEach(node -> keysOf.put(node, new HashMap<>()));
        after(nodes.get(0), nodes.get(0).open(nodes.get(1)));
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
                deliver(anyOld(), any());
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

    private void deliver(Sent one, TestNode source) {
        after(one.to(), one.to().receive(source.address, one.datagram()));
    }

    private void after(TestNode node, List<Effect> effects) {
        remember(node, effects);
        check(node);
    }

    private void remember(TestNode node, List<Effect> effects) {
        established += TestNode.only(Effect.SessionEstablished.class, effects).size();
        for (Effect.SendDatagram sending : TestNode.sends(effects)) {
            for (TestNode target : nodes) {
                if (!target.address.equals(sending.to())) continue;
                sent.add(new Sent(node, target, sending.datagram()));
                underWay.add(sent.get(sent.size() - 1));
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
