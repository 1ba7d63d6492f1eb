package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.ChaCha20Poly1305;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;

/** The file {@code receipts.json}: MSG-014, and the receipts of MSG-001. */
public final class ReceiptVectors {
    private static final String MAKE = "receipt.make";
    private static final String CHECK = "receipt.check";
    private static final String BY_NODE = "MSG-P-1401";
    private static final String BY_APPLICATION = "MSG-P-1402";
    private static final int NODE = 1;
    private static final int APPLICATION = 2;
    private static final PairSample PAIR = PairSample.first();
    private static final PairKeys KEYS = PAIR.keys();

    private final VectorFile file = new VectorFile(
            "receipts",
            "message",
            "Receipts that a receiver makes, and what a sender makes of those that come.",
            "The trace has the pair key and what is associated with the tag.");

    private ReceiptVectors() {}

    public static VectorFile file() {
        ReceiptVectors vectors = new ReceiptVectors();
        vectors.made();
        vectors.taken();
        vectors.forged();
        vectors.unasked();
        return vectors.file;
    }

    private void made() {
        make("MSG-P-0120", "by the node", PAIR, 1, NODE);
        make("MSG-P-0121", "by the application", PAIR, 1, APPLICATION);
        make("MSG-P-0122", "of message 2", PAIR, 2, NODE);
        make("MSG-P-0123", "of message 2^63 - 1", PAIR, Long.MAX_VALUE, NODE);
        make("MSG-P-0124", "the other way between the same two", back(), 1, NODE);
        PairSample weak =
                PairSample.of(InterestSample.sender().sessionKey(Octets.zeros(32)), InterestSample.receiver());
        ObjectNode args = weak.asReceiver(1);
        args.setAll(Members.of("by", "node"));
        file.refuse("CNV-N-0665", "MSG-P-0120", "the sender's session key is 0", "CNV-006")
                .flags(Flag.SMALL_ORDER)
                .asks(MAKE, args, Members.refused("CNV-006"));
    }

    private void taken() {
        check(BY_NODE, "the node was asked", PAIR, 1, "node", NODE);
        check(BY_APPLICATION, "the application was asked", PAIR, 1, "application", APPLICATION);
        check("MSG-P-1403", "of message 2^63 - 1", PAIR, Long.MAX_VALUE, "node", NODE);
        check("MSG-P-1404", "the other way between the same two", back(), 1, "node", NODE);
    }

    private void forged() {
        byte[] tag = KEYS.tag(1, NODE);
        forged("MSG-N-1401", "the first bit", Octets.withBitFlipped(tag, 0, 7), Flag.BIT_FLIP);
        forged("MSG-N-1402", "the last bit", Octets.withBitFlipped(tag, 15, 0), Flag.BIT_FLIP);
        forged("MSG-N-1403", "a tag of zeros", Octets.zeros(16), Flag.FORGED);
        forged("MSG-N-1404", "the tag of message 2", KEYS.tag(2, NODE), Flag.PAIR_BINDING);
        forged("MSG-N-1405", "the tag of the application", KEYS.tag(1, APPLICATION), Flag.PAIR_BINDING);
        PairSample renewed = PairSample.of(
                InterestSample.sender(),
                InterestSample.receiver().times(Samples.NOW + 1, Samples.NOW + 1, Samples.NOW + 600_001));
        forged("MSG-N-1406", "the tag of a renewed interest", renewed.keys().tag(1, NODE), Flag.PAIR_BINDING);
        PairKeys exchanged = new PairKeys(KEYS.pairKey(), KEYS.receiver(), KEYS.sender());
        forged("MSG-N-1407", "sender and receiver in each other's place", exchanged.tag(1, NODE), Flag.PAIR_BINDING);
        forged("MSG-N-1408", "under the message key", tag(KEYS.messageKey(1), NODE, associated(1)), Flag.WRONG_KEY);
        forged("MSG-N-1409", "with nonce 0", tag(KEYS.receiptKey(1), 0, associated(1)), Flag.WRONG_NONCE);
        byte[] names = KEYS.names(1, 0, 1);
        forged("MSG-N-1410", "with the names of a part", tag(KEYS.receiptKey(1), NODE, names), Flag.WRONG_NONCE);
        byte[] nothing = Octets.zeros(0);
        forged("MSG-N-1411", "with nothing associated", tag(KEYS.receiptKey(1), NODE, nothing), Flag.WRONG_NONCE);
        byte[] sealedPart = KEYS.sealPart(1, 0, 1, Octets.u8(1));
        forged("MSG-N-1412", "the tag of a part", Octets.from(sealedPart, 1), Flag.WRONG_KEY);
        byte[][] input = PAIR.input();
        PairKeys other = PAIR.keysOver(input[0], input[2], input[1]);
        forged("MSG-N-1413", "the pair key of the other direction", other.tag(1, NODE), Flag.PAIR_BINDING);
    }

    private void unasked() {
        refuse("MSG-N-1420", BY_NODE, "nobody was asked, the node answers", "none", NODE, KEYS.tag(1, NODE), Flag.ROLE);
        refuse(
                "MSG-N-1421",
                BY_APPLICATION,
                "nobody was asked, the application answers",
                "none",
                APPLICATION,
                KEYS.tag(1, APPLICATION),
                Flag.ROLE);
        refuse(
                "MSG-N-1422",
                BY_APPLICATION,
                "the application was asked, the node answers",
                "application",
                NODE,
                KEYS.tag(1, NODE),
                Flag.ROLE);
        refuse(
                "MSG-N-1423",
                BY_NODE,
                "the node was asked, the application answers",
                "node",
                APPLICATION,
                KEYS.tag(1, APPLICATION),
                Flag.ROLE);
        refuse(
                "MSG-N-1424",
                BY_APPLICATION,
                "the tag of the node as the application's",
                "application",
                APPLICATION,
                KEYS.tag(1, NODE),
                Flag.FORGED);
    }

    private void make(String id, String title, PairSample pair, long number, int by) {
        PairKeys keys = pair.keys();
        ObjectNode args = pair.asReceiver(number);
        args.setAll(Members.of("by", takenBy(by)));
        file.accept(id, title, "MSG-001", "CNV-002")
                .flags(Flag.GOLDEN)
                .asks(MAKE, args, Members.accepted("receipt_key", keys.receiptKey(number), "tag", keys.tag(number, by)))
                .trace("pair_key", keys.pairKey(), "associated_data", associated(keys, number, by));
    }

    private void check(String id, String title, PairSample pair, long number, String acknowledgement, int by) {
        PairKeys keys = pair.keys();
        ObjectNode args = args(pair, number, acknowledgement, by, keys.tag(number, by));
        file.accept(id, title, "MSG-014", "MSG-001")
                .flags(Flag.GOLDEN)
                .asks(CHECK, args, Members.accepted())
                .trace("pair_key", keys.pairKey(), "associated_data", associated(keys, number, by));
    }

    private void forged(String id, String title, byte[] tag, Flag flag) {
        refuse(id, BY_NODE, title, "node", NODE, tag, flag);
    }

    private void refuse(String id, String twin, String title, String acknowledgement, int by, byte[] tag, Flag flag) {
        file.refuse(id, twin, title, "MSG-014")
                .flags(flag)
                .asks(CHECK, args(PAIR, 1, acknowledgement, by, tag), Members.refused("MSG-014"));
    }

    private static ObjectNode args(PairSample pair, long number, String acknowledgement, int by, byte[] tag) {
        ObjectNode args = pair.asSender(number);
        args.setAll(Members.of("acknowledgement", acknowledgement, "by", takenBy(by), "tag", tag));
        return args;
    }

    /** Receiver and sender exchanged: the same identities, secrets and nodes. */
    private static PairSample back() {
        return PairSample.of(
                InterestSample.of("receiver", Interests.SENDER), InterestSample.of("sender", Interests.RECEIVER));
    }

    private static String takenBy(int by) {
        return by == NODE ? "node" : "application";
    }

    private static byte[] tag(byte[] key, int nonce, byte[] associated) {
        return ChaCha20Poly1305.seal(key, PairKeys.nonce(nonce), associated, Octets.zeros(0));
    }

    private static byte[] associated(long number) {
        return associated(KEYS, number, NODE);
    }

    private static byte[] associated(PairKeys keys, long number, int by) {
        return Octets.concat(keys.sender(), keys.receiver(), Octets.u64(number), Octets.u32(by));
    }
}
