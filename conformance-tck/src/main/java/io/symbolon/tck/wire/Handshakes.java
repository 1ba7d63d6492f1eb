package io.symbolon.tck.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Handshake;
import java.nio.ByteBuffer;

/** Handshake frames (chapter framing): {@code 01 || u16(n) || message || zero octets}, 1200 octets in all. */
public final class Handshakes {
    public static final int TYPE = 1;
    public static final int DATAGRAM_OCTETS = 1200;

    private Handshakes() {}

    /** An initiation: no echo, no tag; the cookie is empty or has 16 octets. */
    public static Handshake initiation(byte[] signedToken, byte[] nonce, byte[] cookie) {
        return Handshake.newBuilder()
                .setVersion(1)
                .setToken(Tokens.bytes(signedToken))
                .setNonce(Tokens.bytes(nonce))
                .setCookie(Tokens.bytes(cookie))
                .build();
    }

    /** An answer: it echoes the nonce of the initiation and carries the tag of its sender. */
    public static Handshake answer(byte[] signedToken, byte[] nonce, byte[] echo, byte[] tag) {
        return Handshake.newBuilder()
                .setVersion(1)
                .setToken(Tokens.bytes(signedToken))
                .setNonce(Tokens.bytes(nonce))
                .setEcho(Tokens.bytes(echo))
                .setTag(Tokens.bytes(tag))
                .build();
    }

    /** The datagram of a message. */
    public static byte[] datagram(Handshake message) {
        return datagram(message.toByteArray());
    }

    /** The datagram of message octets, whatever they are. */
    public static byte[] datagram(byte[] message) {
        return datagram(message.length, message, Octets.zeros(DATAGRAM_OCTETS - 3 - message.length));
    }

    /** A handshake frame with a length and a padding of one's own. */
    public static byte[] datagram(int length, byte[] message, byte[] padding) {
        return Octets.concat(Octets.u8(TYPE), Octets.u16(length), message, padding);
    }

    public static boolean isHandshake(byte[] datagram) {
        return datagram.length == DATAGRAM_OCTETS && datagram[0] == TYPE;
    }

    /** The octets of the message of a handshake frame, by its length. */
    public static byte[] messageOctets(byte[] datagram) {
        return Octets.slice(datagram, 3, ByteBuffer.wrap(datagram).getShort(1) & 0xffff);
    }

    /** The message of a handshake frame, decoded and not judged. */
    public static Handshake message(byte[] datagram) {
        try {
            return Handshake.parseFrom(messageOctets(datagram));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a handshake: " + Octets.hex(datagram), e);
        }
    }
}
