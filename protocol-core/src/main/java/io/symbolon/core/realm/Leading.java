package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.ASKERS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.OPENED_QUERIES_ARE_RATIONED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.time.Ration;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A node whose identity leads its realm: it puts queries to its application, and asks nobody else (RLM-010). */
final class Leading {
    /** How long a decision of ours lasts. */
    private static final long DECISION_MILLIS = 3_600_000;

    private static final int OPENED_A_SECOND_OF_ONE_PEER = 32;
    private static final int OPENED_A_SECOND = 256;

    private final RealmContext context;
    private final LeaderSide side;
    private final Predicate<Fingerprint> isRevoked;
    /** The queries that were opened, by the peer that brought them. */
    private final Ration<Fingerprint> opened = new Ration<>(OPENED_A_SECOND_OF_ONE_PEER, OPENED_A_SECOND);

    private final TakenQueries queries = new TakenQueries();

    /** @param key of this node's identity, the leader */
    Leading(RealmContext context, Realm realm, SigningKey key, Predicate<Fingerprint> isRevoked) {
        this.context = context;
        this.side = new LeaderSide(context.crypto(), new TokenValidator(context.crypto()), realm, key);
        this.isRevoked = isRevoked;
    }

    void take(Message.RealmQuery query, Fingerprint bringer, Endpoint from) {
        // [RLM-021] before anything is computed
        long now = context.now().monotonicMillis();
        if (!opened.take(bringer, now)) {
            context.effects().add(new Effect.Dropped(from, OPENED_QUERIES_ARE_RATIONED));
            return;
        }

        // [RLM-007] [TOK-001] to [TOK-032] [RLM-008]
        AgreementKey freshKey = new AgreementKey(query.freshKey());
        Verdict<TakenQuery> verdict =
                side.take(freshKey, query.asker(), query.sealed(), context.now().wall());
        if (verdict.rule().isPresent()) {
            context.effects().add(new Effect.Dropped(from, verdict.rule().get()));
            return;
        }

        // [RLM-009] not again, and not too many
        TakenQuery taken = verdict.value();
        if (!queries.take(taken.asker(), query.freshKey(), now)) {
            taken.destroy();
            context.effects().add(new Effect.Dropped(from, ASKERS_ARE_RATIONED));
            return;
        }

        // [RLM-010] about a revoked identity there is no question left
        if (isRevoked.test(taken.identity().fingerprint())) {
            reply(taken, Ruling.DENIED);
            return;
        }
        queries.add(context.ask(taken.identity(), taken.query().node()), taken, now);
    }

    /** The application's answer to {@code question}; without a ruling it has deferred. */
    void answered(long question, Optional<Ruling> ruling) {
        Optional<TakenQuery> taken = queries.remove(question);
        if (taken.isEmpty()) return;
        if (ruling.isPresent()) {
            reply(taken.get(), ruling.get());
        } else {
            taken.get().destroy();
        }
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

    int questionCount() {
        return queries.size();
    }

    private void reply(TakenQuery taken, Ruling ruling) {
        long expiresAt = context.now().wallMillis() + DECISION_MILLIS;
        Message.RealmReply reply =
                new Message.RealmReply(taken.freshKey().octets(), side.rule(taken, ruling, expiresAt));
        taken.destroy();
        context.route(taken.query().askerNode(), reply);
    }
}
