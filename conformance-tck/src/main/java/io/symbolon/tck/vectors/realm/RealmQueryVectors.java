package io.symbolon.tck.vectors.realm;

import static io.symbolon.tck.vectors.realm.RealmSample.ASKER;
import static io.symbolon.tck.vectors.realm.RealmSample.ASKER_NODE;
import static io.symbolon.tck.vectors.realm.RealmSample.FRESH_KEY;
import static io.symbolon.tck.vectors.realm.RealmSample.IDENTITY;
import static io.symbolon.tck.vectors.realm.RealmSample.JOINER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER_TOKEN;
import static io.symbolon.tck.vectors.realm.RealmSample.MEMBER;
import static io.symbolon.tck.vectors.realm.RealmSample.NODE;
import static io.symbolon.tck.vectors.realm.RealmSample.NONCE;
import static io.symbolon.tck.vectors.realm.RealmSample.QUERY;
import static io.symbolon.tck.vectors.realm.RealmSample.QUERY_SECRET;
import static io.symbolon.tck.vectors.realm.RealmSample.QUESTION;
import static io.symbolon.tck.vectors.realm.RealmSample.REALM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.ChaCha20Poly1305;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The file {@code realm-query.json}: RLM-005, RLM-007, RLM-008. */
public final class RealmQueryVectors {
    private static final String TWIN = "RLM-P-0701";
    private static final long NOW = Samples.NOW;

    private final VectorFile file = new VectorFile(
            "realm-query",
            "realm",
            "Sealed queries to a realm leader, as the asker makes them and as the leader takes them.",
            "The trace has both agreements, all keys and what was sealed under them.");

    private RealmQueryVectors() {}

    public static VectorFile file() {
        RealmQueryVectors vectors = new RealmQueryVectors();
        vectors.asked();
        vectors.taken();
        vectors.keys();
        vectors.seals();
        vectors.contents();
        vectors.identities();
        vectors.membership();
        return vectors.file;
    }

    private void asked() {
        ask("RLM-P-0501", "a joiner on its node", QUERY_SECRET, ASKER, IDENTITY, Flag.GOLDEN);
        byte[] other = Samples.octets("another query secret", 32);
        ask("RLM-P-0502", "another query secret", other, ASKER, IDENTITY, Flag.COVERED_FIELD);
        ask("RLM-P-0503", "another asker", QUERY_SECRET, Samples.key("another"), IDENTITY, Flag.COVERED_FIELD);
        byte[] anywhere = Tokens.sign(JOINER, MEMBER);
        ask("RLM-P-0504", "another identity token", QUERY_SECRET, ASKER, anywhere, Flag.COVERED_FIELD);
        byte[] unclamped = Octets.repeated(0xff, 32);
        ask("RLM-P-0505", "a query secret that clamping changes", unclamped, ASKER, IDENTITY, Flag.BOUNDARY);
    }

    private void taken() {
        take(TWIN, "the first query", QUESTION, QUERY, Flag.GOLDEN);
        RealmQuestion other = RealmSample.question(Samples.octets("another query secret", 32));
        take("RLM-P-0702", "another query secret", other, QUERY, Flag.COVERED_FIELD);
        RealmQuestion masked = new RealmQuestion(
                Octets.withBitFlipped(FRESH_KEY, 31, 7), REALM, ASKER.publicKey(), QUESTION.first(), QUESTION.second());
        take("RLM-P-0703", "a fresh key whose top bit is set", masked, QUERY, Flag.MASKED_BIT);
        file.accept("RLM-P-0801", "the identity names no node", "RLM-008")
                .flags(Flag.REALM_MEMBERSHIP)
                .asks("realm.take", args(query(Tokens.sign(JOINER, MEMBER))), accepted(Tokens.sign(JOINER, MEMBER)));
        byte[] elsewhere = Samples.octets("another node", 32);
        byte[] anywhere = RealmQuestion.query(Tokens.sign(JOINER, MEMBER), elsewhere, ASKER_NODE, NONCE);
        file.accept("RLM-P-0802", "the identity names no node, and is on another", "RLM-008")
                .flags(Flag.REALM_MEMBERSHIP)
                .asks(
                        "realm.take",
                        args(QUESTION.sealQuery(anywhere)),
                        Members.accepted(
                                "asker_key", ASKER.publicKey(),
                                "identity", Tokens.sign(JOINER, MEMBER),
                                "node", elsewhere,
                                "asker_node", ASKER_NODE,
                                "nonce", NONCE));
    }

    private void keys() {
        refuse("RLM-N-0701", "the fresh key is 0", Octets.zeros(32), Flag.SMALL_ORDER);
        refuse(
                "RLM-N-0702",
                "a fresh key of order 8",
                Edwards25519.smallOrder(1).toMontgomery(),
                Flag.SMALL_ORDER);
        byte[] another = Agreement.publicKey(Samples.octets("another query secret", 32));
        refuse("RLM-N-0703", "the fresh key of another question", another, Flag.WRONG_KEY);
        byte[] identityPoint = Octets.concat(Octets.u8(1), Octets.zeros(31));
        weak("RLM-N-0704", "the asker's key is the identity", identityPoint, Flag.SMALL_ORDER);
        weak("RLM-N-0705", "the asker's key has mixed order", CraftedSignatures.mixed(ASKER, 1), Flag.MIXED_ORDER);
        weak("RLM-N-0706", "the asker's key is no point", CraftedSignatures.offCurve(), Flag.OFF_CURVE);
        weak(
                "RLM-N-0707",
                "the asker's key is not canonical",
                CraftedSignatures.notCanonical(),
                Flag.NON_CANONICAL_POINT);
        byte[] other = Samples.key("another").publicKey();
        asker("RLM-N-0708", "the key of an asker who did not seal the query", other, Flag.FORGED);
    }

    private void seals() {
        byte[] sealed = QUESTION.sealQuery(QUERY);
        byte[] asker = QUESTION.sealedAsker();
        refuse("RLM-N-0709", "one bit of asker", Octets.withBitFlipped(asker, 0, 0), sealed, Flag.BIT_FLIP);
        refuse("RLM-N-0710", "one bit of the tag of asker", Octets.withBitFlipped(asker, 47, 7), sealed, Flag.BIT_FLIP);
        refuse("RLM-N-0711", "one bit of sealed", asker, Octets.withBitFlipped(sealed, 100, 3), Flag.BIT_FLIP);
        refuse("RLM-N-0712", "sealed is cut", asker, Octets.first(sealed, sealed.length - 1), Flag.TRUNCATION);
        refuse("RLM-N-0713", "sealed is empty", asker, Octets.zeros(0), Flag.TRUNCATION);
        byte[] content = SealedFrames.content(QUERY);
        refuse("RLM-N-0714", "under the reply key", asker, QUESTION.seal(QUESTION.replyKey(), content), Flag.WRONG_KEY);
        byte[] firstOnly = Blake2b.keyed256(
                QUESTION.first(), Octets.label(Labels.REALM_QUERY), FRESH_KEY, REALM, ASKER.publicKey());
        refuse(
                "RLM-N-0715",
                "under a key of the first agreement alone",
                asker,
                QUESTION.seal(firstOnly, content),
                Flag.WRONG_KEY);
        byte[] unlabelled = Blake2b.keyed256(
                Octets.concat(QUESTION.first(), QUESTION.second()), FRESH_KEY, REALM, ASKER.publicKey());
        refuse(
                "RLM-N-0716",
                "under a key without label",
                asker,
                QUESTION.seal(unlabelled, content),
                Flag.LABEL_CONFUSION);
        byte[] nonce = Octets.concat(Octets.zeros(11), Octets.u8(1));
        refuse(
                "RLM-N-0717",
                "with nonce 1",
                asker,
                ChaCha20Poly1305.seal(QUESTION.queryKey(), nonce, FRESH_KEY, content),
                Flag.WRONG_NONCE);
        refuse(
                "RLM-N-0718",
                "without the fresh key as associated data",
                asker,
                ChaCha20Poly1305.seal(QUESTION.queryKey(), Octets.zeros(12), Octets.zeros(0), content),
                Flag.WRONG_NONCE);
        SigningKey otherLeader = Samples.key("another leader");
        byte[] otherToken = Tokens.sign(otherLeader, Samples.identity("another leader"));
        RealmQuestion elsewhere = RealmQuestion.ofAsker(QUERY_SECRET, ASKER, otherToken);
        refuse("RLM-N-0719", "for another leader", elsewhere.sealedAsker(), elsewhere.sealQuery(QUERY), Flag.WRONG_KEY);
    }

    private void contents() {
        byte[] content = SealedFrames.content(QUERY);
        content(
                "RLM-N-0720",
                "an octet of padding is not zero",
                Octets.withBitFlipped(content, content.length - 1, 0),
                Flag.PADDING);
        content("RLM-N-0721", "one block too many", Octets.concat(content, Octets.zeros(64)), Flag.PADDING);
        content("RLM-N-0722", "no block at all", Octets.zeros(0), Flag.FRAME_LENGTH);
        message(
                "RLM-N-0723",
                "no nonce",
                RealmQuestion.query(IDENTITY, NODE, ASKER_NODE, Octets.zeros(0)),
                Flag.WRONG_LENGTH);
        message(
                "RLM-N-0724",
                "a nonce of 17 octets",
                RealmQuestion.query(IDENTITY, NODE, ASKER_NODE, Octets.zeros(17)),
                Flag.WRONG_LENGTH);
        message(
                "RLM-N-0725",
                "node has 31 octets",
                RealmQuestion.query(IDENTITY, Octets.first(NODE, 31), ASKER_NODE, NONCE),
                Flag.WRONG_LENGTH);
        message(
                "RLM-N-0726",
                "no asker_node",
                RealmQuestion.query(IDENTITY, NODE, Octets.zeros(0), NONCE),
                Flag.WRONG_LENGTH);
        message(
                "RLM-N-0727",
                "an unknown field",
                Octets.concat(QUERY, RawField.ofVarint(5, 1).octets()),
                Flag.OTHER_ENCODING);
        message(
                "RLM-N-0728",
                "the fields in another order",
                Octets.concat(
                        RawField.ofOctets(2, NODE).octets(),
                        RawField.ofOctets(1, IDENTITY).octets(),
                        RawField.ofOctets(3, ASKER_NODE).octets(),
                        RawField.ofOctets(4, NONCE).octets()),
                Flag.OTHER_ENCODING);
        message("RLM-N-0729", "no message", Octets.ofHex("ff"), Flag.MALFORMED);
    }

    private void identities() {
        Token token = Tokens.withExtension(MEMBER, "node_fingerprint", NODE);
        identity(
                "TOK-N-0580",
                "the identity is a node token",
                "TOK-005",
                Tokens.sign(JOINER, Samples.node("joiner")),
                NOW,
                Flag.KIND_CONFUSION);
        long end = token.getExpiresAt() + 60_000;
        identity("TOK-N-2580", "the identity has expired", "TOK-025", IDENTITY, end, Flag.CLOCK_EDGE);
        byte[] forged = Tokens.sign(ASKER, token);
        identity("TOK-N-3280", "the identity is signed by the asker", "TOK-032", forged, NOW, Flag.FORGED);
        byte[] unknownField = Tokens.sign(JOINER, Octets.concat(token.toByteArray(), Octets.ofHex("6801")));
        identity("TOK-N-0380", "the identity is not canonical", "TOK-003", unknownField, NOW, Flag.OTHER_ENCODING);
        Token filled = Tokens.withExtension(token, "x", Octets.zeros(256));
        byte[] large = Tokens.sign(JOINER, Tokens.withExtension(filled, "y", Octets.zeros(100)));
        identity("TOK-N-0180", "the identity has more than 576 octets", "TOK-001", large, NOW, Flag.BOUNDARY);
    }

    private void membership() {
        Token stranger = MEMBER.toBuilder().clearRealm().build();
        identity(
                "RLM-N-0801",
                "the identity names no realm",
                "RLM-008",
                Tokens.sign(JOINER, stranger),
                NOW,
                Flag.REALM_MEMBERSHIP);
        Token other = MEMBER.toBuilder()
                .setRealm(Tokens.bytes(Samples.octets("realm", 32)))
                .build();
        identity(
                "RLM-N-0802",
                "the identity names another realm",
                "RLM-008",
                Tokens.sign(JOINER, other),
                NOW,
                Flag.REALM_MEMBERSHIP);
        byte[] elsewhere = Tokens.sign(JOINER, Tokens.withExtension(MEMBER, "node_fingerprint", ASKER_NODE));
        identity("RLM-N-0803", "the identity names another node", "RLM-008", elsewhere, NOW, Flag.REALM_MEMBERSHIP);
        byte[] query = RealmQuestion.query(IDENTITY, ASKER_NODE, ASKER_NODE, NONCE);
        file.refuse("RLM-N-0804", TWIN, "the query names another node", "RLM-008")
                .flags(Flag.REALM_MEMBERSHIP)
                .asks("realm.take", args(QUESTION.sealQuery(query)), Members.refused("RLM-008"));
    }

    private void ask(String id, String title, byte[] querySecret, SigningKey asker, byte[] identity, Flag flag) {
        RealmQuestion question = RealmQuestion.ofAsker(querySecret, asker, LEADER_TOKEN);
        byte[] query = RealmQuestion.query(identity, NODE, ASKER_NODE, NONCE);
        file.accept(id, title, "RLM-005", "CNV-001", "CNV-007")
                .flags(flag)
                .asks(
                        "realm.ask",
                        Members.of(
                                "query_secret", querySecret,
                                "seed", asker.seed(),
                                "leader_token", LEADER_TOKEN,
                                "identity", identity,
                                "node", NODE,
                                "asker_node", ASKER_NODE,
                                "nonce", NONCE),
                        Members.of(
                                "fresh_key", question.freshKey(),
                                "asker", question.sealedAsker(),
                                "sealed", question.sealQuery(query)))
                .trace(
                        "realm", REALM,
                        "first", question.first(),
                        "second", question.second(),
                        "asker_key", question.askerKey(),
                        "query_key", question.queryKey(),
                        "reply_key", question.replyKey(),
                        "query", query);
    }

    private void take(String id, String title, RealmQuestion question, byte[] query, Flag flag) {
        file.accept(id, title, "RLM-007", "RLM-005", "RLM-008")
                .flags(flag)
                .asks(
                        "realm.take",
                        RealmSample.sealedQuery(
                                question.freshKey(), question.sealedAsker(), question.sealQuery(query), NOW),
                        accepted(IDENTITY))
                .trace(
                        "realm", REALM,
                        "first", question.first(),
                        "second", question.second(),
                        "asker_key", question.askerKey(),
                        "query_key", question.queryKey(),
                        "reply_key", question.replyKey(),
                        "query", query);
    }

    /** Another fresh key over the first query. */
    private void refuse(String id, String title, byte[] freshKey, Flag flag) {
        file.refuse(id, TWIN, title, "RLM-007")
                .flags(flag)
                .asks(
                        "realm.take",
                        RealmSample.sealedQuery(freshKey, QUESTION.sealedAsker(), QUESTION.sealQuery(QUERY), NOW),
                        Members.refused("RLM-007"));
    }

    /** A weak key of the asker, and everything else fits it: who does not look at the key takes the query. */
    private void weak(String id, String title, byte[] key, Flag flag) {
        RealmQuestion fitting = RealmQuestion.ofLeader(LEADER, LEADER_TOKEN, FRESH_KEY, key);
        refuse(id, title, fitting.sealedAsker(), fitting.sealQuery(QUERY), flag);
    }

    /** Another asker's key, sealed as it should be. */
    private void asker(String id, String title, byte[] key, Flag flag) {
        byte[] asker = QUESTION.seal(QUESTION.askerKey(), key);
        refuse(id, title, asker, QUESTION.sealQuery(QUERY), flag);
    }

    private void content(String id, String title, byte[] content, Flag flag) {
        refuse(id, title, QUESTION.sealedAsker(), QUESTION.seal(QUESTION.queryKey(), content), flag);
    }

    private void message(String id, String title, byte[] message, Flag flag) {
        refuse(id, title, QUESTION.sealedAsker(), QUESTION.sealQuery(message), flag);
    }

    private void refuse(String id, String title, byte[] asker, byte[] sealed, Flag flag) {
        file.refuse(id, TWIN, title, "RLM-007")
                .flags(flag)
                .asks("realm.take", RealmSample.sealedQuery(FRESH_KEY, asker, sealed, NOW), Members.refused("RLM-007"));
    }

    private void identity(String id, String title, String rule, byte[] identity, long now, Flag flag) {
        file.refuse(id, TWIN, title, rule)
                .flags(flag)
                .asks(
                        "realm.take",
                        RealmSample.sealedQuery(FRESH_KEY, QUESTION.sealedAsker(), query(identity), now),
                        Members.refused(rule));
    }

    private static byte[] query(byte[] identity) {
        return QUESTION.sealQuery(RealmQuestion.query(identity, NODE, ASKER_NODE, NONCE));
    }

    private static ObjectNode args(byte[] sealed) {
        return RealmSample.sealedQuery(FRESH_KEY, QUESTION.sealedAsker(), sealed, NOW);
    }

    private static ObjectNode accepted(byte[] identity) {
        return Members.accepted(
                "asker_key", ASKER.publicKey(),
                "identity", identity,
                "node", NODE,
                "asker_node", ASKER_NODE,
                "nonce", NONCE);
    }
}
