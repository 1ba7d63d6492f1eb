package io.symbolon.core.session;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an input made of a state.
 *
 * @param next the state afterwards
 * @param effects in order; what the event means for other states comes after them
 * @param event what the node has to settle with the peer's other states
 * @param heard what a frame brought for the node, if it did (JON-001)
 * @param latencyMillis of the peer, if a measurement has ended with a response (OVL-019)
 */
public record Transition(
        SessionState next, List<Effect> effects, Event event, Optional<Heard> heard, OptionalLong latencyMillis) {
    /** A message for the node, where its frame came from, and under which counter. */
    public record Heard(Message message, Endpoint from, long counter) {}

    /** What a transition means beyond its own state. */
    public enum Event {
        /** Nothing. */
        NONE,
        /** The session is established for the first time. */
        ESTABLISHED,
        /** A session that was questioned is established again. */
        PROVED,
        /** A measurement has ended with a response. */
        MEASURED,
        /** A measurement has ended without a response; the session is questioned. */
        UNANSWERED,
        /** Another node than the expected one answers at the address of the attempt. */
        ANOTHER_ANSWERED,
        /** The session wants new keys. */
        REKEY,
        /** The attempt, or the session that was to be confirmed, came to nothing. */
        FAILED
    }

    public Transition {
        effects = List.copyOf(effects);
    }

    /** A transition that brings the node no message. */
    public Transition(SessionState next, List<Effect> effects, Event event) {
        this(next, effects, event, Optional.empty());
    }

    /** A transition that has measured nothing. */
    public Transition(SessionState next, List<Effect> effects, Event event, Optional<Heard> heard) {
        this(next, effects, event, heard, OptionalLong.empty());
    }

    /** {@code next} and these effects, and nothing to settle. */
    static Transition to(SessionState next, Effect... effects) {
        return new Transition(next, List.of(effects), Event.NONE);
    }

    /** {@code session} is over by {@code rule}. */
    static Transition ended(AcceptedSession session, Rule rule) {
        return to(Vacant.VACANT, session.ended(rule));
    }

    /** The input from {@code from} was refused: {@code state} stays as it is. */
    static Transition refused(SessionState state, Endpoint from, Rule rule) {
        return to(state, new Effect.Dropped(from, rule));
    }
}
