package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.ANSWER_NAMES_THE_JOIN;
import static io.symbolon.spec.JoinRule.AN_IDENTITY_TAKES_PART;
import static io.symbolon.spec.JoinRule.AUTHORIZATION_EXPIRES;
import static io.symbolon.spec.JoinRule.DEFERRED_PEERS_WAIT;
import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOINED_WHERE_ESTABLISHED;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_ARE_DELETED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.JoinRule.ONE_IDENTITY_A_SESSION;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.JoinRule.QUESTIONS_WITHIN_LIMIT;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;
import static io.symbolon.spec.JoinRule.UNADMITTED_SESSIONS_END;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_IS_THE_ISSUERS;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_SPAN_HOLDS;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.Authorization;
import io.symbolon.core.join.Claim;
import io.symbolon.core.join.JoinCheck;
import io.symbolon.core.join.JoinLimits;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.join.Request;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Established;
import io.symbolon.core.session.Superseded;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Chapter join: both joins of every session, the application's decisions, and who is joined because of them. */
final class Joins {
    private static final JoinLimits LIMITS = JoinLimits.SPECIFIED;
    private static final int RETRY_SECONDS = 5;
    private static final long DENIED_MILLIS = 60_000;

    private final NodeContext context;
    private final Sessions sessions;
    private final Optional<OwnIdentity> identity;
    private final Optional<SigningKey> key;
    private final JoinCheck check;
    private final Questions questions;
    private final Authorizations authorizations;
    private final ObsoletePeers obsolete;
    private final List<JoinedPeers> listeners = new ArrayList<>();
    private RealmRulings realm = RealmRulings.NONE;
    private OverlayMessages overlay;

    /** The joins of each session, oldest first. */
    private final Map<Bytes, Membership> memberships = new LinkedHashMap<>();
    /** The session in which each joined peer was joined last. */
    private final Map<Fingerprint, Bytes> joined = new LinkedHashMap<>();

    private final Deadlines<Bytes> deadlines = new Deadlines<>();
    private int unadmitted;

    Joins(NodeContext context, Sessions sessions, Optional<OwnIdentity> identity) {
        this.context = context;
        this.sessions = sessions;
        this.identity = identity;
        this.key = identity.map(own -> SigningKey.of(own.seed(), context.crypto()));
        identity.ifPresent(own -> demandIdentityOf(own, context.own().fingerprint()));
        this.check = new JoinCheck(context.crypto(), context.validator());
        this.questions = new Questions(context, LIMITS.questions());
        this.authorizations = new Authorizations(context, LIMITS.authorizations());
        this.obsolete = new ObsoletePeers(LIMITS.obsolete());
        this.overlay = OverlayMessages.none(context);
    }

    /** [JON-004] what we join with names this node. */
    private static void demandIdentityOf(OwnIdentity own, Fingerprint node) {
        if (own.signedToken().isEmpty()) return;
        Optional<Bytes> named = TokenCodec.decode(own.signedToken())
                .match(token -> token.fields().extension(Extension.NODE_FINGERPRINT), rule -> Optional.empty());
        if (!named.equals(Optional.of(node.octets()))) {
            throw new IllegalArgumentException("the identity's token names no node or another one: its extension "
                    + Extension.NODE_FINGERPRINT + " has to be " + node + " (" + IDENTITY_NAMES_THE_NODE.id() + ")");
        }
    }

    /** {@code listener} hears of joined peers from now on. */
    void tell(JoinedPeers listener) {
        listeners.add(listener);
    }

    /** No part of the node hears of joined peers any more. */
    void tellNobody() {
        listeners.clear();
    }

    /** {@code rulings} are asked about joins from now on. */
    void heed(RealmRulings rulings) {
        realm = rulings;
    }

    /** {@code taker} hears what admitted peers say beyond joins, from now on. */
    void hand(OverlayMessages taker) {
        overlay = taker;
    }

    boolean isObsolete(Fingerprint peer) {
        return obsolete.contains(peer);
    }

    boolean isJoined(Fingerprint peer) {
        return joined.containsKey(peer);
    }

    /** The joined peers, in the order in which they joined. */
    List<Fingerprint> joinedPeers() {
        return List.copyOf(joined.keySet());
    }

    /** The peers that are admitted in some session as an identity that {@code test} takes, or ask to be. */
    List<Fingerprint> peersAs(Predicate<Fingerprint> test) {
        return memberships.values().stream()
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

    /** Who uses this node: the identity's fingerprint, or the node's own. */
    Fingerprint ownIdentity() {
        return identity.filter(own -> !own.signedToken().isEmpty())
                .map(own -> TokenCodec.decode(own.signedToken()).value())
                .map(token -> Fingerprints.of(token.fields(), context.crypto()))
                .orElseGet(() -> context.own().fingerprint());
    }

    /** The key of the identity, if this node has one. */
    Optional<SigningKey> key() {
        return key;
    }

    /** The standing of {@code peer} in each of its sessions, oldest first. */
    List<Standing> standingsOf(Fingerprint peer) {
        return of(peer).stream().map(Membership::theirs).toList();
    }

    int questionCount() {
        return questions.size();
    }

    int obsoleteCount() {
        return obsolete.size();
    }

    /** A session stands: whoever opened it joins first (JON-021). */
    void established(AcceptedSession session) {
        if (identity.isEmpty()) return;
        Membership membership = new Membership(session, context.now().monotonicMillis());
        memberships.put(session.id(), membership);
        unadmitted++;
        if (session.openedByUs() && !isObsolete(session.fingerprint())) sendJoin(membership);
        schedule(membership);
        boundUnadmitted();
    }

    /** A session is over by {@code rule}. */
    void ended(Bytes sessionId, Rule rule) {
        Membership membership = memberships.remove(sessionId);
        if (membership == null) return;
        deadlines.clear(sessionId);
        membership.question().ifPresent(questions::forget);
        if (!membership.isAdmitted()) unadmitted--;
        settleLoss(membership.peer(), rule);
    }

    /** The path of {@code session} has changed. */
    void moved(AcceptedSession session) {
        if (!session.id().equals(joined.get(session.fingerprint()))) return;
        listeners.forEach(listener -> listener.joined(session));
    }

    /** A frame of {@code session} from {@code from} brought {@code message}, none of the session's own. */
    void take(AcceptedSession session, Message message, Endpoint from) {
        boolean isOfJoin =
                message instanceof Message.Join || message instanceof Message.Ack || message instanceof Message.Nack;
        // [JON-001] a join concerns the session that sends
        if (isOfJoin && session instanceof Superseded) {
            drop(from, JOINED_WHERE_ESTABLISHED);
            return;
        }
        // [JON-002] who is nobody admits nobody
        if (identity.isEmpty()) {
            drop(from, AN_IDENTITY_TAKES_PART);
            return;
        }
        Membership membership = memberships.get(session.id());
        if (message instanceof Message.Join join) {
            onJoin(membership, session, join, from);
        } else if (message instanceof Message.Ack ack) {
            onAck(membership, ack, from);
        } else if (message instanceof Message.Nack nack) {
            onNack(membership, session, nack, from);
        } else if (membership.isAdmitted()) {
            hear(membership.peer(), message, from);
        } else {
            drop(from, NOTHING_ELSE_BEFORE_THE_ACK);
        }
    }

    private void hear(Fingerprint peer, Message message, Endpoint from) {
        if (message instanceof Message.Revocations list) {
            realm.revoked(list, peer, from);
        } else {
            overlay.take(peer, message, from);
        }
    }

    private void onJoin(Membership membership, AcceptedSession session, Message.Join join, Endpoint from) {
        Fingerprint peer = membership.peer();
        // [JON-014] denied is denied, three times at most
        if (isObsolete(peer)) {
            drop(from, OBSOLETE_PEERS_HEAR_NACK);
            nackObsolete(membership, join.joinId());
            return;
        }

        // [JON-010] the same answer, whatever it was
        if (membership.theirs().lastJoin().equals(Optional.of(join.joinId()))) {
            answerAgain(membership, join.joinId());
            return;
        }

        // [JON-011] one decision at a time
        if (of(peer).stream().anyMatch(any -> any.theirs() instanceof Standing.Asked)) {
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

        Verdict<Claim> claim = check.check(
                join,
                session.keys().transcript(),
                session.id(),
                session.peerToken(),
                context::isDenied,
                context.now().wall());
        claim.match(
                value -> {
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

    /** Steps 6 to 8 of a Join. */
    private void decide(Membership membership, Bytes joinId, Claim claim, Endpoint from) {
        Fingerprint peer = membership.peer();
        if (membership.theirs() instanceof Standing.Admitted admitted) {
            // [JON-007] a session does not change hands
            if (!admitted.claim().isSameAs(claim)) {
                drop(from, ONE_IDENTITY_A_SESSION);
                return;
            }
            admit(membership, joinId, claim);
            return;
        }

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
        membership.theirs(new Standing.Asked(joinId, claim));
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
                    Endpoint path = sessionOf(membership).path();
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
        if (maySay(membership)) {
            admit(membership, joinId, claim);
        } else {
            membership.theirs(new Standing.Before(Optional.of(joinId), 0));
        }
    }

    /** [JON-008] both were granted, now or before. */
    private void admit(Membership membership, Bytes joinId, Claim claim) {
        boolean isNew = !membership.isAdmitted();
        if (isNew) unadmitted--;
        membership.theirs(new Standing.Admitted(joinId, claim));
        say(membership, new Message.Ack(joinId));
        if (isNew) {
            context.effects()
                    .add(new Effect.Admitted(
                            membership.peer(), claim.identity().fingerprint(), membership.sessionId()));
        }
        // [JON-021] whom we admit learns who we are
        if (membership.ours() instanceof Request.Silent) sendJoin(membership);
        schedule(membership);
        settleJoined(membership.peer());
    }

    /** [JON-018] not now. */
    private void defer(Membership membership, Bytes joinId, int seconds) {
        long until = context.now().monotonicMillis() + seconds * 1000L;
        putBefore(membership, new Standing.Before(Optional.of(joinId), until));
        say(membership, new Message.Nack(joinId, NackCode.DEFERRED, seconds));
        schedule(membership);
    }

    /** The peer is not admitted in this session, or not any longer. */
    private void putBefore(Membership membership, Standing.Before next) {
        if (membership.isAdmitted()) {
            unadmitted++;
            membership.unadmitted(next, context.now().monotonicMillis());
        } else {
            membership.theirs(next);
        }
    }

    private void denyIdentity(Membership membership, Bytes joinId, Claim claim) {
        putOnDenyList(claim.identity().fingerprint());
        deny(membership, joinId, NackCode.DENIED);
    }

    /** [JON-016] the peer is obsolete from now on, in all its sessions. */
    private void deny(Membership membership, Bytes joinId, NackCode code) {
        Fingerprint peer = membership.peer();
        Optional<Fingerprint> tooMany = obsolete.add(peer, code, context.now().monotonicMillis());
        authorizations.remove(peer);
        nackObsolete(membership, joinId);
        for (Membership other : of(peer)) {
            other.question().ifPresent(questions::forget);
            other.question(OptionalLong.empty());
            putBefore(other, new Standing.Before(other.theirs().lastJoin(), 0));
            other.ours(Request.SILENT);
            schedule(other);
        }
        settleLoss(peer, DENIED_IS_REMEMBERED);
        tooMany.ifPresent(this::delete);
        boundUnadmitted();
    }

    private void putOnDenyList(Fingerprint fingerprint) {
        context.denied().deny(fingerprint, context.now().monotonicMillis() + DENIED_MILLIS);
    }

    private void nackObsolete(Membership membership, Bytes joinId) {
        obsolete.nextNack(membership.peer()).ifPresent(code -> say(membership, new Message.Nack(joinId, code, 0)));
    }

    private void answerAgain(Membership membership, Bytes joinId) {
        if (membership.theirs() instanceof Standing.Admitted) {
            say(membership, new Message.Ack(joinId));
        } else if (membership.theirs() instanceof Standing.Before before) {
            sayRest(membership, joinId, before);
        }
    }

    /** A deferral again, with what is left of its time, in seconds rounded up. */
    private void sayRest(Membership membership, Bytes joinId, Standing.Before before) {
        long rest = Math.max(0, before.deferredMillis() - context.now().monotonicMillis());
        say(membership, new Message.Nack(joinId, NackCode.DEFERRED, (int) ((rest + 999) / 1000)));
    }

    private void onAck(Membership membership, Message.Ack ack, Endpoint from) {
        // [JON-023] it answers our last Join
        if (!membership.ours().joinId().equals(Optional.of(ack.joinId()))) {
            drop(from, ANSWER_NAMES_THE_JOIN);
            return;
        }
        if (!(membership.ours() instanceof Request.Waiting)) return; // a second Ack says nothing new
        membership.ours(new Request.Acknowledged(ack.joinId()));
        context.effects().add(new Effect.Acknowledged(membership.peer(), membership.sessionId()));
        schedule(membership);
        settleJoined(membership.peer());
    }

    private void onNack(Membership membership, AcceptedSession session, Message.Nack nack, Endpoint from) {
        // [JON-023] it answers our last Join
        if (!membership.ours().joinId().equals(Optional.of(nack.joinId()))) {
            drop(from, ANSWER_NAMES_THE_JOIN);
            return;
        }
        context.effects()
                .add(new Effect.JoinRefused(
                        membership.peer(), membership.sessionId(), nack.code(), nack.retryAfterSeconds()));
        if (nack.code() != NackCode.DEFERRED) {
            // [JON-024] a refusal is final for this session
            sessions.leave(session, REFUSED_NODES_STOP);
            return;
        }
        // [JON-024] a new Join when the time is up
        int seconds = Math.max(1, nack.retryAfterSeconds());
        membership.ours(new Request.Deferred(nack.joinId(), context.now().monotonicMillis() + seconds * 1000L));
        schedule(membership);
        settleLoss(membership.peer(), REFUSED_NODES_STOP);
    }

    private void sendJoin(Membership membership) {
        AcceptedSession session = sessionOf(membership);
        Message.Join join = identity.orElseThrow()
                .join(
                        context.draw(Entropy.Purpose.JOIN_ID),
                        context.own().fingerprint(),
                        session.keys().transcript(),
                        session.id(),
                        key.orElseThrow(),
                        context.crypto());
        membership.ours(Request.Waiting.first(join, context.now().monotonicMillis()));
        if (session instanceof Established) say(membership, join); // [JON-022] else its repetition is the first
    }

    private void say(Membership membership, Message message) {
        if (maySay(membership)) sessions.say(membership.sessionId(), message);
    }

    /** [SES-012] a session that is superseded says nothing, nor does one that is over. */
    private boolean maySay(Membership membership) {
        return context.table().find(membership.sessionId()) instanceof AcceptedSession session
                && !(session instanceof Superseded);
    }

    /** Sends {@code message} to a joined peer, in its session that sends; nothing where that is not joined (JON-020). */
    void send(Fingerprint peer, Message message) {
        for (Membership membership : of(peer)) {
            if (membership.isBothWays() && context.table().find(membership.sessionId()) instanceof Established) {
                say(membership, message);
                return;
            }
        }
    }

    /** The application has decided. */
    void answered(long question, Decision decision) {
        questions.answered(question, decision);
    }

    /** Everything that is due. */
    void wake() {
        questions.wake();
        long now = context.now().monotonicMillis();
        for (Optional<Bytes> due = deadlines.due(now); due.isPresent(); due = deadlines.due(now)) {
            wake(memberships.get(due.get()));
        }
        for (Optional<Fingerprint> due = authorizations.due(); due.isPresent(); due = authorizations.due()) {
            renewOrEnd(due.get());
        }
        for (Optional<Fingerprint> due = obsolete.due(now); due.isPresent(); due = obsolete.due(now)) {
            delete(due.get());
        }
    }

    private void wake(Membership membership) {
        long now = context.now().monotonicMillis();
        AcceptedSession session = sessionOf(membership);
        // [JON-025] five minutes without admission
        if (!membership.isAdmitted() && now >= membership.unadmittedEndMillis()) {
            sessions.end(session, UNADMITTED_SESSIONS_END);
            return;
        }
        if (membership.ours() instanceof Request.Waiting waiting) {
            // [JON-022] again, as long as the session is established
            membership.ours(waiting.again(now));
            if (session instanceof Established) sayAgain(membership, waiting);
        } else if (membership.ours() instanceof Request.Deferred) {
            sendJoin(membership); // [JON-024]
        }
        schedule(membership);
    }

    /** [JON-022] the Join once more; a peer that has said nothing to so many is measured, too. */
    private void sayAgain(Membership membership, Request.Waiting waiting) {
        say(membership, waiting.join());
        if (waiting.isDoubtful()) sessions.measure(membership.peer());
    }

    /** [JON-026] the application is asked again, or the leave is over. */
    private void renewOrEnd(Fingerprint peer) {
        Optional<Authorization> authorization = authorizations.of(peer);
        if (authorization.isEmpty()) {
            authorizations.remove(peer);
            for (Membership membership : of(peer)) {
                if (membership.isAdmitted())
                    defer(membership, membership.theirs().lastJoin().orElseThrow(), 1);
            }
            settleLoss(peer, AUTHORIZATION_EXPIRES);
            boundUnadmitted();
            return;
        }
        authorizations.asked(peer);
        Optional<Membership> newest = newestOf(peer, Membership::isAdmitted);
        if (newest.isEmpty() || !questions.hasRoom()) return;
        Membership last = newest.get();
        Claim claim = authorization.get().claim();
        Runnable authorize = () -> renew(last, About.AUTHORIZE, claim, () -> grant(peer, claim));
        Optional<Decision> ruling = realm.ruling(claim, peer);
        if (ruling.isPresent()) {
            renewed(last, About.AUTHENTICATE, claim, authorize, ruling.get());
        } else {
            renew(last, About.AUTHENTICATE, claim, authorize);
        }
    }

    /** Both questions were granted. */
    private void grant(Fingerprint peer, Claim claim) {
        authorizations.grant(peer, claim, context.table()::hasSessionsWith);
        realm.admitted(claim, peer);
    }

    /** Asks about a peer that was last admitted in {@code last}, a session that may be over when the answer comes. */
    private void renew(Membership last, About about, Claim claim, Runnable granted) {
        Fingerprint peer = last.peer();
        questions.ask(about, claim.identity(), peer, claim.realm(), decision -> {
            renewed(last, about, claim, granted, decision);
        });
    }

    private void renewed(Membership last, About about, Claim claim, Runnable granted, Decision decision) {
        Fingerprint peer = last.peer();
        if (!authorizations.covers(peer, claim)) return; // it has ended meanwhile, or is another's
        Membership told = newestOf(peer, Membership::isAdmitted).orElse(last);
        switch (decision) {
            case GRANTED:
                granted.run();
                break;
            case DENIED:
                denyIdentity(told, told.theirs().lastJoin().orElseThrow(), claim);
                break;
            case DEFERRED:
                // [RLM-003] what the leader says now counts when the application is asked again
                if (about == About.AUTHENTICATE && memberships.containsKey(told.sessionId()))
                    realm.deferred(claim, peer, sessionOf(told).path());
                break;
        }
    }

    /** [JON-015] all sessions of an obsolete peer end, and nothing of it is kept. */
    private void delete(Fingerprint peer) {
        obsolete.remove(peer);
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            sessions.end(session, OBSOLETE_PEERS_ARE_DELETED);
        }
    }

    /** Ends every session of {@code peer} with a leave (RLM-018). */
    void expel(Fingerprint peer, Rule rule) {
        authorizations.remove(peer);
        for (AcceptedSession session : context.table().sessionsOf(peer)) sessions.leave(session, rule);
    }

    /** Erases the identity's key (CNV-012). */
    void destroy() {
        key.ifPresent(SigningKey::destroy);
    }

    /** The next deadline, monotonic milliseconds. */
    OptionalLong deadlineMillis() {
        long earliest = Math.min(
                Math.min(
                        deadlines.earliest().orElse(Long.MAX_VALUE),
                        questions.deadlineMillis().orElse(Long.MAX_VALUE)),
                Math.min(
                        authorizations.deadlineMillis().orElse(Long.MAX_VALUE),
                        obsolete.deadlineMillis().orElse(Long.MAX_VALUE)));
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** [JON-028] a session or an admission is gone: joined in another session, or not any longer, by {@code rule}. */
    private void settleLoss(Fingerprint peer, Rule rule) {
        if (newestOf(peer, Membership::isBothWays).isPresent()) {
            settleJoined(peer);
        } else if (joined.remove(peer) != null) {
            context.effects().add(new Effect.PeerParted(peer, rule));
            listeners.forEach(listener -> listener.parted(peer, rule));
        }
    }

    /** [JON-028] joined if both have admitted each other, always in the newest session where they have. */
    private void settleJoined(Fingerprint peer) {
        Optional<Membership> newest = newestOf(peer, Membership::isBothWays);
        if (newest.isEmpty() || newest.get().sessionId().equals(joined.get(peer))) return;
        AcceptedSession session = sessionOf(newest.get());
        boolean isNew = joined.put(peer, session.id()) == null;
        if (isNew) {
            Claim claim = newest.get().theirs().claimed().orElseThrow();
            context.effects().add(new Effect.PeerJoined(session.peerToken(), claim.identity(), session.path()));
        }
        listeners.forEach(listener -> listener.joined(session));
    }

    /** The joins of the newest session with {@code peer}. */
    Optional<Membership> newestOf(Fingerprint peer) {
        return newestOf(peer, any -> true);
    }

    private Optional<Membership> newestOf(Fingerprint peer, Predicate<Membership> test) {
        return of(peer).stream().filter(test).reduce((older, newer) -> newer);
    }

    /** The memberships of {@code peer}, oldest first. */
    private List<Membership> of(Fingerprint peer) {
        List<Membership> all = new ArrayList<>();
        for (AcceptedSession session : context.table().sessionsOf(peer)) {
            Membership membership = memberships.get(session.id());
            if (membership != null) all.add(membership);
        }
        return all;
    }

    /** The session of a membership that is kept: its end would have taken the membership with it. */
    private AcceptedSession sessionOf(Membership membership) {
        return (AcceptedSession) context.table().find(membership.sessionId());
    }

    private void schedule(Membership membership) {
        if (memberships.containsKey(membership.sessionId())) {
            deadlines.set(membership.sessionId(), membership.nextMillis());
        }
    }

    /** [JON-025] of too many sessions without admission those whose time is up first end. */
    private void boundUnadmitted() {
        while (unadmitted > LIMITS.unadmitted()) {
            Membership first = memberships.values().stream()
                    .filter(membership -> !membership.isAdmitted())
                    .min(Comparator.comparingLong(Membership::unadmittedEndMillis))
                    .orElseThrow();
            sessions.end(sessionOf(first), UNADMITTED_SESSIONS_END);
        }
    }

    private void drop(Endpoint from, Rule rule) {
        context.effects().add(new Effect.Dropped(from, rule));
    }
}
