package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * The table of chapter states against a node: driven into each state, given each input, and asked what it has then. The
 * whole table is computed and compared with the text line by line.
 */
class StatesMatchTextTest {
    private static final List<String> STATES =
            List.of("vacant", "opening", "cookie used", "candidate", "confirming", "established", "superseded");
    private static final List<String> INPUTS =
            List.of("open", "initiation", "cookie", "answer", "challenge", "response", "leave", "deadline");

    private static final String ADDRESS = "192.0.2.1:4000";
    private static final String PEERS_ADDRESS = "198.51.100.2:4000";
    private static final Bytes SIXTEEN = Bytes.ofHex("11".repeat(16));

    @Test
    void a_node_that_expects_its_peer_does_what_the_table_says() {
        assertThat(table("one", "other", Expected.THE_PEER)).isEqualTo(text());
    }

    @Test
    void a_node_that_expects_nobody_does_what_the_table_says() {
        assertThat(table("one", "other", Expected.NOBODY)).isEqualTo(text());
    }

    @Test
    void the_other_side_does_what_the_table_says() {
        assertThat(table("other", "one", Expected.THE_PEER)).isEqualTo(text());
    }

    private enum Expected {
        THE_PEER,
        NOBODY
    }

    /** The lines of the table, as a node makes them. */
    private static List<String> table(String name, String peerName, Expected expected) {
        List<String> lines = new ArrayList<>();
        lines.add(line("state", INPUTS));
        lines.add("|" + "---|".repeat(INPUTS.size() + 1));
        for (String state : STATES) {
            List<String> cells = new ArrayList<>();
            for (String input : INPUTS) {
                cells.add(new Scene(name, peerName, expected, state).cell(input));
            }
            lines.add(line(state, cells));
        }
        return lines;
    }

    private static String line(String first, List<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |";
    }

    /** The lines of the table, as the text has them. */
    private static List<String> text() {
        try (InputStream in = Rule.class.getResourceAsStream("/symbolon/spec/text/60-states.md")) {
            String markdown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return markdown.lines()
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("chapter states can not be read", e);
        }
    }

    /** A node in one state towards its peer, and all that the peer may send. */
    private static final class Scene {
        private final VirtualTime time = new VirtualTime();
        private final String peerName;
        private final TestNode subject;
        private final TestNode peer;
        private final Optional<Fingerprint> expected;
        private final String state;

        /** The session that sends beside a superseded one: the row does not speak of it. */
        private Optional<Bytes> beside = Optional.empty();
        /** What was sent last by the subject, while an attempt is outstanding. */
        private Optional<Bytes> initiation = Optional.empty();
        /** The answer that was taken, or none. */
        private Optional<Bytes> oldAnswer = Optional.empty();

        /** The data of the subject's confirming challenge, where one is outstanding. */
        private Bytes confirmation = SIXTEEN;

        private int restarts;

        Scene(String name, String peerName, Expected expected, String state) {
            this.peerName = peerName;
            this.subject = TestNode.of(name, ADDRESS, time);
            this.peer = TestNode.of(peerName, PEERS_ADDRESS, time);
            this.expected = expected == Expected.THE_PEER ? Optional.of(peer.fingerprint()) : Optional.empty();
            this.state = state;
            reach();
            assertThat(names()).as("driven into %s", state).isEqualTo(state);
        }

        private void reach() {
            time.at(1_000);
            switch (state) {
                case "vacant":
                    return;
                case "opening":
                    initiation = Optional.of(TestNode.datagram(open()));
                    return;
                case "cookie used":
                    initiation = Optional.of(TestNode.datagram(open()));
                    initiation = Optional.of(TestNode.datagram(give("cookie")));
                    return;
                case "candidate":
                    peer.receive(subject, subject.receive(peer, peer.open(subject)));
                    return;
                case "confirming":
                    List<Effect> answer = peer.receive(subject, open());
                    oldAnswer = Optional.of(TestNode.datagram(answer));
                    confirmation = dataOf(subject.receive(peer, answer));
                    return;
                case "established":
                    Exchange.between(subject, peer, open());
                    return;
                case "superseded":
                    Exchange.between(subject, peer, open());
                    Bytes first = subject.sessionsWith(peer).get(0).id();
                    time.pass(1_000);
                    Exchange.between(peer, subject, peer.open(subject));
                    beside = subject.sessionsWith(peer).stream()
                            .map(AcceptedSession::id)
                            .filter(id -> !id.equals(first))
                            .findFirst();
                    return;
                default:
                    throw new AssertionError(state);
            }
        }

        private List<Effect> open() {
            return subject.open(peer.address, expected);
        }

        /** What the input makes of the state: the states afterwards, or the rule that refuses it. */
        String cell(String input) {
            subject.wake();
            List<SessionState> before = states();
            NodeCounts counts = subject.counts();
            OptionalLong wakeAt = subject.wakeAtMillis();

            List<Rule> refusals = TestNode.refusals(give(input));
            if (refusals.isEmpty()) return names();

            // the frame counts and its message is refused: the one refusal that a state may outlive
            if (refusals.equals(List.of(SessionRule.RESPONSE_MATCHES_A_CHALLENGE))) {
                return names() + ", " + refusals.get(0).id();
            }

            String cell = state + ", " + input;
            assertThat(refusals).as(cell).hasSize(1);
            assertThat(states())
                    .as("states after %s", cell)
                    .usingElementComparator((a, b) -> a == b ? 0 : 1)
                    .containsExactlyElementsOf(before);
            assertThat(subject.counts()).as("counts after %s", cell).isEqualTo(counts);
            assertThat(subject.wakeAtMillis()).as("wake-up time after %s", cell).isEqualTo(wakeAt);
            return refusals.get(0).id();
        }

        private List<Effect> give(String input) {
            switch (input) {
                case "open":
                    return open();
                case "initiation":
                    return subject.receive(peer.address, initiationOfPeer());
                case "cookie":
                    return subject.receive(peer.address, FrameCodec.encode(new Frame.Cookie(nonce(), SIXTEEN)));
                case "answer":
                    return subject.receive(peer.address, answerOfPeer());
                case "challenge":
                    return subject.receive(peer.address, sealedByPeer(new Message.Challenge(SIXTEEN)));
                case "response":
                    return subject.receive(peer.address, sealedByPeer(new Message.Response(confirmation)));
                case "leave":
                    return subject.receive(peer.address, sealedByPeer(new Message.Leave()));
                case "deadline":
                    return subject.wakeAtMillis().isPresent() ? subject.wakeAtDeadline() : subject.wake();
                default:
                    throw new AssertionError(input);
            }
        }

        /** A valid initiation with a new nonce and without a cookie, from a peer that has forgotten everything. */
        private Bytes initiationOfPeer() {
            return TestNode.datagram(peerAnew().open(subject));
        }

        private Bytes nonce() {
            return initiation
                    .map(datagram -> ((Handshake) FrameCodec.decode(datagram).value()).nonce())
                    .orElse(SIXTEEN);
        }

        /** The answer to our attempt; or the one that was taken already; or one to a question that was never ours. */
        private Bytes answerOfPeer() {
            return initiation
                    .map(question -> TestNode.datagram(peerAnew().receive(subject.address, question)))
                    .or(() -> oldAnswer)
                    .orElseGet(() -> {
                        TestNode stranger = TestNode.of("stranger", ADDRESS, time);
                        return TestNode.datagram(peerAnew().receive(stranger, stranger.open(peer)));
                    });
        }

        private TestNode peerAnew() {
            return TestNode.restarted(peerName, ++restarts, PEERS_ADDRESS, time);
        }

        /** The data of the challenge that the subject has sent. */
        private Bytes dataOf(List<Effect> effects) {
            SessionKeys keys = subject.sessionsWith(peer).get(0).keys();
            Message sent = new SealedFrames(new StandInSuite())
                    .open(keys.sendKey(), keys.sending(), (Frame.Sealed) TestNode.frame(effects))
                    .value();
            return ((Message.Challenge) sent).data();
        }

        /** A frame under the keys of this session; under any where there are none. */
        private Bytes sealedByPeer(Message message) {
            SealedFrames frames = new SealedFrames(new StandInSuite());
            Bytes encoded = MessageCodec.encode(message);
            return sessionOf(peer, subject)
                    .map(keys -> frames.seal(keys.sendKey(), keys.sending(), keys.sessionId(), 1000, encoded))
                    // a peer that still has a candidate: what we receive is what it sends
                    .or(() -> sessionOf(subject, peer)
                            .map(keys -> frames.seal(
                                    keys.receiveKey(), keys.sending().opposite(), keys.sessionId(), 1000, encoded)))
                    .orElseGet(() -> Bytes.concat(
                            FrameCodec.sealedHeader(SIXTEEN.slice(0, 8), 1000),
                            SeededEntropy.octets("nothing"),
                            Bytes.zeros(48)));
        }

        private Optional<SessionKeys> sessionOf(TestNode one, TestNode other) {
            List<Bytes> ids = states().stream().map(SessionState::id).toList();
            return one.sessionsWith(other).stream()
                    .filter(session -> ids.contains(session.id()))
                    .map(AcceptedSession::keys)
                    .findFirst();
        }

        private List<SessionState> states() {
            return subject.node.statesOf(peer.fingerprint()).stream()
                    .filter(found -> !beside.equals(Optional.of(found.id())))
                    .toList();
        }

        private String names() {
            List<String> names = states().stream().map(TestNode::nameOf).toList();
            return names.isEmpty() ? "vacant" : String.join(" + ", names);
        }
    }
}
