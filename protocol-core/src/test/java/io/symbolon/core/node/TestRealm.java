package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.realm.Realm;
import io.symbolon.core.realm.RevocationList;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.wire.Message;
import java.util.List;

/** A realm of the tests: its leader's key, and the leader's token, which names the node that it uses. */
record TestRealm(Secret leaderSeed, Bytes leaderToken) {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final long THIRTY_DAYS = 30L * 86_400_000;

    static TestRealm on(Fingerprint node) {
        Secret seed = Secret.copyOf(SeededEntropy.octets("leader"));
        long now = VirtualTime.START.toEpochMilli();
        TokenFields fields = new TokenFields(
                1,
                Kind.IDENTITY.number(),
                Bytes.zeros(16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "leader",
                Bytes.EMPTY,
                now,
                now,
                now + THIRTY_DAYS,
                List.of(new Extension(Extension.NODE_FINGERPRINT, node.octets())));
        Bytes token = new TokenSigner(SUITE)
                .sign(fields, SigningKey.of(seed, SUITE))
                .value()
                .signedToken();
        return new TestRealm(seed, token);
    }

    Realm realm() {
        return Realm.of(leaderToken, SUITE).value();
    }

    /** The leader revokes {@code identity} alone. */
    Message.Revocations revoking(Fingerprint identity) {
        RevocationList list = RevocationList.sign(
                realm().fingerprint(), 1, List.of(identity), SigningKey.of(leaderSeed, SUITE), SUITE);
        return new Message.Revocations(1, List.of(identity.octets()), list.signature());
    }
}
