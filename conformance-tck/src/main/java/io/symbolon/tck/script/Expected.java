package io.symbolon.tck.script;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One event that a script expects, by its meaning: sealed frames are opened with the peer's keys.
 *
 * @param words the event in words, for the text of a failure
 * @param is whether an event is the expected one
 */
record Expected(String words, Predicate<Event> is) {

    /** The same, at this virtual time. */
    Expected at(long ms) {
        return new Expected(words + " at " + ms + " ms", is.and(event -> event.atMs() == ms));
    }

    static Expected dropped(Rule rule) {
        return new Expected(
                "dropped by " + rule.id(),
                event -> event.is("dropped") && event.rule().equals(rule.id()));
    }

    /** The session is established for the first time; its path is the peer's address. */
    static Expected established(PeerSession session) {
        return established(session, session.peer().address());
    }

    static Expected established(PeerSession session, String path) {
        return new Expected(
                "established " + name(session) + ", path " + path,
                event -> event.is("established") && isOf(session, event) && event.isAt("path", path));
    }

    static Expected ended(PeerSession session, Rule rule) {
        return new Expected(
                "ended " + name(session) + " by " + rule.id(),
                event -> event.is("ended")
                        && isOf(session, event)
                        && event.rule().equals(rule.id()));
    }

    static Expected pathChanged(PeerSession session, String path) {
        return new Expected(
                "path of " + name(session) + " changed to " + path,
                event -> event.is("path_changed") && isOf(session, event) && event.isAt("path", path));
    }

    /** The attempt towards {@code to} was refused or ended. */
    static Expected openFailed(String to, Rule rule) {
        return new Expected(
                "open_failed " + to + " by " + rule.id(),
                event -> event.is("open_failed")
                        && event.isAt("to", to)
                        && event.rule().equals(rule.id()));
    }

    /** A challenge in the session, sent to the peer's address. */
    static Expected challenge(PeerSession session) {
        return challenge(session, session.peer().address());
    }

    static Expected challenge(PeerSession session, String to) {
        return frame("challenge", session, to, SessionMessage::hasChallenge);
    }

    /** The subject's last challenge in the session again, with the same data. */
    static Expected challengeAgain(PeerSession session) {
        byte[] data = session.toAnswer();
        return frame(
                "challenge " + Words.brief(data) + " again",
                session,
                session.peer().address(),
                message -> message.hasChallenge()
                        && Arrays.equals(message.getChallenge().getData().toByteArray(), data));
    }

    /** The response to the peer's last challenge in the session, sent to the peer's address. */
    static Expected response(PeerSession session) {
        return response(session, session.peer().address());
    }

    static Expected response(PeerSession session, String to) {
        byte[] asked = session.asked();
        return frame(
                "response to " + Words.brief(asked),
                session,
                to,
                message -> message.hasResponse()
                        && Arrays.equals(message.getResponse().getData().toByteArray(), asked));
    }

    static Expected leave(PeerSession session) {
        return frame("leave", session, session.peer().address(), SessionMessage::hasLeave);
    }

    /** The application is asked about the peer of the session. */
    static Expected asked(String about, PeerSession session, Identity identity) {
        return new Expected(
                "asked " + about + " " + Words.brief(identity.fingerprint()),
                event -> event.is("asked")
                        && event.text("about").equals(about)
                        && event.has("peer", session.fingerprint())
                        && event.has("identity", identity.fingerprint())
                        && !event.fields().has("realm"));
    }

    /** The question what the realm's leader rules about an identity on a node. */
    static Expected askedToRule(byte[] identity, byte[] node) {
        return new Expected(
                "asked rule " + Words.brief(identity),
                event -> event.is("asked")
                        && event.text("about").equals("rule")
                        && event.has("peer", node)
                        && event.has("identity", identity));
    }

    /** The same with a realm that is proved. */
    static Expected askedWithRealm(String about, PeerSession session, Identity identity, byte[] realm) {
        return new Expected(
                "asked " + about + " with realm " + Words.brief(realm),
                event -> event.is("asked")
                        && event.text("about").equals(about)
                        && event.has("peer", session.fingerprint())
                        && event.has("identity", identity.fingerprint())
                        && event.has("realm", realm));
    }

    static Expected admitted(PeerSession session, Identity identity) {
        return new Expected(
                "admitted in " + name(session),
                event -> event.is("admitted") && isOf(session, event) && event.has("identity", identity.fingerprint()));
    }

    static Expected acknowledged(PeerSession session) {
        return new Expected(
                "acknowledged in " + name(session), event -> event.is("acknowledged") && isOf(session, event));
    }

    static Expected joinRefused(PeerSession session, String code, int retryAfterSeconds) {
        return new Expected(
                "join_refused in " + name(session) + ", " + code + ", " + retryAfterSeconds + " s",
                event -> event.is("join_refused")
                        && isOf(session, event)
                        && event.text("code").equals(code)
                        && event.fields().path("retry_after_s").asInt(-1) == retryAfterSeconds);
    }

    static Expected joined(PeerSession session, Identity identity) {
        return new Expected(
                "joined",
                event -> event.is("joined")
                        && event.has("peer", session.fingerprint())
                        && event.has("identity", identity.fingerprint()));
    }

    static Expected parted(PeerSession session) {
        return new Expected("parted", event -> event.is("parted") && event.has("peer", session.fingerprint()));
    }

    static Expected parted(PeerSession session, Rule rule) {
        Expected parted = parted(session);
        return new Expected(
                "parted by " + rule.id(), parted.is.and(event -> event.rule().equals(rule.id())));
    }

    /** A Join of the subject that holds in this session: of its node, or of the identity that it was given. */
    static Expected join(PeerSession session) {
        return frame(
                "join that holds",
                session,
                session.peer().address(),
                message -> message.hasJoin() && Cast.holds(message.getJoin(), session));
    }

    /** The subject's last Join in the session again, the same message. */
    static Expected joinAgain(PeerSession session) {
        Join last = session.toAck();
        return frame(
                "join " + Words.brief(last.getJoinId().toByteArray()) + " again",
                session,
                session.peer().address(),
                message -> message.hasJoin() && message.getJoin().equals(last));
    }

    /** A Join of the subject with another id than its last one. */
    static Expected anotherJoin(PeerSession session) {
        Join last = session.toAck();
        return frame(
                "another join that holds",
                session,
                session.peer().address(),
                message -> message.hasJoin()
                        && !message.getJoin().getJoinId().equals(last.getJoinId())
                        && Cast.holds(message.getJoin(), session));
    }

    /** The Ack of the peer's last Join. */
    static Expected ack(PeerSession session) {
        return ackOf(session, session.joinId());
    }

    static Expected ackOf(PeerSession session, byte[] joinId) {
        return frame(
                "ack of " + Words.brief(joinId),
                session,
                session.peer().address(),
                message -> message.hasAck()
                        && Arrays.equals(message.getAck().getJoinId().toByteArray(), joinId));
    }

    /** The Nack of the peer's last Join. */
    static Expected nack(PeerSession session, Nack.Code code, int retryAfterSeconds) {
        byte[] joinId = session.joinId();
        return frame(
                "nack of " + Words.brief(joinId) + ", " + code + ", " + retryAfterSeconds + " s",
                session,
                session.peer().address(),
                message -> message.hasNack()
                        && Arrays.equals(message.getNack().getJoinId().toByteArray(), joinId)
                        && message.getNack().getCode() == code
                        && message.getNack().getRetryAfterS() == retryAfterSeconds);
    }

    /** An Update with this SignedToken. */
    static Expected update(PeerSession session, byte[] token) {
        return frame(
                "update with token " + Words.brief(token),
                session,
                session.peer().address(),
                message -> message.hasUpdate()
                        && Arrays.equals(message.getUpdate().getToken().toByteArray(), token));
    }

    /** Any Update. */
    static Expected anyUpdate(PeerSession session) {
        return frame("any update", session, session.peer().address(), SessionMessage::hasUpdate);
    }

    /** A Piggy with exactly these SignedTokens, in this order. */
    static Expected piggy(PeerSession session, List<byte[]> tokens) {
        return frame(
                "piggy of " + tokens.size() + " tokens",
                session,
                session.peer().address(),
                message -> message.hasPiggy()
                        && message.getPiggy().getTokensCount() == tokens.size()
                        && IntStream.range(0, tokens.size())
                                .allMatch(i -> Arrays.equals(
                                        message.getPiggy().getTokens(i).toByteArray(), tokens.get(i))));
    }

    /** A Seek of this target. */
    static Expected seek(PeerSession session, byte[] target) {
        return frame(
                "seek of " + Words.brief(target),
                session,
                session.peer().address(),
                message -> message.hasSeek()
                        && Arrays.equals(message.getSeek().getTarget().toByteArray(), target));
    }

    /** Any Seek. */
    static Expected anySeek(PeerSession session) {
        return frame("any seek", session, session.peer().address(), SessionMessage::hasSeek);
    }

    /** A Routed that is what {@code is} says. */
    static Expected routed(PeerSession session, String words, Predicate<Routed> is) {
        return frame(
                "routed, " + words,
                session,
                session.peer().address(),
                message -> message.hasRouted() && is.test(message.getRouted()));
    }

    /** An initiation to the address. */
    static Expected initiation(String to) {
        return handshake("initiation", to, message -> message.getEcho().isEmpty());
    }

    /** This very initiation again, whatever its cookie. */
    static Expected initiationAgain(byte[] initiation, String to, byte[] cookie) {
        Handshake first = Handshakes.message(initiation);
        return handshake(
                "the same initiation, cookie " + Words.brief(cookie),
                to,
                message -> message.getToken().equals(first.getToken())
                        && message.getNonce().equals(first.getNonce())
                        && message.getEcho().isEmpty()
                        && Arrays.equals(message.getCookie().toByteArray(), cookie));
    }

    /** An answer to the initiation with this nonce. */
    static Expected answer(byte[] nonce, String to) {
        return handshake(
                "answer, echo " + Words.brief(nonce),
                to,
                message -> Arrays.equals(message.getEcho().toByteArray(), nonce));
    }

    /** Exactly this datagram. */
    static Expected datagram(String words, byte[] datagram, Peer to) {
        return sent(words + ", octet by octet", to.address(), sent -> Arrays.equals(sent, datagram));
    }

    /** A cookie for the initiation with this nonce. */
    static Expected cookie(byte[] nonce, String to) {
        return sent(
                "cookie for nonce " + Words.brief(nonce),
                to,
                sent -> Cookies.isCookie(sent) && Arrays.equals(Cookies.nonce(sent), nonce));
    }

    private static Expected handshake(String words, String to, Predicate<Handshake> is) {
        return sent(words, to, sent -> Handshakes.isHandshake(sent) && is.test(Handshakes.message(sent)));
    }

    static Expected frame(String words, PeerSession session, String to, Predicate<SessionMessage> is) {
        return sent(
                words + " in " + name(session),
                to,
                sent -> session.read(sent).filter(is).isPresent());
    }

    private static Expected sent(String words, String to, Predicate<byte[]> is) {
        return new Expected(
                "send to " + to + ": " + words,
                event -> event.is("send") && event.isAt("to", to) && is.test(event.datagram()));
    }

    private static boolean isOf(PeerSession session, Event event) {
        return event.has("session_id", session.id()) && event.has("peer", session.fingerprint());
    }

    private static String name(PeerSession session) {
        return "session " + Octets.hex(session.id());
    }
}
