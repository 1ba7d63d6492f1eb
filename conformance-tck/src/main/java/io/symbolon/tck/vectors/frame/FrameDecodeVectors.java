package io.symbolon.tck.vectors.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;

/** The file {@code frame-decode.json}: FRM-001 to FRM-011, HSK-001, HSK-002. */
public final class FrameDecodeVectors {
    private static final String OP = "frame.decode";
    static final String INITIATION = "FRM-P-0601";
    static final String ANSWER = "FRM-P-0602";
    static final String WITH_COOKIE = "FRM-P-0603";
    private static final String COOKIE = "FRM-P-1001";
    private static final String SEALED = "FRM-P-1101";

    static final byte[] TOKEN = Tokens.sign(Samples.key("token"), Samples.handshakeNode("token"));
    static final byte[] NONCE = Samples.nonce("opener");
    static final byte[] ECHO = Samples.nonce("answerer");
    static final byte[] COOKIE_16 = Samples.octets("cookie", 16);
    static final byte[] TAG = Samples.octets("tag", 16);

    private final VectorFile file = new VectorFile(
            "frame-decode",
            "framing",
            "Datagrams and the frames in them, and the rule that refuses each bad one.",
            "The tokens in handshakes are good ones; taking a frame apart does not judge them.");

    private FrameDecodeVectors() {}

    public static VectorFile file() {
        FrameDecodeVectors vectors = new FrameDecodeVectors();
        vectors.accepted();
        vectors.datagrams();
        vectors.lengths();
        vectors.padding();
        HandshakeMessageVectors.addTo(vectors.file);
        vectors.cookies();
        vectors.sealed();
        return vectors.file;
    }

    private void accepted() {
        handshake(
                INITIATION,
                "an initiation",
                Handshakes.initiation(TOKEN, NONCE, Octets.zeros(0)),
                "initiation",
                "FRM-002",
                "FRM-003",
                "FRM-005",
                "FRM-006",
                "FRM-007",
                "FRM-008",
                "HSK-001",
                "HSK-002");
        handshake(ANSWER, "an answer", Handshakes.answer(TOKEN, NONCE, ECHO, TAG), "answer", "FRM-008", "HSK-002");
        handshake(
                WITH_COOKIE,
                "an initiation with a cookie",
                Handshakes.initiation(TOKEN, NONCE, COOKIE_16),
                "initiation",
                "FRM-008",
                "HSK-002");
        byte[] filling = Octets.repeated(1, 1197 - 2 - 3 - 18);
        handshake(
                "FRM-P-0401",
                "a message of 1197 octets leaves no padding",
                Handshakes.initiation(filling, NONCE, Octets.zeros(0)),
                "initiation",
                "FRM-004",
                "FRM-005");
        file.accept(COOKIE, "a cookie frame", "FRM-010", "FRM-009")
                .asks(
                        OP,
                        datagram(Cookies.datagram(NONCE, COOKIE_16)),
                        Members.accepted("frame", "cookie", "nonce", NONCE, "cookie", COOKIE_16));
        sealed(SEALED, "a sealed frame of one block", 0x0102030405060708L, 1);
        sealed("FRM-P-1102", "a sealed frame of 18 blocks, 1186 octets", 0, 18);
        sealed("FRM-P-1103", "a counter above the limit is not judged here", -1, 1);
    }

    private void datagrams() {
        refuse("FRM-N-0101", SEALED, "no octets", Octets.zeros(0), Flag.FRAME_LENGTH);
        refuse("FRM-N-0102", "FRM-P-1102", "1233 octets", sealedFrame(1233), Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0103",
                "FRM-P-1102",
                "a sealed frame of 19 blocks, 1250 octets",
                sealedFrame(1250),
                Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0104",
                INITIATION,
                "a handshake of 1300 octets",
                Octets.concat(initiation(), Octets.zeros(100)),
                Flag.FRAME_LENGTH);
        refuse("FRM-N-0201", SEALED, "type 00", Octets.with(sealedFrame(98), 0, Octets.u8(0)), Flag.WRONG_VERSION);
        refuse("FRM-N-0202", SEALED, "type 04", Octets.with(sealedFrame(98), 0, Octets.u8(4)), Flag.WRONG_VERSION);
        refuse("FRM-N-0203", SEALED, "type ff", Octets.with(sealedFrame(98), 0, Octets.u8(255)), Flag.WRONG_VERSION);
        refuse(
                "FRM-N-0204",
                INITIATION,
                "a handshake message without its frame",
                initiationMessage().toByteArray(),
                Flag.SHAPE);
        refuse("FRM-N-0205", SEALED, "one octet, 00", Octets.u8(0), Flag.FRAME_LENGTH);
    }

    private void lengths() {
        refuse("FRM-N-0301", INITIATION, "1199 octets", Octets.first(initiation(), 1199), Flag.FRAME_LENGTH);
        refuse("FRM-N-0302", INITIATION, "1201 octets", Octets.concat(initiation(), Octets.u8(0)), Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0303",
                INITIATION,
                "the message without padding",
                Octets.first(initiation(), 3 + initiationMessage().toByteArray().length),
                Flag.FRAME_LENGTH);
        refuse("FRM-N-0304", INITIATION, "one octet, 01", Octets.u8(1), Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0401",
                "FRM-P-0401",
                "a length of 0",
                Handshakes.datagram(0, Octets.zeros(0), Octets.zeros(1197)),
                Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0402",
                "FRM-P-0401",
                "a length of 1198",
                Octets.with(initiation(), 1, Octets.u16(1198)),
                Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0403",
                "FRM-P-0401",
                "a length of 65535",
                Octets.with(initiation(), 1, Octets.u16(65_535)),
                Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-0404",
                "FRM-P-0401",
                "a length of 32768",
                Octets.with(initiation(), 1, Octets.u16(32_768)),
                Flag.UNSIGNED);
    }

    private void padding() {
        int end = 3 + initiationMessage().toByteArray().length;
        refuse(
                "FRM-N-0501",
                INITIATION,
                "the first octet after the message is 1",
                Octets.with(initiation(), end, Octets.u8(1)),
                Flag.PADDING);
        refuse(
                "FRM-N-0502",
                INITIATION,
                "the last octet of the datagram is 1",
                Octets.with(initiation(), 1199, Octets.u8(1)),
                Flag.PADDING);
        refuse(
                "FRM-N-0503",
                INITIATION,
                "the highest bit of an octet in the middle",
                Octets.with(initiation(), 900, Octets.u8(128)),
                Flag.PADDING);
    }

    private void cookies() {
        byte[] right = Cookies.datagram(NONCE, COOKIE_16);
        refuse(
                "FRM-N-0901",
                COOKIE,
                "a cookie frame of version 0",
                Octets.with(right, 1, Octets.u8(0)),
                Flag.WRONG_VERSION);
        refuse(
                "FRM-N-0902",
                COOKIE,
                "a cookie frame of version 2",
                Octets.with(right, 1, Octets.u8(2)),
                Flag.WRONG_VERSION);
        refuse("FRM-N-1001", COOKIE, "a cookie frame of 33 octets", Octets.first(right, 33), Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-1002",
                COOKIE,
                "a cookie frame of 35 octets",
                Octets.concat(right, Octets.u8(0)),
                Flag.FRAME_LENGTH);
        refuse(
                "FRM-N-1003",
                COOKIE,
                "a cookie frame of 1200 octets",
                Octets.concat(right, Octets.zeros(1166)),
                Flag.FRAME_LENGTH);
        refuse("FRM-N-1004", COOKIE, "type and version alone", Octets.first(right, 2), Flag.FRAME_LENGTH);
    }

    private void sealed() {
        refuse(
                "FRM-N-0903",
                SEALED,
                "a sealed frame of version 0",
                Octets.with(sealedFrame(98), 1, Octets.u8(0)),
                Flag.WRONG_VERSION);
        refuse(
                "FRM-N-0904",
                SEALED,
                "a sealed frame of version 2",
                Octets.with(sealedFrame(98), 1, Octets.u8(2)),
                Flag.WRONG_VERSION);
        refuse("FRM-N-0905", SEALED, "one octet, 03", Octets.u8(3), Flag.FRAME_LENGTH);
        refuse("FRM-N-0906", COOKIE, "one octet, 02", Octets.u8(2), Flag.FRAME_LENGTH);
        refuse("FRM-N-1101", SEALED, "header and tag without content", sealedFrame(34), Flag.FRAME_LENGTH);
        refuse("FRM-N-1102", SEALED, "97 octets", sealedFrame(97), Flag.FRAME_LENGTH);
        refuse("FRM-N-1103", SEALED, "99 octets", sealedFrame(99), Flag.FRAME_LENGTH);
        refuse("FRM-N-1104", "FRM-P-1102", "1187 octets", sealedFrame(1187), Flag.FRAME_LENGTH);
        refuse("FRM-N-1105", "FRM-P-1102", "1232 octets, the largest datagram", sealedFrame(1232), Flag.BOUNDARY);
        refuse("FRM-N-1106", SEALED, "a header alone", sealedFrame(18), Flag.FRAME_LENGTH);
        refuse("FRM-N-1107", SEALED, "type and version alone", sealedFrame(2), Flag.FRAME_LENGTH);
    }

    private void handshake(String id, String title, Handshake message, String shape, String... rules) {
        file.accept(id, title, rules)
                .asks(
                        OP,
                        datagram(Handshakes.datagram(message)),
                        Members.accepted(
                                "frame", "handshake",
                                "shape", shape,
                                "token", message.getToken().toByteArray(),
                                "nonce", message.getNonce().toByteArray(),
                                "echo", message.getEcho().toByteArray(),
                                "cookie", message.getCookie().toByteArray(),
                                "tag", message.getTag().toByteArray()));
    }

    private void sealed(String id, String title, long counter, int blocks) {
        byte[] id8 = Samples.octets("session id", 8);
        byte[] ciphertext = Octets.repeated(0x5a, 64 * blocks + 16);
        file.accept(id, title, "FRM-011", "FRM-001", "FRM-009")
                .flags(Flag.BOUNDARY)
                .asks(
                        OP,
                        datagram(Octets.concat(SealedFrames.header(id8, counter), ciphertext)),
                        Members.accepted(
                                "frame",
                                "sealed",
                                "session_id",
                                id8,
                                "counter",
                                Octets.u64(counter),
                                "ciphertext",
                                ciphertext));
    }

    private void refuse(String id, String twin, String title, byte[] datagram, Flag flag) {
        refuse(file, id, twin, title, datagram, flag);
    }

    /** A datagram that is refused by the rule whose number begins the id's. */
    static void refuse(VectorFile file, String id, String twin, String title, byte[] datagram, Flag flag) {
        String rule = id.substring(0, 4) + "0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule).flags(flag).asks(OP, datagram(datagram), Members.refused(rule));
    }

    static Handshake initiationMessage() {
        return Handshakes.initiation(TOKEN, NONCE, Octets.zeros(0));
    }

    private static byte[] initiation() {
        return Handshakes.datagram(initiationMessage());
    }

    /** Octets that look like a sealed frame, as many as are wanted. */
    private static byte[] sealedFrame(int octets) {
        byte[] header = SealedFrames.header(Samples.octets("session id", 8), 7);
        return Octets.first(Octets.concat(header, Octets.repeated(0x5a, 1300)), octets);
    }

    private static ObjectNode datagram(byte[] datagram) {
        return Members.of("datagram", datagram);
    }
}
