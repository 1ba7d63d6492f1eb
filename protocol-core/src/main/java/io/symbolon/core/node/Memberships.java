package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.UNADMITTED_SESSIONS_END;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Superseded;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The joins of every session that was established, and what is said in them. */
final class Memberships {
    private final NodeContext context;
    private final Sessions sessions;
    private final int bound;
    /** By session id, oldest first. */
    private final Map<Bytes, Membership> bySession = new LinkedHashMap<>();

    private final Deadlines<Bytes> deadlines = new Deadlines<>();
    private int unadmitted;

    /** At most {@code bound} of them are without admission. */
    Memberships(NodeContext context, Sessions sessions, int bound) {
        this.context = context;
        this.sessions = sessions;
        this.bound = bound;
    }

    /** The joins of a new session begin. */
    Membership begin(AcceptedSession session) {
        Membership membership = new Membership(session, context.now().monotonicMillis());
        bySession.put(session.id(), membership);
        unadmitted++;
        return membership;
    }

    /** A session is over: its joins, if it had any. */
    Optional<Membership> end(Bytes sessionId) {
        Optional<Membership> ended = Optional.ofNullable(bySession.remove(sessionId));
        deadlines.clear(sessionId);
        if (ended.isPresent() && !ended.get().isAdmitted()) unadmitted--;
        return ended;
    }

    /** The joins of a session that was established and is not over. */
    Membership in(Bytes sessionId) {
        return bySession.get(sessionId);
    }

    boolean isKept(Membership membership) {
        return bySession.containsKey(membership.sessionId());
    }

    /** Those of {@code peer}, oldest first. */
    List<Membership> of(Fingerprint peer) {
        List<Membership> all = new ArrayList<>();
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            Membership membership = bySession.get(session.id());
            if (membership != null) all.add(membership);
        }
        return all;
    }

    /** The newest one of {@code peer} that {@code test} takes. */
    Optional<Membership> newestOf(Fingerprint peer, Predicate<Membership> test) {
        return of(peer).stream().filter(test).reduce((older, newer) -> newer);
    }

    /** The peers that are admitted in some session as an identity that {@code test} takes, or ask to be. */
    List<Fingerprint> peersAs(Predicate<Fingerprint> test) {
        return bySession.values().stream()
                .filter(membership -> membership
                        .theirs()
                        .claimed()
                        .map(claim -> claim.identity().fingerprint())
                        .filter(test)
                        .isPresent())
                .map(Membership::peer)
                .distinct()
                .toList();
    }

    /** The session of a membership that is kept: its end would have taken the membership with it. */
    AcceptedSession sessionOf(Membership membership) {
        return (AcceptedSession) context.table().find(membership.sessionId());
    }

    /** What became of the peer's Join. */
    void stand(Membership membership, Standing next) {
        boolean wasAdmitted = membership.isAdmitted();
        membership.theirs(next, context.now().monotonicMillis());
        if (wasAdmitted && !membership.isAdmitted()) unadmitted++;
        if (!wasAdmitted && membership.isAdmitted()) unadmitted--;
    }

    /** [SES-012] a session that is superseded says nothing, nor does one that is over. */
    boolean maySay(Membership membership) {
        return context.table().find(membership.sessionId()) instanceof AcceptedSession session
                && !(session instanceof Superseded);
    }

    void say(Membership membership, Message message) {
        if (maySay(membership)) sessions.say(membership.sessionId(), message);
    }

    /** Whoever has something due is woken then. */
    void schedule(Membership membership) {
        if (isKept(membership)) deadlines.set(membership.sessionId(), membership.nextMillis());
    }

    /** One that has something due. */
    Optional<Membership> due() {
        return deadlines.due(context.now().monotonicMillis()).map(bySession::get);
    }

    OptionalLong deadlineMillis() {
        return deadlines.earliest();
    }

    /** [JON-025] five minutes without admission; whether they are over. */
    boolean endsInTime(Membership membership) {
        boolean isOver =
                !membership.isAdmitted() && context.now().monotonicMillis() >= membership.unadmittedEndMillis();
        if (isOver) sessions.end(sessionOf(membership), UNADMITTED_SESSIONS_END);
        return isOver;
    }

    /** Every session of {@code peer} is over by {@code rule}, and the peer is not told. */
    void endAll(Fingerprint peer, Rule rule) {
        for (AcceptedSession session : context.table().sessionsOf(peer)) sessions.end(session, rule);
    }

    /** [JON-025] of too many sessions without admission those whose time is up first end. */
    void boundUnadmitted() {
        while (unadmitted > bound) {
            Membership first = bySession.values().stream()
                    .filter(membership -> !membership.isAdmitted())
                    .min(Comparator.comparingLong(Membership::unadmittedEndMillis))
                    .orElseThrow();
            sessions.end(sessionOf(first), UNADMITTED_SESSIONS_END);
        }
    }
}
