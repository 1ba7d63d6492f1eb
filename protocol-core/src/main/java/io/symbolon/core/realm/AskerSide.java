package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.DECISION_IS_BOUND;
import static io.symbolon.spec.RealmRule.DECISION_IS_IN_TIME;
import static io.symbolon.spec.RealmRule.DECISION_IS_THE_LEADERS;
import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/** The sealed question as the asker makes it, and the reply as it judges it. */
public final class AskerSide {
    /** How far in the future a decision may end: an hour, and what clocks differ (RLM-014). */
    static final long LONGEST_MILLIS = 3_600_000 + TokenValidator.LEEWAY_MILLIS;

    private final CryptoSuite crypto;
    private final Realm realm;
    private final SigningKey key;

    /** @param key of the asker's identity; lent */
    public AskerSide(CryptoSuite crypto, Realm realm, SigningKey key) {
        this.crypto = crypto;
        this.realm = realm;
        this.key = key;
    }

    /**
     * A query under seal.
     *
     * @param asker the asker's public key, sealed: 48 octets
     * @param sealed the content of the query, sealed
     */
    public record Asked(SentQuery sent, Bytes asker, Bytes sealed) {}

    /**
     * Seals {@code query}.
     *
     * @param identity the fingerprint of the token in the query
     * @param querySecret 32 octets, fresh; lent
     */
    public Asked ask(Query query, Fingerprint identity, Secret querySecret) {
        PublicKey own = key.publicKey();
        AgreementKey freshKey = crypto.agreementKey(querySecret);
        RealmKeys keys = new RealmKeys(crypto, freshKey, realm.fingerprint());
        Secret first = first(querySecret);
        Secret second = second();
        Secret askerKey = keys.askerKey(first);
        Secret queryKey = keys.queryKey(first, second, own);
        Secret replyKey = keys.replyKey(first, second, own);
        Bytes asker = keys.seal(askerKey, own.octets());
        Bytes sealed = keys.seal(queryKey, RealmCodec.encode(query));
        first.destroy();
        second.destroy();
        askerKey.destroy();
        queryKey.destroy();
        Bytes tokenHash = Query.tokenHash(query.identity(), crypto);
        SentQuery sent =
                new SentQuery(freshKey, tokenHash, identity, query.node(), query.askerNode(), query.nonce(), replyKey);
        return new Asked(sent, asker, sealed);
    }

    /** The leader's decision in a reply to {@code sent}, or refused by RLM-011 to RLM-014. */
    public Verdict<Decision> settle(SentQuery sent, Bytes sealed, Instant now) {
        // [RLM-011] it opens, and is a decision
        RealmKeys keys = new RealmKeys(crypto, sent.freshKey(), realm.fingerprint());
        Optional<Decision> opened = keys.open(sent.replyKey(), sealed).flatMap(RealmCodec::decodeDecision);
        if (opened.isEmpty()) return Verdict.refused(REPLY_MATCHES_A_QUERY);
        Decision decision = opened.get();

        // [RLM-012] signed by the leader
        if (!crypto.verify(realm.key(), decision.signedMessage(), decision.signature())) {
            return Verdict.refused(DECISION_IS_THE_LEADERS);
        }

        // [RLM-013] about what was asked, and for this question
        if (!isBound(decision, sent)) return Verdict.refused(DECISION_IS_BOUND);

        // [RLM-014] now == expires_at + 60 s is over; expires_at == now + 3 660 s is valid
        long expiresAt = decision.expiresAtMillis();
        if (!isInTime(expiresAt, now) || expiresAt > now.toEpochMilli() + LONGEST_MILLIS) {
            return Verdict.refused(DECISION_IS_IN_TIME);
        }
        return Verdict.accepted(decision);
    }

    /** Whether a decision that ends at {@code expiresAtMillis} may be used (RLM-014); 2^63 and more is negative here. */
    static boolean isInTime(long expiresAtMillis, Instant now) {
        return expiresAtMillis >= 0 && now.toEpochMilli() < expiresAtMillis + TokenValidator.LEEWAY_MILLIS;
    }

    /** The reply key of a question that was asked with {@code querySecret}, for one who kept the secret instead of it. */
    public Secret replyKey(Secret querySecret) {
        Secret first = first(querySecret);
        Secret second = second();
        try {
            return new RealmKeys(crypto, crypto.agreementKey(querySecret), realm.fingerprint())
                    .replyKey(first, second, key.publicKey());
        } finally {
            first.destroy();
            second.destroy();
        }
    }

    private static boolean isBound(Decision decision, SentQuery sent) {
        return decision.tokenHash().equals(sent.tokenHash())
                && decision.identity().equals(sent.identity())
                && decision.node().equals(sent.node())
                && decision.askerNode().equals(sent.askerNode())
                && decision.nonce().equals(sent.nonce());
    }

    /** first = X25519(query secret, leader's identity key). */
    private Secret first(Secret querySecret) {
        return agreed(querySecret);
    }

    /** second = X25519(asker's identity key, leader's identity key). */
    private Secret second() {
        return agreed(key.agreementSecret());
    }

    /** A strict key has prime order, so no clamped secret gives zero with it. */
    private Secret agreed(Secret secret) {
        return crypto.agree(secret, crypto.agreementKey(realm.key()))
                .orElseThrow(() -> new IllegalStateException("a strict key agrees with every secret"));
    }
}
