package io.symbolon.core.realm;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;

/** Who plays in the tests of the realm: a leader, an asker and a joiner on its node. */
final class Cast {
    static final CryptoSuite SUITE = TokenDraft.SUITE;
    static final TokenDraft LEADER = identity().by(7).subject("leader").withoutExtensions();
    static final Realm REALM = Realm.of(LEADER.signed(), SUITE).value();
    static final Fingerprint LEADER_NODE = new Fingerprint(SeededEntropy.octets("leader's node"));
    static final SigningKey ASKER = key("asker");
    static final Fingerprint ASKER_NODE = new Fingerprint(SeededEntropy.octets("asker's node"));
    /** Of the realm, on the node that it names. */
    static final TokenDraft JOINER =
            identity().by(3).subject("joiner").realm(REALM.fingerprint().octets());

    static final Fingerprint NODE = new Fingerprint(FINGERPRINT);
    static final Bytes NONCE = SeededEntropy.octets("query nonce").slice(0, 16);
    static final Secret QUERY_SECRET = secret("query secret");

    private Cast() {}

    static Secret secret(String name) {
        return Secret.copyOf(SeededEntropy.octets(name));
    }

    static SigningKey key(String name) {
        return SigningKey.of(secret(name), SUITE);
    }

    static IdentityToken verified(TokenDraft draft) {
        return (IdentityToken) new TokenValidator(SUITE)
                .validate(draft.signed(), Expectation.of(Place.IDENTITY), NOW)
                .value();
    }

    static Fingerprint fingerprint(TokenDraft draft) {
        return verified(draft).fingerprint();
    }

    /** The joiner's query. */
    static Query query() {
        return new Query(JOINER.signed(), NODE, ASKER_NODE, NONCE);
    }
}
