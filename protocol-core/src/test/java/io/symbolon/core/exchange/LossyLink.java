package io.symbolon.core.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** A network between actors in virtual time that loses, doubles and delays what they send, by a seed; none is told of it. */
final class LossyLink {
    private record UnderWay(long atMillis, long turn, Actor to, Actor.Routed message) {}

    private final Actor.Clock clock;
    private final List<Actor> actors;
    private final Random random;
    private final double loss;
    private final double doubling;
    private final int delayMillis;
    private final PriorityQueue<UnderWay> underWay =
            new PriorityQueue<>(Comparator.comparingLong(UnderWay::atMillis).thenComparingLong(UnderWay::turn));
    private long turn;

    LossyLink(Actor.Clock clock, List<Actor> actors, long seed, double loss, double doubling, int delayMillis) {
        this.clock = clock;
        this.actors = actors;
        this.random = new Random(seed);
        this.loss = loss;
        this.doubling = doubling;
        this.delayMillis = delayMillis;
    }

    /** Lets time pass: what arrives and what is due happens in its order; every delivery is handled at once. */
    void pass(long millis) {
        long end = clock.millis + millis;
        carry();
        while (nextMillis() <= end) {
            clock.millis = Math.max(clock.millis, nextMillis());
            while (!underWay.isEmpty() && underWay.peek().atMillis() <= clock.millis) {
                UnderWay arrived = underWay.poll();
                arrived.to().take(arrived.message().body());
            }
            for (Actor actor : actors) {
                if (actor.exchange.deadlineMillis().orElse(Long.MAX_VALUE) <= clock.millis) actor.exchange.wake();
                handleAll(actor);
            }
            carry();
        }
        clock.millis = end;
    }

    private static void handleAll(Actor actor) {
        actor.delivered().forEach(message -> actor.handle(message.delivery())); // a second time changes nothing
    }

    private long nextMillis() {
        long next = underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().atMillis();
        for (Actor actor : actors) {
            next = Math.min(next, actor.exchange.deadlineMillis().orElse(Long.MAX_VALUE));
        }
        return next;
    }

    private void carry() {
        for (Actor actor : actors) {
            for (Actor.Routed message : actor.takeRouted()) {
                if (random.nextDouble() < loss) continue;
                send(message);
                if (random.nextDouble() < doubling) send(message);
            }
        }
    }

    private void send(Actor.Routed message) {
        for (Actor actor : actors) {
            if (actor.own().equals(message.to())) {
                underWay.add(new UnderWay(clock.millis + random.nextInt(delayMillis), turn++, actor, message));
            }
        }
    }
}
