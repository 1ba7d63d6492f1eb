package io.symbolon.core.node;

import static io.symbolon.spec.HandshakeRule.CANDIDATES_IN_ALL;
import static io.symbolon.spec.HandshakeRule.COOKIE_UNDER_LOAD;
import static io.symbolon.spec.HandshakeRule.OPENINGS_ARE_RATIONED;
import static io.symbolon.spec.HandshakeRule.SESSION_ID_IS_FREE;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.CookieProof;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.session.Vacant;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;

/** Answers initiations, in the steps of chapter handshake. */
final class Answerer {
    private final NodeContext context;
    private final OpeningLoad load;

    Answerer(NodeContext context) {
        this.context = context;
        this.load = new OpeningLoad(context.limits());
    }

    void onInitiation(Handshake.Initiation initiation, Endpoint from) {
        long now = context.now().monotonicMillis();

        // [HSK-013] the same again gets the same answer
        Optional<Candidate> same = context.table().candidateFor(initiation, from);
        if (same.isPresent()) {
            context.effects().add(same.get().sendAnswer());
            return;
        }

        // [HSK-021] under load, whoever has not shown that it can receive has to
        boolean valid = context.cookies().isValid(initiation.cookie(), from, initiation.nonce(), now);
        CookieProof proof = valid ? CookieProof.VALID : CookieProof.NONE;
        if (isUnderLoad(from, now) && proof == CookieProof.NONE) {
            askForCookie(initiation, from, COOKIE_UNDER_LOAD);
            return;
        }

        // [HSK-026] what follows is expensive
        if (!load.take(from.address(), now)) {
            drop(from, OPENINGS_ARE_RATIONED);
            return;
        }

        // [TOK-001] to [TOK-032]; nothing is answered or remembered before (HSK-004)
        Verdict<NodeToken> token = context.validate(initiation.token(), Optional.empty());
        if (token.rule().isPresent()) {
            drop(from, token.rule().get());
            return;
        }

        // [HSK-022] a peer that we know shows that it can receive
        Fingerprint peer = token.value().fingerprint();
        Optional<Rule> refusal = governing(peer, from).onInitiation(proof);
        if (refusal.isPresent()) {
            askForCookie(initiation, from, refusal.get());
            return;
        }
        answer(initiation, token.value(), from);
    }

    private void answer(Handshake.Initiation initiation, NodeToken peer, Endpoint from) {
        // [HSK-019] [HSK-018] a free place, or that of another candidate of this peer
        Optional<Candidate> replaced = givingWay(context.table().candidatesOf(peer.fingerprint()), from);
        if (replaced.isEmpty()
                && context.table().candidateCount() >= context.limits().candidates()) {
            drop(from, CANDIDATES_IN_ALL);
            return;
        }

        Optional<Opening> attempt = attemptFor(peer.fingerprint(), from);
        Introduction own =
                attempt.map(Opening::own).orElseGet(() -> context.own().introduce(context.now()));
        Verdict<SessionKeys> keys = context.derive(own, peer, initiation.nonce());
        if (attempt.isEmpty()) own.sessionSecret().destroy(); // an attempt still needs its secret

        // [HSK-008] both sides contribute
        if (keys.rule().isPresent()) {
            drop(from, keys.rule().get());
            return;
        }

        // [HSK-028] the session id is free
        if (!(context.table().find(keys.value().sessionId()) instanceof Vacant)) {
            keys.value().destroy();
            drop(from, SESSION_ID_IS_FREE);
            return;
        }

        Candidate candidate = Candidate.begin(initiation, peer, from, own, keys.value(), context);
        replaced.ifPresent(old -> context.table().replace(old, Vacant.VACANT));
        context.table().replace(Vacant.VACANT, candidate);
        context.effects().add(candidate.sendAnswer());
    }

    private boolean isUnderLoad(Endpoint from, long now) {
        return load.isHigh(from.address(), now)
                || context.table().candidateCount() >= context.limits().candidatesUnderLoad();
    }

    /** The state of this peer that decides whether its initiation needs a cookie. */
    private SessionState governing(Fingerprint peer, Endpoint from) {
        for (SessionState session : context.table().sessionsOf(peer)) return session;
        for (SessionState candidate : context.table().candidatesOf(peer)) return candidate;
        return attemptFor(peer, from).map(SessionState.class::cast).orElse(Vacant.VACANT);
    }

    /** The candidate whose place the newcomer takes: that of its source, else the oldest of a full set (HSK-018). */
    private Optional<Candidate> givingWay(List<Candidate> ofPeer, Endpoint from) {
        for (Candidate candidate : ofPeer) {
            if (candidate.source().equals(from)) return Optional.of(candidate);
        }
        return ofPeer.size() < context.limits().candidatesOfOneFingerprint()
                ? Optional.empty()
                : Optional.of(ofPeer.get(0));
    }

    /** The attempt that an answer to this peer reuses (HSK-012). */
    private Optional<Opening> attemptFor(Fingerprint peer, Endpoint from) {
        return context.table().openings().stream()
                .filter(opening -> opening.isReusedFor(peer, from))
                .findFirst(); // there is one attempt for an address (HSK-011)
    }

    private void askForCookie(Handshake.Initiation initiation, Endpoint from, Rule rule) {
        Bytes cookie =
                context.cookies().cookie(from, initiation.nonce(), context.now().monotonicMillis());
        context.effects()
                .add(new Effect.SendDatagram(from, FrameCodec.encode(new Frame.Cookie(initiation.nonce(), cookie))));
        drop(from, rule);
    }

    private void drop(Endpoint from, Rule rule) {
        context.effects().add(new Effect.Dropped(from, rule));
    }
}
