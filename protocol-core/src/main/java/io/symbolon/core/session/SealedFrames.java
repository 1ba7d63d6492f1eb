package io.symbolon.core.session;

import static io.symbolon.spec.SessionRule.COUNTER_WITHIN_LIMIT;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import java.util.Optional;

/**
 * Seals messages into frames and opens them.
 *
 * <pre>
 *   nonce           = 4 zero octets || counter (8)
 *   associated data = header (18) || direction (1)
 * </pre>
 */
public final class SealedFrames {
    /** Counters are below this (SES-002, SES-020). */
    public static final long COUNTER_LIMIT = 1L << 33;

    private final CryptoSuite crypto;

    public SealedFrames(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    /** The datagram that carries the octets of {@code message}. */
    public Bytes seal(Secret key, Direction direction, Bytes sessionId, long counter, Bytes message) {
        Bytes header = FrameCodec.sealedHeader(sessionId, counter);
        Bytes content = MessageCodec.encodeContent(message);
        return Bytes.concat(header, crypto.seal(key, nonce(counter), associated(header, direction), content));
    }

    /**
     * The message in {@code frame}, by its keys alone: freshness is the channel's to judge.
     *
     * @return refused by SES-002, SES-004 or FRM-012 to FRM-017
     */
    public Verdict<Message> open(Secret key, Direction direction, Frame.Sealed frame) {
        // [SES-002] a counter below 2^33
        if (!isWithinLimit(frame.counter())) return Verdict.refused(COUNTER_WITHIN_LIMIT);

        // [SES-004] the tag verifies under key, header and direction
        Optional<Bytes> content =
                crypto.open(key, nonce(frame.counter()), associated(frame.header(), direction), frame.ciphertext());
        if (content.isEmpty()) return Verdict.refused(FRAME_OPENS);

        // [FRM-012] to [FRM-017] one content, one message
        return MessageCodec.decodeContent(content.get());
    }

    /** Whether an unsigned counter is one that a sender may use. */
    static boolean isWithinLimit(long counter) {
        return counter >= 0 && counter < COUNTER_LIMIT;
    }

    private static Bytes nonce(long counter) {
        return Bytes.concat(Bytes.zeros(4), Bytes.ofBigEndian(counter, 8));
    }

    private static Bytes associated(Bytes header, Direction direction) {
        return Bytes.concat(header, Bytes.of(direction.ordinal()));
    }
}
