package io.symbolon.tck.script;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;
import java.util.Optional;

/** Events and datagrams in words, for people who read why a case failed. */
final class Words {
    private static final int BRIEF_OCTETS = 4;

    private Words() {}

    /** One event; sealed frames are read with the keys of {@code sessions}. */
    static String of(Event event, List<PeerSession> sessions) {
        String what = switch (event.name()) {
            case "send" -> "send to " + event.text("to") + ": " + of(event.datagram(), sessions);
            case "dropped" -> "dropped by " + event.rule() + " (from " + event.text("from") + ")";
            case "established", "path_changed" ->
                event.name() + " session " + event.text("session_id") + ", path " + event.text("path");
            case "ended" -> "ended session " + event.text("session_id") + " by " + event.rule();
            case "asked" ->
                "asked " + event.text("about") + ", question "
                        + event.fields().path("question").asLong();
            case "admitted", "acknowledged" -> event.name() + " in session " + event.text("session_id");
            case "join_refused" ->
                "join_refused, " + event.text("code") + ", "
                        + event.fields().path("retry_after_s").asLong() + " s";
            case "joined" -> "joined";
            case "parted" -> "parted by " + event.rule();
            case "open_failed" -> "open_failed " + event.text("to") + " by " + event.rule();
            default -> event.fields().toString();
        };
        return what + " at " + event.atMs() + " ms";
    }

    /** One datagram, of the subject or to it. */
    static String of(byte[] datagram, List<PeerSession> sessions) {
        if (Handshakes.isHandshake(datagram)) {
            return handshake(datagram);
        }
        if (Cookies.isCookie(datagram)) {
            return "cookie " + brief(Cookies.cookie(datagram)) + " for nonce " + brief(Cookies.nonce(datagram));
        }
        if (SealedFrames.isSealed(datagram)) {
            return frame(datagram, sessions);
        }
        return datagram.length + " octets that are no frame, " + brief(datagram);
    }

    /** The first octets of a value, or {@code none}. */
    static String brief(byte[] octets) {
        if (octets.length == 0) {
            return "none";
        }
        boolean whole = octets.length <= BRIEF_OCTETS;
        return whole ? Octets.hex(octets) : Octets.hex(Octets.first(octets, BRIEF_OCTETS)) + "..";
    }

    private static String handshake(byte[] datagram) {
        try {
            return handshake(Handshakes.message(datagram));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return "a handshake frame whose message can not be read";
        }
    }

    private static String handshake(Handshake message) {
        String nonce = "nonce " + brief(message.getNonce().toByteArray());
        return message.getEcho().isEmpty()
                ? "initiation, " + nonce + ", cookie "
                        + brief(message.getCookie().toByteArray())
                : "answer, echo " + brief(message.getEcho().toByteArray()) + ", " + nonce;
    }

    private static String frame(byte[] datagram, List<PeerSession> sessions) {
        return sessions.stream()
                        .flatMap(session -> frame(datagram, session).stream())
                        .findFirst()
                        .orElse("a frame that no session of the peer opens")
                + " in session " + Octets.hex(SealedFrames.sessionId(datagram)) + ", counter "
                + SealedFrames.counter(datagram);
    }

    private static Optional<String> frame(byte[] datagram, PeerSession session) {
        try {
            return session.read(datagram).or(() -> session.readOwn(datagram)).map(Words::message);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.of("a frame whose content is no message");
        }
    }

    private static String message(SessionMessage message) {
        return switch (message.getBodyCase()) {
            case CHALLENGE ->
                "challenge " + brief(message.getChallenge().getData().toByteArray());
            case RESPONSE ->
                "response to " + brief(message.getResponse().getData().toByteArray());
            case LEAVE -> "leave";
            case JOIN -> "join " + brief(message.getJoin().getJoinId().toByteArray());
            case ACK -> "ack of " + brief(message.getAck().getJoinId().toByteArray());
            case NACK ->
                "nack of " + brief(message.getNack().getJoinId().toByteArray()) + ", "
                        + message.getNack().getCode() + ", retry after "
                        + message.getNack().getRetryAfterS() + " s";
            case UPDATE -> "update, token of " + message.getUpdate().getToken().size() + " octets";
            case PIGGY -> "piggy of " + message.getPiggy().getTokensCount() + " tokens";
            case SEEK ->
                "seek of " + brief(message.getSeek().getTarget().toByteArray()) + ", "
                        + message.getSeek().getKnown().size() / 8 + " known";
            case ROUTED ->
                "routed to " + brief(message.getRouted().getDestination().toByteArray()) + ", "
                        + message.getRouted().getBodyCase() + ", hop limit "
                        + message.getRouted().getHopLimit() + ", "
                        + message.getRouted().getTimeToLiveMs() + " ms";
            case REVOCATIONS ->
                "revocations " + message.getRevocations().getSequence() + " of "
                        + message.getRevocations().getIdentitiesCount() + " identities";
            case PUBLISH ->
                "publish of an interest of "
                        + message.getPublish().getInterest().size() + " octets";
            case KEPT -> "kept " + brief(message.getKept().getInterest().toByteArray());
            case NEARER ->
                "nearer than for " + brief(message.getNearer().getInterest().toByteArray()) + ", "
                        + message.getNearer().getTokensCount() + " tokens";
            case MATCH ->
                "match with an interest of " + message.getMatch().getInterest().size() + " octets";
            case BODY_NOT_SET -> "a message without a body";
        };
    }
}
