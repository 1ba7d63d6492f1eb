package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Challenge;
import io.symbolon.spec.proto.Leave;
import io.symbolon.spec.proto.Response;
import io.symbolon.spec.proto.SessionMessage;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Sealed frames (chapter framing): a header of 18 octets, the sealed content, a tag of 16 octets. */
public final class SealedFrames {
    public static final int TYPE = 3;
    public static final int HEADER_OCTETS = 18;
    public static final int BLOCK_OCTETS = 64;

    private SealedFrames() {}

    /** Type, version, session id (8 octets) and counter. */
    public static byte[] header(byte[] sessionId, long counter) {
        return Octets.concat(Octets.u8(TYPE), Octets.u8(1), sessionId, Octets.u64(counter));
    }

    /** {@code u16(length) || message || zero octets}, the smallest multiple of 64. */
    public static byte[] content(byte[] message) {
        int blocks = (2 + message.length + BLOCK_OCTETS - 1) / BLOCK_OCTETS;
        return content(message.length, message, Octets.zeros(blocks * BLOCK_OCTETS - 2 - message.length));
    }

    /** A content with a length and a padding of one's own. */
    public static byte[] content(int length, byte[] message, byte[] padding) {
        return Octets.concat(Octets.u16(length), message, padding);
    }

    /** The datagram of a message. */
    public static byte[] seal(byte[] key, byte[] sessionId, long counter, Direction direction, byte[] message) {
        return seal(key, header(sessionId, counter), direction, content(message));
    }

    /** The datagram of any header and any content; the nonce is 4 zero octets and the counter in the header. */
    public static byte[] seal(byte[] key, byte[] header, Direction direction, byte[] content) {
        byte[] sealed = ChaCha20Poly1305.seal(key, nonce(header), associated(header, direction), content);
        return Octets.concat(header, sealed);
    }

    /** The content of a sealed frame, or nothing if it does not open (SES-004). */
    public static Optional<byte[]> open(byte[] key, Direction direction, byte[] datagram) {
        byte[] header = Octets.first(datagram, HEADER_OCTETS);
        return ChaCha20Poly1305.open(
                key, nonce(header), associated(header, direction), Octets.from(datagram, HEADER_OCTETS));
    }

    /** The message in a content, by its length. */
    public static byte[] message(byte[] content) {
        return Octets.slice(content, 2, ByteBuffer.wrap(content).getShort(0) & 0xffff);
    }

    /** 4 zero octets and the counter of the header: 12 octets. */
    public static byte[] nonce(byte[] header) {
        return Octets.concat(Octets.zeros(4), Octets.slice(header, 10, 8));
    }

    /** The header and the direction: 19 octets. */
    public static byte[] associated(byte[] header, Direction direction) {
        return Octets.concat(header, direction.octet());
    }

    /** Whether a datagram has the type and a length of a sealed frame. */
    public static boolean isSealed(byte[] datagram) {
        return datagram.length >= 34 + BLOCK_OCTETS && datagram[0] == TYPE;
    }

    public static byte[] sessionId(byte[] datagram) {
        return Octets.slice(datagram, 2, 8);
    }

    public static long counter(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getLong(10);
    }

    /** The octets of a challenge. */
    public static byte[] challenge(byte[] data) {
        return SessionMessage.newBuilder()
                .setChallenge(Challenge.newBuilder().setData(Tokens.bytes(data)))
                .build()
                .toByteArray();
    }

    /** The octets of a response. */
    public static byte[] response(byte[] data) {
        return SessionMessage.newBuilder()
                .setResponse(Response.newBuilder().setData(Tokens.bytes(data)))
                .build()
                .toByteArray();
    }

    /** The octets of a leave. */
    public static byte[] leave() {
        return SessionMessage.newBuilder()
                .setLeave(Leave.getDefaultInstance())
                .build()
                .toByteArray();
    }
}
