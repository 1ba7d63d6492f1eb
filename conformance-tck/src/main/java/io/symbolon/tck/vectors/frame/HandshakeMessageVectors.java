package io.symbolon.tck.vectors.frame;

import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.ANSWER;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.COOKIE_16;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.ECHO;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.INITIATION;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.NONCE;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.TAG;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.TOKEN;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.WITH_COOKIE;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/** FRM-006 to FRM-008, HSK-001, HSK-002: the message in a handshake frame; every frame around it is right. */
final class HandshakeMessageVectors {
    private final VectorFile file;

    private HandshakeMessageVectors(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        HandshakeMessageVectors vectors = new HandshakeMessageVectors(file);
        vectors.decoding();
        vectors.encodings();
        vectors.lengths();
        vectors.shapes();
    }

    private void decoding() {
        List<RawField> fields = answer();
        for (int i = 0; i < fields.size(); i++) {
            int number = fields.get(i).number();
            byte[] message = RawField.join(fields.subList(0, i + 1));
            // the number of the field is the number of the case
            raw(
                    "FRM-N-060" + number,
                    ANSWER,
                    "the message ends inside field " + number,
                    Octets.first(message, message.length - 1),
                    Flag.TRUNCATION);
        }
        raw(
                "FRM-N-0610",
                INITIATION,
                "one zero octet of the padding counted as message",
                Octets.concat(RawField.join(initiation()), Octets.u8(0)),
                Flag.MALFORMED);
        wireType("FRM-N-0611", "version as 4 octets", RawField.of(1, RawField.FIXED_32, Octets.ofHex("01000000")));
        wireType("FRM-N-0612", "version as octets", RawField.ofOctets(1, Octets.u8(1)));
        wireType("FRM-N-0613", "nonce as 8 octets", RawField.of(3, RawField.FIXED_64, Octets.zeros(8)));
        wireType("FRM-N-0614", "token as a number", RawField.ofVarint(2, 1));
        wireType("FRM-N-0615", "echo as a number", RawField.ofVarint(4, 1));
        appended("FRM-N-0616", "wire type 7", RawField.of(7, 7, Octets.zeros(1)));
        appended("FRM-N-0617", "a field with the number 0", RawField.of(0, RawField.VARINT, Octets.u8(1)));
        appended("FRM-N-0618", "a length beyond the end", RawField.of(7, RawField.LENGTH_DELIMITED, Octets.u8(9)));
        appended(
                "FRM-N-0619",
                "a varint of 11 octets",
                RawField.of(7, RawField.VARINT, Octets.concat(Octets.repeated(0x80, 10), Octets.u8(1))));
        appended("FRM-N-0620", "a group that does not end", RawField.of(7, 3, Octets.zeros(0)));
        raw("FRM-N-0621", INITIATION, "text", Octets.utf8("GET / HTTP/1.1"), Flag.MALFORMED);
    }

    private void encodings() {
        List<RawField> fields = initiation();
        other("FRM-N-0701", "nonce before token", fields.get(0), fields.get(2), fields.get(1));
        other("FRM-N-0702", "version twice", fields.get(0), fields.get(0), fields.get(1), fields.get(2));
        other("FRM-N-0703", "nonce twice", fields.get(0), fields.get(1), fields.get(2), fields.get(2));
        other(
                "FRM-N-0704",
                "an empty echo that is written",
                fields.get(0),
                fields.get(1),
                fields.get(2),
                RawField.ofOctets(4, Octets.zeros(0)));
        other(
                "FRM-N-0705",
                "an empty tag that is written",
                fields.get(0),
                fields.get(1),
                fields.get(2),
                RawField.ofOctets(6, Octets.zeros(0)));
        other("FRM-N-0706", "an unknown number", fields.get(0), fields.get(1), fields.get(2), RawField.ofVarint(7, 1));
        other(
                "FRM-N-0707",
                "unknown octets",
                fields.get(0),
                fields.get(1),
                fields.get(2),
                RawField.ofOctets(7, Octets.u8(1)));
        other(
                "FRM-N-0708",
                "the version in two octets",
                RawField.of(1, RawField.VARINT, RawField.varint(1, 2)),
                fields.get(1),
                fields.get(2));
        other(
                "FRM-N-0709",
                "the length of the nonce in two octets",
                fields.get(0),
                fields.get(1),
                RawField.of(3, RawField.LENGTH_DELIMITED, Octets.concat(RawField.varint(16, 2), NONCE)));
        other(
                "FRM-N-0710",
                "a tag in two octets",
                new RawField(1, Octets.ofHex("880001")),
                fields.get(1),
                fields.get(2));
        other(
                "FRM-N-0711",
                "version 2^32 + 1, which is 1 in 32 bits",
                RawField.ofVarint(1, (1L << 32) + 1),
                fields.get(1),
                fields.get(2));
        other(
                "FRM-N-0712",
                "an empty token and then the token",
                fields.get(0),
                RawField.ofOctets(2, Octets.zeros(0)),
                fields.get(1),
                fields.get(2));
    }

    private void lengths() {
        length("FRM-N-0801", INITIATION, "no nonce", base().clearNonce());
        length(
                "FRM-N-0802",
                INITIATION,
                "a nonce of 15 octets",
                base().setNonce(Tokens.bytes(Octets.first(NONCE, 15))));
        length(
                "FRM-N-0803",
                INITIATION,
                "a nonce of 17 octets",
                base().setNonce(Tokens.bytes(Octets.concat(NONCE, Octets.u8(0)))));
        length(
                "FRM-N-0804",
                ANSWER,
                "an echo of 15 octets",
                answerMessage().setEcho(Tokens.bytes(Octets.first(ECHO, 15))));
        length(
                "FRM-N-0805",
                ANSWER,
                "an echo of 17 octets",
                answerMessage().setEcho(Tokens.bytes(Octets.concat(ECHO, Octets.u8(0)))));
        length("FRM-N-0806", ANSWER, "a tag of 15 octets", answerMessage().setTag(Tokens.bytes(Octets.first(TAG, 15))));
        length(
                "FRM-N-0807",
                ANSWER,
                "a tag of 32 octets",
                answerMessage().setTag(Tokens.bytes(Octets.concat(TAG, TAG))));
        length(
                "FRM-N-0808",
                WITH_COOKIE,
                "a cookie of 15 octets",
                base().setCookie(Tokens.bytes(Octets.first(COOKIE_16, 15))));
        length("FRM-N-0809", WITH_COOKIE, "a cookie of 1 octet", base().setCookie(Tokens.bytes(Octets.u8(1))));
        length(
                "FRM-N-0810",
                WITH_COOKIE,
                "a cookie of 17 octets",
                base().setCookie(Tokens.bytes(Octets.concat(COOKIE_16, Octets.u8(0)))));
    }

    private void shapes() {
        shape("HSK-N-0101", INITIATION, "no version", base().clearVersion(), Flag.WRONG_VERSION);
        shape("HSK-N-0102", INITIATION, "version 2", base().setVersion(2), Flag.WRONG_VERSION);
        shape(
                "HSK-N-0103",
                INITIATION,
                "version 257, which is 1 in one octet",
                base().setVersion(257),
                Flag.WRONG_VERSION);
        shape("HSK-N-0201", ANSWER, "an echo without a tag", answerMessage().clearTag(), Flag.SHAPE);
        shape("HSK-N-0202", ANSWER, "a tag without an echo", answerMessage().clearEcho(), Flag.SHAPE);
        shape(
                "HSK-N-0203",
                ANSWER,
                "an answer with a cookie",
                answerMessage().setCookie(Tokens.bytes(COOKIE_16)),
                Flag.SHAPE);
        shape(
                "HSK-N-0204",
                WITH_COOKIE,
                "a cookie and an echo",
                base().setCookie(Tokens.bytes(COOKIE_16)).setEcho(Tokens.bytes(ECHO)),
                Flag.SHAPE);
        shape(
                "HSK-N-0205",
                WITH_COOKIE,
                "a cookie and a tag",
                base().setCookie(Tokens.bytes(COOKIE_16)).setTag(Tokens.bytes(TAG)),
                Flag.SHAPE);
    }

    private void wireType(String id, String title, RawField instead) {
        List<RawField> fields = new ArrayList<>(answer());
        fields.replaceAll(field -> field.number() == instead.number() ? instead : field);
        raw(id, ANSWER, title, RawField.join(fields), Flag.WRONG_WIRE_TYPE);
    }

    private void appended(String id, String title, RawField more) {
        raw(id, INITIATION, title, Octets.concat(RawField.join(initiation()), more.octets()), Flag.MALFORMED);
    }

    private void other(String id, String title, RawField... fields) {
        raw(id, INITIATION, title, RawField.join(List.of(fields)), Flag.OTHER_ENCODING);
    }

    private void length(String id, String twin, String title, Handshake.Builder message) {
        raw(id, twin, title, message.build().toByteArray(), Flag.WRONG_LENGTH);
    }

    private void shape(String id, String twin, String title, Handshake.Builder message, Flag flag) {
        raw(id, twin, title, message.build().toByteArray(), flag);
    }

    private void raw(String id, String twin, String title, byte[] message, Flag flag) {
        FrameDecodeVectors.refuse(file, id, twin, title, Handshakes.datagram(message), flag);
    }

    private static List<RawField> initiation() {
        return RawField.parse(FrameDecodeVectors.initiationMessage().toByteArray());
    }

    private static List<RawField> answer() {
        return RawField.parse(answerMessage().build().toByteArray());
    }

    private static Handshake.Builder base() {
        return FrameDecodeVectors.initiationMessage().toBuilder();
    }

    private static Handshake.Builder answerMessage() {
        return Handshakes.answer(TOKEN, NONCE, ECHO, TAG).toBuilder();
    }
}
