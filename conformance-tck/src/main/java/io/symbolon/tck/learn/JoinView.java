package io.symbolon.tck.learn;

import io.symbolon.spec.proto.Nack;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import java.util.List;
import java.util.Optional;

/**
 * How a node joins with one peer in one session, which the peer has opened and which is established when a word begins;
 * both join as their nodes.
 */
final class JoinView implements View {
    /** A question and a deferral last as long (JON-017, JON-018). */
    private static final long WAIT_MS = 5_000;

    private static final int RETRY_S = 5;
    /** Counters that the peer leaves out when a word begins: what it seals under one was sent before all that came. */
    private static final int LEFT_OUT = 1_000;

    private final LearnedNode node;
    private Optional<PeerSession> session = Optional.empty();
    /** The id of the last Join that counts: one that is refused while another is decided changes nothing. */
    private Optional<byte[]> joinId = Optional.empty();

    /** The lowest counter that was used of those that were left out. */
    private long older;

    private Optional<Long> question = Optional.empty();
    /** Whether the application has a question, and whether a deferral of one side runs: a wait ends both. */
    private boolean asked;

    private boolean deferred;

    JoinView(DriverSource source) {
        this.node = new LearnedNode(source, Json.object().put("identity", "node"));
    }

    static List<String> inputs() {
        return List.of(
                "join",
                "again",
                "older",
                "told",
                "ack",
                "other",
                "nack denied",
                "nack put off",
                "granted",
                "denied",
                "put off",
                "leave",
                "wait");
    }

    @Override
    public void reset() {
        node.reset();
        joinId = Optional.empty();
        older = LEFT_OUT;
        question = Optional.empty();
        asked = false;
        deferred = false;
        session = Optional.empty();
        Introduction with = node.peer().introduction();
        node.receives(with.initiation());
        Optional<byte[]> answer =
                node.sent().stream().filter(Handshakes::isHandshake).findFirst();
        answer.ifPresent(came -> {
            PeerSession made = with.session(came);
            node.receives(made.challenge());
            node.receives(made.frame(LEFT_OUT, SealedFrames.response(made.toAnswer())));
            session = Optional.of(made);
        });
    }

    @Override
    public String answer(String input) {
        if (session.isEmpty()) return "no session to begin with";
        String output = given(input, session.get());
        question = node.question().or(() -> question);
        boolean decided = input.equals("put off") || input.equals("wait");
        asked |= output.startsWith("asked") && !input.equals("granted");
        deferred |= decided && output.contains("nack deferred") || node.gave("join_refused");
        return output;
    }

    private String given(String input, PeerSession with) {
        return switch (input) {
            case "join" -> joins(with, with.join(Identity.ofNode(node.peer())));
            case "again" ->
                joins(
                        with,
                        joinId.map(id -> with.join(Identity.ofNode(node.peer()), id))
                                .orElseGet(() -> with.join(Identity.ofNode(node.peer()))));
            case "older" -> joins(with, with.joinUnder(--older, Identity.ofNode(node.peer())));
            case "told" -> node.receives(with.frame(SessionMessages.seek(Octets.repeated(3, 32), Octets.zeros(0))));
            case "ack" -> node.receives(with.frame(SessionMessages.ack(idOfItsJoin(with))));
            case "other" -> node.receives(with.frame(SessionMessages.ack(Octets.repeated(5, 16))));
            case "nack denied" -> nack(with, Nack.Code.DENIED, 0);
            case "nack put off" -> nack(with, Nack.Code.DEFERRED, RETRY_S);
            case "granted" -> decides("granted");
            case "denied" -> decides("denied");
            case "put off" -> decides("deferred");
            case "leave" -> node.receives(with.leave());
            case "wait" -> waits();
            default -> throw new IllegalArgumentException(input);
        };
    }

    private String joins(PeerSession with, byte[] datagram) {
        String output = node.receives(datagram);
        if (!output.startsWith("dropped")) joinId = Optional.of(with.joinId());
        return output;
    }

    private String nack(PeerSession with, Nack.Code code, int retryAfterSeconds) {
        return node.receives(with.frame(SessionMessages.nack(idOfItsJoin(with), code.getNumber(), retryAfterSeconds)));
    }

    /** The id of the subject's last Join; before there is one, an id that it has never chosen. */
    private static byte[] idOfItsJoin(PeerSession with) {
        byte[] id = with.toAck().getJoinId().toByteArray();
        return id.length == 0 ? Octets.repeated(6, 16) : id;
    }

    /** The application answers the last question, also when it is over; if it grants, the next one as well. */
    private String decides(String decision) {
        if (question.isEmpty()) return node.receivesNothing();
        asked = false;
        String output = node.answers(question.get(), decision);
        Optional<Long> next = node.question();
        if (next.isEmpty() || !decision.equals("granted")) return output;
        question = next;
        return output + " then " + node.answers(next.get(), decision);
    }

    private String waits() {
        if (!asked && !deferred) return node.receivesNothing();
        asked = false;
        deferred = false;
        return node.waits(WAIT_MS);
    }

    @Override
    public void close() {
        node.close();
    }
}
