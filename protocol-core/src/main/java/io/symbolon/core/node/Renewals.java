package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.AUTHORIZATION_EXPIRES;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.join.Authorization;
import io.symbolon.core.join.Claim;
import io.symbolon.core.token.Fingerprint;
import java.util.Optional;

/** Authorizations that come to their end: the application is asked again, or they are over (JON-026). */
final class Renewals {
    private final Memberships memberships;
    private final Joined joined;
    private final Questions questions;
    private final Authorizations authorizations;
    private final Admissions admissions;

    Renewals(
            Memberships memberships,
            Joined joined,
            Questions questions,
            Authorizations authorizations,
            Admissions admissions) {
        this.memberships = memberships;
        this.joined = joined;
        this.questions = questions;
        this.authorizations = authorizations;
        this.admissions = admissions;
    }

    /** Everything that is due. */
    void wake() {
        for (Optional<Fingerprint> due = authorizations.due(); due.isPresent(); due = authorizations.due()) {
            renewOrEnd(due.get());
        }
    }

    private void renewOrEnd(Fingerprint peer) {
        Optional<Authorization> authorization = authorizations.of(peer);
        if (authorization.isEmpty()) {
            end(peer);
            return;
        }
        authorizations.marked(peer);
        Optional<Membership> newest = memberships.newestOf(peer, Membership::isAdmitted);
        if (newest.isEmpty() || questions.isAskedAbout(peer) || !questions.hasRoom()) return;
        Membership last = newest.get();
        Claim claim = authorization.get().claim();
        Runnable authorize = () -> renew(last, About.AUTHORIZE, claim, () -> admissions.grant(peer, claim));
        Optional<Decision> ruling = admissions.realm().ruling(claim, peer);
        if (ruling.isPresent()) {
            renewed(last, About.AUTHENTICATE, claim, authorize, ruling.get());
        } else {
            renew(last, About.AUTHENTICATE, claim, authorize);
        }
    }

    /** The peer is before its Ack again, in all its sessions. */
    private void end(Fingerprint peer) {
        authorizations.remove(peer);
        for (Membership membership : memberships.of(peer)) {
            if (membership.isAdmitted())
                admissions.defer(membership, membership.theirs().lastJoin().orElseThrow(), 1);
        }
        joined.lost(peer, AUTHORIZATION_EXPIRES);
        memberships.boundUnadmitted();
    }

    /** Asks about a peer that was last admitted in {@code last}, a session that may be over when the answer comes. */
    private void renew(Membership last, About about, Claim claim, Runnable granted) {
        questions.ask(about, claim.identity(), last.peer(), claim.realm(), decision -> {
            renewed(last, about, claim, granted, decision);
        });
    }

    private void renewed(Membership last, About about, Claim claim, Runnable granted, Decision decision) {
        Fingerprint peer = last.peer();
        if (!authorizations.covers(peer, claim)) return; // it has ended meanwhile, or is another's
        Membership told = memberships.newestOf(peer, Membership::isAdmitted).orElse(last);
        switch (decision) {
            case GRANTED:
                granted.run();
                break;
            case DENIED:
                admissions.denyIdentity(told, told.theirs().lastJoin().orElseThrow(), claim);
                break;
            case DEFERRED:
                // [RLM-003] what the leader says now counts when the application is asked again
                if (about == About.AUTHENTICATE && memberships.isKept(told))
                    admissions
                            .realm()
                            .deferred(claim, peer, memberships.sessionOf(told).path());
                break;
        }
    }
}
