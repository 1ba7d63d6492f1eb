package io.symbolon.tck.combine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Sealed frames under a key: FRM-001, FRM-009, FRM-011 to FRM-017, SES-002, SES-004. */
final class SealedModel {
    private static final byte[] KEY = Samples.octets("key of combinations", 32);
    private static final byte[] ID = Samples.octets("join id", 16);
    private static final byte[] NONE = Octets.zeros(0);
    private static final int DENIED = 1;
    private static final int DEFERRED = 2;

    private SealedModel() {}

    private static final class Draft implements Model.Draft {
        private byte[] message = SealedFrames.challenge(ID);
        private UnaryOperator<byte[]> encoding = octets -> octets;
        private UnaryOperator<byte[]> content = octets -> octets;
        private UnaryOperator<byte[]> header = octets -> octets;
        private UnaryOperator<byte[]> datagram = octets -> octets;
        private byte[] sessionId = Samples.octets("session id", 8);
        private long counter = 7;
        private Direction direction = Direction.LOW_TO_HIGH;
        private Direction sealedIn = Direction.LOW_TO_HIGH;
        private byte[] sealedWith = KEY;

        @Override
        public Question question() {
            byte[] octets = encoding.apply(message);
            byte[] before = header.apply(SealedFrames.header(sessionId, counter));
            byte[] whole = datagram.apply(
                    SealedFrames.seal(sealedWith, before, sealedIn, content.apply(SealedFrames.content(octets))));
            ObjectNode args = Members.of("key", KEY, "direction", direction.driverName(), "datagram", whole);
            ObjectNode expect = FrameReading.broken(KEY, direction, whole)
                    .map(Members::refused)
                    .orElseGet(() ->
                            Members.accepted("counter", Octets.u64(counter), "message", octets, "body", body(octets)));
            return new Question(args, expect);
        }
    }

    /** A message that holds, as the driver protocol writes it. */
    private static ObjectNode body(byte[] octets) {
        SessionMessage message =
                Encodings.parse(SessionMessage.parser(), octets).orElseThrow();
        return switch (message.getBodyCase()) {
            case CHALLENGE ->
                Members.of("challenge", message.getChallenge().getData().toByteArray());
            case RESPONSE ->
                Members.of("response", message.getResponse().getData().toByteArray());
            case LEAVE -> Members.of("leave", true);
            case ACK ->
                Members.of(
                        "ack",
                        Members.of("join_id", message.getAck().getJoinId().toByteArray()));
            case NACK -> Members.of("nack", nack(message.getNack()));
            case JOIN -> Members.of("join", join(message.getJoin()));
            default -> throw new IllegalArgumentException("no choice makes a " + message.getBodyCase());
        };
    }

    private static ObjectNode nack(Nack nack) {
        return Members.of(
                "join_id", nack.getJoinId().toByteArray(),
                "code", nack.getCode().name().toLowerCase(Locale.ROOT),
                "retry_after_s", nack.getRetryAfterS());
    }

    private static ObjectNode join(Join join) {
        return Members.of(
                "join_id", join.getJoinId().toByteArray(),
                "identity", join.getIdentity().toByteArray(),
                "signature", join.getSignature().toByteArray(),
                "issuer", join.getIssuer().toByteArray());
    }

    static Model<Draft> model() {
        return new Model<>(
                "frame-open",
                "framing",
                "SES-004",
                "frame.open",
                Draft::new,
                List.of(
                        message(),
                        Encodings.parameter("encoding", (draft, change) -> draft.encoding = change),
                        content(),
                        sessionId(),
                        counter(),
                        direction(),
                        key(),
                        header(),
                        seal(),
                        size()));
    }

    private static Parameter<Draft> message() {
        return Parameter.<Draft>of("message", "a challenge")
                .right("a response", draft -> draft.message = SealedFrames.response(ID))
                .right("a leave", draft -> draft.message = SealedFrames.leave())
                .right("a Join of a node", draft -> draft.message = join(0, 64))
                .right("a Join with 1000 octets", draft -> draft.message = join(1000, 64))
                .right("an Ack", draft -> draft.message = SessionMessages.ack(ID))
                .right("a Nack, denied", draft -> draft.message = SessionMessages.nack(ID, DENIED, 0))
                .right("a Nack, deferred for 300 s", draft -> draft.message = SessionMessages.nack(ID, DEFERRED, 300))
                .wrong("a Nack, deferred for 301 s", draft -> draft.message = SessionMessages.nack(ID, DEFERRED, 301))
                .wrong(
                        "a Nack, deferred for 2^31 s",
                        draft -> draft.message = SessionMessages.nack(ID, DEFERRED, 1 << 31))
                .wrong("a Nack without code", draft -> draft.message = SessionMessages.nack(ID, 0, 0))
                .wrong("a Nack with code 4", draft -> draft.message = SessionMessages.nack(ID, 4, 0))
                .wrong("a Join with 1001 octets", draft -> draft.message = join(1001, 64))
                .wrong("a Join with 63 octets of signature", draft -> draft.message = join(0, 63))
                .wrong("an Ack of nothing", draft -> draft.message = SessionMessages.ack(NONE))
                .wrong(
                        "a challenge of 15 octets",
                        draft -> draft.message = SealedFrames.challenge(Octets.first(ID, 15)))
                .wrong("a response of 17 octets", draft -> draft.message = SealedFrames.response(Octets.zeros(17)))
                .wrong("none", draft -> draft.message = NONE);
    }

    private static byte[] join(int identity, int signature) {
        return SessionMessages.join(ID, Octets.repeated(1, identity), Octets.repeated(2, signature), NONE);
    }

    private static Parameter<Draft> content() {
        return Parameter.<Draft>of("content", "the smallest")
                .wrong(
                        "its last octet is 1",
                        draft -> draft.content = octets -> Octets.with(octets, octets.length - 1, Octets.u8(1)))
                .wrong("a block more", draft -> draft.content = octets -> Octets.concat(octets, Octets.zeros(64)))
                .wrong("its length is 0", draft -> draft.content = octets -> Octets.with(octets, 0, Octets.u16(0)))
                .wrong(
                        "its length is 65 535",
                        draft -> draft.content = octets -> Octets.with(octets, 0, Octets.u16(65_535)));
    }

    private static Parameter<Draft> sessionId() {
        return Parameter.<Draft>of("session id", "a usual one")
                .right("zero", draft -> draft.sessionId = Octets.zeros(8))
                .right("ff", draft -> draft.sessionId = Octets.repeated(0xff, 8));
    }

    private static Parameter<Draft> counter() {
        return Parameter.<Draft>of("counter", "7")
                .right("0", draft -> draft.counter = 0)
                .right("2^32", draft -> draft.counter = 1L << 32)
                .right("2^33 - 1", draft -> draft.counter = (1L << 33) - 1)
                .wrong("2^33", draft -> draft.counter = 1L << 33)
                .wrong("2^63", draft -> draft.counter = Long.MIN_VALUE)
                .wrong("2^64 - 1", draft -> draft.counter = -1);
    }

    private static Parameter<Draft> direction() {
        return Parameter.<Draft>of("direction", "low to high")
                .right("high to low", draft -> {
                    draft.direction = Direction.HIGH_TO_LOW;
                    draft.sealedIn = Direction.HIGH_TO_LOW;
                })
                .wrong("sealed in the other one", draft -> draft.sealedIn = Direction.HIGH_TO_LOW)
                .wrong("opened in the other one", draft -> draft.direction = Direction.HIGH_TO_LOW);
    }

    private static Parameter<Draft> key() {
        return Parameter.<Draft>of("key", "the same")
                .wrong("another", draft -> draft.sealedWith = Octets.withBitFlipped(KEY, 31, 0));
    }

    private static Parameter<Draft> header() {
        return Parameter.<Draft>of("version", "01")
                .wrong("00", draft -> draft.header = octets -> Octets.with(octets, 1, Octets.u8(0)))
                .wrong("02", draft -> draft.header = octets -> Octets.with(octets, 1, Octets.u8(2)));
    }

    private static Parameter<Draft> seal() {
        return Parameter.<Draft>of("on its way", "untouched")
                .wrong("a bit of the session id", draft -> flip(draft, 2, 1))
                .wrong("the lowest bit of the counter", draft -> flip(draft, 17, 0))
                .wrong("the first bit of the ciphertext", draft -> flip(draft, 18, 0))
                .wrong(
                        "the last bit of the tag",
                        draft -> draft.datagram = octets -> Octets.withBitFlipped(octets, octets.length - 1, 7));
    }

    private static void flip(Draft draft, int index, int bit) {
        draft.datagram = octets -> Octets.withBitFlipped(octets, index, bit);
    }

    private static Parameter<Draft> size() {
        return Parameter.<Draft>of("size", "as it is")
                .wrong("one octet less", draft -> then(draft, octets -> Octets.first(octets, octets.length - 1)))
                .wrong("one octet more", draft -> then(draft, octets -> Octets.concat(octets, Octets.zeros(1))))
                .wrong("a block more", draft -> then(draft, octets -> Octets.concat(octets, Octets.zeros(64))))
                .wrong("its header and tag", draft -> then(draft, octets -> Octets.first(octets, 34)))
                .wrong(
                        "1250 octets",
                        draft -> then(draft, octets -> Octets.first(Octets.concat(octets, Octets.zeros(1250)), 1250)));
    }

    private static void then(Draft draft, UnaryOperator<byte[]> change) {
        UnaryOperator<byte[]> before = draft.datagram;
        draft.datagram = octets -> change.apply(before.apply(octets));
    }
}
