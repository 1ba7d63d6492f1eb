package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.QUERY_FITS_ITS_PLACE;
import static io.symbolon.spec.RealmRule.REFUSED_LISTS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;
import static io.symbolon.spec.RealmRule.REVOCATIONS_ARE_THE_LEADERS;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.time.Ration;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A node's part in the realm that it is configured with: it asks the leader or is the leader's node, and keeps the newest
 * revocations. A node without a realm has this too, and drops whatever belongs to one.
 */
public final class Realms {
    private static final int REFUSED_LISTS_A_SECOND = 4;

    private final RealmContext context;
    private final Optional<Realm> realm;
    private final Optional<Asking> asking;
    private final Optional<Leading> leading;
    private final SigningKey key;
    /** The lists that were refused, by peer. */
    private final Ration<Fingerprint> refused = new Ration<>(REFUSED_LISTS_A_SECOND);

    private Optional<RevocationList> newest = Optional.empty();

    /**
     * @param leader who leads the node's realm, if it has one
     * @param identity who uses this node
     * @param key of that identity
     * @throws IllegalArgumentException if the leader's token breaks a rule, which is named (RLM-002)
     */
    public Realms(RealmContext context, Optional<RealmLeader> leader, Fingerprint identity, SigningKey key) {
        this.context = context;
        this.key = key;
        this.realm = leader.map(configured -> realm(configured, context));
        boolean leads = realm.map(Realm::fingerprint).filter(identity::equals).isPresent();
        this.leading = realm.filter(own -> leads).map(own -> new Leading(context, own, key, this::isRevoked));
        // [RLM-010] a leader asks nobody
        this.asking = realm.filter(own -> !leads)
                .map(own -> new Asking(context, own, leader.orElseThrow().node(), key));
    }

    /** The application has deferred {@code identity} on {@code node}, which joins from {@code from} (RLM-003). */
    public void deferred(IdentityToken identity, Fingerprint node, Endpoint from) {
        inTime(asking).ifPresent(part -> part.ask(identity, node, from));
    }

    /** What the leader has decided about this SignedToken on {@code node}, while it lasts (RLM-015). */
    public Optional<Ruling> ruling(Bytes signedToken, Fingerprint node) {
        return inTime(asking).flatMap(part -> part.ruling(signedToken, node));
    }

    /** This SignedToken was admitted on {@code node}: whatever was decided about it has served its purpose (RLM-015). */
    public void admitted(Bytes signedToken, Fingerprint node) {
        asking.ifPresent(part -> part.admitted(signedToken, node));
    }

    /** A query that was routed to this node; {@code bringer} brought it from {@code from}. */
    public void take(Message.RealmQuery query, Fingerprint bringer, Endpoint from) {
        // [RLM-006] a leader's node
        inTime(leading)
                .ifPresentOrElse(part -> part.take(query, bringer, from), () -> drop(from, QUERY_FITS_ITS_PLACE));
    }

    /** A reply that was routed to this node; {@code from} brought it. */
    public void take(Message.RealmReply reply, Endpoint from) {
        // [RLM-011] a node that has asked
        inTime(asking).ifPresentOrElse(part -> part.take(reply, from), () -> drop(from, REPLY_MATCHES_A_QUERY));
    }

    /** The application's answer to a question of {@link RealmContext#ask}; without a ruling it has deferred (RLM-010). */
    public void answered(long question, Optional<Ruling> ruling) {
        leading.ifPresent(part -> part.answered(question, ruling));
    }

    /** Revocations from {@code peer}, which is joined; {@code from} brought them. */
    public void take(Message.Revocations list, Fingerprint peer, Endpoint from) {
        // [RLM-020] whoever has sent so many bad lists is not listened to in this second
        long now = context.now().monotonicMillis();
        if (refused.isUsedUp(peer, now)) {
            drop(from, REFUSED_LISTS_ARE_RATIONED);
            return;
        }

        // [RLM-017] of the leader of our realm, and newer
        long last = newest.map(RevocationList::sequence).orElse(0L);
        Verdict<RevocationList> verdict = inTime(realm)
                .map(own -> RevocationList.check(
                        own, last, list.sequence(), list.identities(), list.signature(), context.crypto()))
                .orElse(Verdict.refused(REVOCATIONS_ARE_THE_LEADERS));
        if (verdict.rule().isPresent()) {
            refused.take(peer, now);
            drop(from, verdict.rule().get());
            return;
        }
        publish(verdict.value(), Optional.of(peer));
    }

    /**
     * Revokes {@code identities}, and nobody else any longer (RLM-017).
     *
     * @throws IllegalStateException if this node's identity does not lead its realm
     * @throws IllegalArgumentException if there are more than 30
     */
    public void revoke(Collection<Fingerprint> identities) {
        if (leading.isEmpty()) {
            throw new IllegalStateException("only the leader of a realm revokes its identities");
        }
        long after = newest.map(list -> list.sequence() + 1).orElse(1L);
        long wall = context.now().wallMillis();
        long sequence = Long.compareUnsigned(wall, after) > 0 ? wall : after;
        Fingerprint name = realm.orElseThrow().fingerprint();
        publish(RevocationList.sign(name, sequence, identities, key, context.crypto()), Optional.empty());
    }

    /** Whether {@code identity} is on the newest list. */
    public boolean isRevoked(Fingerprint identity) {
        return newest.filter(list -> list.identities().contains(identity)).isPresent();
    }

    /** {@code peer} has become joined (RLM-019). */
    public void joined(Fingerprint peer) {
        newest.ifPresent(list -> context.send(peer, message(list)));
    }

    /** Forgets what has waited long enough. */
    public void wake() {
        asking.ifPresent(Asking::expire);
        leading.ifPresent(Leading::expire);
    }

    /** When {@link #wake} has something to do. */
    public OptionalLong deadlineMillis() {
        return asking.map(Asking::deadlineMillis)
                .or(() -> leading.map(Leading::deadlineMillis))
                .orElse(OptionalLong.empty());
    }

    /** Erases the keys of all questions that wait (CNV-012); the node handles nothing any more. */
    public void destroy() {
        asking.ifPresent(Asking::destroy);
        leading.ifPresent(Leading::destroy);
    }

    /** How many queries and questions wait. */
    public int waitingCount() {
        return asking.map(Asking::queryCount)
                .or(() -> leading.map(Leading::questionCount))
                .orElse(0);
    }

    /** How many decisions are remembered. */
    public int decisionCount() {
        return asking.map(Asking::decisionCount).orElse(0);
    }

    private void publish(RevocationList list, Optional<Fingerprint> broughtBy) {
        newest = Optional.of(list);
        // [RLM-018] the revoked are gone before the news goes round
        context.endRevoked();
        // [RLM-019] not back to whom it came from
        for (Fingerprint peer : context.joinedPeers()) {
            if (!broughtBy.equals(Optional.of(peer))) context.send(peer, message(list));
        }
    }

    /** [RLM-002] while the times of the leader's token do not hold there is no realm. */
    private <T> Optional<T> inTime(Optional<T> part) {
        boolean holds = realm.filter(own -> own.isInTime(context.now().wall())).isPresent();
        return holds ? part : Optional.empty();
    }

    private void drop(Endpoint from, Rule rule) {
        context.effects().add(new Effect.Dropped(from, rule));
    }

    private static Message.Revocations message(RevocationList list) {
        return new Message.Revocations(
                list.sequence(),
                list.identities().stream().map(Fingerprint::octets).toList(),
                list.signature());
    }

    private static Realm realm(RealmLeader leader, RealmContext context) {
        return Realm.of(leader.token(), context.crypto()).match(valid -> valid, rule -> {
            throw new IllegalArgumentException("the realm leader's token breaks " + rule.id() + ": " + rule.sentence());
        });
    }
}
