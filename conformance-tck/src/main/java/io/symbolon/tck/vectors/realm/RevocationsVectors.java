package io.symbolon.tck.vectors.realm;

import static io.symbolon.tck.vectors.realm.RealmSample.ASKER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER_TOKEN;
import static io.symbolon.tck.vectors.realm.RealmSample.REALM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.RevocationLists;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Signatures;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The file {@code revocations.json}: RLM-017. */
public final class RevocationsVectors {
    private static final String TWIN = "RLM-P-1711";
    private static final String RULE = "RLM-017";
    private static final List<byte[]> TWO = ascending(2);

    private final VectorFile file = new VectorFile(
            "revocations",
            "realm",
            "Lists of revoked identities, as a realm leader signs them and as a node of the realm takes them.",
            "after is the sequence of the last list taken, 0 before the first; sequences are unsigned.");

    private RevocationsVectors() {}

    public static VectorFile file() {
        RevocationsVectors vectors = new RevocationsVectors();
        vectors.signed();
        vectors.accepted();
        vectors.sequences();
        vectors.lists();
        vectors.signatures();
        vectors.encodings();
        return vectors.file;
    }

    private void signed() {
        sign("RLM-P-1701", "two identities", 1, TWO);
        sign("RLM-P-1702", "nobody", 2, List.of());
        sign("RLM-P-1703", "thirty identities", Samples.NOW, ascending(30));
        sign("RLM-P-1704", "the highest sequence", -1, TWO);
    }

    private void accepted() {
        accept(TWIN, "two identities", 0, 1, TWO, Flag.GOLDEN);
        accept("RLM-P-1712", "nobody is revoked any longer", 1, 2, List.of(), Flag.GOLDEN);
        accept("RLM-P-1713", "thirty identities", 0, 1, ascending(30), Flag.BOUNDARY);
        accept("RLM-P-1714", "a sequence that jumps", 1, Samples.NOW, TWO, Flag.REVOCATION_ORDER);
        accept("RLM-P-1715", "2^63 after 2^63 - 1", Long.MAX_VALUE, Long.MIN_VALUE, TWO, Flag.UNSIGNED);
        accept("RLM-P-1716", "2^64 - 1 after 2^63", Long.MIN_VALUE, -1, TWO, Flag.UNSIGNED);
    }

    private void sequences() {
        refuse("RLM-N-1701", "the same sequence again", 1, message(1, TWO), Flag.REVOCATION_ORDER);
        refuse("RLM-N-1702", "a lower sequence", 2, message(1, TWO), Flag.REVOCATION_ORDER);
        refuse("RLM-N-1703", "sequence 0", 0, message(0, TWO), Flag.REVOCATION_ORDER);
        refuse("RLM-N-1704", "1 after 2^63", Long.MIN_VALUE, message(1, TWO), Flag.UNSIGNED);
        refuse("RLM-N-1705", "2^64 - 1 again", -1, message(-1, TWO), Flag.UNSIGNED);
    }

    private void lists() {
        refuse("RLM-N-1711", "thirty-one identities", 0, message(1, ascending(31)), Flag.BOUNDARY);
        refuse("RLM-N-1712", "descending", 0, message(1, List.of(TWO.get(1), TWO.get(0))), Flag.REVOCATION_ORDER);
        refuse(
                "RLM-N-1713",
                "one identity twice",
                0,
                message(1, List.of(TWO.get(0), TWO.get(0))),
                Flag.REVOCATION_ORDER);
        byte[] low = Octets.with(TWO.get(0), 0, Octets.u8(0x7f));
        byte[] high = Octets.with(TWO.get(0), 0, Octets.u8(0x80));
        accept("RLM-P-1717", "80 after 7f", 0, 1, List.of(low, high), Flag.UNSIGNED);
        refuse("RLM-N-1714", "7f after 80", 0, message(1, List.of(high, low)), Flag.UNSIGNED);
        refuse(
                "RLM-N-1715",
                "an identity of 31 octets",
                0,
                message(1, List.of(Octets.first(TWO.get(0), 31))),
                Flag.WRONG_LENGTH);
        refuse(
                "RLM-N-1716",
                "an identity of 33 octets",
                0,
                message(1, List.of(Octets.concat(TWO.get(0), Octets.zeros(1)))),
                Flag.WRONG_LENGTH);
        refuse("RLM-N-1717", "an identity without octets", 0, message(1, List.of(Octets.zeros(0))), Flag.WRONG_LENGTH);
    }

    private void signatures() {
        byte[] message = RevocationLists.signedMessage(REALM, 1, TWO);
        signature("RLM-N-1721", "signed by somebody else", ASKER.sign(message), Flag.FORGED);
        signature("RLM-N-1722", "64 zero octets", Octets.zeros(64), Flag.FORGED);
        byte[] elsewhere = RevocationLists.signedMessage(Samples.octets("realm", 32), 1, TWO);
        signature("RLM-N-1723", "signed for another realm", LEADER.sign(elsewhere), Flag.FORGED);
        signature(
                "RLM-N-1724",
                "signed for another sequence",
                LEADER.sign(RevocationLists.signedMessage(REALM, 2, TWO)),
                Flag.CHANGED_AFTER_SIGNING);
        List<byte[]> one = TWO.subList(0, 1);
        signature(
                "RLM-N-1725",
                "an identity was added after signing",
                LEADER.sign(RevocationLists.signedMessage(REALM, 1, one)),
                Flag.CHANGED_AFTER_SIGNING);
        byte[] unlabelled = Octets.from(message, Labels.REVOCATIONS.length() + 1);
        signature("RLM-N-1726", "without label", LEADER.sign(unlabelled), Flag.LABEL_CONFUSION);
        signature("RLM-N-1727", "without the length of the list", LEADER.sign(withoutLength()), Flag.LABEL_CONFUSION);
        signature("RLM-N-1728", "S plus L", Signatures.withLargerS(LEADER.sign(message)), Flag.MALLEABLE);
        signature(
                "RLM-N-1729",
                "R has mixed order",
                CraftedSignatures.withMixedCommitment(LEADER, 1, message),
                Flag.MIXED_ORDER);
    }

    private void encodings() {
        byte[] message = message(1, TWO);
        byte[] body = RawField.parse(message).get(0).value();
        refuse(
                "FRM-N-1480",
                "FRM-014",
                "the message is cut",
                Octets.first(message, message.length - 1),
                Flag.TRUNCATION);
        byte[] unknown = RawField.ofOctets(
                        11, Octets.concat(body, RawField.ofVarint(4, 1).octets()))
                .octets();
        refuse("FRM-N-1580", "FRM-015", "an unknown field", unknown, Flag.OTHER_ENCODING);
        byte[] signature = LEADER.sign(RevocationLists.signedMessage(REALM, 1, TWO));
        byte[] cut = SessionMessages.revocations(1, TWO, Octets.first(signature, 63));
        refuse("FRM-N-1780", "FRM-017", "a signature of 63 octets", cut, Flag.SIGNATURE_LENGTH);
    }

    private void sign(String id, String title, long sequence, List<byte[]> identities) {
        byte[] message = RevocationLists.signedMessage(REALM, sequence, identities);
        file.accept(id, title, RULE, "CNV-001", "CNV-003")
                .flags(Flag.GOLDEN)
                .asks(
                        "revocations.sign",
                        Members.of(
                                "seed",
                                LEADER.seed(),
                                "realm",
                                REALM,
                                "sequence",
                                unsigned(sequence),
                                "identities",
                                identities),
                        Members.of("signed_message", message, "signature", LEADER.sign(message)));
    }

    private void accept(String id, String title, long after, long sequence, List<byte[]> identities, Flag flag) {
        file.accept(id, title, RULE)
                .flags(flag)
                .asks("revocations.check", args(after, message(sequence, identities)), Members.accepted())
                .trace("signed_message", RevocationLists.signedMessage(REALM, sequence, identities));
    }

    private void refuse(String id, String title, long after, byte[] message, Flag flag) {
        file.refuse(id, TWIN, title, RULE)
                .flags(flag)
                .asks("revocations.check", args(after, message), Members.refused(RULE));
    }

    private void refuse(String id, String rule, String title, byte[] message, Flag flag) {
        file.refuse(id, TWIN, title, rule)
                .flags(flag)
                .asks("revocations.check", args(0, message), Members.refused(rule));
    }

    private void signature(String id, String title, byte[] signature, Flag flag) {
        refuse(id, title, 0, SessionMessages.revocations(1, TWO, signature), flag);
    }

    private static byte[] message(long sequence, List<byte[]> identities) {
        return RevocationLists.message(LEADER, REALM, sequence, identities);
    }

    private static byte[] withoutLength() {
        return Octets.concat(Octets.label(Labels.REVOCATIONS), REALM, Octets.u64(1), TWO.get(0), TWO.get(1));
    }

    private static ObjectNode args(long after, byte[] message) {
        return Members.of("leader_token", LEADER_TOKEN, "after", unsigned(after), "message", message);
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    private static List<byte[]> ascending(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.octets("revoked " + i, 32))
                .sorted(Arrays::compareUnsigned)
                .toList();
    }
}
