package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;

/** The realm that a node is configured with: its leader's token, validated but for the time of its use (RLM-002). */
public final class Realm {
    private final IdentityToken leader;

    private Realm(IdentityToken leader) {
        this.leader = leader;
    }

    /** The realm of the leader whose SignedToken this is, or refused by the first broken rule of TOK-001 to TOK-032. */
    public static Verdict<Realm> of(Bytes leaderToken, CryptoSuite crypto) {
        // [RLM-002] whether its times hold is asked whenever it is used, so here they are taken to
        return TokenCodec.decode(leaderToken)
                .then(token -> new TokenValidator(crypto)
                        .validate(leaderToken, Expectation.of(Place.IDENTITY), begin(token.fields())))
                .then(token -> Verdict.accepted(new Realm((IdentityToken) token)));
    }

    /** The fingerprint of the leader: the name of the realm. */
    public Fingerprint fingerprint() {
        return leader.fingerprint();
    }

    /** The leader's key. */
    public PublicKey key() {
        return leader.publicKey();
    }

    /** Whether an identity that says this belongs to the realm by its own words (RLM-001). */
    public boolean isNamedBy(TokenFields identity) {
        return identity.realm().equals(fingerprint().octets());
    }

    /** Whether the times of the leader's token hold: TOK-024 to TOK-026. */
    public boolean isInTime(Instant now) {
        long at = now.toEpochMilli();
        TokenFields fields = leader.fields();
        return at >= fields.notBeforeMillis() - TokenValidator.LEEWAY_MILLIS
                && at < fields.expiresAtMillis() + TokenValidator.LEEWAY_MILLIS
                && fields.issuedAtMillis() <= at + TokenValidator.LEEWAY_MILLIS;
    }

    @Override
    public String toString() {
        return "Realm[" + fingerprint() + "]";
    }

    private static Instant begin(TokenFields fields) {
        return Instant.ofEpochMilli(Math.max(fields.issuedAtMillis(), fields.notBeforeMillis()));
    }
}
