package io.symbolon.tck.vectors.frame;

import static io.symbolon.tck.vectors.frame.FrameSealVectors.DATA;
import static io.symbolon.tck.vectors.frame.FrameSealVectors.KEY;
import static io.symbolon.tck.vectors.frame.FrameSealVectors.SESSION_ID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.ChaCha20Poly1305;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;

/** The file {@code frame-open.json}: FRM-012 to FRM-017, SES-002, SES-004. */
public final class FrameOpenVectors {
    private static final String OP = "frame.open";
    private static final String CHALLENGE = "SES-P-0401";
    private static final String RESPONSE = "SES-P-0402";
    private static final String LEAVE = "SES-P-0403";
    private static final Direction UP = Direction.LOW_TO_HIGH;
    private static final long COUNTER = 0x0000_0001_0203_0405L;
    private static final byte[] HEADER = SealedFrames.header(SESSION_ID, COUNTER);

    private final VectorFile file = new VectorFile(
            "frame-open",
            "framing",
            "Sealed frames that open, and the rule that refuses each other one.",
            "Bad contents are sealed as they stand, so that the tag is right and only the content can refuse them.");

    private final byte[] right = SealedFrames.seal(KEY, HEADER, UP, SealedFrames.content(SealedFrames.challenge(DATA)));

    private FrameOpenVectors() {}

    public static VectorFile file() {
        FrameOpenVectors vectors = new FrameOpenVectors();
        vectors.opened();
        vectors.envelope();
        vectors.flips();
        vectors.otherKeys();
        vectors.contents();
        vectors.messages();
        new JoinedMessageVectors(vectors::opens, vectors::refuses).add();
        new ExchangeMessageVectors(vectors::opens, vectors::refuses).add();
        return vectors.file;
    }

    private void opened() {
        open(
                CHALLENGE,
                "a challenge",
                COUNTER,
                UP,
                SealedFrames.challenge(DATA),
                Members.of("challenge", DATA),
                "SES-004",
                "FRM-009",
                "FRM-011",
                "FRM-012",
                "FRM-013",
                "FRM-014",
                "FRM-015",
                "FRM-016",
                "FRM-017");
        open(
                RESPONSE,
                "a response",
                COUNTER,
                UP,
                SealedFrames.response(DATA),
                Members.of("response", DATA),
                "SES-004",
                "FRM-017");
        open(LEAVE, "a leave", COUNTER, UP, SealedFrames.leave(), Members.of("leave", true), "SES-004", "FRM-015");
        open(
                "SES-P-0404",
                "the other direction",
                COUNTER,
                UP.opposite(),
                SealedFrames.challenge(DATA),
                Members.of("challenge", DATA),
                "SES-004");
        open("SES-P-0201", "counter 0", 0, UP, SealedFrames.challenge(DATA), Members.of("challenge", DATA), "SES-002");
        open(
                "SES-P-0202",
                "counter 2^33 - 1, the last one",
                (1L << 33) - 1,
                UP,
                SealedFrames.challenge(DATA),
                Members.of("challenge", DATA),
                "SES-002");
    }

    private void envelope() {
        refuse("FRM-N-0150", CHALLENGE, "no octets", Octets.zeros(0), Flag.FRAME_LENGTH);
        refuse("FRM-N-0250", CHALLENGE, "type 04", Octets.with(right, 0, Octets.u8(4)), Flag.WRONG_VERSION);
        refuse("FRM-N-0950", CHALLENGE, "version 2", Octets.with(right, 1, Octets.u8(2)), Flag.WRONG_VERSION);
        refuse("FRM-N-1150", CHALLENGE, "one octet less", Octets.first(right, right.length - 1), Flag.FRAME_LENGTH);
        refuse("FRM-N-1151", CHALLENGE, "one octet more", Octets.concat(right, Octets.u8(0)), Flag.FRAME_LENGTH);
        counter("SES-N-0201", "counter 2^33", 1L << 33, Flag.COUNTER_LIMIT);
        counter("SES-N-0202", "counter 2^63", Long.MIN_VALUE, Flag.UNSIGNED);
        counter("SES-N-0203", "counter 2^64 - 1", -1, Flag.UNSIGNED);
    }

    private void flips() {
        flip("SES-N-0401", "the first bit of the session id", 2, 7);
        flip("SES-N-0402", "the last bit of the session id", 9, 0);
        flip("SES-N-0403", "the last bit of the counter", 17, 0);
        flip("SES-N-0404", "a bit in the middle of the counter", 14, 4);
        flip("SES-N-0405", "the first bit of the ciphertext", 18, 7);
        flip("SES-N-0406", "a bit of the sealed message", 22, 0);
        flip("SES-N-0407", "a bit of the sealed padding", 80, 0);
        flip("SES-N-0408", "the first bit of the tag", 82, 7);
        flip("SES-N-0409", "the last bit of the tag", 97, 0);
        refuse("SES-N-0410", CHALLENGE, "a tag of zeros", Octets.with(right, 82, Octets.zeros(16)), Flag.BIT_FLIP);
        byte[] two = SealedFrames.seal(KEY, HEADER, UP, SealedFrames.content(Octets.repeated(1, 100)));
        refuse(
                "SES-N-0411",
                CHALLENGE,
                "one block cut out",
                Octets.concat(Octets.first(two, 82), Octets.from(two, 146)),
                Flag.BIT_FLIP);
        refuse(
                "SES-N-0412",
                CHALLENGE,
                "one block put in",
                Octets.concat(Octets.first(right, 82), Octets.zeros(64), Octets.from(right, 82)),
                Flag.BIT_FLIP);
    }

    private void otherKeys() {
        byte[] other = Samples.octets("key high to low", 32);
        byte[] content = SealedFrames.content(SealedFrames.challenge(DATA));
        refuse(
                "SES-N-0420",
                CHALLENGE,
                "sealed under another key",
                SealedFrames.seal(other, HEADER, UP, content),
                Flag.WRONG_KEY);
        refuse(
                "SES-N-0421",
                CHALLENGE,
                "sealed for the other direction with the same key",
                SealedFrames.seal(KEY, HEADER, UP.opposite(), content),
                Flag.WRONG_KEY);
        byte[] associated = SealedFrames.associated(HEADER, UP);
        byte[] nonce = SealedFrames.nonce(HEADER);
        sealed("SES-N-0422", "the direction is not in the associated data", nonce, HEADER, content);
        sealed(
                "SES-N-0423",
                "the direction stands before the header",
                nonce,
                Octets.concat(UP.octet(), HEADER),
                content);
        sealed("SES-N-0424", "no associated data", nonce, Octets.zeros(0), content);
        byte[] counter = Octets.slice(HEADER, 10, 8);
        sealed(
                "SES-N-0425",
                "the counter stands before the zeros in the nonce",
                Octets.concat(counter, Octets.zeros(4)),
                associated,
                content);
        sealed(
                "SES-N-0426",
                "the counter in the nonce is little-endian",
                Octets.concat(Octets.zeros(4), Octets.reversed(counter)),
                associated,
                content);
        sealed("SES-N-0427", "a nonce of zeros", Octets.zeros(12), associated, content);
    }

    private void contents() {
        byte[] challenge = SealedFrames.challenge(DATA);
        content(
                "FRM-N-1201",
                "two blocks for a message that fits one",
                SealedFrames.content(20, challenge, Octets.zeros(106)),
                Flag.PADDING);
        content(
                "FRM-N-1202",
                "a length of 63 in one block",
                Octets.with(SealedFrames.content(challenge), 0, Octets.u16(63)),
                Flag.FRAME_LENGTH);
        content(
                "FRM-N-1203",
                "a length of 65535",
                Octets.with(SealedFrames.content(challenge), 0, Octets.u16(65_535)),
                Flag.FRAME_LENGTH);
        content(
                "FRM-N-1204",
                "a length of 32768",
                Octets.with(SealedFrames.content(challenge), 0, Octets.u16(32_768)),
                Flag.UNSIGNED);
        content(
                "FRM-N-1205",
                "18 blocks for one message",
                SealedFrames.content(20, challenge, Octets.zeros(64 * 18 - 22)),
                Flag.PADDING);
        content(
                "FRM-N-1206",
                "a little-endian length",
                Octets.with(SealedFrames.content(challenge), 0, Octets.ofHex("1400")),
                Flag.FRAME_LENGTH);
        content(
                "FRM-N-1301",
                "the first octet after the message is 1",
                SealedFrames.content(20, challenge, Octets.with(Octets.zeros(42), 0, Octets.u8(1))),
                Flag.PADDING);
        content(
                "FRM-N-1302",
                "the last octet of the content is 1",
                SealedFrames.content(20, challenge, Octets.with(Octets.zeros(42), 41, Octets.u8(1))),
                Flag.PADDING);
    }

    private void messages() {
        String data = Octets.hex(DATA);
        message(
                "FRM-N-1401",
                CHALLENGE,
                "the message ends inside the data",
                "0a1210" + data.substring(2),
                Flag.TRUNCATION);
        message("FRM-N-1402", CHALLENGE, "a challenge as a number", "0801", Flag.WRONG_WIRE_TYPE);
        message("FRM-N-1403", CHALLENGE, "the data as a number", "0a020801", Flag.WRONG_WIRE_TYPE);
        message("FRM-N-1404", CHALLENGE, "a field with the number 0", "0001", Flag.MALFORMED);
        message("FRM-N-1405", CHALLENGE, "wire type 7", "0a120a10" + data + "0f", Flag.MALFORMED);
        message("FRM-N-1406", CHALLENGE, "the data longer than the challenge", "0a120a11" + data, Flag.TRUNCATION);
        message("FRM-N-1407", LEAVE, "a leave as a number", "1800", Flag.WRONG_WIRE_TYPE);
        message("FRM-N-1501", CHALLENGE, "a length in two octets", "0a92000a10" + data, Flag.OTHER_ENCODING);
        message("FRM-N-1502", CHALLENGE, "an unknown field", "0a120a10" + data + "800101", Flag.OTHER_ENCODING);
        message(
                "FRM-N-1503",
                CHALLENGE,
                "an unknown field in the challenge",
                "0a140a10" + data + "1001",
                Flag.OTHER_ENCODING);
        message(
                "FRM-N-1504",
                CHALLENGE,
                "the challenge twice",
                "0a120a10" + data + "0a120a10" + data,
                Flag.OTHER_ENCODING);
        message("FRM-N-1505", CHALLENGE, "a challenge and a leave", "0a120a10" + data + "1a00", Flag.BODY);
        message("FRM-N-1506", LEAVE, "a leave and a challenge", "1a000a120a10" + data, Flag.BODY);
        message("FRM-N-1507", CHALLENGE, "empty data that is written", "0a020a00", Flag.OTHER_ENCODING);
        message("FRM-N-1508", LEAVE, "an unknown field in the leave", "1a020801", Flag.OTHER_ENCODING);
        message("FRM-N-1509", CHALLENGE, "the challenge in two parts", "0a000a120a10" + data, Flag.OTHER_ENCODING);
        message("FRM-N-1510", RESPONSE, "a tag in two octets", "9200120a10" + data, Flag.OTHER_ENCODING);
        message("FRM-N-1601", LEAVE, "no body", "", Flag.BODY);
        message("FRM-N-1701", CHALLENGE, "a challenge without data", "0a00", Flag.BODY);
        message("FRM-N-1702", CHALLENGE, "a challenge of 15 octets", "0a110a0f" + data.substring(2), Flag.BODY);
        message("FRM-N-1703", CHALLENGE, "a challenge of 17 octets", "0a130a11" + data + "00", Flag.BODY);
        message("FRM-N-1704", RESPONSE, "a response without data", "1200", Flag.BODY);
        message("FRM-N-1705", RESPONSE, "a response of 15 octets", "12110a0f" + data.substring(2), Flag.BODY);
        message("FRM-N-1706", RESPONSE, "a response of 17 octets", "12130a11" + data + "00", Flag.BODY);
    }

    private void open(
            String id,
            String title,
            long counter,
            Direction direction,
            byte[] message,
            ObjectNode body,
            String... rules) {
        byte[] datagram = SealedFrames.seal(KEY, SESSION_ID, counter, direction, message);
        file.accept(id, title, rules)
                .flags(Flag.GOLDEN)
                .asks(
                        OP,
                        args(direction, datagram),
                        Members.accepted("counter", Octets.u64(counter), "message", message, "body", body))
                .trace("content", SealedFrames.content(message));
    }

    private void opens(String id, String title, byte[] message, ObjectNode body, Flag flag) {
        byte[] datagram = SealedFrames.seal(KEY, SESSION_ID, COUNTER, UP, message);
        file.accept(id, title, "FRM-017", "FRM-014", "FRM-015", "FRM-016", "SES-004")
                .flags(flag)
                .asks(
                        OP,
                        args(UP, datagram),
                        Members.accepted("counter", Octets.u64(COUNTER), "message", message, "body", body))
                .trace("content", SealedFrames.content(message));
    }

    private void refuses(String id, String twin, String title, byte[] message, Flag flag) {
        refuse(id, twin, title, SealedFrames.seal(KEY, HEADER, UP, SealedFrames.content(message)), flag);
    }

    private void counter(String id, String title, long counter, Flag flag) {
        refuse(
                id,
                "SES-P-0202",
                title,
                SealedFrames.seal(KEY, SESSION_ID, counter, UP, SealedFrames.challenge(DATA)),
                flag);
    }

    private void flip(String id, String title, int index, int bit) {
        refuse(id, CHALLENGE, title, Octets.withBitFlipped(right, index, bit), Flag.BIT_FLIP);
    }

    private void sealed(String id, String title, byte[] nonce, byte[] associated, byte[] content) {
        byte[] sealed = ChaCha20Poly1305.seal(KEY, nonce, associated, content);
        refuse(id, CHALLENGE, title, Octets.concat(HEADER, sealed), Flag.WRONG_NONCE);
    }

    private void content(String id, String title, byte[] content, Flag flag) {
        refuse(id, CHALLENGE, title, SealedFrames.seal(KEY, HEADER, UP, content), flag);
    }

    private void message(String id, String twin, String title, String message, Flag flag) {
        byte[] content = SealedFrames.content(Octets.ofHex(message));
        refuse(id, twin, title, SealedFrames.seal(KEY, HEADER, UP, content), flag);
    }

    private void refuse(String id, String twin, String title, byte[] datagram, Flag flag) {
        String rule = id.substring(0, 4) + "0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule).flags(flag).asks(OP, args(UP, datagram), Members.refused(rule));
    }

    private static ObjectNode args(Direction direction, byte[] datagram) {
        return Members.of("key", KEY, "direction", direction.driverName(), "datagram", datagram);
    }
}
