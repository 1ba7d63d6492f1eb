package io.symbolon.core.realm;

import static io.symbolon.spec.RealmRule.QUERY_IS_VALID;
import static io.symbolon.spec.RealmRule.QUERY_OPENS;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/** The sealed question as the leader opens and answers it. */
public final class LeaderSide {
    private final CryptoSuite crypto;
    private final TokenValidator validator;
    private final Realm realm;
    private final SigningKey key;

    /** @param key of the leader's identity; lent */
    public LeaderSide(CryptoSuite crypto, TokenValidator validator, Realm realm, SigningKey key) {
        this.crypto = crypto;
        this.validator = validator;
        this.realm = realm;
        this.key = key;
    }

    /** What an opened query says; its identity is not validated yet. */
    private record Opened(AgreementKey freshKey, PublicKey asker, Query query, Secret replyKey) {}

    /**
     * The query in {@code sealed}, or refused by RLM-007, TOK-001 to TOK-032 or RLM-008.
     *
     * @param freshKey the key of the query secret
     * @param asker the asker's public key, sealed
     */
    public Verdict<TakenQuery> take(AgreementKey freshKey, Bytes asker, Bytes sealed, Instant now) {
        // [RLM-007] it opens
        Optional<Opened> opened = open(freshKey, asker, sealed);
        if (opened.isEmpty()) return Verdict.refused(QUERY_OPENS);
        Verdict<TakenQuery> taken = validate(opened.get(), now);
        if (taken.rule().isPresent()) opened.get().replyKey().destroy();
        return taken;
    }

    private Verdict<TakenQuery> validate(Opened opened, Instant now) {
        // [TOK-001] to [TOK-032]
        Query query = opened.query();
        Verdict<VerifiedToken> token = validator.validate(query.identity(), Expectation.of(Place.IDENTITY), now);
        if (token.rule().isPresent()) return Verdict.refused(token.rule().get());

        // [RLM-008] an identity of the realm, on the node that it chose if it chose one
        IdentityToken identity = (IdentityToken) token.value();
        boolean onItsNode = identity.nodeFingerprint().map(query.node()::equals).orElse(true);
        if (!realm.isNamedBy(identity.fields()) || !onItsNode) return Verdict.refused(QUERY_IS_VALID);
        return Verdict.accepted(new TakenQuery(opened.freshKey(), opened.asker(), query, identity, opened.replyKey()));
    }

    /** The reply that seals {@code ruling}, signed, until {@code expiresAtMillis}; wall time. */
    public Bytes rule(TakenQuery taken, Ruling ruling, long expiresAtMillis) {
        Decision decision = decide(taken, ruling, expiresAtMillis);
        return new RealmKeys(crypto, taken.freshKey(), realm.fingerprint())
                .seal(taken.replyKey(), RealmCodec.encode(decision));
    }

    /** The decision that {@link #rule} seals. */
    public Decision decide(TakenQuery taken, Ruling ruling, long expiresAtMillis) {
        Query query = taken.query();
        Decision unsigned = new Decision(
                ruling,
                Query.tokenHash(query.identity(), crypto),
                taken.identity().fingerprint(),
                query.node(),
                query.askerNode(),
                query.nonce(),
                expiresAtMillis,
                Bytes.EMPTY);
        return unsigned.withSignature(crypto.sign(key, unsigned.signedMessage()));
    }

    private Optional<Opened> open(AgreementKey freshKey, Bytes sealedAsker, Bytes sealed) {
        RealmKeys keys = new RealmKeys(crypto, freshKey, realm.fingerprint());
        // first = X25519(leader's identity key, fresh_key)
        Optional<Secret> first = crypto.agree(key.agreementSecret(), freshKey);
        if (first.isEmpty()) return Optional.empty();
        try {
            return asker(keys, first.get(), sealedAsker)
                    .flatMap(asker -> open(keys, first.get(), freshKey, asker, sealed));
        } finally {
            first.get().destroy();
        }
    }

    /** The asker's key, if it opens and is strict. */
    private Optional<PublicKey> asker(RealmKeys keys, Secret first, Bytes sealedAsker) {
        Secret askerKey = keys.askerKey(first);
        try {
            return keys.open(askerKey, sealedAsker)
                    .filter(octets -> octets.length() == PublicKey.LENGTH_OCTETS)
                    .map(PublicKey::new)
                    .filter(crypto::isStrictKey);
        } finally {
            askerKey.destroy();
        }
    }

    private Optional<Opened> open(RealmKeys keys, Secret first, AgreementKey freshKey, PublicKey asker, Bytes sealed) {
        // second = X25519(leader's identity key, asker's identity key)
        Optional<Secret> second = crypto.agree(key.agreementSecret(), crypto.agreementKey(asker));
        if (second.isEmpty()) return Optional.empty();
        Secret queryKey = keys.queryKey(first, second.get(), asker);
        try {
            return keys.open(queryKey, sealed)
                    .flatMap(RealmCodec::decodeQuery)
                    .map(query -> new Opened(freshKey, asker, query, keys.replyKey(first, second.get(), asker)));
        } finally {
            queryKey.destroy();
            second.get().destroy();
        }
    }
}
