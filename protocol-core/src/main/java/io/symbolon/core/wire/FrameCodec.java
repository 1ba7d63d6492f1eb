package io.symbolon.core.wire;

import static io.symbolon.core.wire.WireFormat.CONTENT_BLOCK;
import static io.symbolon.core.wire.WireFormat.CONTENT_BLOCKS_LIMIT;
import static io.symbolon.core.wire.WireFormat.COOKIE_AT;
import static io.symbolon.core.wire.WireFormat.COOKIE_FRAME;
import static io.symbolon.core.wire.WireFormat.COOKIE_NONCE_AT;
import static io.symbolon.core.wire.WireFormat.COOKIE_TYPE;
import static io.symbolon.core.wire.WireFormat.DATAGRAM_LIMIT;
import static io.symbolon.core.wire.WireFormat.HANDSHAKE_FRAME;
import static io.symbolon.core.wire.WireFormat.HANDSHAKE_MESSAGE_AT;
import static io.symbolon.core.wire.WireFormat.HANDSHAKE_MESSAGE_LIMIT;
import static io.symbolon.core.wire.WireFormat.HANDSHAKE_TYPE;
import static io.symbolon.core.wire.WireFormat.NONCE;
import static io.symbolon.core.wire.WireFormat.SEALED_COUNTER_AT;
import static io.symbolon.core.wire.WireFormat.SEALED_HEADER;
import static io.symbolon.core.wire.WireFormat.SEALED_ID_AT;
import static io.symbolon.core.wire.WireFormat.SEALED_OVERHEAD;
import static io.symbolon.core.wire.WireFormat.SEALED_TYPE;
import static io.symbolon.core.wire.WireFormat.SESSION_ID;
import static io.symbolon.core.wire.WireFormat.VERSION;
import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.FramingRule.DATAGRAM_WITHIN_LIMIT;
import static io.symbolon.spec.FramingRule.FRAME_VERSION_IS_ONE;
import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.SEALED_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;

/**
 * One datagram to one frame and back, without a key. The parts of a cookie frame and of a sealed frame are slices of
 * the datagram; no octet of them is copied.
 *
 * <pre>
 *   handshake  01 | length n (2) | message (n) | zeros (1197 - n)
 *   cookie     02 | 01 | nonce (16) | cookie (16)
 *   sealed     03 | 01 | session id (8) | counter (8) | ciphertext (64 n) | tag (16)
 * </pre>
 */
public final class FrameCodec {
    private FrameCodec() {}

    /**
     * The frame in {@code datagram}.
     *
     * @return refused by the first broken rule of FRM-001 to FRM-011, HSK-001, HSK-002
     */
    public static Verdict<Frame> decode(Bytes datagram) {
        // [FRM-001] 1 to 1232 octets: 1232 is valid
        if (datagram.isEmpty() || datagram.length() > DATAGRAM_LIMIT) return Verdict.refused(DATAGRAM_WITHIN_LIMIT);

        switch (datagram.at(0)) {
            case HANDSHAKE_TYPE:
                return decodeHandshake(datagram);
            case COOKIE_TYPE:
                return decodeCookie(datagram);
            case SEALED_TYPE:
                return decodeSealed(datagram);
            default:
                // [FRM-002] a type that is known
                return Verdict.refused(TYPE_IS_KNOWN);
        }
    }

    private static Verdict<Frame> decodeHandshake(Bytes datagram) {
        // [FRM-003] exactly 1200 octets
        if (datagram.length() != HANDSHAKE_FRAME) return Verdict.refused(HANDSHAKE_HAS_1200_OCTETS);

        // [FRM-004] a message of 1 to 1197 octets
        int length = (int) datagram.bigEndian(1, 2);
        if (length < 1 || length > HANDSHAKE_MESSAGE_LIMIT) return Verdict.refused(HANDSHAKE_LENGTH_FITS);

        // [FRM-005] zero octets after it
        if (!datagram.from(HANDSHAKE_MESSAGE_AT + length).isAllZero()) {
            return Verdict.refused(HANDSHAKE_PADDING_IS_ZERO);
        }
        return HandshakeCodec.decode(datagram.slice(HANDSHAKE_MESSAGE_AT, length));
    }

    private static Verdict<Frame> decodeCookie(Bytes datagram) {
        // [FRM-009] version 1
        if (datagram.length() < 2 || datagram.at(1) != VERSION) return Verdict.refused(FRAME_VERSION_IS_ONE);

        // [FRM-010] exactly 34 octets
        if (datagram.length() != COOKIE_FRAME) return Verdict.refused(COOKIE_HAS_34_OCTETS);
        return Verdict.accepted(
                new Frame.Cookie(datagram.slice(COOKIE_NONCE_AT, NONCE), datagram.slice(COOKIE_AT, NONCE)));
    }

    private static Verdict<Frame> decodeSealed(Bytes datagram) {
        // [FRM-009] version 1
        if (datagram.length() < 2 || datagram.at(1) != VERSION) return Verdict.refused(FRAME_VERSION_IS_ONE);

        // [FRM-011] 1 to 18 blocks of 64 octets
        int ciphertext = datagram.length() - SEALED_OVERHEAD;
        if (ciphertext < CONTENT_BLOCK
                || ciphertext > CONTENT_BLOCKS_LIMIT * CONTENT_BLOCK
                || ciphertext % CONTENT_BLOCK != 0) {
            return Verdict.refused(SEALED_LENGTH_FITS);
        }
        return Verdict.accepted(new Frame.Sealed(
                datagram.slice(0, SEALED_HEADER),
                datagram.slice(SEALED_ID_AT, SESSION_ID),
                datagram.bigEndian(SEALED_COUNTER_AT, 8),
                datagram.from(SEALED_HEADER)));
    }

    /** The datagram of a handshake: type, length, message, zeros; 1200 octets. */
    public static Bytes encode(Handshake handshake) {
        Bytes message = HandshakeCodec.encode(handshake);
        if (message.length() > HANDSHAKE_MESSAGE_LIMIT) {
            throw new IllegalArgumentException(
                    "a handshake message has at most " + HANDSHAKE_MESSAGE_LIMIT + " octets, not " + message.length());
        }
        return Bytes.concat(
                Bytes.of(HANDSHAKE_TYPE),
                Bytes.ofBigEndian(message.length(), 2),
                message,
                Bytes.zeros(HANDSHAKE_MESSAGE_LIMIT - message.length()));
    }

    /** The datagram of a cookie frame; 34 octets. */
    public static Bytes encode(Frame.Cookie cookie) {
        return Bytes.concat(Bytes.of(COOKIE_TYPE, VERSION), cookie.nonce(), cookie.cookie());
    }

    /** The header of a sealed frame; 18 octets. */
    public static Bytes sealedHeader(Bytes sessionId, long counter) {
        return Bytes.concat(Bytes.of(SEALED_TYPE, VERSION), sessionId, Bytes.ofBigEndian(counter, 8));
    }
}
