package io.symbolon.core.session;

import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;
import static io.symbolon.spec.SessionRule.COUNTER_WITHIN_LIMIT;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Message;
import org.junit.jupiter.api.Test;

/** What two nodes share, and how far both have counted. */
class SealedChannelTest {
    private static final Message CHALLENGE = new Message.Challenge(Bytes.ofHex("c0".repeat(16)));

    private final Meeting meeting = new Meeting();
    private final SealedChannel fresh =
            SealedChannel.fresh(meeting.bobs.keys(), meeting.bobs.channel().origin(), meeting.alice.address);

    private Verdict<SealedChannel.Opened> opened(SealedChannel channel, long counter) {
        return channel.open(meeting.fromAlice(counter, CHALLENGE), meeting.bob.crypto());
    }

    @Test
    void SES_005_counters_go_up_from_zero_by_one() {
        SealedChannel channel = fresh;
        for (long expected = 0; expected < 100; expected++) {
            SealedChannel.Sealed sealed = channel.seal(CHALLENGE, meeting.bob.crypto());
            Frame.Sealed frame =
                    (Frame.Sealed) FrameCodec.decode(sealed.datagram()).value();

            assertThat(frame.counter()).isEqualTo(expected);
            assertThat(frame.sessionId()).isEqualTo(channel.keys().sessionId());
            channel = sealed.channel();
        }
        assertThat(channel.sent()).isEqualTo(100);
    }

    @Test
    void SES_003_takes_every_counter_once() {
        SealedChannel after = opened(fresh, 5).value().channel();

        assertThat(opened(after, 5).rule()).contains(COUNTER_IS_FRESH);
        assertThat(opened(after, 4).rule()).isEmpty();
    }

    /** The order of the chapter: SES-002 before SES-003 before SES-004. */
    @Test
    void the_first_broken_rule_is_named() {
        SealedChannel after = opened(fresh, 5000).value().channel();
        Frame.Sealed forgedAndStale = forged(meeting.fromAlice(5000, CHALLENGE));
        Frame.Sealed forgedAndAboveTheLimit = forged(meeting.fromAlice(1L << 33, CHALLENGE));

        assertThat(after.open(forgedAndAboveTheLimit, meeting.bob.crypto()).rule())
                .contains(COUNTER_WITHIN_LIMIT);
        assertThat(after.open(forgedAndStale, meeting.bob.crypto()).rule()).contains(COUNTER_IS_FRESH);
        assertThat(after.open(forged(meeting.fromAlice(5001, CHALLENGE)), meeting.bob.crypto())
                        .rule())
                .contains(FRAME_OPENS);
    }

    @Test
    void SES_006_a_failed_open_takes_no_counter() {
        assertThat(fresh.open(forged(meeting.fromAlice(9, CHALLENGE)), meeting.bob.crypto())
                        .rule())
                .contains(FRAME_OPENS);
        assertThat(opened(fresh, 9).rule()).isEmpty();
    }

    @Test
    void says_whether_a_frame_is_the_newest() {
        SealedChannel.Opened ahead = opened(fresh, 9).value();

        assertThat(ahead.isNewest()).isTrue();
        assertThat(opened(ahead.channel(), 8).value().isNewest()).isFalse();
        assertThat(opened(ahead.channel(), 10).value().isNewest()).isTrue();
    }

    @Test
    void receiving_and_sending_count_apart() {
        SealedChannel after = opened(fresh, 9).value().channel();

        assertThat(after.sent()).isZero();
        assertThat(after.seal(CHALLENGE, meeting.bob.crypto()).channel().window())
                .isSameAs(after.window());
    }

    @Test
    void SES_021_ends_with_the_first_of_both_tokens() {
        Introduction bob = meeting.bob.introduce();
        meeting.alice.at(1000);
        Introduction alice = meeting.alice.introduce();
        long bobsEnd = Side.START.toEpochMilli() + Side.TOKEN_LIFETIME_MILLIS;

        assertThat(Origin.of(bob, alice.token(), OpenedBy.PEER).tokensEndMillis())
                .isEqualTo(bobsEnd + 60_000);
        assertThat(Origin.of(alice, bob.token(), OpenedBy.US).tokensEndMillis()).isEqualTo(bobsEnd + 60_000);
    }

    private static Frame.Sealed forged(Frame.Sealed frame) {
        byte[] ciphertext = frame.ciphertext().toArray();
        ciphertext[0] ^= 1;
        return new Frame.Sealed(frame.header(), frame.sessionId(), frame.counter(), Bytes.wrap(ciphertext));
    }
}
