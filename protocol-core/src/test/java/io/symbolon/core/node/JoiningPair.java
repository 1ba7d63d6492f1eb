package io.symbolon.core.node;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Two nodes that join each other, without faults and delay, with an application each. */
final class JoiningPair {
    final TestNode one;
    final TestNode other;
    final List<Effect> ofOne = new ArrayList<>();
    final List<Effect> ofOther = new ArrayList<>();
    private final VirtualTime time;
    private final Map<TestNode, Function<Question, Optional<Decision>>> policies = new HashMap<>();
    private Predicate<List<Effect>> filter = effects -> true;
    private final Deque<Runnable> toDo = new ArrayDeque<>();

    JoiningPair(TestNode one, TestNode other, VirtualTime time) {
        this.one = one;
        this.other = other;
        this.time = time;
        policies.put(one, question -> Optional.of(Decision.GRANTED));
        policies.put(other, question -> Optional.of(Decision.GRANTED));
    }

    /** What the application of {@code node} says; empty is silence. */
    void policy(TestNode node, Function<Question, Optional<Decision>> policy) {
        policies.put(node, policy);
    }

    /** {@code one} opens, and all that follows until both are silent. */
    void meet() {
        carry(one, one.open(other));
    }

    /** The same, but the effects that {@code goesOn} refuses are not carried any further. */
    void meet(List<Effect> opening, Predicate<List<Effect>> goesOn) {
        filter = goesOn;
        carry(one, opening);
        filter = effects -> true;
    }

    /** Time comes to {@code millis}; every deadline before it passes at its own time. */
    void at(long millis) {
        while (Math.min(next(one), next(other)) <= millis) {
            TestNode first = next(one) <= next(other) ? one : other;
            carry(first, first.wakeAtDeadline());
        }
        time.at(millis);
    }

    private static long next(TestNode node) {
        return node.wakeAtMillis().orElse(Long.MAX_VALUE);
    }

    /** What {@code node} has sent and asked, and all that follows. */
    void carry(TestNode node, List<Effect> effects) {
        take(node, effects);
        for (int turn = 0; !toDo.isEmpty(); turn++) {
            if (turn == 1000) throw new AssertionError("two nodes do not fall silent");
            toDo.remove().run();
        }
    }

    private void take(TestNode node, List<Effect> effects) {
        TestNode peer = node == one ? other : one;
        (node == one ? ofOne : ofOther).addAll(effects);
        if (!filter.test(effects)) return;
        for (Effect effect : effects) {
            if (effect instanceof Effect.SendDatagram sent) {
                toDo.add(() -> take(peer, peer.receive(node.address, sent.datagram())));
            }
            if (effect instanceof Effect.Asked asked) {
                policies.get(node)
                        .apply(asked.question())
                        .ifPresent(decision -> toDo.add(() -> take(
                                node,
                                node.handle(new Input.Answered(asked.question().id(), decision, time.now())))));
            }
        }
    }

    /** The datagram in which {@code from} would say {@code message} next, in its session that sends. */
    Bytes said(TestNode from, TestNode to, Message message) {
        List<AcceptedSession> sessions = from.sessionsWith(to);
        AcceptedSession session = sessions.get(sessions.size() - 1);
        return TestNode.datagram(from.node.said(session.id(), message));
    }

    <E extends Effect> List<E> seen(TestNode node, Class<E> kind) {
        return TestNode.only(kind, node == one ? ofOne : ofOther);
    }
}
