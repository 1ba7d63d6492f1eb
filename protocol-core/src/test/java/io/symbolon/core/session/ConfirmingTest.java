package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.JoinRule;
import io.symbolon.spec.SessionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our challenge is outstanding. */
class ConfirmingTest {
    private static final long MINUTE = 60_000;

    private final Meeting meeting = new Meeting();
    private final Side alice = meeting.alice;

    @Test
    void SES_009_challenges_ten_times_with_the_same_data_and_new_counters_and_ends_after_twelve_seconds() {
        Message challenge = meeting.readByBob(meeting.challenge);
        List<Long> sendings = new ArrayList<>(List.of(0L));
        SessionState state = meeting.confirming;
        Transition last = null;
        while (state instanceof Confirming confirming) {
            long due = confirming.deadlineMillis().getAsLong();
            alice.at(due);
            last = confirming.onDeadline(alice);
            for (Frame frame : Meeting.frames(last.effects())) {
                assertThat(((Frame.Sealed) frame).counter()).isEqualTo(sendings.size());
                assertThat(meeting.readByBob(frame)).isEqualTo(challenge);
                sendings.add(due);
            }
            state = last.next();
        }

        assertThat(sendings).containsExactly(0L, 500L, 1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 6_000L, 7_000L, 9_000L);
        assertThat(alice.now().monotonicMillis()).isEqualTo(12_000);
        assertThat(last.effects()).containsExactly(meeting.confirming.ended(SessionRule.CONFIRMED_IN_TIME));
        assertThat(last.event()).isEqualTo(Transition.Event.FAILED);
    }

    @Test
    void SES_009_a_challenge_of_the_peer_is_answered_and_proves_nothing() {
        assertThat(meeting.answered.next()).isInstanceOf(Confirming.class);
        assertThat(meeting.answered.event()).isEqualTo(Transition.Event.NONE);
        assertThat(meeting.answered.next().deadlineMillis()).isEqualTo(meeting.confirming.deadlineMillis());
        assertThat(meeting.readByBob(meeting.alicesResponse))
                .isEqualTo(
                        new Message.Response(((Message.Challenge) meeting.readByAlice(meeting.bobsChallenge)).data()));
    }

    @Test
    void SES_009_its_response_establishes_it() {
        assertThat(meeting.confirmed.event()).isEqualTo(Transition.Event.ESTABLISHED);
        assertThat(meeting.confirmed.effects())
                .containsExactly(new Effect.SessionEstablished(
                        meeting.confirming.channel().origin().peer(), meeting.confirming.id(), meeting.bob.address));
        assertThat(meeting.bobsConfirmed.event()).isEqualTo(Transition.Event.ESTABLISHED);
    }

    @Test
    void SES_015_a_second_response_has_no_challenge() {
        Transition again = meeting.alices.onFrame(
                meeting.fromBob(9, meeting.readByAlice(meeting.response)), meeting.bob.address, alice);

        assertThat(again.effects())
                .containsExactly(new Effect.Dropped(meeting.bob.address, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
        assertThat(again.next()).as("the frame itself counts").isNotSameAs(meeting.alices);
    }

    @Test
    void SES_011_a_questioned_session_is_established_again_by_the_new_response_only_and_without_news() {
        Transition question = Confirming.question(meeting.alices, alice);
        Message.Challenge challenge = (Message.Challenge) meeting.readByBob(Side.frameIn(question.effects()));

        Transition old = question.next()
                .onFrame(meeting.fromBob(9, meeting.readByAlice(meeting.response)), meeting.bob.address, alice);
        assertThat(old.next()).as("the response to the first challenge").isInstanceOf(Confirming.class);

        Transition again = old.next()
                .onFrame(meeting.fromBob(10, new Message.Response(challenge.data())), meeting.bob.address, alice);
        assertThat(again.next()).isInstanceOf(Established.class);
        assertThat(again.effects()).isEmpty();
        assertThat(again.event()).isEqualTo(Transition.Event.PROVED);
    }

    @Test
    void SES_010_is_asked_anew_and_the_old_response_proves_nothing_any_more() {
        Transition anew = meeting.confirming.again(alice);
        assertThat(meeting.readByBob(Side.frameIn(anew.effects())))
                .isInstanceOf(Message.Challenge.class)
                .isNotEqualTo(meeting.readByBob(meeting.challenge));

        Transition old = anew.next().onFrame(meeting.response, meeting.bob.address, alice);
        assertThat(old.next()).isInstanceOf(Confirming.class);
        assertThat(old.effects())
                .containsExactly(new Effect.Dropped(meeting.bob.address, SessionRule.RESPONSE_MATCHES_A_CHALLENGE));
    }

    @Test
    void SES_022_a_leave_ends_it() {
        assertThat(meeting.confirming.onFrame(meeting.fromBob(9, new Message.Leave()), meeting.bob.address, alice))
                .isEqualTo(failed(SessionRule.LEAVE_ENDS_THE_SESSION));
    }

    @Test
    void SES_011_a_question_takes_no_age_from_a_session() {
        alice.at(50_000);
        Confirming questioned =
                (Confirming) Confirming.question(meeting.alices, alice).next();

        assertThat(questioned.lifetime()).isEqualTo(meeting.alices.lifetime());
        assertThat(questioned.isNew()).isFalse();
        assertThat(meeting.confirming.isNew()).isTrue();
        assertThat(questioned.deadlineMillis()).hasValue(50_500);
    }

    @Test
    void SES_019_asks_for_new_keys_earlier_where_the_tokens_end_early() {
        alice.wallAt(Side.START.plusMillis(Side.TOKEN_LIFETIME_MILLIS - 40 * MINUTE));
        Confirming late = (Confirming) meeting.opening
                .onAnswer(meeting.answer, meeting.bob.address, alice)
                .next();

        assertThat(late.lifetime().rekeyMillis())
                .as("of 40 minutes and the leeway")
                .isEqualTo(41 * MINUTE * 3 / 4);
    }

    @Test
    void JON_001_what_is_for_the_node_counts_and_is_dropped() {
        Transition dropped = meeting.confirming.onFrame(
                meeting.fromBob(9, new Message.Ack(Bytes.ofHex("aa".repeat(16)))), meeting.bob.address, alice);

        assertThat(dropped.next()).isInstanceOf(Confirming.class).isNotSameAs(meeting.confirming);
        assertThat(dropped.effects())
                .containsExactly(new Effect.Dropped(meeting.bob.address, JoinRule.JOINED_WHERE_ESTABLISHED));
    }

    @Test
    void says_under_the_next_counter_and_stays_what_it_is() {
        Transition said = meeting.confirming.say(new Message.Leave(), alice);

        assertThat(((Frame.Sealed) Side.frameIn(said.effects())).counter()).isEqualTo(meeting.confirming.sent());
        assertThat(said.next()).isInstanceOf(Confirming.class);
        assertThat(((Confirming) said.next()).sent()).isEqualTo(meeting.confirming.sent() + 1);
        assertThat(said.next().deadlineMillis()).isEqualTo(meeting.confirming.deadlineMillis());
    }

    @Test
    void HSK_014_came_from_the_attempt_whose_introduction_it_used() {
        Opening other = (Opening)
                Opening.begin(meeting.bob.address, Optional.empty(), Opening.Schedule.WANTED, alice.introduce(), alice)
                        .next();

        assertThat(meeting.confirming.cameFrom(meeting.opening)).isTrue();
        assertThat(meeting.confirming.cameFrom(other)).isFalse();
    }

    @Test
    void SES_021_ends_when_a_token_ends_by_wall_time() {
        long end = Side.START.toEpochMilli() + Side.TOKEN_LIFETIME_MILLIS + 60_000;
        assertThat(meeting.confirming.wallDeadlineMillis()).hasValue(end);

        alice.wallAt(Side.START.plusMillis(Side.TOKEN_LIFETIME_MILLIS + 59_999));
        assertThat(meeting.confirming.onDeadline(alice).next()).isInstanceOf(Confirming.class);

        alice.wallAt(Side.START.plusMillis(Side.TOKEN_LIFETIME_MILLIS + 60_000));
        assertThat(meeting.confirming.onDeadline(alice)).isEqualTo(failed(SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS));
    }

    /** The end of what was to bring keys: the node tries again (SES-019). */
    private Transition failed(SessionRule rule) {
        return new Transition(Vacant.VACANT, List.of(meeting.confirming.ended(rule)), Transition.Event.FAILED);
    }
}
