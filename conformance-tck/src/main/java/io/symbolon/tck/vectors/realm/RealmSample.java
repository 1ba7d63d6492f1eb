package io.symbolon.tck.vectors.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Decision;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The question that the cases of the realm begin with: a leader, an asker and a joiner on its node. */
final class RealmSample {
    static final SigningKey LEADER = Samples.key("leader");
    static final byte[] LEADER_TOKEN = Tokens.sign(LEADER, Samples.identity("leader"));
    static final byte[] REALM = Fingerprints.of(LEADER_TOKEN);
    static final SigningKey ASKER = Samples.key("asker");
    static final byte[] ASKER_NODE = Samples.octets("node of asker", 32);
    static final SigningKey JOINER = Samples.key("joiner");
    static final byte[] NODE = Samples.octets("node of joiner", 32);
    static final byte[] NONCE = Samples.octets("query nonce", 16);
    static final byte[] QUERY_SECRET = Samples.octets("query secret", 32);
    static final byte[] FRESH_KEY = question(QUERY_SECRET).freshKey();
    /** Of the realm, without extension. */
    static final Token MEMBER =
            Samples.identity("joiner").toBuilder().setRealm(Tokens.bytes(REALM)).build();
    /** Of the realm, on the node that it names. */
    static final byte[] IDENTITY = Tokens.sign(JOINER, Tokens.withExtension(MEMBER, "node_fingerprint", NODE));

    static final RealmQuestion QUESTION = question(QUERY_SECRET);
    static final byte[] QUERY = RealmQuestion.query(IDENTITY, NODE, ASKER_NODE, NONCE);
    static final long AN_HOUR = 3_600_000;

    private RealmSample() {}

    static RealmQuestion question(byte[] querySecret) {
        return RealmQuestion.ofAsker(querySecret, ASKER, LEADER_TOKEN);
    }

    /** A decision about the sample's query, not signed. */
    static Decision.Builder decision(int ruling, long expiresAt) {
        return RealmQuestion.decision(ruling, IDENTITY, NODE, ASKER_NODE, NONCE, expiresAt);
    }

    /** Arguments of {@code realm.take} for a query under seal. */
    static ObjectNode sealedQuery(byte[] freshKey, byte[] asker, byte[] sealed, long now) {
        return Members.of(
                "seed", LEADER.seed(),
                "leader_token", LEADER_TOKEN,
                "fresh_key", freshKey,
                "asker", asker,
                "sealed", sealed,
                "now", now);
    }
}
