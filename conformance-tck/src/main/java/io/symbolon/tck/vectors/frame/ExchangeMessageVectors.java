package io.symbolon.tck.vectors.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SessionMessages;
import java.util.Collections;
import java.util.List;

/** The messages of chapters coordinator and message in {@code frame-open.json}: FRM-014 to FRM-017. */
final class ExchangeMessageVectors {
    private static final byte[] NONE = Octets.zeros(0);
    private static final byte[] ID = Samples.octets("message id", 16);
    private static final byte[] PRINT = Samples.octets("fingerprint", 32);
    private static final byte[] SENDER = Samples.octets("short name of a sender's interest", 8);
    private static final byte[] RECEIVER = Samples.octets("short name of a receiver's interest", 8);
    private static final byte[] TAG = Samples.octets("tag of a receipt", 16);
    private static final byte[] LARGEST_INTEREST = Octets.repeated(0x1e, 512);
    private static final byte[] LARGEST_TOKEN = Octets.repeated(0x70, 576);

    private static final int PUBLISH_FIELD = 12;
    private static final int KEPT_FIELD = 13;
    private static final int NEARER_FIELD = 14;
    private static final int MATCH_FIELD = 15;
    private static final int ROUTED_FIELD = 10;
    private static final int PARCEL_FIELD = 7;
    private static final int RECEIPT_FIELD = 8;

    private static final String PUBLISH = "FRM-P-1721";
    private static final String KEPT = "FRM-P-1722";
    private static final String NEARER = "FRM-P-1723";
    private static final String MATCH = "FRM-P-1726";
    private static final String PARCEL = "FRM-P-1727";
    private static final String RECEIPT = "FRM-P-1731";

    private final JoinedMessageVectors.Opens opens;
    private final JoinedMessageVectors.Refuses refuses;

    ExchangeMessageVectors(JoinedMessageVectors.Opens opens, JoinedMessageVectors.Refuses refuses) {
        this.opens = opens;
        this.refuses = refuses;
    }

    void add() {
        coordinators();
        messages();
        encodings();
        lengths();
        routedLengths();
    }

    private void coordinators() {
        opens.add(
                PUBLISH,
                "a Publish of the largest interest",
                SessionMessages.publish(LARGEST_INTEREST),
                body("publish", "interest", LARGEST_INTEREST),
                Flag.BOUNDARY);
        opens.add(KEPT, "a Kept", SessionMessages.kept(SENDER), body("kept", "interest", SENDER), Flag.GOLDEN);
        nearer(NEARER, "a Nearer with one token", Collections.nCopies(1, LARGEST_TOKEN), Flag.GOLDEN);
        nearer("FRM-P-1724", "a Nearer without tokens: another rule judges it", List.of(), Flag.BOUNDARY);
        nearer(
                "FRM-P-1725",
                "a Nearer with 17 tokens: another rule judges it",
                Collections.nCopies(17, Octets.u8(1)),
                Flag.BOUNDARY);
        opens.add(
                MATCH,
                "a Match, the largest",
                SessionMessages.match(LARGEST_INTEREST, LARGEST_TOKEN),
                body("match", "interest", LARGEST_INTEREST, "identity", LARGEST_TOKEN),
                Flag.BOUNDARY);
    }

    private void messages() {
        parcel(PARCEL, "a Parcel, the largest", Long.MAX_VALUE, 63, 64, Octets.repeated(0xc5, 1040), Flag.BOUNDARY);
        parcel("FRM-P-1728", "a Parcel of one octet", 1, 0, 1, Octets.repeated(0xc5, 17), Flag.GOLDEN);
        parcel("FRM-P-1729", "a Parcel of nothing but zeros: other rules judge it", 0, 0, 0, NONE, Flag.BOUNDARY);
        parcel(
                "FRM-P-1730",
                "a Parcel with part and parts of 2^32 - 1: another rule judges them",
                1,
                -1,
                -1,
                TAG,
                Flag.UNSIGNED);
        receipt(RECEIPT, "a Receipt by the node", 1, 1, "node", Flag.GOLDEN);
        receipt("FRM-P-1732", "a Receipt by the application", Long.MAX_VALUE, 2, "application", Flag.BOUNDARY);
        receipt("FRM-P-1733", "a Receipt of number 0: another rule judges it", 0, 1, "node", Flag.BOUNDARY);
    }

    private void encodings() {
        byte[] interest = field(1, SENDER);
        refuse("FRM-N-1413", PUBLISH, "an interest as a number", PUBLISH_FIELD, number(1, 7), Flag.WRONG_WIRE_TYPE);
        refuse("FRM-N-1414", KEPT, "a Kept as a number", number(KEPT_FIELD, 1), Flag.WRONG_WIRE_TYPE);
        refuse(
                "FRM-N-1415",
                MATCH,
                "a Match that ends inside the interest",
                Octets.ofHex("7a030a0501"),
                Flag.TRUNCATION);
        refuse(
                "FRM-N-1416",
                PARCEL,
                "a number as octets",
                ROUTED_FIELD,
                inRouted(PARCEL_FIELD, Octets.concat(interest, field(2, RECEIVER), field(3, Octets.u8(1)))),
                Flag.WRONG_WIRE_TYPE);
        refuse(
                "FRM-N-1417",
                RECEIPT,
                "a tag as a number",
                ROUTED_FIELD,
                inRouted(RECEIPT_FIELD, Octets.concat(interest, field(2, RECEIVER), number(4, 1), number(5, 1))),
                Flag.WRONG_WIRE_TYPE);
        refuse(
                "FRM-N-1523",
                PUBLISH,
                "an unknown field in a Publish",
                PUBLISH_FIELD,
                Octets.concat(interest, number(2, 1)),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1524",
                KEPT,
                "the interest twice",
                KEPT_FIELD,
                Octets.concat(interest, interest),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1525",
                NEARER,
                "the tokens before the interest",
                NEARER_FIELD,
                Octets.concat(field(2, SENDER), interest),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1526",
                MATCH,
                "identity and interest in another order",
                MATCH_FIELD,
                Octets.concat(field(2, SENDER), interest),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1527",
                PUBLISH,
                "a Publish and a Match",
                Octets.concat(SessionMessages.publish(SENDER), SessionMessages.match(SENDER, SENDER)),
                Flag.BODY);
        Parcel parcel = SessionMessages.parcel(SENDER, RECEIVER, 1, 0, 1, TAG);
        Receipt receipt = SessionMessages.receipt(SENDER, RECEIVER, 1, 1, TAG);
        refuse(
                "FRM-N-1528",
                PARCEL,
                "a Routed with a Parcel and a Receipt",
                ROUTED_FIELD,
                Octets.concat(
                        inRouted(PARCEL_FIELD, parcel.toByteArray()), field(RECEIPT_FIELD, receipt.toByteArray())),
                Flag.BODY);
        refuse(
                "FRM-N-1529",
                "FRM-P-1728",
                "part 0 that is written",
                ROUTED_FIELD,
                inRouted(
                        PARCEL_FIELD,
                        Octets.concat(
                                interest, field(2, RECEIVER), number(3, 1), number(4, 0), number(5, 1), field(6, TAG))),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1530",
                "FRM-P-1728",
                "parts of 2^32",
                ROUTED_FIELD,
                inRouted(
                        PARCEL_FIELD,
                        Octets.concat(interest, field(2, RECEIVER), number(3, 1), number(5, 1L << 32), field(6, TAG))),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1531",
                RECEIPT,
                "by of 2^32 + 1, which is 1 in 32 bits",
                ROUTED_FIELD,
                inRouted(
                        RECEIPT_FIELD,
                        Octets.concat(
                                interest, field(2, RECEIVER), number(3, 1), number(4, (1L << 32) + 1), field(5, TAG))),
                Flag.OTHER_ENCODING);
    }

    private void lengths() {
        wrong("FRM-N-1742", PUBLISH, "a Publish without an interest", SessionMessages.publish(NONE));
        wrong("FRM-N-1743", KEPT, "a short name of 7 octets", SessionMessages.kept(Octets.first(SENDER, 7)));
        wrong("FRM-N-1744", KEPT, "a short name of 9 octets", SessionMessages.kept(Octets.repeated(1, 9)));
        wrong("FRM-N-1745", KEPT, "a Kept without a short name", SessionMessages.kept(NONE));
        wrong("FRM-N-1746", KEPT, "a Kept of a whole token hash", SessionMessages.kept(PRINT));
        List<byte[]> one = Collections.nCopies(1, LARGEST_TOKEN);
        wrong("FRM-N-1747", NEARER, "a Nearer without a short name", SessionMessages.nearer(NONE, one));
        wrong("FRM-N-1748", NEARER, "a Nearer of 7 octets", SessionMessages.nearer(Octets.first(SENDER, 7), one));
        wrong(
                "FRM-N-1749",
                NEARER,
                "a Nearer with an empty token",
                SessionMessages.nearer(SENDER, List.of(LARGEST_TOKEN, NONE)));
        wrong("FRM-N-1750", MATCH, "a Match without an interest", SessionMessages.match(NONE, LARGEST_TOKEN));
        wrong("FRM-N-1751", MATCH, "a Match without an identity", SessionMessages.match(LARGEST_INTEREST, NONE));
    }

    private void routedLengths() {
        wrongParcel("FRM-N-1752", "a sender of 7 octets", Octets.first(SENDER, 7), RECEIVER, 1);
        wrongParcel("FRM-N-1753", "a sender of 9 octets", Octets.repeated(1, 9), RECEIVER, 1);
        wrongParcel("FRM-N-1754", "no sender", NONE, RECEIVER, 1);
        wrongParcel("FRM-N-1755", "a receiver of 7 octets", SENDER, Octets.first(RECEIVER, 7), 1);
        wrongParcel("FRM-N-1756", "no receiver", SENDER, NONE, 1);
        wrongParcel("FRM-N-1757", "number 2^63", SENDER, RECEIVER, Long.MIN_VALUE);
        wrongParcel("FRM-N-1758", "number 2^64 - 1", SENDER, RECEIVER, -1);
        wrongReceipt("FRM-N-1759", "a Receipt with a sender of 9 octets", Octets.repeated(1, 9), RECEIVER, 1, 1, TAG);
        wrongReceipt("FRM-N-1760", "a Receipt without a receiver", SENDER, NONE, 1, 1, TAG);
        wrongReceipt("FRM-N-1761", "a Receipt of number 2^63", SENDER, RECEIVER, Long.MIN_VALUE, 1, TAG);
        wrongReceipt("FRM-N-1762", "a Receipt by nobody", SENDER, RECEIVER, 1, 0, TAG);
        wrongReceipt("FRM-N-1763", "a Receipt by 3", SENDER, RECEIVER, 1, 3, TAG);
        wrongReceipt("FRM-N-1764", "a Receipt by 2^32 - 1", SENDER, RECEIVER, 1, -1, TAG);
        wrongReceipt("FRM-N-1765", "a tag of 15 octets", SENDER, RECEIVER, 1, 1, Octets.first(TAG, 15));
        wrongReceipt("FRM-N-1766", "a tag of 17 octets", SENDER, RECEIVER, 1, 1, Octets.repeated(1, 17));
        wrongReceipt("FRM-N-1767", "no tag", SENDER, RECEIVER, 1, 1, NONE);
    }

    private void nearer(String id, String title, List<byte[]> tokens, Flag flag) {
        opens.add(
                id,
                title,
                SessionMessages.nearer(SENDER, tokens),
                body("nearer", "interest", SENDER, "tokens", tokens),
                flag);
    }

    private void parcel(String id, String title, long number, int part, int parts, byte[] sealed, Flag flag) {
        ObjectNode inner = Members.of(
                "sender", SENDER,
                "receiver", RECEIVER,
                "number", number,
                "part", Integer.toUnsignedLong(part),
                "parts", Integer.toUnsignedLong(parts),
                "sealed", sealed);
        Routed.Builder routed =
                envelope().setParcel(SessionMessages.parcel(SENDER, RECEIVER, number, part, parts, sealed));
        opens.add(id, title, SessionMessages.routed(routed), routed("parcel", inner), flag);
    }

    private void receipt(String id, String title, long number, int by, String taker, Flag flag) {
        ObjectNode inner =
                Members.of("sender", SENDER, "receiver", RECEIVER, "number", number, "by", taker, "tag", TAG);
        Routed.Builder routed = envelope().setReceipt(SessionMessages.receipt(SENDER, RECEIVER, number, by, TAG));
        opens.add(id, title, SessionMessages.routed(routed), routed("receipt", inner), flag);
    }

    private void wrongParcel(String id, String title, byte[] sender, byte[] receiver, long number) {
        Parcel parcel = SessionMessages.parcel(sender, receiver, number, 63, 64, TAG);
        wrong(id, PARCEL, title, SessionMessages.routed(envelope().setParcel(parcel)));
    }

    private void wrongReceipt(
            String id, String title, byte[] sender, byte[] receiver, long number, int by, byte[] tag) {
        Receipt receipt = SessionMessages.receipt(sender, receiver, number, by, tag);
        wrong(id, RECEIPT, title, SessionMessages.routed(envelope().setReceipt(receipt)));
    }

    private void wrong(String id, String twin, String title, byte[] message) {
        refuses.add(id, twin, title, message, Flag.WRONG_LENGTH);
    }

    private void refuse(String id, String twin, String title, byte[] message, Flag flag) {
        refuses.add(id, twin, title, message, flag);
    }

    /** A message whose body, with this number, has these octets. */
    private void refuse(String id, String twin, String title, int body, byte[] octets, Flag flag) {
        refuses.add(id, twin, title, field(body, octets), flag);
    }

    private static ObjectNode routed(String name, ObjectNode inner) {
        return body("routed", "destination", PRINT, "hop_limit", 32, "time_to_live_ms", 60_000, "id", ID, name, inner);
    }

    private static Routed.Builder envelope() {
        return SessionMessages.envelope(PRINT, 32, 60_000, ID);
    }

    /** The fields of a Routed whose body, with this number, has these octets. */
    private static byte[] inRouted(int number, byte[] octets) {
        return Octets.concat(envelope().build().toByteArray(), field(number, octets));
    }

    private static ObjectNode body(String name, Object... fields) {
        return Members.of(name, Members.of(fields));
    }

    private static byte[] field(int number, byte[] value) {
        return RawField.ofOctets(number, value).octets();
    }

    private static byte[] number(int number, long value) {
        return RawField.ofVarint(number, value).octets();
    }
}
