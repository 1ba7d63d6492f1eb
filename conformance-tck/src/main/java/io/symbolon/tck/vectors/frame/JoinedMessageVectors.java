package io.symbolon.tck.vectors.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.RealmQuery;
import io.symbolon.spec.proto.RealmReply;
import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SessionMessages;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The messages of chapters join, overlay and realm in {@code frame-open.json}: FRM-014 to FRM-017. */
final class JoinedMessageVectors {
    private static final byte[] NONE = Octets.zeros(0);
    private static final byte[] ID = Samples.octets("join id", 16);
    private static final byte[] SIGNATURE = octets(64);
    private static final byte[] PRINT = Samples.octets("fingerprint", 32);
    private static final byte[] TOKEN = octets(300);
    private static final byte[] KEY = Samples.octets("fresh key", 32);
    private static final byte[] ASKER = octets(48);
    private static final byte[] SEALED = octets(80);
    private static final RealmQuery QUERY = SessionMessages.query(KEY, ASKER, SEALED);
    private static final RealmReply REPLY = SessionMessages.reply(KEY, SEALED);

    private static final String JOIN = "FRM-P-1701";
    private static final String ACK = "FRM-P-1704";
    private static final String NACK = "FRM-P-1706";
    private static final String UPDATE = "FRM-P-1709";
    private static final String PIGGY = "FRM-P-1711";
    private static final String SEEK = "FRM-P-1714";
    private static final String ROUTED = "FRM-P-1715";
    private static final String ROUTED_REPLY = "FRM-P-1716";
    private static final String REVOCATIONS = "FRM-P-1719";

    private final Opens opens;
    private final Refuses refuses;

    /** Adds a case that opens. */
    @FunctionalInterface
    interface Opens {
        void add(String id, String title, byte[] message, ObjectNode body, Flag flag);
    }

    /** Adds a case that is refused by the rule in its id. */
    @FunctionalInterface
    interface Refuses {
        void add(String id, String twin, String title, byte[] message, Flag flag);
    }

    JoinedMessageVectors(Opens opens, Refuses refuses) {
        this.opens = opens;
        this.refuses = refuses;
    }

    void add() {
        joins();
        tellings();
        routed();
        revocations();
        encodings();
        lengths();
    }

    private void joins() {
        join(JOIN, "a Join of an identity with an issuer", octets(280), octets(250), Flag.GOLDEN);
        join("FRM-P-1702", "a Join of the node token", NONE, NONE, Flag.GOLDEN);
        join(
                "FRM-P-1703",
                "identity and issuer of 1000 octets together: the largest Join",
                octets(576),
                octets(424),
                Flag.BOUNDARY);
        opens.add(ACK, "an Ack", SessionMessages.ack(ID), body("ack", "join_id", ID), Flag.GOLDEN);
        nack("FRM-P-1705", "a Nack: denied", 1, "denied", 0, Flag.GOLDEN);
        nack(NACK, "a Nack: deferred for 300 s", 2, "deferred", 300, Flag.BOUNDARY);
        nack("FRM-P-1707", "a Nack: invalid", 3, "invalid", 0, Flag.GOLDEN);
        nack("FRM-P-1708", "a Nack: deferred for 0 s, which is taken for 1", 2, "deferred", 0, Flag.BOUNDARY);
        nack("FRM-P-1750", "a Nack: deferred for 1 s", 2, "deferred", 1, Flag.BOUNDARY);
        nack("FRM-P-1751", "a Nack: denied, with a time that nobody looks at", 1, "denied", 300, Flag.BOUNDARY);
    }

    private void tellings() {
        opens.add(UPDATE, "an Update", SessionMessages.update(TOKEN), body("update", "token", TOKEN), Flag.GOLDEN);
        piggy("FRM-P-1710", "a Piggy without tokens", List.of(), Flag.BOUNDARY);
        piggy(PIGGY, "a Piggy of 16 tokens", Collections.nCopies(16, octets(40)), Flag.BOUNDARY);
        piggy(
                "FRM-P-1712",
                "a Piggy of 1150 octets: the largest message",
                List.of(octets(576), octets(565)),
                Flag.BOUNDARY);
        seek("FRM-P-1713", "a Seek that knows nobody", NONE, Flag.GOLDEN);
        seek(SEEK, "a Seek that knows 64 nodes", octets(512), Flag.BOUNDARY);
    }

    private void routed() {
        Routed.Builder query = envelope(32, 10_000).setQuery(QUERY);
        opens.add(
                ROUTED,
                "a Routed with a query",
                SessionMessages.routed(query),
                routed(32, 10_000, "query"),
                Flag.GOLDEN);
        Routed.Builder reply = envelope(1, 1).setReply(REPLY);
        opens.add(
                ROUTED_REPLY,
                "a Routed with a reply",
                SessionMessages.routed(reply),
                routed(1, 1, "reply"),
                Flag.GOLDEN);
        opens.add(
                "FRM-P-1717",
                "a Routed whose hop limit and time to live are the largest numbers: other rules judge them",
                SessionMessages.routed(envelope(-1, -1).setReply(REPLY)),
                routed(0xffff_ffffL, 0xffff_ffffL, "reply"),
                Flag.UNSIGNED);
        opens.add(
                "FRM-P-1718",
                "a Routed whose hop limit and time to live are 0: other rules judge them",
                SessionMessages.routed(envelope(0, 0).setReply(REPLY)),
                routed(0, 0, "reply"),
                Flag.BOUNDARY);
    }

    private void revocations() {
        List<byte[]> thirty = IntStream.range(0, 30)
                .mapToObj(i -> Octets.with(PRINT, 0, Octets.u8(i)))
                .toList();
        opens.add(
                REVOCATIONS,
                "Revocations of 30 identities, the largest sequence",
                SessionMessages.revocations(-1, thirty, SIGNATURE),
                revocations(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), thirty),
                Flag.UNSIGNED);
        opens.add(
                "FRM-P-1720",
                "Revocations of nobody, sequence 0",
                SessionMessages.revocations(0, List.of(), SIGNATURE),
                revocations(BigInteger.ZERO, List.of()),
                Flag.BOUNDARY);
    }

    private void encodings() {
        byte[] id = field(1, ID);
        byte[] signature = field(3, SIGNATURE);
        refuse(
                "FRM-N-1408",
                "FRM-P-1702",
                "a join id as a number",
                4,
                Octets.concat(field(1, 7), signature),
                Flag.WRONG_WIRE_TYPE);
        refuse("FRM-N-1409", ACK, "an Ack as a number", field(5, 1), Flag.WRONG_WIRE_TYPE);
        refuse(
                "FRM-N-1410",
                NACK,
                "a code as octets",
                6,
                Octets.concat(id, field(2, Octets.u8(2))),
                Flag.WRONG_WIRE_TYPE);
        refuse("FRM-N-1411", PIGGY, "a Piggy that ends inside a token", Octets.ofHex("42030a0501"), Flag.TRUNCATION);
        refuse(
                "FRM-N-1412",
                ROUTED,
                "a query that ends inside its key",
                10,
                Octets.concat(head(), Octets.ofHex("2a030a2001")),
                Flag.TRUNCATION);

        refuse(
                "FRM-N-1511",
                "FRM-P-1702",
                "an unknown field in a Join",
                4,
                Octets.concat(id, signature, field(5, 1)),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1512",
                "FRM-P-1702",
                "the fields of a Join in another order",
                4,
                Octets.concat(signature, id),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1513",
                "FRM-P-1702",
                "an empty identity that is written",
                4,
                Octets.concat(id, field(2, NONE), signature),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1514",
                "FRM-P-1702",
                "the join id twice",
                4,
                Octets.concat(id, id, signature),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1515",
                "FRM-P-1705",
                "retry_after_s of 0 that is written",
                6,
                Octets.concat(id, field(2, 1), field(3, 0)),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1516",
                "FRM-P-1705",
                "retry_after_s of 2^32",
                6,
                Octets.concat(id, field(2, 1), field(3, 1L << 32)),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1517",
                "FRM-P-1704",
                "an Ack and a Nack",
                Octets.concat(SessionMessages.ack(ID), SessionMessages.nack(ID, 1, 0)),
                Flag.BODY);
        refuse(
                "FRM-N-1518",
                ROUTED,
                "a Routed with a query and a reply",
                10,
                Octets.concat(head(), field(5, QUERY.toByteArray()), field(6, REPLY.toByteArray())),
                Flag.BODY);
        refuse(
                "FRM-N-1519",
                ROUTED,
                "a Routed with two queries",
                10,
                Octets.concat(head(), field(5, QUERY.toByteArray()), field(5, QUERY.toByteArray())),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1520",
                ROUTED_REPLY,
                "an unknown field in a reply",
                10,
                Octets.concat(head(), field(6, Octets.concat(REPLY.toByteArray(), field(3, 1)))),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1521",
                ROUTED_REPLY,
                "a reply before the id",
                10,
                Octets.concat(field(1, PRINT), field(6, REPLY.toByteArray()), field(4, ID)),
                Flag.OTHER_ENCODING);
        refuse(
                "FRM-N-1522",
                UPDATE,
                "a field with the number 16",
                Octets.concat(SessionMessages.update(TOKEN), field(16, NONE)),
                Flag.OTHER_ENCODING);
    }

    private void lengths() {
        wrong(
                "FRM-N-1707",
                "FRM-P-1702",
                "a join id of 15 octets",
                SessionMessages.join(octets(15), NONE, SIGNATURE, NONE));
        wrong(
                "FRM-N-1708",
                "FRM-P-1702",
                "a join id of 17 octets",
                SessionMessages.join(octets(17), NONE, SIGNATURE, NONE));
        wrong("FRM-N-1709", "FRM-P-1702", "a Join without an id", SessionMessages.join(NONE, NONE, SIGNATURE, NONE));
        wrong("FRM-N-1710", "FRM-P-1702", "a signature of 63 octets", SessionMessages.join(ID, NONE, octets(63), NONE));
        wrong("FRM-N-1711", "FRM-P-1702", "a signature of 65 octets", SessionMessages.join(ID, NONE, octets(65), NONE));
        wrong("FRM-N-1712", "FRM-P-1702", "a Join without a signature", SessionMessages.join(ID, NONE, NONE, NONE));
        wrong(
                "FRM-N-1713",
                "FRM-P-1703",
                "identity and issuer of 1001 octets together",
                SessionMessages.join(ID, octets(576), SIGNATURE, octets(425)));
        wrong(
                "FRM-N-1714",
                "FRM-P-1703",
                "an identity of 1001 octets alone",
                SessionMessages.join(ID, octets(1001), SIGNATURE, NONE));
        wrong("FRM-N-1715", ACK, "an Ack without an id", SessionMessages.ack(NONE));
        wrong("FRM-N-1716", ACK, "an Ack with an id of 17 octets", SessionMessages.ack(octets(17)));
        wrong("FRM-N-1717", NACK, "a Nack without a code", SessionMessages.nack(ID, 0, 0));
        wrong("FRM-N-1718", NACK, "a Nack with code 4", SessionMessages.nack(ID, 4, 0));
        wrong("FRM-N-1768", NACK, "a Nack with code -1, in ten octets", SessionMessages.nack(ID, -1, 5));
        wrong("FRM-N-1719", NACK, "retry_after_s of 301", SessionMessages.nack(ID, 2, 301));
        wrong("FRM-N-1720", NACK, "retry_after_s of 2^32 - 1", SessionMessages.nack(ID, 2, -1));
        wrong("FRM-N-1721", NACK, "a Nack with an id of 15 octets", SessionMessages.nack(octets(15), 2, 5));
        wrong("FRM-N-1722", UPDATE, "an Update without a token", SessionMessages.update(NONE));
        wrong("FRM-N-1723", PIGGY, "a Piggy of 17 tokens", SessionMessages.piggy(Collections.nCopies(17, octets(40))));
        wrong("FRM-N-1724", PIGGY, "a Piggy with an empty token", SessionMessages.piggy(List.of(octets(40), NONE)));
        wrong("FRM-N-1725", SEEK, "a target of 31 octets", SessionMessages.seek(octets(31), NONE));
        wrong(
                "FRM-N-1726",
                SEEK,
                "a target of 33 octets",
                SessionMessages.seek(Octets.concat(PRINT, Octets.u8(1)), NONE));
        wrong("FRM-N-1727", SEEK, "a Seek without a target", SessionMessages.seek(NONE, octets(8)));
        wrong("FRM-N-1728", SEEK, "known of 9 octets", SessionMessages.seek(PRINT, octets(9)));
        wrong("FRM-N-1729", SEEK, "known of 65 names", SessionMessages.seek(PRINT, octets(520)));
        wrong("FRM-N-1730", ROUTED, "a Routed without a body", SessionMessages.routed(envelope(32, 10_000)));
        wrong(
                "FRM-N-1731",
                ROUTED,
                "a destination of 31 octets",
                SessionMessages.routed(
                        SessionMessages.envelope(octets(31), 32, 10_000, ID).setQuery(QUERY)));
        wrong(
                "FRM-N-1732",
                ROUTED,
                "no destination",
                SessionMessages.routed(
                        SessionMessages.envelope(NONE, 32, 10_000, ID).setQuery(QUERY)));
        wrong(
                "FRM-N-1733",
                ROUTED,
                "an id of 15 octets",
                SessionMessages.routed(
                        SessionMessages.envelope(PRINT, 32, 10_000, octets(15)).setQuery(QUERY)));
        wrong("FRM-N-1734", ROUTED, "a query with a fresh key of 31 octets", query(octets(31), ASKER));
        wrong("FRM-N-1735", ROUTED, "a query with an asker of 47 octets", query(KEY, octets(47)));
        wrong("FRM-N-1736", ROUTED, "a query with an asker of 49 octets", query(KEY, octets(49)));
        wrong("FRM-N-1737", ROUTED, "a query without an asker", query(KEY, NONE));
        wrong(
                "FRM-N-1738",
                ROUTED_REPLY,
                "a reply with a fresh key of 33 octets",
                SessionMessages.routed(envelope(1, 1).setReply(SessionMessages.reply(octets(33), SEALED))));
        wrong(
                "FRM-N-1739",
                ROUTED_REPLY,
                "an empty reply",
                SessionMessages.routed(envelope(1, 1).setReply(RealmReply.getDefaultInstance())));
        wrong(
                "FRM-N-1740",
                REVOCATIONS,
                "a signature of 63 octets",
                SessionMessages.revocations(1, List.of(PRINT), octets(63)));
        wrong("FRM-N-1741", REVOCATIONS, "no signature", SessionMessages.revocations(1, List.of(PRINT), NONE));
    }

    private void join(String id, String title, byte[] identity, byte[] issuer, Flag flag) {
        ObjectNode body = body("join", "join_id", ID, "identity", identity, "signature", SIGNATURE, "issuer", issuer);
        opens.add(id, title, SessionMessages.join(ID, identity, SIGNATURE, issuer), body, flag);
    }

    private void nack(String id, String title, int code, String name, int seconds, Flag flag) {
        ObjectNode body = body("nack", "join_id", ID, "code", name, "retry_after_s", seconds);
        opens.add(id, title, SessionMessages.nack(ID, code, seconds), body, flag);
    }

    private void piggy(String id, String title, List<byte[]> tokens, Flag flag) {
        opens.add(id, title, SessionMessages.piggy(tokens), body("piggy", "tokens", tokens), flag);
    }

    private void seek(String id, String title, byte[] known, Flag flag) {
        opens.add(id, title, SessionMessages.seek(PRINT, known), body("seek", "target", PRINT, "known", known), flag);
    }

    private static ObjectNode routed(long hopLimit, long timeToLiveMs, String inner) {
        ObjectNode fields = inner.equals("query")
                ? Members.of("fresh_key", KEY, "asker", ASKER, "sealed", SEALED)
                : Members.of("fresh_key", KEY, "sealed", SEALED);
        return body(
                "routed",
                "destination",
                PRINT,
                "hop_limit",
                hopLimit,
                "time_to_live_ms",
                timeToLiveMs,
                "id",
                ID,
                inner,
                fields);
    }

    private static ObjectNode revocations(BigInteger sequence, List<byte[]> identities) {
        ObjectNode body = body("revocations", "identities", identities, "signature", SIGNATURE);
        body.withObject("/revocations").put("sequence", sequence);
        return body;
    }

    private static Routed.Builder envelope(int hopLimit, int timeToLiveMs) {
        return SessionMessages.envelope(PRINT, hopLimit, timeToLiveMs, ID);
    }

    /** The fields of a Routed before its body. */
    private static byte[] head() {
        return envelope(32, 10_000).build().toByteArray();
    }

    private static byte[] query(byte[] freshKey, byte[] asker) {
        return SessionMessages.routed(envelope(32, 10_000).setQuery(SessionMessages.query(freshKey, asker, SEALED)));
    }

    private static ObjectNode body(String name, Object... fields) {
        return Members.of(name, Members.of(fields));
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

    private static byte[] field(int number, byte[] value) {
        return RawField.ofOctets(number, value).octets();
    }

    private static byte[] field(int number, long value) {
        return RawField.ofVarint(number, value).octets();
    }

    private static byte[] octets(int count) {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) {
            octets[i] = (byte) (i * 7 + 1);
        }
        return octets;
    }
}
