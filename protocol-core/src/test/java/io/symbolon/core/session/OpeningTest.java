package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.OverlayRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An attempt of ours is outstanding. */
class OpeningTest {
    private static final Bytes ONE_COOKIE = Bytes.ofHex("11".repeat(16));
    private static final Bytes OTHER_COOKIE = Bytes.ofHex("22".repeat(16));

    private static final Endpoint ELSEWHERE = Endpoint.parse("203.0.113.3:4000").orElseThrow();

    private final Meeting meeting = new Meeting();
    private final Side alice = meeting.alice;
    private final Endpoint bobsAddress = meeting.bob.address;

    private Transition cookie(Opening opening, Bytes cookie) {
        return opening.onCookie(new Frame.Cookie(opening.own().nonce(), cookie), bobsAddress, alice);
    }

    private static Bytes cookieIn(Transition transition) {
        return ((Handshake.Initiation) Side.frameIn(transition.effects())).cookie();
    }

    @Test
    void HSK_014_sends_six_times_and_ends_ten_seconds_after_the_last() {
        List<Long> sendings = new ArrayList<>(List.of(0L));
        SessionState state = meeting.opening;
        Transition last = null;
        while (state instanceof Opening opening) {
            long due = opening.deadlineMillis().getAsLong();
            alice.at(due);
            last = opening.onDeadline(alice);
            if (last.next() instanceof Opening) {
                sendings.add(due);
                Handshake.Initiation repeated = (Handshake.Initiation) Side.frameIn(last.effects());
                assertThat(repeated).isEqualTo(meeting.initiation);
            }
            state = last.next();
        }

        assertThat(sendings).containsExactly(0L, 5_000L, 15_000L, 35_000L, 65_000L, 95_000L, 125_000L, 155_000L);
        assertThat(alice.now().monotonicMillis()).isEqualTo(165_000);
        assertThat(state).isEqualTo(Vacant.VACANT);
        assertThat(last.effects())
                .containsExactly(new Effect.OpenFailed(
                        bobsAddress, meeting.opening.peer(), HandshakeRule.ONLY_THE_OPENER_REPEATS));
        assertThat(last.event()).isEqualTo(Transition.Event.FAILED);
    }

    private Opening contact() {
        return (Opening)
                Opening.begin(bobsAddress, meeting.opening.peer(), Opening.Schedule.CONTACT, alice.introduce(), alice)
                        .next();
    }

    @Test
    void OVL_017_a_contact_sends_three_times_and_ends_five_seconds_after_the_last() {
        Transition second = dueOf(contact(), 1_000);
        assertThat(second.effects()).hasSize(1);
        Transition third = dueOf((Opening) second.next(), 4_000);
        assertThat(third.effects()).hasSize(1);
        Transition end = dueOf((Opening) third.next(), 9_000);
        assertThat(end.next()).isEqualTo(Vacant.VACANT);
        assertThat(end.effects()).isEmpty();
        assertThat(end.event()).isEqualTo(Transition.Event.FAILED);
    }

    @Test
    void OVL_017_an_answer_to_a_cookie_is_one_of_the_three() {
        Transition cookie = cookie(contact(), ONE_COOKIE);
        assertThat(cookieIn(cookie)).isEqualTo(ONE_COOKIE);
        Transition third = dueOf((Opening) cookie.next(), 1_000);
        assertThat(cookieIn(third)).isEqualTo(ONE_COOKIE);
        assertThat(cookie((Opening) third.next(), OTHER_COOKIE).effects())
                .containsExactly(new Effect.Dropped(bobsAddress, OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER));
        assertThat(dueOf((Opening) third.next(), 6_000).next()).isEqualTo(Vacant.VACANT);
    }

    @Test
    void OVL_017_a_cookie_may_bring_the_third() {
        Transition second = dueOf(contact(), 1_000);
        Transition third = cookie((Opening) second.next(), ONE_COOKIE);
        assertThat(cookieIn(third)).isEqualTo(ONE_COOKIE);
        assertThat(dueOf((Opening) third.next(), 6_000).next()).isEqualTo(Vacant.VACANT);
    }

    /** What happens at the deadline, which has to be {@code millis}. */
    private Transition dueOf(Opening opening, long millis) {
        assertThat(opening.deadlineMillis()).hasValue(millis);
        alice.at(millis);
        return opening.onDeadline(alice);
    }

    @Test
    void HSK_025_the_first_cookie_is_used_at_once_and_the_newest_from_then_on() {
        Transition first = cookie(meeting.opening, ONE_COOKIE);
        assertThat(cookieIn(first)).isEqualTo(ONE_COOKIE);
        assertThat(first.next().deadlineMillis()).isEqualTo(meeting.opening.deadlineMillis());

        alice.at(5_000);
        Transition second = first.next().onDeadline(alice);
        assertThat(cookieIn(second)).as("the next sending").isEqualTo(ONE_COOKIE);

        Transition other = cookie((Opening) second.next(), OTHER_COOKIE);
        assertThat(cookieIn(other)).as("the first after that sending").isEqualTo(OTHER_COOKIE);
        assertThat(cookie((Opening) other.next(), ONE_COOKIE).effects())
                .as("a further one")
                .containsExactly(new Effect.Dropped(bobsAddress, HandshakeRule.A_COOKIE_IS_USED_ONCE));

        alice.at(15_000);
        assertThat(cookieIn(other.next().onDeadline(alice))).isEqualTo(OTHER_COOKIE);
    }

    @Test
    void every_initiation_of_an_attempt_has_the_same_token_and_nonce() {
        Handshake.Initiation again = (Handshake.Initiation)
                Side.frameIn(cookie(meeting.opening, ONE_COOKIE).effects());

        assertThat(again.token()).isEqualTo(meeting.initiation.token());
        assertThat(again.nonce()).isEqualTo(meeting.initiation.nonce());
    }

    @Test
    void HSK_012_is_reused_for_the_peer_that_it_expects_at_its_address_only() {
        assertThat(meeting.opening.isReusedFor(meeting.bob.fingerprint(), bobsAddress))
                .isTrue();
        assertThat(meeting.opening.isReusedFor(meeting.bob.fingerprint(), ELSEWHERE))
                .isFalse();
        assertThat(meeting.opening.isReusedFor(alice.fingerprint(), bobsAddress))
                .isFalse();
    }

    @Test
    void HSK_012_is_reused_for_anybody_at_its_address_when_it_expects_nobody() {
        Opening wildcard = wildcard();

        assertThat(wildcard.isReusedFor(meeting.bob.fingerprint(), bobsAddress)).isTrue();
        assertThat(wildcard.isReusedFor(meeting.bob.fingerprint(), ELSEWHERE)).isFalse();
    }

    @Test
    void HSK_014_is_reached_by_a_session_with_its_peer_or_with_anybody_at_its_address() {
        assertThat(meeting.opening.isReachedBy(meeting.bob.fingerprint(), ELSEWHERE))
                .isTrue();
        assertThat(meeting.opening.isReachedBy(alice.fingerprint(), bobsAddress))
                .isFalse();
        assertThat(wildcard().isReachedBy(meeting.bob.fingerprint(), bobsAddress))
                .isTrue();
        assertThat(wildcard().isReachedBy(meeting.bob.fingerprint(), ELSEWHERE)).isFalse();
    }

    private Opening wildcard() {
        return (Opening) Opening.begin(bobsAddress, Optional.empty(), Opening.Schedule.WANTED, alice.introduce(), alice)
                .next();
    }

    @Test
    void the_answer_accepts_the_session_and_the_challenge_is_sent_at_once() {
        assertThat(meeting.accepted.event()).as("HSK-027: nobody is told yet").isEqualTo(Transition.Event.NONE);
        assertThat(meeting.accepted.effects())
                .singleElement()
                .extracting(effect -> ((Effect.SendDatagram) effect).to())
                .isEqualTo(bobsAddress);
        assertThat(meeting.challenge.counter()).isZero();
        assertThat(meeting.readByBob(meeting.challenge)).isInstanceOf(Message.Challenge.class);
        assertThat(meeting.confirming.path()).as("SES-016").isEqualTo(bobsAddress);
    }

    @Test
    void SES_023_the_secrets_of_a_forged_answer_end_with_it() {
        Bytes tag = Bytes.zeros(16);
        int before = alice.secrets().size();
        Transition refused = meeting.opening.onAnswer(
                new Handshake.Answer(meeting.answer.token(), meeting.answer.nonce(), meeting.answer.echo(), tag),
                bobsAddress,
                alice);

        assertThat(refused.effects())
                .containsExactly(new Effect.Dropped(bobsAddress, HandshakeRule.TAG_CONFIRMS_THE_KEY));
        assertThat(alice.secrets().subList(before, alice.secrets().size()))
                .isNotEmpty()
                .allMatch(Secret::isDestroyed);
    }

    @Test
    void SES_023_the_session_secret_ends_with_the_attempt_and_is_never_printed() {
        Bytes secret = meeting.opening.own().sessionSecret().use(Bytes::copyOf);
        assertThat(meeting.opening.toString()).doesNotContain(secret.toHex());

        meeting.opening.destroy();

        assertThat(meeting.opening.own().sessionSecret().isDestroyed()).isTrue();
    }

    @Test
    void is_found_by_its_nonce_and_has_no_deadline_by_wall_time() {
        assertThat(meeting.opening.id()).isEqualTo(meeting.initiation.nonce());
        assertThat(meeting.opening.wallDeadlineMillis()).isEmpty();
        assertThat(meeting.opening.peer()).contains(meeting.bob.fingerprint());
    }
}
