package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** We answered an initiation, and wait for the first frame. */
class CandidateTest {
    private static final Endpoint ELSEWHERE = Endpoint.parse("203.0.113.3:4000").orElseThrow();

    private final Meeting meeting = new Meeting();

    @Test
    void the_answer_echoes_the_nonce_and_goes_to_the_source() {
        assertThat(meeting.answer.echo()).isEqualTo(meeting.initiation.nonce());
        assertThat(meeting.candidate.sendAnswer())
                .extracting(effect -> ((Effect.SendDatagram) effect).to())
                .isEqualTo(meeting.alice.address);
        assertThat(meeting.candidate.sendAnswer()).as("HSK-013").isEqualTo(meeting.candidate.sendAnswer());
    }

    @Test
    void HSK_020_is_forgotten_after_ten_seconds_and_nobody_is_told() {
        assertThat(meeting.candidate.deadlineMillis()).hasValue(12_000);

        meeting.bob.at(12_000);
        Transition end = meeting.candidate.onDeadline(meeting.bob);

        assertThat(end).isEqualTo(new Transition(Vacant.VACANT, List.of(), Transition.Event.NONE));
    }

    @Test
    void HSK_028_has_the_keys_of_its_own_handshake_only() {
        assertThat(meeting.candidate.hasKeysOf(meeting.alices.keys())).isTrue();
        assertThat(meeting.candidate.hasKeysOf(meeting.bob
                        .derive(meeting.bob.introduce(), meeting.bobs.peerToken(), meeting.initiation.nonce())
                        .value()))
                .isFalse();
    }

    @Test
    void SES_008_the_first_frame_that_opens_accepts_the_session_which_is_challenged_at_once() {
        assertThat(meeting.firstFrame.event()).as("nobody is told yet").isEqualTo(Transition.Event.NONE);
        assertThat(meeting.readByAlice(meeting.bobsChallenge)).isInstanceOf(Message.Challenge.class);
        assertThat(meeting.readByAlice(meeting.response)).isInstanceOf(Message.Response.class);
        assertThat(meeting.bobsConfirming.fingerprint()).isEqualTo(meeting.alice.fingerprint());
        assertThat(meeting.bobsConfirming.path()).isEqualTo(meeting.alice.address);
    }

    /** SES-008, SES-017: the path is the initiation's source, and the other source is asked too. */
    @Test
    void a_first_frame_from_elsewhere_accepts_the_session_with_the_initiations_source() {
        Transition transition = meeting.candidate.onFrame(meeting.challenge, ELSEWHERE, meeting.bob);

        assertThat(((Confirming) transition.next()).path()).isEqualTo(meeting.alice.address);
        assertThat(transition.effects())
                .extracting(effect -> ((Effect.SendDatagram) effect).to())
                .containsExactly(meeting.alice.address, ELSEWHERE, meeting.alice.address);
        assertThat(Meeting.frames(transition.effects()))
                .extracting(frame -> meeting.readByAlice(frame).getClass().getSimpleName())
                .containsExactly("Challenge", "Challenge", "Response");
    }

    @Test
    void SES_022_a_leave_as_the_first_frame_ends_it_and_nobody_is_told() {
        Frame.Sealed leave = meeting.fromAlice(0, new Message.Leave());

        Transition transition = meeting.candidate.onFrame(leave, ELSEWHERE, meeting.bob);

        assertThat(transition).isEqualTo(new Transition(Vacant.VACANT, List.of(), Transition.Event.NONE));
    }

    @Test
    void HSK_020_its_keys_can_be_erased_and_are_never_printed() {
        String printed = meeting.candidate.toString();
        meeting.bobs.keys().sendKey().use(key -> {
            assertThat(printed).doesNotContain(Bytes.copyOf(key).toHex());
            return key;
        });

        meeting.candidate.destroy();

        assertThat(meeting.bobs.keys().sendKey().isDestroyed()).isTrue();
        assertThat(meeting.bobs.keys().receiveKey().isDestroyed()).isTrue();
    }
}
