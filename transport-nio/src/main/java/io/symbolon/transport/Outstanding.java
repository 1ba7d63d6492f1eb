package io.symbolon.transport;

import io.symbolon.core.boundary.Settlement;
import io.symbolon.spec.MessageRule;
import io.symbolon.spec.Rule;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.Party;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A message of the application until it is known what became of it. Belongs to the node's thread, but for {@link #fail}. */
final class Outstanding {
    private final Publisher publisher;
    private final int octets;
    private final CompletableFuture<Delivery> result = new CompletableFuture<>();
    private final Map<Party, Settlement> settlements = new LinkedHashMap<>();
    private int settled;
    /** Not known while the engine takes the message. */
    private int expected = Integer.MAX_VALUE;

    Outstanding(Publisher publisher, int octets) {
        this.publisher = publisher;
        this.octets = octets;
    }

    Publisher publisher() {
        return publisher;
    }

    CompletableFuture<Delivery> result() {
        return result;
    }

    /** The engine has taken the message for {@code grants} interests; with none, for the first one that comes (MSG-015). */
    void taken(int grants) {
        expected = Math.max(1, grants);
    }

    /** Of a party that has it under several interests, the one that was acknowledged counts. */
    void settled(Party party, Settlement settlement) {
        settled++;
        settlements.merge(party, settlement, (one, other) -> one == Settlement.EXPIRED ? other : one);
    }

    /** Whether all is settled. */
    boolean isSettled() {
        return settled >= expected;
    }

    /** What it has come to. */
    Delivery delivery() {
        return new Delivery(publisher.subject(), settlements);
    }

    void complete(Delivery delivery) {
        publisher.room().give(octets);
        if (delivery.isToNobody()) {
            result.completeExceptionally(RequestFailed.by(
                    MessageRule.SENT_AGAIN_UNTIL_RECEIVED,
                    "message to " + publisher.subject() + " was acknowledged by none of " + settlements.size()
                            + (settlements.size() == 1 ? " party" : " parties")));
        } else {
            result.complete(delivery);
        }
    }

    void fail(Rule rule) {
        publisher.room().give(octets);
        result.completeExceptionally(RequestFailed.by(rule, "message to " + publisher.subject()));
    }

    void fail(String why) {
        publisher.room().give(octets);
        result.completeExceptionally(RequestFailed.because("message to " + publisher.subject() + ": " + why));
    }
}
