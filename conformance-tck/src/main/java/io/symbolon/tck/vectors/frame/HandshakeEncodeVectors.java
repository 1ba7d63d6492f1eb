package io.symbolon.tck.vectors.frame;

import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.COOKIE_16;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.ECHO;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.NONCE;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.TAG;
import static io.symbolon.tck.vectors.frame.FrameDecodeVectors.TOKEN;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;

/** The file {@code handshake-encode.json}: handshake datagrams, octet by octet, up to the largest. */
public final class HandshakeEncodeVectors {
    private final VectorFile file = new VectorFile(
            "handshake-encode",
            "framing",
            "Handshake datagrams from their fields, octet by octet.",
            "Octets are taken as they are; the largest token has 700.");

    private HandshakeEncodeVectors() {}

    public static VectorFile file() {
        HandshakeEncodeVectors vectors = new HandshakeEncodeVectors();
        byte[] largest = Octets.repeated(1, 700);
        byte[] none = Octets.zeros(0);
        vectors.encoded("FRM-P-0301", "an initiation", Handshakes.initiation(TOKEN, NONCE, none), Flag.GOLDEN);
        vectors.encoded(
                "FRM-P-0302",
                "an initiation with a cookie",
                Handshakes.initiation(TOKEN, NONCE, COOKIE_16),
                Flag.GOLDEN);
        vectors.encoded("FRM-P-0303", "an answer", Handshakes.answer(TOKEN, NONCE, ECHO, TAG), Flag.GOLDEN);
        vectors.encoded(
                "FRM-P-1801",
                "an initiation with the largest token",
                Handshakes.initiation(largest, NONCE, none),
                Flag.BOUNDARY);
        vectors.encoded(
                "FRM-P-1802",
                "the largest answer: a message of 759 octets",
                Handshakes.answer(largest, NONCE, ECHO, TAG),
                Flag.BOUNDARY);
        vectors.encoded(
                "FRM-P-1803",
                "the largest initiation, with a cookie: a message of 741 octets",
                Handshakes.initiation(largest, NONCE, COOKIE_16),
                Flag.BOUNDARY);
        return vectors.file;
    }

    private void encoded(String id, String title, Handshake message, Flag flag) {
        file.accept(id, title, "FRM-0" + id.substring(6, 8), "CNV-004")
                .flags(flag)
                .asks(
                        "handshake.encode",
                        Members.of(
                                "token", message.getToken().toByteArray(),
                                "nonce", message.getNonce().toByteArray(),
                                "echo", message.getEcho().toByteArray(),
                                "cookie", message.getCookie().toByteArray(),
                                "tag", message.getTag().toByteArray()),
                        Members.of("datagram", Handshakes.datagram(message)))
                .trace("message_octets", message.toByteArray().length);
    }
}
