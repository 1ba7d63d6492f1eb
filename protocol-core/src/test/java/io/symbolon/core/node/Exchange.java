package io.symbolon.core.node;

import io.symbolon.core.boundary.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A network without faults and without delay between two nodes. */
final class Exchange {
    private final TestNode one;
    private final TestNode other;
    private final Deque<Effect.SendDatagram> ofOne = new ArrayDeque<>();
    private final Deque<Effect.SendDatagram> ofOther = new ArrayDeque<>();
    private final List<Effect> happened = new ArrayList<>();

    private Exchange(TestNode one, TestNode other) {
        this.one = one;
        this.other = other;
    }

    /** Carries what {@code one} has sent, and all that follows, until both are silent; gives everything that happened. */
    static List<Effect> between(TestNode one, TestNode other, List<Effect> sentByOne) {
        return between(one, other, sentByOne, List.of());
    }

    /** The same when both have sent. */
    static List<Effect> between(TestNode one, TestNode other, List<Effect> sentByOne, List<Effect> sentByOther) {
        Exchange exchange = new Exchange(one, other);
        exchange.take(sentByOne, exchange.ofOne);
        exchange.take(sentByOther, exchange.ofOther);
        for (int turn = 0; !exchange.ofOne.isEmpty() || !exchange.ofOther.isEmpty(); turn++) {
            if (turn == 100) throw new AssertionError("two nodes do not fall silent");
            exchange.deliver();
        }
        return exchange.happened;
    }

    /** {@code one} opens towards {@code other}, and all that follows. */
    static void establish(TestNode one, TestNode other) {
        between(one, other, one.open(other));
    }

    private void deliver() {
        if (!ofOne.isEmpty()) take(other.receive(one.address, ofOne.remove().datagram()), ofOther);
        if (!ofOther.isEmpty()) take(one.receive(other.address, ofOther.remove().datagram()), ofOne);
    }

    private void take(List<Effect> effects, Deque<Effect.SendDatagram> sent) {
        happened.addAll(effects);
        sent.addAll(TestNode.sends(effects));
    }
}
