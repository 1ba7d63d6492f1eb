package io.symbolon.core.node;

import static io.symbolon.spec.HandshakeRule.ATTEMPTS_WITHIN_LIMIT;
import static io.symbolon.spec.HandshakeRule.ONE_ATTEMPT_A_PEER;
import static io.symbolon.spec.SessionRule.AT_MOST_3_SESSIONS_A_PEER;
import static io.symbolon.spec.SessionRule.CLOSING_ENDS_EVERYTHING;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSIONS_STOP_AFTER_2_H;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.overlay.ContactEnd;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Confirming;
import io.symbolon.core.session.Established;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.session.Superseded;
import io.symbolon.core.session.Transition;
import io.symbolon.core.session.Vacant;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Carries out transitions, and settles what they mean for the other states of the same peer. */
final class Sessions {
    private final NodeContext context;
    private final Joins joins;
    private Soundings soundings = Soundings.NONE;

    Sessions(NodeContext context, Optional<OwnIdentity> identity) {
        this.context = context;
        this.joins = new Joins(context, this, identity);
    }

    /** What the sessions of this node are joined for. */
    Joins joins() {
        return joins;
    }

    /** {@code listener} hears how contacts and measurements end. */
    void tell(Soundings listener) {
        soundings = listener;
    }

    /** Contacts a node told of, by the schedule of OVL-017. Who has a session needs no contact. */
    void contact(Endpoint to, Fingerprint peer) {
        if (context.table().hasSessionsWith(peer)) {
            soundings.contactEnded(to, peer, ContactEnd.ACCEPTED);
        } else if (isAttempted(to, Optional.of(peer))
                || context.table().openingCount() >= context.limits().attempts()) {
            // [HSK-011] [HSK-029] perhaps another node was there before, and is still being contacted
            soundings.contactEnded(to, peer, ContactEnd.NOT_BEGUN);
        } else {
            begin(to, Optional.of(peer), Opening.Schedule.CONTACT);
        }
    }

    /** Measures {@code peer} in its session that sends (OVL-019). */
    void measure(Fingerprint peer) {
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            if (session instanceof Established established) {
                carryOut(established, established.measure(context));
                return;
            }
        }
    }

    /** Opens towards {@code to}, expecting {@code peer} if it is given. */
    void open(Endpoint to, Optional<Fingerprint> peer) {
        // [HSK-011] one attempt for an address and for a fingerprint
        if (isAttempted(to, peer)) {
            context.effects().add(new Effect.OpenFailed(to, peer, ONE_ATTEMPT_A_PEER));
            return;
        }

        // [HSK-029] at most 256 attempts
        if (context.table().openingCount() >= context.limits().attempts()) {
            context.effects().add(new Effect.OpenFailed(to, peer, ATTEMPTS_WITHIN_LIMIT));
            return;
        }
        begin(to, peer, Opening.Schedule.WANTED);
    }

    private void begin(Endpoint to, Optional<Fingerprint> peer, Opening.Schedule schedule) {
        Introduction own = context.own().introduce(context.now());
        carryOut(Vacant.VACANT, Opening.begin(to, peer, schedule, own, context));
    }

    /** Whether an attempt of this request, or a new session that would fulfil it, is still to be decided. */
    boolean isUnderWay(Endpoint to, Optional<Fingerprint> peer) {
        for (Opening opening : context.table().openings()) {
            if (opening.to().equals(to) && opening.peer().equals(peer)) return true;
        }
        for (AcceptedSession session : context.table().sessions()) {
            boolean fulfils = peer.map(session.fingerprint()::equals).orElse(to.equals(session.path()));
            if (fulfils && session instanceof Confirming confirming && confirming.isNew()) return true;
        }
        return false;
    }

    /** Ends everything with {@code peer}, with one leave in each session (SES-022). */
    void leave(Fingerprint peer) {
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            leave(session, LEAVE_ENDS_THE_SESSION);
        }
        for (Candidate candidate : context.table().candidatesOf(peer)) {
            context.table().replace(candidate, Vacant.VACANT);
        }
        for (Opening opening : context.table().openings()) {
            if (opening.peer().equals(Optional.of(peer))) reached(opening);
        }
    }

    /** [SES-026] one leave in each session, and its end; nobody is asked or told of others in its place. */
    void close() {
        joins.tellNobody();
        for (AcceptedSession session : context.table().sessions()) {
            leave(session, CLOSING_ENDS_EVERYTHING);
        }
    }

    /** Wakes every state whose deadline has been reached, earliest first. */
    void wake() {
        Optional<Bytes> due = nextDue();
        while (due.isPresent()) {
            SessionState state = context.table().find(due.get());
            carryOut(state, state.onDeadline(context));
            due = nextDue();
        }
    }

    /** Puts the next state in place, adds the effects, and settles what the transition means for other states. */
    void carryOut(SessionState before, Transition transition) {
        SessionState next = transition.next();
        if (next != before) context.table().replace(before, next); // a refused input leaves everything as it is
        context.effects().addAll(transition.effects());
        if (next instanceof AcceptedSession session && !(before instanceof AcceptedSession)) accepted(session);
        if (next instanceof AcceptedSession && before instanceof Opening answered) {
            contactEnded(answered, ContactEnd.ACCEPTED);
        }

        switch (transition.event()) {
            case ESTABLISHED:
                reached((Established) next);
                settleRanks((Established) next);
                break;
            case PROVED:
                settleRanks((Established) next);
                break;
            case REKEY:
                rekey((Established) next);
                break;
            case FAILED:
                before.peer().ifPresent(this::rekeyAgain);
                if (before instanceof Opening opening) contactEnded(opening, ContactEnd.SILENT);
                break;
            case ANOTHER_ANSWERED:
                next.peer().ifPresent(soundings::anotherAnswered);
                break;
            case MEASURED:
            case UNANSWERED:
                next.peer().ifPresent(peer -> soundings.measured(peer, transition.latencyMillis()));
                break;
            case NONE:
                break;
        }
        for (Effect effect : transition.effects()) {
            if (effect instanceof Effect.SessionEnded ended) joins.ended(ended.sessionId(), ended.rule());
            if (effect instanceof Effect.PathChanged) joins.moved((AcceptedSession) next);
        }
        if (transition.event() == Transition.Event.ESTABLISHED) joins.established((Established) next);
        transition.heard().ifPresent(heard -> joins.take((AcceptedSession) next, heard));
        boundFrames(next.id());
    }

    /** A session was accepted: the attempt that it came from is over, and the peer's sessions stay few. */
    private void accepted(AcceptedSession session) {
        // [SES-008] its keys can not be derived again
        for (Opening opening : context.table().openings()) {
            if (session.cameFrom(opening)) reached(opening);
        }

        // [SES-013] at most 3 of one peer: the lowest that was there and does not send ends
        List<AcceptedSession> all = context.table().sessionsOf(session.fingerprint());
        if (all.size() <= context.limits().sessionsOfOnePeer()) return;
        all.stream()
                .filter(other -> !other.id().equals(session.id()) && !(other instanceof Established))
                .min(Comparator.comparing(AcceptedSession::rank))
                .ifPresent(lowest -> end(lowest, AT_MOST_3_SESSIONS_A_PEER));
    }

    /** [HSK-014] attempts towards the peer of a new session have reached their aim. */
    private void reached(Established established) {
        for (Opening opening : context.table().openings()) {
            if (opening.isReachedBy(established.fingerprint(), established.path())) reached(opening);
        }
    }

    private void reached(Opening opening) {
        context.table().replace(opening, Vacant.VACANT);
        contactEnded(opening, ContactEnd.ACCEPTED);
    }

    private void contactEnded(Opening opening, ContactEnd end) {
        if (opening.schedule() != Opening.Schedule.CONTACT) return;
        opening.peer().ifPresent(peer -> soundings.contactEnded(opening.to(), peer, end));
    }

    /** [SES-010] [SES-011] the highest rank sends; an older session of higher rank has to show that it lives. */
    private void settleRanks(Established established) {
        for (AcceptedSession other : context.table().sessionsOf(established.fingerprint())) {
            if (other.id().equals(established.id())) continue;
            if (other instanceof Confirming confirming) carryOut(confirming, confirming.again(context));
            if (other instanceof Established older) {
                if (older.rank().compareTo(established.rank()) < 0) {
                    context.table().replace(older, Superseded.of(older, context));
                } else {
                    carryOut(older, Confirming.question(older, context));
                }
            }
        }
    }

    /** [SES-019] a new handshake to the path, unless one is under way. */
    private void rekey(Established session) {
        Optional<Fingerprint> peer = Optional.of(session.fingerprint());
        boolean confirming =
                context.table().sessionsOf(session.fingerprint()).stream().anyMatch(Confirming.class::isInstance);
        if (!confirming && !isAttempted(session.path(), peer)) open(session.path(), peer);
    }

    /** [SES-019] what was to bring new keys has failed: it is made again at once. */
    private void rekeyAgain(Fingerprint peer) {
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            if (session instanceof Established established && established.wantsKeys(context)) rekey(established);
        }
    }

    /** [SES-019] [SES-020] new keys after 2^32 frames for the lower side, and an end before counters end. */
    private void boundFrames(Bytes id) {
        if (!(context.table().find(id) instanceof AcceptedSession session)) return;
        if (session.sent() >= SealedFrames.COUNTER_LIMIT) {
            end(session, SESSIONS_STOP_AFTER_2_H);
        } else if (session instanceof Established established && established.hasSentEnough(context.limits())) {
            rekey(established);
        }
    }

    /** {@code session} is over by {@code rule}, and its peer is not told. */
    void end(AcceptedSession session, Rule rule) {
        context.table().replace(session, Vacant.VACANT);
        context.effects().add(session.ended(rule));
        joins.ended(session.id(), rule);
    }

    /** The same, and its peer is told. */
    void leave(AcceptedSession session, Rule rule) {
        context.effects().add(session.leave(context));
        end(session, rule);
    }

    /** Sends {@code message} in the session {@code id}, under its next counter. */
    void say(Bytes id, Message message) {
        AcceptedSession session = (AcceptedSession) context.table().find(id);
        carryOut(session, session.say(message, context));
    }

    private boolean isAttempted(Endpoint to, Optional<Fingerprint> peer) {
        for (Opening opening : context.table().openings()) {
            if (opening.to().equals(to)) return true;
            if (peer.isPresent() && opening.peer().equals(peer)) return true;
        }
        return false;
    }

    private Optional<Bytes> nextDue() {
        StateTable table = context.table();
        return table.monotonic()
                .due(context.now().monotonicMillis())
                .or(() -> table.wall().due(context.now().wallMillis()));
    }
}
