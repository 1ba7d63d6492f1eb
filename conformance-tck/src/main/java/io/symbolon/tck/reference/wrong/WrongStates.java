package io.symbolon.tck.reference.wrong;

import static io.symbolon.tck.reference.wrong.WrongExchange.field;
import static io.symbolon.tck.reference.wrong.WrongExchange.value;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.realm.Ruling;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Established;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.SessionContext;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.session.Transition;
import io.symbolon.core.session.Vacant;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies for methods of chapters handshake, session and realm, in the way of {@link WrongParts}. */
public final class WrongStates {
    private WrongStates() {}

    /** Intervals would jump with the date. */
    public static void byTheWallClock(Object context, Now input) {
        set(context, "now", new Now(input.wallMillis(), input.wall()));
        set(context, "effects", new ArrayList<>());
    }

    /** Whoever sends rubbish gets an answer. */
    public static void droppedAloud(Object answerer, Endpoint from, Rule rule) {
        effects(field(answerer, "context")).add(new Effect.Dropped(from, rule));
        effects(field(answerer, "context")).add(new Effect.SendDatagram(from, Bytes.zeros(34)));
    }

    /** A token names the victim of an answer. */
    public static Effect answersTheDeclaredAddress(Candidate candidate) {
        NodeToken peer = (NodeToken) value(value(candidate, "channel"), "peer");
        return new Effect.SendDatagram(peer.declaredAddress().orElse(candidate.source()), candidate.answer());
    }

    /** An answer has more octets than the question. */
    public static Effect answersAtLength(Candidate candidate) {
        return new Effect.SendDatagram(candidate.source(), Bytes.concat(candidate.answer(), Bytes.zeros(32)));
    }

    /** An id that nobody has would be that of the first state that there is. */
    public static SessionState anyState(Object table, Bytes id) {
        for (String states : List.of("sessions", "openings", "candidates")) {
            Object state = ((Map<?, ?>) field(table, states)).get(id);
            if (state != null) return (SessionState) state;
        }
        for (String states : List.of("openings", "sessions")) {
            for (Object state : ((Map<?, ?>) field(table, states)).values()) return (SessionState) state;
        }
        return Vacant.VACANT;
    }

    /** The application hears of whoever has asked. */
    public static void tellsOfCandidates(
            Handshake.Initiation initiation,
            NodeToken peer,
            Endpoint source,
            Introduction own,
            SessionKeys keys,
            SessionContext context) {
        effects(context).add(new Effect.SessionEstablished(peer, keys.sessionId(), source));
    }

    /** Tokens are older than they are. */
    public static long aMinuteAgo(Object node, Now now) {
        return now.wallMillis() - 60_000;
    }

    /** Whoever forges a frame ends a session. */
    public static Transition endedByRefusal(SessionState state, Endpoint from, Rule rule) {
        SessionState next = state instanceof AcceptedSession ? Vacant.VACANT : state;
        return new Transition(next, List.of(new Effect.Dropped(from, rule)), Transition.Event.NONE);
    }

    /** A dead session of higher rank would be sent to for hours. */
    public static Transition notAsked(Established session, SessionContext context) {
        return new Transition(session, List.of(), Transition.Event.NONE);
    }

    /** Frames go wherever the peer's token says. */
    public static Endpoint declaredPath(Object channel) {
        NodeToken peer = (NodeToken) field(channel, "peer");
        return peer.declaredAddress().orElse((Endpoint) field(channel, "path"));
    }

    /** Nobody has been asked, and everybody is granted. */
    public static Optional<Ruling> granted(Object asking, Bytes signedToken, Fingerprint node) {
        return Optional.of(Ruling.GRANTED);
    }

    /** The effects so far; public, since a body is run where it is put. */
    @SuppressWarnings("unchecked")
    public static List<Effect> effects(Object context) {
        return (List<Effect>) value(context, "effects");
    }

    /** Puts a value into a field of whatever class. */
    public static void set(Object of, String name, Object value) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(of, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("it has another shape", e);
        }
    }
}
