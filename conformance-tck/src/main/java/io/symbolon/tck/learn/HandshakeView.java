package io.symbolon.tck.learn;

import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.peer.Refused;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a node shakes hands with one peer: at most one session, one candidate and one attempt at a time, in a time that
 * stands still but for two inputs. What the peer does follows from what it has seen, as chapter states says of each column.
 */
final class HandshakeView implements View {
    private static final String ELSEWHERE = "127.0.0.1:4001";
    /** As long as a candidate and an unconfirmed session live (HSK-020, SES-009). */
    private static final long PAUSE_MS = 12_000;
    /** Longer than every session (SES-020), and what it does to be renewed. */
    private static final long LONG_MS = 10_800_000;

    /** How far the newest session is, as the peer knows it. */
    private enum Stage {
        NONE,
        CANDIDATE,
        CONFIRMING,
        ESTABLISHED
    }

    private final LearnedNode node;
    private Stage stage = Stage.NONE;
    private Optional<byte[]> asked = Optional.empty();
    /** That of the last initiation that was answered. */
    private Optional<Introduction> introduction = Optional.empty();

    private Optional<byte[]> answer = Optional.empty();
    private Optional<PeerSession> session = Optional.empty();

    HandshakeView(DriverSource source) {
        this.node = new LearnedNode(source, Json.object());
    }

    static List<String> inputs() {
        return List.of(
                "open",
                "initiation",
                "again",
                "bad initiation",
                "cookie",
                "answer",
                "answer from elsewhere",
                "challenge",
                "challenge twice",
                "response",
                "leave",
                "bad frame",
                "pause",
                "long");
    }

    @Override
    public void reset() {
        node.reset();
        stage = Stage.NONE;
        asked = Optional.empty();
        introduction = Optional.empty();
        answer = Optional.empty();
        session = Optional.empty();
    }

    @Override
    public String answer(String input) {
        String output = given(input);
        if (node.gave("open_failed") && !input.equals("open")) asked = Optional.empty();
        if (node.gave("established")) {
            stage = Stage.ESTABLISHED;
            asked = Optional.empty();
        }
        if (node.gave("ended")) stage = Stage.NONE;
        return output;
    }

    private String given(String input) {
        return switch (input) {
            case "open" -> stage == Stage.NONE ? opens() : node.receivesNothing();
            case "initiation" -> initiates(node.peer().introduction());
            case "again" ->
                introduction
                        .map(this::initiates)
                        .orElseGet(() -> initiates(node.peer().introduction()));
            case "bad initiation" -> node.receives(badInitiation());
            case "cookie" -> node.receives(Cookies.datagram(nonceOfTheAttempt(), Octets.repeated(9, 16)));
            case "answer" -> answers();
            case "answer from elsewhere" ->
                node.receives(ELSEWHERE, answerOf(node.peer().introduction()).datagram());
            case "challenge" -> says(challenge());
            case "challenge twice" -> twice(challenge());
            case "response" -> says(session.map(PeerSession::response).orElseGet(HandshakeView::unknownFrame));
            case "leave" -> leaves();
            case "bad frame" -> node.receives(Octets.withBitFlipped(challenge(), 40, 0));
            case "pause" -> pauses();
            case "long" -> passes(LONG_MS);
            default -> throw new IllegalArgumentException(input);
        };
    }

    private String opens() {
        String output = node.opens();
        node.sent().stream().filter(Handshakes::isHandshake).forEach(sent -> asked = Optional.of(sent));
        return output;
    }

    private String initiates(Introduction with) {
        String output = node.receives(with.initiation());
        Optional<byte[]> came =
                node.sent().stream().filter(Handshakes::isHandshake).findFirst();
        if (came.isEmpty()) return output;
        introduction = Optional.of(with);
        if (answer.isPresent() && Arrays.equals(answer.get(), came.get()) && stage == Stage.CANDIDATE) {
            return output.replace("answer", "the same answer");
        }
        answer = came;
        try {
            session = Optional.of(with.session(came.get()));
            stage = Stage.CANDIDATE;
            return output;
        } catch (Refused refused) {
            return output + ", which " + refused.rule().id() + " refuses";
        }
    }

    private byte[] badInitiation() {
        return node.peer()
                .introductionSigned(token -> {
                    byte[] signed = Tokens.sign(node.peer().key(), token);
                    return Octets.withBitFlipped(signed, signed.length - 1, 0);
                })
                .initiation();
    }

    /** The answer to the subject's attempt; in a simultaneous opening with what the peer itself has opened with. */
    private String answers() {
        boolean simultaneous = stage == Stage.CANDIDATE && introduction.isPresent();
        Introduction with = simultaneous ? introduction.get() : node.peer().introduction();
        AnswerOf made = answerOf(with);
        String output = node.receives(made.datagram());
        if (made.session().isPresent() && !node.sent().isEmpty()) {
            session = made.session();
            stage = Stage.CONFIRMING;
            asked = Optional.empty();
        }
        return output;
    }

    /** Without an attempt of the subject it echoes what nobody has asked. */
    private AnswerOf answerOf(Introduction with) {
        if (asked.isPresent()) {
            Answer real = with.answer(asked.get());
            return new AnswerOf(real.datagram(), Optional.of(real.session()));
        }
        byte[] echo = Octets.repeated(7, 16);
        return new AnswerOf(
                Handshakes.datagram(Handshakes.answer(with.signedToken(), with.nonce(), echo, echo)), Optional.empty());
    }

    private record AnswerOf(byte[] datagram, Optional<PeerSession> session) {}

    private String says(byte[] datagram) {
        String output = node.receives(datagram);
        if (stage == Stage.CANDIDATE && !node.sent().isEmpty()) {
            stage = Stage.CONFIRMING;
            asked = Optional.empty();
        }
        return output;
    }

    private String twice(byte[] datagram) {
        return says(datagram) + " then " + node.receives(datagram);
    }

    private String leaves() {
        String output = node.receives(session.map(PeerSession::leave).orElseGet(HandshakeView::unknownFrame));
        stage = Stage.NONE;
        return output;
    }

    /** Only where it ends something: an attempt that goes on would be another state after each pause. */
    private String pauses() {
        boolean ends = asked.isEmpty() && (stage == Stage.CANDIDATE || stage == Stage.CONFIRMING);
        return ends ? passes(PAUSE_MS) : node.receivesNothing();
    }

    private String passes(long ms) {
        String output = node.waitsInSilence(ms);
        stage = Stage.NONE;
        asked = Optional.empty();
        return output;
    }

    private byte[] challenge() {
        return session.map(PeerSession::challenge).orElseGet(HandshakeView::unknownFrame);
    }

    private byte[] nonceOfTheAttempt() {
        return asked.map(initiation -> Handshakes.message(initiation).getNonce().toByteArray())
                .orElse(Octets.repeated(8, 16));
    }

    /** Before there are keys: a frame of a session that does not exist. */
    private static byte[] unknownFrame() {
        byte[] id = Octets.repeated(0xee, 8);
        return SealedFrames.seal(Octets.zeros(32), id, 0, Direction.LOW_TO_HIGH, SealedFrames.leave());
    }

    @Override
    public void close() {
        node.close();
    }
}
