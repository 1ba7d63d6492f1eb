package io.symbolon.tck.vectors.realm;

import static io.symbolon.tck.vectors.realm.RealmSample.AN_HOUR;
import static io.symbolon.tck.vectors.realm.RealmSample.ASKER;
import static io.symbolon.tck.vectors.realm.RealmSample.ASKER_NODE;
import static io.symbolon.tck.vectors.realm.RealmSample.FRESH_KEY;
import static io.symbolon.tck.vectors.realm.RealmSample.IDENTITY;
import static io.symbolon.tck.vectors.realm.RealmSample.JOINER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER_TOKEN;
import static io.symbolon.tck.vectors.realm.RealmSample.NODE;
import static io.symbolon.tck.vectors.realm.RealmSample.NONCE;
import static io.symbolon.tck.vectors.realm.RealmSample.QUERY;
import static io.symbolon.tck.vectors.realm.RealmSample.QUERY_SECRET;
import static io.symbolon.tck.vectors.realm.RealmSample.QUESTION;
import static io.symbolon.tck.vectors.realm.RealmSample.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Decision;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.ChaCha20Poly1305;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.Tokens;

/** The file {@code realm-decision.json}: RLM-011 to RLM-014. */
public final class RealmDecisionVectors {
    private static final String TWIN = "RLM-P-1101";
    private static final int GRANTED = 1;
    private static final int DENIED = 2;
    private static final long NOW = Samples.NOW;
    private static final long END = NOW + AN_HOUR;

    private final VectorFile file = new VectorFile(
            "realm-decision",
            "realm",
            "Decisions of a realm leader, as it seals them and as the asker judges them.",
            "All answer the first query of realm-query.json; in a refused one a single thing differs.");

    private RealmDecisionVectors() {}

    public static VectorFile file() {
        RealmDecisionVectors vectors = new RealmDecisionVectors();
        vectors.ruled();
        vectors.accepted();
        vectors.questions();
        vectors.contents();
        vectors.signatures();
        vectors.coverage();
        vectors.bindings();
        vectors.times();
        return vectors.file;
    }

    private void ruled() {
        rule("RLM-P-0521", "granted for an hour", "granted", GRANTED, END);
        rule("RLM-P-0522", "denied for an hour", "denied", DENIED, END);
        rule("RLM-P-0523", "granted for a millisecond", "granted", GRANTED, NOW + 1);
    }

    private void accepted() {
        accept(TWIN, "granted", GRANTED, END, NOW, Flag.GOLDEN);
        accept("RLM-P-1102", "denied", DENIED, END, NOW, Flag.GOLDEN);
        accept("RLM-P-1401", "the last millisecond", GRANTED, NOW, NOW + 59_999, Flag.CLOCK_EDGE);
        accept("RLM-P-1402", "the latest end", GRANTED, NOW + 3_660_000, NOW, Flag.CLOCK_EDGE);
    }

    private void questions() {
        byte[] sealed = sealed(signed(decision(GRANTED, END)));
        RealmQuestion other = RealmSample.question(Samples.octets("another query secret", 32));
        refuse(
                "RLM-N-1101",
                "the fresh key of another question",
                "RLM-011",
                other.freshKey(),
                sealed,
                NOW,
                Flag.WRONG_KEY);
        byte[] message = signed(decision(GRANTED, END));
        refuse("RLM-N-1102", "under the key of another question", other.sealReply(message), Flag.WRONG_KEY);
        byte[] content = SealedFrames.content(message);
        refuse("RLM-N-1103", "under the query key", QUESTION.seal(QUESTION.queryKey(), content), Flag.WRONG_KEY);
        RealmQuestion otherAsker = RealmQuestion.ofAsker(QUERY_SECRET, Samples.key("another"), LEADER_TOKEN);
        refuse("RLM-N-1104", "for another asker", otherAsker.sealReply(message), Flag.WRONG_KEY);
        refuse("RLM-N-1105", "one bit", Octets.withBitFlipped(sealed, 20, 1), Flag.BIT_FLIP);
        refuse("RLM-N-1106", "one bit of the tag", Octets.withBitFlipped(sealed, sealed.length - 1, 0), Flag.BIT_FLIP);
        refuse("RLM-N-1107", "cut", Octets.first(sealed, sealed.length - 1), Flag.TRUNCATION);
        refuse("RLM-N-1108", "empty", Octets.zeros(0), Flag.TRUNCATION);
        byte[] nonce = Octets.concat(Octets.zeros(11), Octets.u8(1));
        refuse(
                "RLM-N-1109",
                "with nonce 1",
                ChaCha20Poly1305.seal(QUESTION.replyKey(), nonce, FRESH_KEY, content),
                Flag.WRONG_NONCE);
        refuse(
                "RLM-N-1110",
                "without the fresh key as associated data",
                ChaCha20Poly1305.seal(QUESTION.replyKey(), Octets.zeros(12), Octets.zeros(0), content),
                Flag.WRONG_NONCE);
        refuse("RLM-N-1111", "the query comes back", QUESTION.sealQuery(QUERY), Flag.REPLAY);
    }

    private void contents() {
        byte[] message = signed(decision(GRANTED, END));
        byte[] content = SealedFrames.content(message);
        byte[] padded = Octets.withBitFlipped(content, content.length - 1, 0);
        refuse(
                "RLM-N-1120",
                "an octet of padding is not zero",
                QUESTION.seal(QUESTION.replyKey(), padded),
                Flag.PADDING);
        refuse(
                "RLM-N-1121",
                "an unknown field",
                sealed(Octets.concat(message, RawField.ofVarint(9, 1).octets())),
                Flag.OTHER_ENCODING);
        refuse("RLM-N-1122", "no message", sealed(Octets.ofHex("ff")), Flag.MALFORMED);
        refuse("RLM-N-1123", "no ruling", sealed(signed(decision(0, END))), Flag.MALFORMED);
        refuse("RLM-N-1124", "ruling 3", sealed(signed(decision(3, END))), Flag.MALFORMED);
        Decision.Builder shortHash = decision(GRANTED, END);
        shortHash.setTokenHash(shortHash.getTokenHash().substring(1));
        refuse("RLM-N-1125", "token_hash has 31 octets", sealed(signed(shortHash)), Flag.WRONG_LENGTH);
        refuse("RLM-N-1126", "no node", sealed(signed(decision(GRANTED, END).clearNode())), Flag.WRONG_LENGTH);
        Decision.Builder longNonce = decision(GRANTED, END).setNonce(Tokens.bytes(Octets.zeros(17)));
        refuse("RLM-N-1127", "a nonce of 17 octets", sealed(signed(longNonce)), Flag.WRONG_LENGTH);
        refuse(
                "RLM-N-1128",
                "no signature",
                sealed(decision(GRANTED, END).build().toByteArray()),
                Flag.SIGNATURE_LENGTH);
        byte[] longer =
                Octets.concat(LEADER.sign(RealmQuestion.signedMessage(decision(GRANTED, END))), Octets.zeros(1));
        refuse(
                "RLM-N-1129",
                "a signature of 65 octets",
                sealed(with(decision(GRANTED, END), longer)),
                Flag.SIGNATURE_LENGTH);
    }

    private void signatures() {
        byte[] message = RealmQuestion.signedMessage(decision(GRANTED, END));
        signature("RLM-N-1201", "signed by the asker", ASKER.sign(message), Flag.FORGED);
        signature("RLM-N-1202", "signed by the joiner", JOINER.sign(message), Flag.FORGED);
        signature("RLM-N-1203", "64 zero octets", Octets.zeros(64), Flag.FORGED);
        signature("RLM-N-1204", "S plus L", Signatures.withLargerS(LEADER.sign(message)), Flag.MALLEABLE);
        byte[] identityPoint = Octets.concat(Octets.u8(1), Octets.zeros(31));
        signature(
                "RLM-N-1205",
                "R is the identity",
                CraftedSignatures.withSmallCommitment(LEADER, identityPoint, message),
                Flag.SMALL_ORDER);
        byte[] unlabelled = Octets.from(message, Labels.DECISION.length() + 1);
        signature("RLM-N-1206", "without label", LEADER.sign(unlabelled), Flag.LABEL_CONFUSION);
        byte[] asRevocations = Octets.concat(Octets.label(Labels.REVOCATIONS), unlabelled);
        signature("RLM-N-1207", "with the label of revocations", LEADER.sign(asRevocations), Flag.LABEL_CONFUSION);
    }

    /** Signed for the values of the first decision, and then one of them is another. */
    private void coverage() {
        byte[] other = Samples.octets("another", 32);
        changed("RLM-N-1211", "the ruling was changed after signing", decision(DENIED, END));
        changed(
                "RLM-N-1212",
                "the token hash was changed after signing",
                decision(GRANTED, END).setTokenHash(Tokens.bytes(other)));
        changed(
                "RLM-N-1213",
                "the identity was changed after signing",
                decision(GRANTED, END).setIdentity(Tokens.bytes(other)));
        changed(
                "RLM-N-1214",
                "the node was changed after signing",
                decision(GRANTED, END).setNode(Tokens.bytes(other)));
        changed(
                "RLM-N-1215",
                "the asker was changed after signing",
                decision(GRANTED, END).setAskerNode(Tokens.bytes(other)));
        changed(
                "RLM-N-1216",
                "the nonce was changed after signing",
                decision(GRANTED, END).setNonce(Tokens.bytes(Octets.first(other, 16))));
        changed("RLM-N-1217", "the end was changed after signing", decision(GRANTED, END + 1));
    }

    /** Signed for something else than what was asked. */
    private void bindings() {
        byte[] other = Samples.octets("another", 32);
        bound("RLM-N-1301", "about another token", decision(GRANTED, END).setTokenHash(Tokens.bytes(other)));
        bound("RLM-N-1302", "about another identity", decision(GRANTED, END).setIdentity(Tokens.bytes(other)));
        bound("RLM-N-1303", "about another node", decision(GRANTED, END).setNode(Tokens.bytes(other)));
        bound("RLM-N-1304", "for another asker", decision(GRANTED, END).setAskerNode(Tokens.bytes(other)));
        bound("RLM-N-1305", "on another nonce", decision(GRANTED, END).setNonce(Tokens.bytes(Octets.first(other, 16))));
        bound(
                "RLM-N-1306",
                "node and asker exchanged",
                decision(GRANTED, END).setNode(Tokens.bytes(ASKER_NODE)).setAskerNode(Tokens.bytes(NODE)));
    }

    private void times() {
        time("RLM-N-1401", "RLM-P-1401", "60 000 ms after the end", NOW, NOW + 60_000, Flag.CLOCK_EDGE);
        time(
                "RLM-N-1402",
                "RLM-P-1402",
                "a millisecond later than the latest end",
                NOW + 3_660_001,
                NOW,
                Flag.CLOCK_EDGE);
        time("RLM-N-1403", TWIN, "no end", 0, NOW, Flag.BOUNDARY);
        time("RLM-N-1404", TWIN, "an end of 2^63", Long.MIN_VALUE, NOW, Flag.UNSIGNED);
        time("RLM-N-1405", TWIN, "an end of 2^64 - 1", -1, NOW, Flag.UNSIGNED);
        time("RLM-N-1406", TWIN, "an end of 2^63 - 1", Long.MAX_VALUE, NOW, Flag.UNSIGNED);
    }

    private void rule(String id, String title, String ruling, int number, long expiresAt) {
        Decision.Builder decision = decision(number, expiresAt);
        ObjectNode args = RealmSample.sealedQuery(FRESH_KEY, QUESTION.sealedAsker(), QUESTION.sealQuery(QUERY), NOW);
        args.setAll(Members.of("ruling", ruling, "expires_at", expiresAt));
        file.accept(id, title, "RLM-005", "RLM-012", "CNV-001")
                .flags(Flag.GOLDEN)
                .asks(
                        "realm.rule",
                        args,
                        Members.of(
                                "sealed", sealed(signed(decision)),
                                "signed_message", RealmQuestion.signedMessage(decision)))
                .trace("reply_key", QUESTION.replyKey(), "decision", signed(decision));
    }

    private void accept(String id, String title, int ruling, long expiresAt, long now, Flag flag) {
        byte[] message = signed(decision(ruling, expiresAt));
        file.accept(id, title, "RLM-011", "RLM-012", "RLM-013", "RLM-014")
                .flags(flag)
                .asks(
                        "realm.settle",
                        args(FRESH_KEY, sealed(message), now),
                        Members.accepted("ruling", ruling == GRANTED ? "granted" : "denied", "expires_at", expiresAt))
                .trace("reply_key", QUESTION.replyKey(), "decision", message);
    }

    private void refuse(String id, String title, byte[] sealed, Flag flag) {
        refuse(id, title, "RLM-011", FRESH_KEY, sealed, NOW, flag);
    }

    private void signature(String id, String title, byte[] signature, Flag flag) {
        byte[] message = with(decision(GRANTED, END), signature);
        refuse(id, title, "RLM-012", FRESH_KEY, sealed(message), NOW, flag);
    }

    private void changed(String id, String title, Decision.Builder after) {
        byte[] signature = LEADER.sign(RealmQuestion.signedMessage(decision(GRANTED, END)));
        refuse(id, title, "RLM-012", FRESH_KEY, sealed(with(after, signature)), NOW, Flag.CHANGED_AFTER_SIGNING);
    }

    private void bound(String id, String title, Decision.Builder decision) {
        refuse(id, title, "RLM-013", FRESH_KEY, sealed(signed(decision)), NOW, Flag.DECISION_BINDING);
    }

    private void time(String id, String twin, String title, long expiresAt, long now, Flag flag) {
        refuse(id, twin, title, "RLM-014", FRESH_KEY, sealed(signed(decision(GRANTED, expiresAt))), now, flag);
    }

    private void refuse(String id, String title, String rule, byte[] freshKey, byte[] sealed, long now, Flag flag) {
        refuse(id, TWIN, title, rule, freshKey, sealed, now, flag);
    }

    private void refuse(
            String id, String twin, String title, String rule, byte[] freshKey, byte[] sealed, long now, Flag flag) {
        file.refuse(id, twin, title, rule)
                .flags(flag)
                .asks("realm.settle", args(freshKey, sealed, now), Members.refused(rule));
    }

    private static ObjectNode args(byte[] freshKey, byte[] sealed, long now) {
        return Members.of(
                "query_secret", QUERY_SECRET,
                "seed", ASKER.seed(),
                "leader_token", LEADER_TOKEN,
                "fresh_key", freshKey,
                "sealed", sealed,
                "token_hash", RealmQuestion.tokenHash(IDENTITY),
                "identity", Fingerprints.of(IDENTITY),
                "node", NODE,
                "asker_node", ASKER_NODE,
                "nonce", NONCE,
                "now", now);
    }

    private static byte[] sealed(byte[] message) {
        return QUESTION.sealReply(message);
    }

    private static byte[] signed(Decision.Builder decision) {
        return RealmQuestion.signed(LEADER, decision);
    }

    private static byte[] with(Decision.Builder decision, byte[] signature) {
        return decision.setSignature(Tokens.bytes(signature)).build().toByteArray();
    }
}
