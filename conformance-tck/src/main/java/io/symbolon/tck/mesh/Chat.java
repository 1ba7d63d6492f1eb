package io.symbolon.tck.mesh;

import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.tck.report.Printable;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.Publisher;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.ReceivedMessage;
import io.symbolon.transport.exchange.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Lines of text as messages: each line is sent to every subject that is published, each message printed as a line. */
final class Chat {
    private final NodeLog log;
    private final List<Publisher> publishers = new ArrayList<>();
    private int lines;
    private int unsettled;
    private int lost;

    /** @param published subjects to send to, whose receivers acknowledge when they have printed */
    Chat(MeshNode node, List<Subject> published, List<Subject> subscribed, NodeLog log) {
        this.log = log;
        subscribed.forEach(subject -> node.subscribe(subject, this::print));
        PublishOptions options = PublishOptions.USUAL.withAcknowledgement(Acknowledgement.BY_APPLICATION);
        published.forEach(subject -> publishers.add(node.publisher(subject, options)));
    }

    /** Sends {@code line}, unless it is empty; waits while too many wait already. */
    void say(Bytes line) {
        lines++;
        if (line.isEmpty()) return;
        for (Publisher publisher : publishers) {
            String what = "line " + lines + " of " + publisher.subject();
            sending();
            publisher.ready().exceptionally(closed -> null).join(); // of a closed one the message will tell
            publisher.send(line).whenComplete((delivery, failure) -> {
                if (failure == null) {
                    delivered(what, delivery);
                } else {
                    failed(what, failure);
                }
                settled();
            });
        }
    }

    /** Whether every line has reached everybody for whom it was. */
    synchronized boolean isAllDelivered() {
        return unsettled == 0 && lost == 0;
    }

    /** Returns when it is known of every line what became of it, at the latest when their time ends. */
    synchronized void awaitTheEnd() {
        try {
            while (unsettled > 0) wait();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sending() {
        unsettled++;
    }

    private synchronized void settled() {
        unsettled--;
        notifyAll();
    }

    private synchronized void lost() {
        lost++;
    }

    private void print(ReceivedMessage message) {
        String gap = message.missing() == 0 ? "" : " (" + message.missing() + " before it missing)";
        log.line(
                "message",
                Printable.of(message.subject().toString()) + " from "
                        + NodeLog.brief(message.from().identity()) + ": " + Printable.of(message.text()) + gap);
    }

    private void delivered(String what, Delivery delivery) {
        for (Settlement settlement : Settlement.values()) {
            String whom = delivery.parties().entrySet().stream()
                    .filter(party -> party.getValue() == settlement)
                    .map(party -> " " + NodeLog.brief(party.getKey().identity()))
                    .collect(Collectors.joining());
            if (whom.isEmpty()) continue;
            if (settlement == Settlement.EXPIRED) lost();
            log.line(settlement == Settlement.EXPIRED ? "expired" : "delivered", Printable.of(what) + " to" + whom);
        }
    }

    private void failed(String what, Throwable failure) {
        lost();
        Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
        log.line("failed", Printable.of(what + ": " + why.getMessage()));
    }
}
