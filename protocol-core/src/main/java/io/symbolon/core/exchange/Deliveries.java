package io.symbolon.core.exchange;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The messages that wait for the application (MSG-011). */
final class Deliveries {
    /**
     * A message that was taken.
     *
     * @param own under which it was sent to us
     * @param sender the interest under which it was sealed
     * @param window in which its number was taken
     */
    record Delivery(
            Party party,
            SignedInterest own,
            Interest sender,
            NumberWindow window,
            long number,
            Acknowledgement acknowledgement) {}

    private final Map<Long, Delivery> waiting = new LinkedHashMap<>();
    /** How many wait, by the number of our own interest. */
    private final Map<Long, Integer> ofInterest = new HashMap<>(); // never iterated

    private long last;

    /** Whether a message of {@code own} may wait: fewer do than its maximum threshold says. */
    boolean hasRoom(OwnInterest own) {
        return waiting(own.number()) < own.request().maximumThreshold();
    }

    /** The number of the delivery, counted from 1. */
    long add(Delivery delivery) {
        waiting.put(++last, delivery);
        ofInterest.merge(delivery.party().own().number(), 1, Integer::sum);
        return last;
    }

    /** The application is through with {@code delivery}; empty if it was before, or there was none. */
    Optional<Delivery> remove(long delivery) {
        Optional<Delivery> handled = Optional.ofNullable(waiting.remove(delivery));
        handled.ifPresent(found -> ofInterest.merge(found.party().own().number(), -1, Integer::sum));
        return handled;
    }

    /** Nothing of {@code own} waits any longer. */
    void forget(OwnInterest own) {
        waiting.values().removeIf(delivery -> delivery.party().own().equals(own));
        ofInterest.remove(own.number());
    }

    /** How many messages of the own interest {@code number} wait. */
    int waiting(long number) {
        return ofInterest.getOrDefault(number, 0);
    }

    int size() {
        return waiting.size();
    }
}
