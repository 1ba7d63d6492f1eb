package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.DEFERRED_PEERS_WAIT;
import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_ARE_DELETED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.JoinRule.OLDER_JOINS_ARE_DROPPED;
import static io.symbolon.spec.JoinRule.ONE_IDENTITY_A_SESSION;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.JoinRule.QUESTIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_IS_THE_ISSUERS;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_SPAN_HOLDS;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.Claim;
import io.symbolon.core.join.JoinCheck;
import io.symbolon.core.join.JoinLimits;
import io.symbolon.core.join.Request;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Transition.Heard;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The Joins of peers, what the application decides about them, and the answers (JON-003 to JON-018). */
final class Admissions {
    private static final int RETRY_SECONDS = 5;
    private static final long DENIED_MILLIS = 60_000;

    private final NodeContext context;
    private final Memberships memberships;
    private final Joined joined;
    private final OwnJoins own;
    private final Questions questions;
    private final Authorizations authorizations;
    private final ObsoletePeers obsolete;
    private final JoinCheck check;
    private RealmRulings realm = RealmRulings.NONE;

    Admissions(
            NodeContext context,
            Memberships memberships,
            Joined joined,
            OwnJoins own,
            Questions questions,
            Authorizations authorizations) {
        this.context = context;
        this.memberships = memberships;
        this.joined = joined;
        this.own = own;
        this.questions = questions;
        this.authorizations = authorizations;
        this.obsolete = new ObsoletePeers(JoinLimits.SPECIFIED.obsolete());
        this.check = new JoinCheck(context.crypto(), context.validator());
    }

    /** {@code rulings} are asked about joins from now on. */
    void heed(RealmRulings rulings) {
        realm = rulings;
    }

    /** What the realm's leader has to say. */
    RealmRulings realm() {
        return realm;
    }

    boolean isObsolete(Fingerprint peer) {
        return obsolete.contains(peer);
    }

    int obsoleteCount() {
        return obsolete.size();
    }

    /** Obsolete peers whose time is over are deleted. */
    void wake() {
        long now = context.now().monotonicMillis();
        for (Optional<Fingerprint> due = obsolete.due(now); due.isPresent(); due = obsolete.due(now)) {
            delete(due.get());
        }
    }

    OptionalLong deadlineMillis() {
        return obsolete.deadlineMillis();
    }

    /** [JON-026] both questions were granted. */
    void grant(Fingerprint peer, Claim claim) {
        authorizations.grant(peer, claim, context.table()::hasSessionsWith);
        realm.admitted(claim, peer);
    }

    /** A frame of the peer of {@code session} brought {@code join}. */
    void onJoin(Membership membership, AcceptedSession session, Message.Join join, Heard heard) {
        Fingerprint peer = membership.peer();
        Endpoint from = heard.from();
        // [JON-014] denied is denied, three times at most
        if (isObsolete(peer)) {
            drop(from, OBSOLETE_PEERS_HEAR_NACK);
            nackObsolete(membership, join.joinId());
            return;
        }

        // [JON-010] the same answer, whatever it was
        if (membership.theirs().lastJoin().equals(Optional.of(join.joinId()))) {
            membership.joinCame(heard.counter());
            answerAgain(membership, join.joinId());
            return;
        }

        // [JON-029] what was held back does not take the place of what was sent after it
        if (heard.counter() < membership.lastJoinCounter()) {
            drop(from, OLDER_JOINS_ARE_DROPPED);
            return;
        }

        // [JON-011] one decision at a time
        if (questions.isAskedAbout(peer)) {
            drop(from, ONE_QUESTION_A_PEER);
            return;
        }

        // [JON-012] asking does not shorten the wait
        if (membership.theirs() instanceof Standing.Before before
                && context.now().monotonicMillis() < before.deferredMillis()) {
            drop(from, DEFERRED_PEERS_WAIT);
            sayRest(membership, join.joinId(), before);
            return;
        }

        // [JON-007] a session does not change hands, and whom it has admitted is not checked again
        if (membership.theirs() instanceof Standing.Admitted admitted) {
            if (!admitted.claim().isOf(join.identity())) {
                drop(from, ONE_IDENTITY_A_SESSION);
                return;
            }
            membership.joinCame(heard.counter());
            admit(membership, join.joinId(), admitted.claim());
            return;
        }

        Verdict<Claim> claim = check.check(
                join,
                session.keys().transcript(),
                session.id(),
                session.peerToken(),
                context::isDenied,
                context.now().wall());
        claim.match(
                value -> {
                    membership.joinCame(heard.counter());
                    decide(membership, join.joinId(), value, from);
                    return null;
                },
                rule -> {
                    refuse(membership, join, rule, from);
                    return null;
                });
    }

    /** [JON-016] a Join that does not hold. */
    private void refuse(Membership membership, Message.Join join, Rule rule, Endpoint from) {
        drop(from, rule);
        if (rule == NOT_DENIED) {
            deny(membership, join.joinId(), NackCode.DENIED);
            return;
        }
        putOnDenyList(signer(membership, join, rule));
        deny(membership, join.joinId(), NackCode.INVALID);
    }

    /** [JON-016] the identity if its signature held, otherwise the node: nobody gets another's identity on the list. */
    private Fingerprint signer(Membership membership, Message.Join join, Rule rule) {
        boolean isSigned = rule == ENDORSEMENT_IS_THE_ISSUERS || rule == ENDORSEMENT_SPAN_HOLDS;
        if (!isSigned || join.identity().isEmpty()) return membership.peer();
        return TokenCodec.decode(join.identity())
                .match(token -> Fingerprints.of(token.fields(), context.crypto()), undecodable -> membership.peer());
    }

    /** Steps 7 and 8 of a Join. */
    private void decide(Membership membership, Bytes joinId, Claim claim, Endpoint from) {
        Fingerprint peer = membership.peer();
        // [RLM-018] who is revoked has no leave
        if (realm.isRevoked(claim.identity().fingerprint())) {
            denyIdentity(membership, joinId, claim);
            return;
        }

        // [JON-009] admitted before, and it lasts
        if (authorizations.covers(peer, claim)) {
            admit(membership, joinId, claim);
            return;
        }

        // [JON-013] fail closed
        if (!questions.hasRoom()) {
            drop(from, QUESTIONS_WITHIN_LIMIT);
            defer(membership, joinId, RETRY_SECONDS);
            return;
        }
        memberships.stand(membership, new Standing.Asked(joinId, claim));
        authenticate(membership, joinId, claim);
    }

    /** [JON-008] first authenticate; a decision of the realm's leader stands for it (RLM-015). */
    private void authenticate(Membership membership, Bytes joinId, Claim claim) {
        Consumer<Decision> then = decision -> {
            switch (decision) {
                case GRANTED:
                    authorize(membership, joinId, claim);
                    break;
                case DENIED:
                    denyIdentity(membership, joinId, claim);
                    break;
                case DEFERRED:
                    Endpoint path = memberships.sessionOf(membership).path();
                    defer(membership, joinId, RETRY_SECONDS);
                    realm.deferred(claim, membership.peer(), path);
                    break;
            }
        };
        Optional<Decision> ruling = realm.ruling(claim, membership.peer());
        if (ruling.isPresent()) {
            then.accept(ruling.get());
        } else {
            ask(membership, About.AUTHENTICATE, claim, then);
        }
    }

    /** [JON-008] then authorize. */
    private void authorize(Membership membership, Bytes joinId, Claim claim) {
        ask(membership, About.AUTHORIZE, claim, decision -> {
            switch (decision) {
                case GRANTED:
                    grant(membership.peer(), claim);
                    granted(membership, joinId, claim);
                    break;
                case DENIED:
                    denyIdentity(membership, joinId, claim);
                    break;
                case DEFERRED:
                    defer(membership, joinId, RETRY_SECONDS);
                    break;
            }
        });
    }

    private void ask(Membership membership, About about, Claim claim, Consumer<Decision> then) {
        long id = questions.ask(about, claim.identity(), membership.peer(), claim.realm(), decision -> {
            membership.question(OptionalLong.empty());
            then.accept(decision);
        });
        membership.question(OptionalLong.of(id));
    }

    /** [SES-012] a session that was superseded meanwhile sends no Ack: the Join in the one that sends gets it (JON-009). */
    private void granted(Membership membership, Bytes joinId, Claim claim) {
        if (memberships.maySay(membership)) {
            admit(membership, joinId, claim);
        } else {
            memberships.stand(membership, new Standing.Before(Optional.of(joinId), 0));
        }
    }

    /** [JON-008] both were granted, now or before. */
    private void admit(Membership membership, Bytes joinId, Claim claim) {
        boolean isNew = !membership.isAdmitted();
        memberships.stand(membership, new Standing.Admitted(joinId, claim));
        memberships.say(membership, new Message.Ack(joinId));
        if (isNew) {
            context.effects()
                    .add(new Effect.Admitted(
                            membership.peer(), claim.identity().fingerprint(), membership.sessionId()));
        }
        // [JON-021] whom we admit learns who we are
        if (membership.ours() instanceof Request.Silent) own.send(membership);
        memberships.schedule(membership);
        joined.gained(membership.peer());
    }

    /** [JON-018] not now. */
    void defer(Membership membership, Bytes joinId, int seconds) {
        long until = context.now().monotonicMillis() + seconds * 1000L;
        memberships.stand(membership, new Standing.Before(Optional.of(joinId), until));
        memberships.say(membership, new Message.Nack(joinId, NackCode.DEFERRED, seconds));
        memberships.schedule(membership);
    }

    void denyIdentity(Membership membership, Bytes joinId, Claim claim) {
        putOnDenyList(claim.identity().fingerprint());
        deny(membership, joinId, NackCode.DENIED);
    }

    /** [JON-016] the peer is obsolete from now on, in all its sessions. */
    private void deny(Membership membership, Bytes joinId, NackCode code) {
        Fingerprint peer = membership.peer();
        Optional<Fingerprint> tooMany = obsolete.add(peer, code, context.now().monotonicMillis());
        authorizations.remove(peer);
        nackObsolete(membership, joinId);
        for (Membership other : memberships.of(peer)) {
            other.question().ifPresent(questions::forget);
            other.question(OptionalLong.empty());
            memberships.stand(other, new Standing.Before(other.theirs().lastJoin(), 0));
            other.ours(Request.SILENT);
            memberships.schedule(other);
        }
        joined.lost(peer, DENIED_IS_REMEMBERED);
        tooMany.ifPresent(this::delete);
        memberships.boundUnadmitted();
    }

    private void putOnDenyList(Fingerprint fingerprint) {
        context.denied().deny(fingerprint, context.now().monotonicMillis() + DENIED_MILLIS);
    }

    private void nackObsolete(Membership membership, Bytes joinId) {
        obsolete.nextNack(membership.peer())
                .ifPresent(code -> memberships.say(membership, new Message.Nack(joinId, code, 0)));
    }

    private void answerAgain(Membership membership, Bytes joinId) {
        if (membership.theirs() instanceof Standing.Admitted) {
            memberships.say(membership, new Message.Ack(joinId));
        } else if (membership.theirs() instanceof Standing.Before before) {
            sayRest(membership, joinId, before);
        }
    }

    /** A deferral again, with what is left of its time, in seconds rounded up, at least 1. */
    private void sayRest(Membership membership, Bytes joinId, Standing.Before before) {
        long rest = before.deferredMillis() - context.now().monotonicMillis();
        int seconds = (int) Math.max(1, (rest + 999) / 1000);
        memberships.say(membership, new Message.Nack(joinId, NackCode.DEFERRED, seconds));
    }

    /** [JON-015] all sessions of an obsolete peer end, and nothing of it is kept. */
    private void delete(Fingerprint peer) {
        obsolete.remove(peer);
        memberships.endAll(peer, OBSOLETE_PEERS_ARE_DELETED);
    }

    private void drop(Endpoint from, Rule rule) {
        context.effects().add(new Effect.Dropped(from, rule));
    }
}
