package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.Optional;
import java.util.OptionalLong;

/** A node that asks its realm's leader about those whom its application defers. */
final class Asking {
    private final RealmContext context;
    private final Realm realm;
    private final Fingerprint leaderNode;
    private final AskerSide side;
    private final SentQueries queries = new SentQueries();
    private final Decisions decisions = new Decisions();

    /** @param key of this node's identity */
    Asking(RealmContext context, Realm realm, Fingerprint leaderNode, SigningKey key) {
        this.context = context;
        this.realm = realm;
        this.leaderNode = leaderNode;
        this.side = new AskerSide(context.crypto(), realm, key);
    }

    /** Asks the leader about an identity that was deferred on {@code node}, which joins from {@code from} (RLM-003). */
    void ask(IdentityToken identity, Fingerprint node, Endpoint from) {
        // [RLM-001] an identity of the realm
        if (!realm.isNamedBy(identity.fields())) return;

        // [RLM-003] a decision is there already
        if (ruling(identity.signedToken(), node).isPresent()) return;

        // [RLM-004] in bounds
        long now = context.now().monotonicMillis();
        if (!queries.take(identity.fingerprint(), node, from.address(), now)) return;
        Query query = new Query(identity.signedToken(), node, context.own(), context.draw(Entropy.Purpose.QUERY_NONCE));
        Secret secret = context.drawSecret(Entropy.Purpose.QUERY_SECRET);
        AskerSide.Asked asked = side.ask(query, identity.fingerprint(), secret);
        secret.destroy();
        queries.add(asked.sent(), from.address(), now);
        Bytes freshKey = asked.sent().freshKey().octets();
        context.route(leaderNode, new Message.RealmQuery(freshKey, asked.asker(), asked.sealed()));
    }

    /** A reply; what it decides settles the next Join. */
    void take(Message.RealmReply reply, Endpoint from) {
        // [RLM-011] to a query that is outstanding
        Optional<SentQuery> sent = queries.find(reply.freshKey());
        if (sent.isEmpty()) {
            context.effects().add(new Effect.Dropped(from, REPLY_MATCHES_A_QUERY));
            return;
        }

        // [RLM-011] to [RLM-014]
        Verdict<Decision> decision =
                side.settle(sent.get(), reply.sealed(), context.now().wall());
        if (decision.rule().isPresent()) {
            context.effects().add(new Effect.Dropped(from, decision.rule().get()));
            return;
        }
        queries.remove(sent.get());
        decisions.remember(decision.value());
    }

    /** What the leader has decided about this SignedToken on {@code node} (RLM-015). */
    Optional<Ruling> ruling(Bytes signedToken, Fingerprint node) {
        Bytes tokenHash = Query.tokenHash(signedToken, context.crypto());
        return decisions.ruling(tokenHash, node, context.now().wall());
    }

    /** The decision about this SignedToken on {@code node} has led to an admission (RLM-015). */
    void admitted(Bytes signedToken, Fingerprint node) {
        decisions.forget(Query.tokenHash(signedToken, context.crypto()), node);
    }

    void expire() {
        queries.expire(context.now().monotonicMillis());
    }

    OptionalLong deadlineMillis() {
        return queries.deadlineMillis();
    }

    void destroy() {
        queries.destroy();
    }

    int queryCount() {
        return queries.size();
    }

    int decisionCount() {
        return decisions.size();
    }
}
