package io.symbolon.tck.combine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Handshake frames: FRM-001 to FRM-008, HSK-001, HSK-002. */
final class HandshakeModel {
    private static final byte[] TOKEN = Tokens.sign(Samples.key("token"), Samples.handshakeNode("token"));
    private static final int LENGTH_AT = 1;
    private static final int MESSAGE_AT = 3;

    private HandshakeModel() {}

    private static final class Draft implements Model.Draft {
        private final Handshake.Builder message =
                Handshakes.initiation(TOKEN, Samples.nonce("opener"), Octets.zeros(0)).toBuilder();
        private UnaryOperator<byte[]> encoding = octets -> octets;
        private UnaryOperator<byte[]> datagram = octets -> octets;

        private void then(UnaryOperator<byte[]> change) {
            UnaryOperator<byte[]> before = datagram;
            datagram = octets -> change.apply(before.apply(octets));
        }

        @Override
        public Question question() {
            byte[] octets = datagram.apply(
                    Handshakes.datagram(encoding.apply(message.build().toByteArray())));
            ObjectNode expect = FrameReading.broken(octets)
                    .map(Members::refused)
                    .orElseGet(() -> accepted(Handshakes.message(octets)));
            return new Question(Members.of("datagram", octets), expect);
        }

        /** What the datagram says: octets that were taken away may stand in its padding. */
        private static ObjectNode accepted(Handshake message) {
            return Members.accepted(
                    "frame", "handshake",
                    "shape", message.getEcho().isEmpty() ? "initiation" : "answer",
                    "token", message.getToken().toByteArray(),
                    "nonce", message.getNonce().toByteArray(),
                    "echo", message.getEcho().toByteArray(),
                    "cookie", message.getCookie().toByteArray(),
                    "tag", message.getTag().toByteArray());
        }
    }

    static Model<Draft> model() {
        return new Model<>(
                "frame-decode",
                "framing",
                "HSK-002",
                "frame.decode",
                Draft::new,
                List.of(
                        version(),
                        token(),
                        nonce(),
                        field("echo", (draft, value) -> draft.message.setEcho(value)),
                        field("cookie", (draft, value) -> draft.message.setCookie(value)),
                        field("tag", (draft, value) -> draft.message.setTag(value)),
                        Encodings.parameter("encoding", (draft, change) -> draft.encoding = change),
                        length(),
                        padding(),
                        type(),
                        size()));
    }

    private static Parameter<Draft> version() {
        return Parameter.<Draft>of("version", "1")
                .wrong("none", draft -> draft.message.clearVersion())
                .wrong("2", draft -> draft.message.setVersion(2));
    }

    private static Parameter<Draft> token() {
        return Parameter.<Draft>of("token", "a good one")
                .right("none", draft -> draft.message.clearToken())
                .right("octets that are none", draft -> draft.message.setToken(octets(700)));
    }

    private static Parameter<Draft> nonce() {
        return Parameter.<Draft>of("nonce", "16 octets")
                .right("16 zero octets", draft -> draft.message.setNonce(Tokens.bytes(Octets.zeros(16))))
                .wrong("none", draft -> draft.message.clearNonce())
                .wrong("15 octets", draft -> draft.message.setNonce(octets(15)))
                .wrong("17 octets", draft -> draft.message.setNonce(octets(17)));
    }

    /** Whether 16 octets are right depends on the others. */
    private static Parameter<Draft> field(String name, BiConsumer<Draft, ByteString> set) {
        return Parameter.<Draft>of(name, "none")
                .right("16 octets", draft -> set.accept(draft, octets(16)))
                .wrong("15 octets", draft -> set.accept(draft, octets(15)))
                .wrong("17 octets", draft -> set.accept(draft, octets(17)));
    }

    private static Parameter<Draft> length() {
        return Parameter.<Draft>of("length", "that of the message")
                .wrong("0", draft -> draft.then(octets -> Octets.with(octets, LENGTH_AT, Octets.u16(0))))
                .wrong("one less", draft -> draft.then(octets -> longer(octets, -1)))
                .wrong("one more", draft -> draft.then(octets -> longer(octets, 1)))
                .wrong("1197", draft -> draft.then(octets -> Octets.with(octets, LENGTH_AT, Octets.u16(1197))))
                .wrong("1198", draft -> draft.then(octets -> Octets.with(octets, LENGTH_AT, Octets.u16(1198))))
                .wrong("32 768", draft -> draft.then(octets -> Octets.with(octets, LENGTH_AT, Octets.u16(32_768))));
    }

    private static byte[] longer(byte[] datagram, int octets) {
        int length = Handshakes.messageOctets(datagram).length;
        return Octets.with(datagram, LENGTH_AT, Octets.u16(length + octets));
    }

    private static Parameter<Draft> padding() {
        return Parameter.<Draft>of("padding", "zero")
                .wrong("a bit at its end", draft -> draft.then(octets -> Octets.withBitFlipped(octets, 1199, 7)))
                .wrong("a bit in its middle", draft -> draft.then(octets -> Octets.withBitFlipped(octets, 900, 0)));
    }

    private static Parameter<Draft> type() {
        return Parameter.<Draft>of("type", "01")
                .wrong("00", draft -> draft.then(octets -> Octets.with(octets, 0, Octets.u8(0))))
                .wrong("02", draft -> draft.then(octets -> Octets.with(octets, 0, Octets.u8(2))))
                .wrong("03", draft -> draft.then(octets -> Octets.with(octets, 0, Octets.u8(3))))
                .wrong("04", draft -> draft.then(octets -> Octets.with(octets, 0, Octets.u8(4))));
    }

    private static Parameter<Draft> size() {
        return Parameter.<Draft>of("size", "1200 octets")
                .wrong("1199 octets", draft -> draft.then(octets -> Octets.first(octets, octets.length - 1)))
                .wrong("1201 octets", draft -> draft.then(octets -> Octets.concat(octets, Octets.zeros(1))))
                .wrong("1233 octets", draft -> draft.then(octets -> Octets.concat(octets, Octets.zeros(33))))
                .wrong("its type alone", draft -> draft.then(octets -> Octets.first(octets, 1)))
                .wrong("up to the message", draft -> draft.then(octets -> Octets.first(octets, MESSAGE_AT)))
                .wrong("none", draft -> draft.then(octets -> Octets.zeros(0)));
    }

    private static ByteString octets(int count) {
        return Tokens.bytes(Octets.repeated(0x5a, count));
    }
}
