package io.symbolon.tck.mesh;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.transport.MeshEvents;
import io.symbolon.transport.OpenInterest;
import io.symbolon.transport.Publisher;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.ReceivedMessage;
import java.time.Duration;
import java.util.List;

/**
 * Nodes of a mesh that send and receive messages of some subjects, until all has arrived. Each sender greets each further
 * receiver at once; the messages that are counted follow when it has all of them, each when the one before is acknowledged.
 */
final class Conversation {
    private static final PublishOptions OPTIONS =
            PublishOptions.USUAL.withAcknowledgement(Acknowledgement.BY_APPLICATION);

    private final List<Topic> topics;
    private final int messages;
    private final Scores scores;

    /** @param messages of each sender */
    Conversation(List<Topic> topics, int messages) {
        this.topics = topics;
        this.messages = messages;
        this.scores = new Scores(topics);
    }

    /** What node {@code number} has to tell. */
    MeshEvents watch(int number) {
        return new Watch(number);
    }

    /** Declares every interest; whoever is not joined yet will be. */
    void open(LiveMesh mesh) {
        for (Topic topic : topics) {
            for (int receiver : topic.receivers()) {
                mesh.node(receiver).subscribe(topic.subject(), message -> take(receiver, message));
            }
            for (int sender : topic.senders()) {
                mesh.node(sender).publisher(topic.subject(), OPTIONS);
            }
        }
    }

    /** Shows how it goes on, until everything has arrived. */
    void show(LiveMesh mesh, Page page, Duration bound) throws NotShown, InterruptedException {
        ConversationTable table = new ConversationTable(topics, messages, scores, page);
        page.nextHeading(topics.size() + " subjects");
        table.begin();
        long endNanos = System.nanoTime() + bound.toNanos();
        await(table, endNanos, "not every sender has found every receiver", this::isMatched);
        for (Topic topic : topics) {
            for (int sender : topic.senders()) {
                say(mesh.node(sender).publisher(topic.subject(), OPTIONS), sender, 1);
            }
        }
        await(table, endNanos, "not every message has arrived", this::isDone);
        table.end();
        if (!scores.failures().isEmpty()) throw new NotShown(scores.failures().get(0));
        table.summary(mesh);
        if (scores.twice() > 0) throw new NotShown(scores.twice() + " messages have arrived twice");
    }

    private interface Condition {
        boolean holds();
    }

    private void await(ConversationTable table, long endNanos, String otherwise, Condition condition)
            throws NotShown, InterruptedException {
        while (!condition.holds()) {
            if (System.nanoTime() >= endNanos) {
                table.end();
                throw new NotShown(otherwise + " in time");
            }
            scores.awaitChange(endNanos);
            table.update();
        }
    }

    private boolean isMatched() {
        return topics.stream().allMatch(topic -> scores.matchedOf(topic) >= topic.pairs());
    }

    private boolean isDone() {
        boolean arrived = topics.stream()
                .allMatch(topic ->
                        scores.sentOf(topic) == messages * topic.senders().size()
                                && scores.arrivedOf(topic) == messages * topic.pairs());
        return arrived || !scores.failures().isEmpty();
    }

    /** Sends message {@code number} and, when it is acknowledged, those after it. */
    private void say(Publisher publisher, int sender, int number) {
        if (number > messages) return;
        publisher.send(Line.now(sender, number).text()).whenComplete((delivery, failure) -> {
            if (failure != null) {
                scores.failed(failure.getMessage());
            } else if (!delivery.isToAll()) {
                scores.failed("a message to " + publisher.subject() + " was not acknowledged by " + delivery.expired());
            } else {
                scores.sent(publisher.subject());
                say(publisher, sender, number + 1);
            }
        });
    }

    private void take(int receiver, ReceivedMessage message) {
        Line line = Line.of(message.text())
                .orElseThrow(() -> new IllegalArgumentException("'" + message.text() + "' is none of our messages"));
        scores.arrived(message.subject(), receiver, line);
    }

    /** What one node tells. */
    private final class Watch implements MeshEvents {
        private final int number;

        private Watch(int number) {
            this.number = number;
        }

        @Override
        public void peerJoined(Effect.PeerJoined peer) {
            scores.joined(number);
        }

        @Override
        public void interestKept(OpenInterest interest, Fingerprint coordinator) {
            scores.kept(interest.subject(), coordinator);
        }

        @Override
        public void partyGranted(OpenInterest interest, Party party) {
            if (interest.role() == Role.RECEIVER) return;
            scores.matched(interest.subject());
            ((Publisher) interest).send(Line.now(number, 0).text()).whenComplete((delivery, failure) -> {
                if (failure != null) scores.failed(failure.getMessage());
            });
        }

        @Override
        public void handlerFailed(ReceivedMessage message, Throwable failure) {
            scores.failed(failure.toString());
        }
    }
}
