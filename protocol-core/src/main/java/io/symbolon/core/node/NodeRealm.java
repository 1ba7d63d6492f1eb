package io.symbolon.core.node;

import static io.symbolon.spec.RealmRule.THE_REVOKED_END;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.Claim;
import io.symbolon.core.realm.RealmContext;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.realm.Realms;
import io.symbolon.core.realm.Ruling;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** This node's part in its realm, between its joins and chapter realm. */
final class NodeRealm extends NodePart implements RealmContext, RealmRulings, JoinedPeers {
    /** As long as the asker waits (RLM-004). */
    private static final int WAIT_MILLIS = 10_000;

    private final Joins joins;
    private final Realms realms;
    /** The joined peers, which have heard of the newest list. */
    private final Set<Fingerprint> told = new HashSet<>();

    private final Routes routes;

    /**
     * @param leader who leads the realm, if there is one
     * @param identity of this node, and its {@code key}
     * @param routes for messages of our own
     * @throws IllegalArgumentException if the leader's token breaks a rule, which is named
     */
    NodeRealm(
            NodeContext context,
            Joins joins,
            Optional<RealmLeader> leader,
            Fingerprint identity,
            SigningKey key,
            Routes routes) {
        super(context);
        this.joins = joins;
        this.routes = routes;
        this.realms = new Realms(this, leader, identity, key);
    }

    /** What was routed to this node; {@code bringer} brought it from {@code from}. */
    void take(Message.RoutedBody body, Fingerprint bringer, Endpoint from) {
        if (body instanceof Message.RealmQuery query) realms.take(query, bringer, from);
        if (body instanceof Message.RealmReply reply) realms.take(reply, from);
    }

    @Override
    public void revoked(Message.Revocations list, Fingerprint peer, Endpoint from) {
        realms.take(list, peer, from);
    }

    /** As the realm's leader, revokes {@code identities} and nobody else any longer. */
    void revoke(List<Fingerprint> identities) {
        realms.revoke(identities);
    }

    /** The application has decided. */
    void answered(long question, Decision decision) {
        realms.answered(question, rulingOf(decision));
    }

    void wake() {
        realms.wake();
    }

    OptionalLong deadlineMillis() {
        return realms.deadlineMillis();
    }

    /** Erases the keys of questions that wait (CNV-012). */
    void destroy() {
        realms.destroy();
    }

    int decisionCount() {
        return realms.decisionCount();
    }

    @Override
    public void joined(AcceptedSession session) {
        // [RLM-019] who becomes joined, and not again in each session
        if (told.add(session.fingerprint())) realms.joined(session.fingerprint());
    }

    @Override
    public void parted(Fingerprint peer, Rule rule) {
        told.remove(peer);
    }

    @Override
    public Optional<Decision> ruling(Claim claim, Fingerprint node) {
        return realms.ruling(claim.identity().signedToken(), node)
                .map(ruling -> ruling == Ruling.GRANTED ? Decision.GRANTED : Decision.DENIED);
    }

    @Override
    public void admitted(Claim claim, Fingerprint node) {
        realms.admitted(claim.identity().signedToken(), node);
    }

    @Override
    public void deferred(Claim claim, Fingerprint node, Endpoint path) {
        if (claim.identity() instanceof IdentityToken identity) realms.deferred(identity, node, path);
    }

    @Override
    public boolean isRevoked(Fingerprint identity) {
        return realms.isRevoked(identity);
    }

    @Override
    public void route(Fingerprint destination, Message.RoutedBody body) {
        routes.route(destination, body, WAIT_MILLIS);
    }

    @Override
    public long ask(IdentityToken identity, Fingerprint node) {
        long id = context.nextQuestion();
        Question question = new Question(id, Question.About.RULE, identity, node, Optional.empty(), Optional.empty());
        context.effects().add(new Effect.Asked(question));
        return id;
    }

    @Override
    public List<Fingerprint> joinedPeers() {
        return joins.joinedPeers();
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        joins.send(peer, message);
    }

    @Override
    public void endRevoked() {
        joins.peersAs(realms::isRevoked).forEach(peer -> joins.expel(peer, THE_REVOKED_END));
    }

    private static Optional<Ruling> rulingOf(Decision decision) {
        switch (decision) {
            case GRANTED:
                return Optional.of(Ruling.GRANTED);
            case DENIED:
                return Optional.of(Ruling.DENIED);
            default:
                return Optional.empty();
        }
    }
}
