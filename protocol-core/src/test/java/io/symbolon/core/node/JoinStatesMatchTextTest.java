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
import io.symbolon.spec.JoinRule;
import io.symbolon.spec.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of joins in chapter states against a node, cell by cell. */
class JoinStatesMatchTextTest {
    private static final long MINUTE = 60_000;

    /** The names of effects in the tables of what the application is told. */
    private static final Map<Class<?>, String> TOLD = Map.of(
            Effect.Admitted.class, "admitted",
            Effect.Acknowledged.class, "acknowledged",
            Effect.JoinRefused.class, "join_refused",
            Effect.SessionEnded.class, "ended");

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

    @Test
    void of_the_peers_join_the_application_is_told_what_the_table_says() {
        List<String> inputs = List.of("granted", "denied", "put off", "time", "leave");
        List<String> rows = List.of("before", "asked", "deferred", "admitted", "obsolete");

        assertThat(table("told, standing", inputs, rows, Theirs::told)).isEqualTo(text("told, standing"));
    }

    @Test
    void of_its_own_join_the_application_is_told_what_the_table_says() {
        List<String> inputs = List.of("admits", "ack", "other", "denied", "put off", "time");
        List<String> rows = List.of("silent", "waiting", "deferred", "acknowledged");

        assertThat(table("told, request", inputs, rows, Ours::told)).isEqualTo(text("told, request"));
    }

    @Test
    void a_joined_peer_that_puts_off_or_whose_time_ends_is_parted() {
        Theirs putOff = Theirs.joined();
        putOff.say(new Message.Nack(putOff.membership().get().ours().joinId().orElseThrow(), NackCode.DEFERRED, 5));
        assertThat(putOff.parted()).containsExactly(JoinRule.REFUSED_NODES_STOP);

        Theirs over = Theirs.joined();
        over.pass(60 * MINUTE);
        assertThat(over.parted()).containsExactly(JoinRule.AUTHORIZATION_EXPIRES);
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
        /** What came since the input began. */
        final List<Effect> all = new ArrayList<>();

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
            gives(subject.receive(peer.address, datagram));
        }

        void gives(List<Effect> effects) {
            last = effects;
            all.addAll(effects);
        }

        /** The names of the driver's events for the application, but for those of JON-028. */
        String told() {
            String names = all.stream()
                    .map(effect -> TOLD.getOrDefault(effect.getClass(), ""))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "-" : names;
        }

        /** By which rules a peer is joined no longer. */
        List<Rule> parted() {
            return TestNode.only(Effect.PeerParted.class, all).stream()
                    .map(Effect.PeerParted::rule)
                    .toList();
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
                gives(subject.handle(new Input.Answered(question.question().id(), decision, time.now())));
                answer(decision);
            }
            return !asked.isEmpty();
        }

        void pass(long millis) {
            long end = time.millis() + millis;
            while (subject.wakeAtMillis().orElse(Long.MAX_VALUE) <= end) gives(subject.wakeAtDeadline());
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

        static String told(String standing, String input) {
            Theirs scene = new Theirs(standing);
            scene.all.clear();
            scene.give(standing, input);
            return scene.told();
        }

        /** Both have admitted each other. */
        static Theirs joined() {
            Theirs scene = new Theirs("admitted");
            assertThat(TestNode.only(Effect.PeerJoined.class, scene.all)).hasSize(1);
            return scene;
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
                case "leave" -> receive(TestNode.datagram(peer.leave(subject)));
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

        static String told(String request, String input) {
            Ours scene = new Ours(request);
            scene.all.clear();
            scene.give(request, input);
            return scene.told();
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
