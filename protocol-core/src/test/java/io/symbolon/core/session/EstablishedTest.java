package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.SessionRule;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Both sides have shown that they hold the keys. */
class EstablishedTest {
    private static final Endpoint ELSEWHERE = Endpoint.parse("203.0.113.3:4000").orElseThrow();
    private static final Endpoint THIRD = Endpoint.parse("203.0.113.4:4000").orElseThrow();
    private static final Message CHALLENGE = new Message.Challenge(Bytes.ofHex("c0".repeat(16)));
    private static final long MINUTE = 60_000;

    private final Meeting meeting = new Meeting();
    private final Side bob = meeting.bob;

    private static List<Endpoint> targets(Transition transition) {
        return transition.effects().stream()
                .filter(Effect.SendDatagram.class::isInstance)
                .map(effect -> ((Effect.SendDatagram) effect).to())
                .toList();
    }

    @Test
    void SES_014_a_challenge_is_answered_with_its_data_to_the_path() {
        Transition transition = meeting.bobs.onFrame(meeting.fromAlice(9, CHALLENGE), meeting.alice.address, bob);

        assertThat(targets(transition)).containsExactly(meeting.alice.address);
        assertThat(meeting.readByAlice(Side.frameIn(transition.effects())))
                .isEqualTo(new Message.Response(Bytes.ofHex("c0".repeat(16))));
        assertThat(transition.event()).isEqualTo(Transition.Event.NONE);
    }

    @Test
    void SES_022_a_leave_ends_without_an_answer_wherever_it_comes_from() {
        Transition transition = meeting.bobs.onFrame(meeting.fromAlice(9, new Message.Leave()), ELSEWHERE, bob);

        assertThat(transition).isEqualTo(Transition.ended(meeting.bobs, SessionRule.LEAVE_ENDS_THE_SESSION));
    }

    @Test
    void says_goodbye_under_its_next_counter() {
        Frame.Sealed leave = (Frame.Sealed) Side.frameIn(List.of(meeting.bobs.leave(bob)));

        assertThat(leave.counter()).isEqualTo(meeting.bobs.sent());
        assertThat(meeting.readByAlice(leave)).isEqualTo(new Message.Leave());
    }

    @Nested
    class OVL_019_a_peer_is_measured {
        private final long begin = 1_000;
        private final Transition asked = measuredAt(begin);
        private final Message question = meeting.readByAlice(Side.frameIn(asked.effects()));
        private final Message reply = new Message.Response(((Message.Challenge) question).data());

        @Test
        void by_a_challenge_whose_response_tells_the_latency() {
            bob.at(begin + 37);
            Transition answered = asked.next().onFrame(meeting.fromAlice(9, reply), meeting.alice.address, bob);

            assertThat(answered.event()).isEqualTo(Transition.Event.MEASURED);
            assertThat(answered.latencyMillis()).hasValue(37);
            Transition again = answered.next().onFrame(meeting.fromAlice(10, reply), meeting.alice.address, bob);
            assertThat(again.effects())
                    .containsExactly(
                            new Effect.Dropped(meeting.alice.address, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
        }

        @Test
        void once_at_a_time() {
            assertThat(((Established) asked.next()).measure(bob).effects()).isEmpty();
        }

        @Test
        void other_data_measures_nothing() {
            Message guess = new Message.Response(Bytes.zeros(16));
            Transition refused = asked.next().onFrame(meeting.fromAlice(9, guess), meeting.alice.address, bob);

            assertThat(refused.event()).isEqualTo(Transition.Event.NONE);
            assertThat(refused.effects())
                    .containsExactly(
                            new Effect.Dropped(meeting.alice.address, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
        }

        @Test
        void again_after_2_and_4_s_with_the_same_data_and_questioned_after_6() {
            SessionState state = asked.next();
            for (long millis : new long[] {2_000, 4_000}) {
                Transition repeated = due(state, begin + millis);
                assertThat(meeting.readByAlice(Side.frameIn(repeated.effects())))
                        .isEqualTo(question);
                state = repeated.next();
            }
            Transition late = state.onFrame(meeting.fromAlice(9, reply), meeting.alice.address, bob);
            assertThat(late.latencyMillis()).hasValue(4_000);

            Transition questioned = due(state, begin + 6_000);
            assertThat(questioned.event()).isEqualTo(Transition.Event.UNANSWERED);
            assertThat(questioned.latencyMillis()).isEmpty();
            assertThat(questioned.next()).isInstanceOf(Confirming.class);
            assertThat(meeting.readByAlice(Side.frameIn(questioned.effects()))).isNotEqualTo(question);
        }

        private Transition measuredAt(long millis) {
            bob.at(millis);
            return meeting.bobs.measure(bob);
        }

        private Transition due(SessionState state, long millis) {
            assertThat(state.deadlineMillis()).hasValue(millis);
            bob.at(millis);
            return state.onDeadline(bob);
        }
    }

    @Nested
    class SES_017_the_path_follows_a_proof {
        private final Transition asked = meeting.bobs.onFrame(meeting.fromAlice(9, CHALLENGE), ELSEWHERE, bob);
        private final Message question =
                meeting.readByAlice(Meeting.frames(asked.effects()).get(0));
        private final Message proof = new Message.Response(((Message.Challenge) question).data());

        @Test
        void a_newest_frame_from_elsewhere_is_asked_there_and_its_challenge_is_answered_to_the_path() {
            assertThat(targets(asked)).containsExactly(ELSEWHERE, meeting.alice.address);
            assertThat(((Established) asked.next()).path()).isEqualTo(meeting.alice.address);
            assertThat(question).isNotEqualTo(CHALLENGE);
        }

        @Test
        void its_response_from_there_moves_the_path() {
            Transition proved = asked.next().onFrame(meeting.fromAlice(10, proof), ELSEWHERE, bob);

            assertThat(((Established) proved.next()).path()).isEqualTo(ELSEWHERE);
            assertThat(proved.effects())
                    .containsExactly(new Effect.PathChanged(meeting.alice.fingerprint(), meeting.bobs.id(), ELSEWHERE));
            Transition next = proved.next().onFrame(meeting.fromAlice(11, CHALLENGE), ELSEWHERE, bob);
            assertThat(targets(next)).containsExactly(ELSEWHERE);
        }

        @Test
        void its_response_from_another_source_moves_nothing() {
            for (Endpoint source : List.of(meeting.alice.address, THIRD)) {
                Transition refused = asked.next().onFrame(meeting.fromAlice(10, proof), source, bob);

                assertThat(((Established) refused.next()).path()).isEqualTo(meeting.alice.address);
                assertThat(refused.effects())
                        .containsExactly(new Effect.Dropped(source, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
            }
        }

        @Test
        void another_response_from_there_moves_nothing() {
            Transition refused =
                    asked.next().onFrame(meeting.fromAlice(10, new Message.Response(Bytes.zeros(16))), ELSEWHERE, bob);

            assertThat(((Established) refused.next()).path()).isEqualTo(meeting.alice.address);
            assertThat(refused.effects())
                    .containsExactly(new Effect.Dropped(ELSEWHERE, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
        }

        @Test
        void an_older_frame_from_elsewhere_asks_nothing() {
            Transition older = asked.next().onFrame(meeting.fromAlice(8, CHALLENGE), THIRD, bob);

            assertThat(targets(older)).containsExactly(meeting.alice.address);
        }

        @Test
        void SES_018_while_a_challenge_is_outstanding_no_other_source_is_asked() {
            Transition third = asked.next().onFrame(meeting.fromAlice(10, CHALLENGE), THIRD, bob);
            assertThat(targets(third)).containsExactly(meeting.alice.address);
        }

        @Test
        void SES_018_after_five_seconds_it_is_forgotten_and_another_source_is_asked() {
            assertThat(asked.next().deadlineMillis()).hasValue(5_000);
            bob.at(4_999);
            assertThat(asked.next().onDeadline(bob).next().deadlineMillis()).hasValue(5_000);
            bob.at(5_000);
            Transition forgotten = asked.next().onDeadline(bob);
            assertThat(forgotten.effects()).isEmpty();

            Transition late = forgotten.next().onFrame(meeting.fromAlice(10, proof), ELSEWHERE, bob);
            assertThat(targets(late)).as("asked once more, with new data").containsExactly(ELSEWHERE);
            assertThat(late.effects())
                    .contains(new Effect.Dropped(ELSEWHERE, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));

            Transition third = forgotten.next().onFrame(meeting.fromAlice(10, CHALLENGE), THIRD, bob);
            assertThat(targets(third)).containsExactly(THIRD, meeting.alice.address);
        }
    }

    @Nested
    class Deadlines {
        @Test
        void SES_019_each_side_wants_new_keys_at_its_time() {
            assertThat(meeting.alices.deadlineMillis()).hasValue(60 * MINUTE);
            assertThat(meeting.bobs.deadlineMillis()).hasValue(62 * MINUTE);

            meeting.alice.at(60 * MINUTE - 1);
            assertThat(meeting.alices.wantsKeys(meeting.alice)).isFalse();
            assertThat(meeting.alices.onDeadline(meeting.alice).event()).isEqualTo(Transition.Event.NONE);
            meeting.alice.at(60 * MINUTE);
            assertThat(meeting.alices.wantsKeys(meeting.alice)).isTrue();
            Transition rekey = meeting.alices.onDeadline(meeting.alice);
            assertThat(rekey.event()).isEqualTo(Transition.Event.REKEY);
            assertThat(rekey.effects()).isEmpty();
            assertThat(rekey.next().deadlineMillis()).hasValue(60 * MINUTE + 165_000);
        }

        @Test
        void SES_019_the_lower_side_wants_new_keys_after_many_frames_and_the_higher_does_not() {
            Limits few = new Limits(256, 4, 4096, 3072, 50, 5, 200, 20, 2048, 3, 4096, 3);
            assertThat(meeting.alices.hasSentEnough(few))
                    .as("two frames were sent")
                    .isFalse();

            SessionState alices = meeting.alices;
            SessionState bobs = meeting.bobs;
            for (int i = 10; i < 11; i++) {
                alices = alices.onFrame(meeting.fromBob(i, CHALLENGE), bob.address, meeting.alice)
                        .next();
                bobs = bobs.onFrame(meeting.fromAlice(i, CHALLENGE), meeting.alice.address, bob)
                        .next();
            }
            meeting.alice.limits = few;
            assertThat(((Established) alices).sent()).isEqualTo(3);
            assertThat(((Established) alices).hasSentEnough(few)).isTrue();
            assertThat(((Established) alices).wantsKeys(meeting.alice)).isTrue();
            assertThat(((Established) bobs).sent()).isEqualTo(3);
            assertThat(((Established) bobs).hasSentEnough(few)).isFalse();
        }

        @Test
        void SES_020_is_over_two_hours_after_it_was_accepted() {
            bob.at(120 * MINUTE - 1);
            assertThat(meeting.bobs.onDeadline(bob).next()).isInstanceOf(Established.class);
            bob.at(120 * MINUTE);
            assertThat(meeting.bobs.onDeadline(bob))
                    .isEqualTo(Transition.ended(meeting.bobs, SessionRule.SESSIONS_STOP_AFTER_2_H));
        }

        @Test
        void SES_021_is_over_with_the_first_of_its_tokens() {
            bob.wallAt(Side.START.plusMillis(Side.TOKEN_LIFETIME_MILLIS + 60_000));
            assertThat(meeting.bobs.onDeadline(bob))
                    .isEqualTo(Transition.ended(meeting.bobs, SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS));
        }
    }

    /** SES-020: a frame that asks for two frames gets the one for which there is a counter. */
    @Test
    void never_sends_more_than_the_last_counter() {
        SealedChannel channel = meeting.bobs.channel();
        long last = SealedFrames.COUNTER_LIMIT - 1;
        SealedChannel nearlyUsedUp =
                new SealedChannel(channel.keys(), channel.origin(), channel.path(), last, channel.window());
        Established state = new Established(nearlyUsedUp, meeting.bobs.lifetime(), meeting.bobs.awaited());

        Transition transition = state.onFrame(meeting.fromAlice(9, CHALLENGE), ELSEWHERE, bob);

        assertThat(Meeting.frames(transition.effects()))
                .singleElement()
                .extracting(frame -> ((Frame.Sealed) frame).counter())
                .isEqualTo(last);
        Established usedUp = (Established) transition.next();
        assertThat(usedUp.sent()).isEqualTo(SealedFrames.COUNTER_LIMIT);
        assertThat(usedUp.say(CHALLENGE, bob)).isEqualTo(Transition.to(usedUp));
    }

    @Test
    void SES_023_its_keys_can_be_erased_and_are_never_printed() {
        Bytes key = meeting.bobs.keys().sendKey().use(Bytes::copyOf);
        assertThat(meeting.bobs.toString() + meeting.bobs.channel()).doesNotContain(key.toHex());

        meeting.bobs.destroy();

        assertThat(meeting.bobs.keys().sendKey().isDestroyed()).isTrue();
        assertThat(meeting.bobs.keys().receiveKey().isDestroyed()).isTrue();
    }
}
