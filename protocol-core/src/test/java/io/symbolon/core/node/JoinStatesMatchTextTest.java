package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The tables of joins in chapter states against a node, cell by cell. */
class JoinStatesMatchTextTest {
    private static final long MINUTE = 60_000;

    @Test
    void a_node_does_with_the_peers_join_what_the_table_says() {
        List<String> inputs =
                List.of("join", "again", "older", "told", "granted", "denied", "put off", "time", "leave");
        List<String> rows = List.of("before", "asked", "deferred", "admitted", "obsolete");

        assertThat(table("standing", inputs, rows, Theirs::cell)).isEqualTo(text("standing"));
    }

    @Test
    void a_node_does_with_its_own_join_what_the_table_says() {
        List<String> inputs = List.of("admits", "ack", "other", "denied", "put off", "time");
        List<String> rows = List.of("silent", "waiting", "deferred", "acknowledged");

        assertThat(table("request", inputs, rows, Ours::cell)).isEqualTo(text("request"));
    }

    private static List<String> table(
            String name, List<String> inputs, List<String> rows, BiFunction<String, String, String> cell) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + name + " | " + String.join(" | ", inputs) + " |");
        lines.add("|" + "---|".repeat(inputs.size() + 1));
        for (String row : rows) {
            List<String> cells =
                    inputs.stream().map(input -> cell.apply(row, input)).toList();
            lines.add("| " + row + " | " + String.join(" | ", cells) + " |");
        }
        return lines;
    }

    /** The lines of the table whose first column is {@code name}. */
    private static List<String> text(String name) {
        try (InputStream in = Rule.class.getResourceAsStream("/symbolon/spec/text/60-states.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.startsWith("| " + name + " |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("chapter states can not be read", e);
        }
    }

    /** A node that joins, and a peer that says only what it is told to. */
    private static class Scene {
        final VirtualTime time = new VirtualTime();
        final NodeConfig config = TestNode.config("subject");
        final TestNode subject = new TestNode(
                config.joiningAs(OwnIdentity.ofNode(config.seed())),
                new StandInSuite(),
                new SeededEntropy("subject"),
                TestNode.endpoint("192.0.2.1:4000"),
                time);
        final TestNode peer = TestNode.of("peer", "198.51.100.2:4000", time);
        List<Effect> last = List.of();

        AcceptedSession session() {
            return subject.sessionsWith(peer).get(0);
        }

        void say(Message message) {
            receive(sealed(message));
        }

        /** The datagram with which the peer says this. */
        Bytes sealed(Message message) {
            return TestNode.datagram(peer.node.said(session().id(), message));
        }

        void receive(Bytes datagram) {
            last = subject.receive(peer.address, datagram);
        }

        void join(int number) {
            say(joinOf(number));
        }

        /** A valid Join of the peer; its id is made of {@code number}. */
        Message joinOf(int number) {
            SigningKey key = SigningKey.of(TestNode.config("peer").seed(), new StandInSuite());
            Bytes id = Bytes.ofHex("%032x".formatted(number));
            return OwnIdentity.ofNode(TestNode.config("peer").seed())
                    .join(
                            id,
                            peer.fingerprint(),
                            session().keys().transcript(),
                            session().id(),
                            key,
                            new StandInSuite());
        }

        /** Answers every question until there is none; whether there was one. */
        boolean answer(Decision decision) {
            List<Effect.Asked> asked = TestNode.only(Effect.Asked.class, last);
            for (Effect.Asked question : asked) {
                last = subject.handle(new Input.Answered(question.question().id(), decision, time.now()));
                answer(decision);
            }
            return !asked.isEmpty();
        }

        void pass(long millis) {
            long end = time.millis() + millis;
            while (subject.wakeAtMillis().orElse(Long.MAX_VALUE) <= end) last = subject.wakeAtDeadline();
            time.at(end);
        }

        Optional<Membership> membership() {
            return subject.node.membershipOf(peer.fingerprint());
        }

        /** The rule that refused, or else what there is now. */
        String outcome(String state) {
            List<Rule> refusals = TestNode.refusals(last);
            return refusals.isEmpty() ? state : refusals.get(0).id();
        }
    }

    private static final class Theirs extends Scene {
        private int lastJoin;
        private final Bytes heldBack;

        private Theirs(String standing) {
            Exchange.between(peer, subject, peer.open(subject));
            heldBack = sealed(joinOf(3));
            if (!standing.equals("before")) {
                lastJoin = 1;
                join(1);
            }
            switch (standing) {
                case "deferred" -> answer(Decision.DEFERRED);
                case "admitted" -> {
                    answer(Decision.GRANTED);
                    say(new Message.Ack(membership().get().ours().joinId().orElseThrow()));
                }
                case "obsolete" -> answer(Decision.DENIED);
                default -> assertThat(standing()).isEqualTo(standing);
            }
            assertThat(standing()).isEqualTo(standing);
        }

        static String cell(String standing, String input) {
            Theirs scene = new Theirs(standing);
            boolean isGiven = scene.give(standing, input);
            return isGiven ? scene.outcome(scene.standing()) : "-";
        }

        private boolean give(String standing, String input) {
            switch (input) {
                case "join" -> join(2);
                case "again" -> {
                    if (lastJoin == 0) return false;
                    join(lastJoin);
                }
                case "older" -> {
                    if (lastJoin == 0) return false;
                    receive(heldBack);
                }
                case "told" -> say(new Message.Seek(Bytes.zeros(32), Bytes.EMPTY));
                case "granted" -> {
                    return answer(Decision.GRANTED);
                }
                case "denied" -> {
                    return answer(Decision.DENIED);
                }
                case "put off" -> {
                    return answer(Decision.DEFERRED);
                }
                case "time" -> {
                    pass(
                            switch (standing) {
                                case "asked" -> 5_000;
                                case "admitted" -> 60 * MINUTE;
                                case "obsolete" -> 30_000;
                                default -> 5 * MINUTE;
                            });
                    last = List.of();
                }
                case "leave" -> last = subject.receive(peer.address, TestNode.datagram(peer.leave(subject)));
                default -> throw new AssertionError(input);
            }
            return true;
        }

        private String standing() {
            if (membership().isEmpty()) return "vacant";
            if (subject.node.isObsolete(peer.fingerprint())) return "obsolete";
            Standing theirs = membership().get().theirs();
            boolean isDeferred =
                    theirs instanceof Standing.Before && theirs.lastJoin().isPresent();
            return isDeferred ? "deferred" : theirs.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Ours extends Scene {
        private Ours(String request) {
            if (request.equals("silent")) {
                Exchange.between(peer, subject, peer.open(subject));
            } else {
                Exchange.between(subject, peer, subject.open(peer));
            }
            switch (request) {
                case "deferred" -> say(new Message.Nack(lastJoin(), NackCode.DEFERRED, 5));
                case "acknowledged" -> say(new Message.Ack(lastJoin()));
                default -> assertThat(request()).isEqualTo(request);
            }
            assertThat(request()).isEqualTo(request);
        }

        static String cell(String request, String input) {
            Ours scene = new Ours(request);
            boolean isGiven = scene.give(request, input);
            return isGiven ? scene.outcome(scene.request()) : "-";
        }

        private boolean give(String request, String input) {
            boolean hasAsked = !request.equals("silent");
            switch (input) {
                case "admits" -> {
                    join(1);
                    answer(Decision.GRANTED);
                }
                case "other" -> say(new Message.Ack(Bytes.zeros(16)));
                case "ack" -> {
                    if (hasAsked) say(new Message.Ack(lastJoin()));
                    return hasAsked;
                }
                case "denied" -> {
                    if (hasAsked) say(new Message.Nack(lastJoin(), NackCode.DENIED, 0));
                    return hasAsked;
                }
                case "put off" -> {
                    if (hasAsked) say(new Message.Nack(lastJoin(), NackCode.DEFERRED, 5));
                    return hasAsked;
                }
                case "time" -> {
                    if (membership().get().ours().nextMillis().isEmpty()) return false;
                    pass(membership().get().ours().nextMillis().getAsLong() - time.millis());
                    assertThat(TestNode.sends(last)).hasSize(1);
                }
                default -> throw new AssertionError(input);
            }
            return true;
        }

        private Bytes lastJoin() {
            return membership().get().ours().joinId().orElseThrow();
        }

        private String request() {
            return membership()
                    .map(both -> both.ours().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .orElse("vacant");
        }
    }
}
