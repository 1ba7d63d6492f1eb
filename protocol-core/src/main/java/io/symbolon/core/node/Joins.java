package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.AN_IDENTITY_TAKES_PART;
import static io.symbolon.spec.JoinRule.JOINED_WHERE_ESTABLISHED;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.Claim;
import io.symbolon.core.join.JoinLimits;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Superseded;
import io.symbolon.core.session.Transition.Heard;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Chapter join: which part of it a message, a session or a deadline concerns. */
final class Joins {
    private final NodeContext context;
    private final Sessions sessions;
    private final boolean hasIdentity;
    private final Memberships memberships;
    private final Joined joined;
    private final OwnJoins own;
    private final Questions questions;
    private final Authorizations authorizations;
    private final Admissions admissions;
    private final Renewals renewals;
    private OverlayMessages overlay;

    Joins(NodeContext context, Sessions sessions, Optional<OwnIdentity> identity) {
        JoinLimits limits = JoinLimits.SPECIFIED;
        this.context = context;
        this.sessions = sessions;
        this.hasIdentity = identity.isPresent();
        this.memberships = new Memberships(context, sessions, limits.unadmitted());
        this.joined = new Joined(context, memberships);
        this.own = new OwnJoins(context, sessions, memberships, joined, identity);
        this.questions = new Questions(context, limits.questions());
        this.authorizations = new Authorizations(context, limits.authorizations());
        this.admissions = new Admissions(context, memberships, joined, own, questions, authorizations);
        this.renewals = new Renewals(memberships, joined, questions, authorizations, admissions);
        this.overlay = OverlayMessages.none(context);
    }

    /** {@code listener} hears of joined peers from now on. */
    void tell(JoinedPeers listener) {
        joined.tell(listener);
    }

    /** No part of the node hears of joined peers any more. */
    void tellNobody() {
        joined.tellNobody();
    }

    /** {@code rulings} are asked about joins from now on. */
    void heed(RealmRulings rulings) {
        admissions.heed(rulings);
    }

    /** {@code taker} hears what admitted peers say beyond joins, from now on. */
    void hand(OverlayMessages taker) {
        overlay = taker;
    }

    boolean isObsolete(Fingerprint peer) {
        return admissions.isObsolete(peer);
    }

    boolean isJoined(Fingerprint peer) {
        return joined.contains(peer);
    }

    /** The joined peers, in the order in which they joined. */
    List<Fingerprint> joinedPeers() {
        return joined.peers();
    }

    /** The peers that are admitted in some session as an identity that {@code test} takes, or ask to be. */
    List<Fingerprint> peersAs(Predicate<Fingerprint> test) {
        return memberships.peersAs(test);
    }

    /** Who uses this node: the identity's fingerprint, or the node's own. */
    Fingerprint ownIdentity() {
        return own.fingerprint();
    }

    /** The key of the identity, if this node has one. */
    Optional<SigningKey> key() {
        return own.key();
    }

    /** The standing of {@code peer} in each of its sessions, oldest first. */
    List<Standing> standingsOf(Fingerprint peer) {
        return memberships.of(peer).stream().map(Membership::theirs).toList();
    }

    /** The joins of the newest session with {@code peer}. */
    Optional<Membership> newestOf(Fingerprint peer) {
        return memberships.newestOf(peer, any -> true);
    }

    /** What the joined peer {@code peer} is admitted as; empty if it is not joined (JON-028). */
    Optional<Claim> claimOf(Fingerprint peer) {
        return memberships
                .newestOf(peer, Membership::isBothWays)
                .flatMap(membership -> membership.theirs().claimed());
    }

    /** The questions that wait for the application. */
    Questions questions() {
        return questions;
    }

    int questionCount() {
        return questions.size();
    }

    int obsoleteCount() {
        return admissions.obsoleteCount();
    }

    /** A session stands: whoever opened it joins first (JON-021). */
    void established(AcceptedSession session) {
        if (!hasIdentity) return;
        Membership membership = memberships.begin(session);
        if (session.openedByUs() && !isObsolete(session.fingerprint())) own.send(membership);
        memberships.schedule(membership);
        memberships.boundUnadmitted();
    }

    /** A session is over by {@code rule}. */
    void ended(Bytes sessionId, Rule rule) {
        memberships.end(sessionId).ifPresent(membership -> {
            membership.question().ifPresent(questions::forget);
            joined.lost(membership.peer(), rule);
        });
    }

    /** The path of {@code session} has changed. */
    void moved(AcceptedSession session) {
        joined.moved(session);
    }

    /** A frame of {@code session} brought a message, none of the session's own. */
    void take(AcceptedSession session, Heard heard) {
        Message message = heard.message();
        Endpoint from = heard.from();
        boolean isOfJoin =
                message instanceof Message.Join || message instanceof Message.Ack || message instanceof Message.Nack;
        // [JON-001] a join concerns the session that sends
        if (isOfJoin && session instanceof Superseded) {
            drop(from, JOINED_WHERE_ESTABLISHED);
            return;
        }
        // [JON-002] who is nobody admits nobody
        if (!hasIdentity) {
            drop(from, AN_IDENTITY_TAKES_PART);
            return;
        }
        Membership membership = memberships.in(session.id());
        if (message instanceof Message.Join join) {
            admissions.onJoin(membership, session, join, heard);
        } else if (message instanceof Message.Ack ack) {
            own.onAck(membership, ack, from);
        } else if (message instanceof Message.Nack nack) {
            own.onNack(membership, session, nack, from);
        } else if (membership.isAdmitted()) {
            hear(membership.peer(), message, from);
        } else {
            drop(from, NOTHING_ELSE_BEFORE_THE_ACK);
        }
    }

    private void hear(Fingerprint peer, Message message, Endpoint from) {
        if (message instanceof Message.Revocations list) {
            admissions.realm().revoked(list, peer, from);
        } else {
            overlay.take(peer, message, from);
        }
    }

    /** Sends {@code message} to a joined peer, in its session that sends; nothing where that is not joined (JON-020). */
    void send(Fingerprint peer, Message message) {
        joined.send(peer, message);
    }

    /** The application has decided. */
    void answered(long question, Decision decision) {
        questions.answered(question, decision);
    }

    /** Everything that is due. */
    void wake() {
        questions.wake();
        for (Optional<Membership> due = memberships.due(); due.isPresent(); due = memberships.due()) {
            if (!memberships.endsInTime(due.get())) own.wake(due.get());
        }
        renewals.wake();
        admissions.wake();
    }

    /** Ends every session of {@code peer} with a leave (RLM-018). */
    void expel(Fingerprint peer, Rule rule) {
        authorizations.remove(peer);
        for (AcceptedSession session : context.table().sessionsOf(peer)) sessions.leave(session, rule);
    }

    /** Erases the identity's key (CNV-012). */
    void destroy() {
        own.destroy();
    }

    /** The next deadline, monotonic milliseconds. */
    OptionalLong deadlineMillis() {
        long earliest = Math.min(
                Math.min(orNever(memberships.deadlineMillis()), orNever(questions.deadlineMillis())),
                Math.min(orNever(authorizations.deadlineMillis()), orNever(admissions.deadlineMillis())));
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    private static long orNever(OptionalLong time) {
        return time.orElse(Long.MAX_VALUE);
    }

    private void drop(Endpoint from, Rule rule) {
        context.effects().add(new Effect.Dropped(from, rule));
    }
}
