package io.symbolon.core.session;

import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;

/**
 * What two nodes share after a handshake: keys, a path, how far both have counted. Immutable but for its keys, which end.
 *
 * @param keys of the session
 * @param origin what the handshake has left
 * @param path where frames go (SES-016)
 * @param sent how many frames were sent: the next counter (SES-005)
 * @param window which counters of the peer have opened (SES-003)
 */
record SealedChannel(SessionKeys keys, Origin origin, Endpoint path, long sent, ReplayWindow window) {

    /** A channel on which nothing was sent or received. */
    static SealedChannel fresh(SessionKeys keys, Origin origin, Endpoint path) {
        return new SealedChannel(keys, origin, path, 0, ReplayWindow.EMPTY);
    }

    /** A datagram and the channel after it. */
    record Sealed(SealedChannel channel, Bytes datagram) {}

    /** The one evidence that a frame has opened: its message, and the channel after it. */
    static final class Opened {
        private final SealedChannel channel;
        private final Message message;
        private final long counter;
        private final boolean newest;

        private Opened(SealedChannel channel, Message message, long counter, boolean newest) {
            this.channel = channel;
            this.message = message;
            this.counter = counter;
            this.newest = newest;
        }

        SealedChannel channel() {
            return channel;
        }

        Message message() {
            return message;
        }

        /** The same evidence on {@code later}, a channel that has sent something since. */
        Opened on(SealedChannel later) {
            return new Opened(later, message, counter, newest);
        }

        /** The counter of the frame: frames are counted in the order in which they were sent (SES-005). */
        long counter() {
            return counter;
        }

        /** Whether its counter is above all that opened before. */
        boolean isNewest() {
            return newest;
        }
    }

    /** Seals {@code message} under the next counter, which is never used again (SES-005). */
    Sealed seal(Message message, CryptoSuite crypto) {
        Bytes datagram = new SealedFrames(crypto)
                .seal(keys.sendKey(), keys.sending(), keys.sessionId(), sent, MessageCodec.encode(message));
        return new Sealed(new SealedChannel(keys, origin, path, sent + 1, window), datagram);
    }

    /** Whether every counter was used (SES-020). */
    boolean isUsedUp() {
        return sent >= SealedFrames.COUNTER_LIMIT;
    }

    /** Opens {@code frame}; refused by SES-002 to SES-004 or FRM-012 to FRM-017, and then nothing has changed (SES-006). */
    Verdict<Opened> open(Frame.Sealed frame, CryptoSuite crypto) {
        long counter = frame.counter();

        // [SES-003] fresh in the window; a counter over the limit is for SES-002 to refuse
        if (SealedFrames.isWithinLimit(counter) && !window.isFresh(counter)) return Verdict.refused(COUNTER_IS_FRESH);

        return new SealedFrames(crypto)
                .open(keys.receiveKey(), keys.sending().opposite(), frame)
                .then(message -> Verdict.accepted(new Opened(
                        new SealedChannel(keys, origin, path, sent, window.with(counter)),
                        message,
                        counter,
                        window.isNewest(counter))));
    }

    /** The same channel with another path. */
    SealedChannel withPath(Endpoint proven) {
        return new SealedChannel(keys, origin, proven, sent, window);
    }

    /** The rank of the session (SES-010). */
    Rank rank() {
        return origin.rank(keys.sessionId());
    }
}
