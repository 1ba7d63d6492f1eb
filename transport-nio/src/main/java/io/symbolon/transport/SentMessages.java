package io.symbolon.transport;

import io.symbolon.core.boundary.Effect;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The messages of the application of which it is not known yet what became of them. Belongs to the node's thread. */
final class SentMessages {
    private final Map<Long, Outstanding> outstanding = new HashMap<>();
    private final Telemetry telemetry;

    SentMessages(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** On its way to the engine. */
    void submitted(long number, Outstanding message) {
        telemetry.count(Counter.MESSAGES_SUBMITTED);
        outstanding.put(number, message);
    }

    /** The engine has it, for the parties that are there. */
    void taken(long number) {
        Outstanding message = outstanding.get(number);
        if (message == null) return; // refused at once
        message.taken(message.publisher().grants());
        completeIfSettled(number, message);
    }

    void settled(Effect.MessageSettled effect) {
        Outstanding message = outstanding.get(effect.message());
        if (message == null) return; // its publisher is closed
        message.settled(new Party(effect.identity(), effect.node()), effect.settlement());
        completeIfSettled(effect.message(), message);
    }

    void unsent(Effect.MessageUnsent effect) {
        Outstanding message = outstanding.remove(effect.message());
        if (message == null) return; // its publisher is closed
        telemetry.count(Counter.MESSAGES_NOT_DELIVERED);
        message.fail(effect.rule());
    }

    void failAllOf(Publisher publisher) {
        failAll(message -> message.publisher() == publisher, "its publisher is closed");
    }

    /** The node is no more. */
    void failAll(String why) {
        failAll(any -> true, why);
    }

    private void completeIfSettled(long number, Outstanding message) {
        if (!message.isSettled()) return;
        outstanding.remove(number);
        Delivery delivery = message.delivery();
        telemetry.count(delivery.isToNobody() ? Counter.MESSAGES_NOT_DELIVERED : Counter.MESSAGES_DELIVERED);
        message.complete(delivery);
    }

    /** Takes out first and completes later: what a completed future runs may come back here. */
    private void failAll(Predicate<Outstanding> which, String why) {
        List<Outstanding> failed = outstanding.values().stream().filter(which).toList();
        outstanding.values().removeAll(failed);
        failed.forEach(message -> {
            telemetry.count(Counter.MESSAGES_NOT_DELIVERED);
            message.fail(why);
        });
    }
}
