package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.SessionRule;
import org.junit.jupiter.api.Test;

/** [SES-012] another session of the peer sends. */
class SupersededTest {
    private static final Endpoint ELSEWHERE = Endpoint.parse("203.0.113.3:4000").orElseThrow();
    private static final Message CHALLENGE = new Message.Challenge(Bytes.ofHex("c0".repeat(16)));

    private final Meeting meeting = new Meeting();
    private final Side bob = meeting.bob;

    private Superseded at(long millis) {
        bob.at(millis);
        return Superseded.of(meeting.bobs, bob);
    }

    @Test
    void ends_sixty_seconds_after_it_was_superseded() {
        Superseded superseded = at(1_000);
        assertThat(superseded.deadlineMillis()).hasValue(61_000);

        bob.at(61_000);
        assertThat(superseded.onDeadline(bob))
                .isEqualTo(Transition.ended(superseded, SessionRule.SUPERSEDED_SESSIONS_END));
    }

    @Test
    void what_it_receives_does_not_lengthen_its_life() {
        Superseded superseded = at(1_000);
        bob.at(50_000);
        Transition later = superseded.onFrame(meeting.fromAlice(9, CHALLENGE), meeting.alice.address, bob);

        assertThat(later.next()).isInstanceOf(Superseded.class);
        assertThat(later.next().deadlineMillis()).hasValue(61_000);
        assertThat(later.event()).isEqualTo(Transition.Event.NONE);
    }

    @Test
    void answers_challenges_to_its_path_and_asks_for_no_other() {
        Transition answered = at(1_000).onFrame(meeting.fromAlice(9, CHALLENGE), ELSEWHERE, bob);

        assertThat(answered.effects())
                .singleElement()
                .extracting(effect -> ((Effect.SendDatagram) effect).to())
                .isEqualTo(meeting.alice.address);
    }

    @Test
    void says_under_the_next_counter_and_stays_what_it_is() {
        Superseded superseded = at(1_000);
        Transition said = superseded.say(CHALLENGE, bob);

        assertThat(said.effects()).hasSize(1);
        assertThat(said.next()).isInstanceOf(Superseded.class);
        assertThat(((Superseded) said.next()).sent()).isEqualTo(superseded.sent() + 1);
        assertThat(said.next().deadlineMillis()).hasValue(61_000);
    }

    @Test
    void a_leave_counts_in_it_too() {
        Superseded superseded = at(1_000);
        assertThat(superseded.onFrame(meeting.fromAlice(9, new Message.Leave()), meeting.alice.address, bob))
                .isEqualTo(Transition.ended(superseded, SessionRule.LEAVE_ENDS_THE_SESSION));
    }

    @Test
    void forgets_a_path_challenge_in_its_time() {
        Established asking = (Established) meeting.bobs
                .onFrame(meeting.fromAlice(9, CHALLENGE), ELSEWHERE, bob)
                .next();
        Superseded superseded = Superseded.of(asking, bob);
        assertThat(superseded.deadlineMillis()).hasValue(5_000);

        bob.at(5_000);
        SessionState after = superseded.onDeadline(bob).next();
        assertThat(after.deadlineMillis()).hasValue(60_000);
    }

    @Test
    void ends_when_two_hours_or_its_tokens_are_over() {
        Superseded late = at(7_190_000);
        assertThat(late.deadlineMillis()).hasValue(7_200_000);
        bob.at(7_200_000);
        assertThat(late.onDeadline(bob)).isEqualTo(Transition.ended(late, SessionRule.SESSIONS_STOP_AFTER_2_H));

        Superseded superseded = at(0);
        bob.wallAt(Side.START.plusMillis(Side.TOKEN_LIFETIME_MILLIS + 60_000));
        assertThat(superseded.onDeadline(bob))
                .isEqualTo(Transition.ended(superseded, SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS));
    }
}
