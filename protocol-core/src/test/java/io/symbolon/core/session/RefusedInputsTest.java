package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.FramingRule;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import io.symbolon.spec.TokenRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A refused input leaves a state as it is, and its only effect names the rule and the source (CNV-010, SES-006). */
class RefusedInputsTest {
    private static final Endpoint ELSEWHERE = Endpoint.parse("203.0.113.3:4000").orElseThrow();
    private static final Bytes SIXTEEN = Bytes.ofHex("11".repeat(16));
    private static final Message CHALLENGE = new Message.Challenge(SIXTEEN);
    private static final Frame.Cookie COOKIE = new Frame.Cookie(SIXTEEN, SIXTEEN);

    private final Meeting meeting = new Meeting();
    private final Superseded superseded = Superseded.of(meeting.bobs, meeting.bob);
    private final Confirming questioned =
            (Confirming) Confirming.question(meeting.bobs, meeting.bob).next();

    private static void assertRefused(Rule rule, SessionState state, Endpoint from, Transition transition) {
        assertThat(transition.next()).isSameAs(state);
        assertThat(transition.effects()).containsExactly(new Effect.Dropped(from, rule));
        assertThat(transition.event()).isEqualTo(Transition.Event.NONE);
    }

    @Test
    void a_cookie_or_an_answer_without_an_attempt() {
        for (SessionState state :
                List.of(Vacant.VACANT, meeting.candidate, meeting.confirming, meeting.alices, superseded, questioned)) {
            assertRefused(
                    HandshakeRule.COOKIE_FITS_AN_ATTEMPT,
                    state,
                    ELSEWHERE,
                    state.onCookie(COOKIE, ELSEWHERE, meeting.alice));
            assertRefused(
                    HandshakeRule.ECHO_MATCHES_AN_ATTEMPT,
                    state,
                    ELSEWHERE,
                    state.onAnswer(meeting.answer, ELSEWHERE, meeting.alice));
        }
    }

    @Test
    void a_frame_without_keys() {
        for (SessionState state : List.of(Vacant.VACANT, meeting.opening)) {
            assertRefused(
                    SessionRule.SESSION_IS_KNOWN,
                    state,
                    ELSEWHERE,
                    state.onFrame(meeting.challenge, ELSEWHERE, meeting.alice));
        }
    }

    /** Every state that holds keys, under which Alice's frames open. */
    private List<SessionState> statesOfBob() {
        return List.of(meeting.candidate, questioned, meeting.bobs, superseded);
    }

    @Test
    void a_frame_that_breaks_a_rule() {
        Map<Rule, Frame.Sealed> broken = Map.of(
                SessionRule.COUNTER_WITHIN_LIMIT, meeting.fromAlice(1L << 33, CHALLENGE),
                SessionRule.FRAME_OPENS, forged(meeting.fromAlice(50, CHALLENGE)),
                FramingRule.CONTENT_LENGTH_FITS, meeting.fromAliceWithContent(50, content(63, "")),
                FramingRule.CONTENT_PADDING_IS_ZERO,
                        meeting.fromAliceWithContent(50, content(2, "1a00" + "00".repeat(59) + "01")),
                FramingRule.MESSAGE_DECODES, meeting.fromAlice(50, Bytes.ofHex("0a")),
                FramingRule.MESSAGE_IS_CANONICAL, meeting.fromAlice(50, Bytes.ofHex("1a00" + "1a00")),
                FramingRule.MESSAGE_HAS_A_BODY, meeting.fromAlice(50, Bytes.EMPTY),
                FramingRule.MESSAGE_FIELDS_HAVE_THEIR_LENGTHS,
                        meeting.fromAlice(50, new Message.Challenge(Bytes.ofHex("11".repeat(15)))));

        broken.forEach((rule, frame) -> {
            for (SessionState state : statesOfBob()) {
                assertRefused(rule, state, ELSEWHERE, state.onFrame(frame, ELSEWHERE, meeting.bob));
            }
        });
    }

    @Test
    void a_frame_that_has_opened_before() {
        for (SessionState state : List.of(questioned, meeting.bobs, superseded)) {
            assertRefused(
                    SessionRule.COUNTER_IS_FRESH,
                    state,
                    ELSEWHERE,
                    state.onFrame(meeting.challenge, ELSEWHERE, meeting.bob));
        }
    }

    @Test
    void a_frame_for_which_there_is_no_room() {
        meeting.bob.hasRoom = false;

        assertRefused(
                SessionRule.PEERS_IN_ALL,
                meeting.candidate,
                meeting.alice.address,
                meeting.candidate.onFrame(meeting.challenge, meeting.alice.address, meeting.bob));
    }

    @Test
    void a_cookie_that_fits_no_attempt_of_its_address_or_comes_too_often() {
        Opening opening = meeting.opening;
        Opening taken = (Opening)
                opening.onCookie(COOKIE, meeting.bob.address, meeting.alice).next();

        assertRefused(
                HandshakeRule.COOKIE_FITS_AN_ATTEMPT,
                opening,
                ELSEWHERE,
                opening.onCookie(COOKIE, ELSEWHERE, meeting.alice));
        assertRefused(
                HandshakeRule.A_COOKIE_IS_USED_ONCE,
                taken,
                meeting.bob.address,
                taken.onCookie(COOKIE, meeting.bob.address, meeting.alice));
    }

    @Test
    void an_answer_that_breaks_a_rule() {
        assertAnswerRefused(HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS, ELSEWHERE, Function.identity());
        assertAnswerRefused(
                TokenRule.SIGNATURE_VERIFIES,
                meeting.bob.address,
                answer -> withToken(answer, flippedLastOctet(answer.token())));
        assertAnswerRefused(
                HandshakeRule.AGREEMENT_CONTRIBUTES,
                meeting.bob.address,
                answer -> withToken(answer, meeting.bob.token(Bytes.zeros(32)).signedToken()));
        assertAnswerRefused(
                HandshakeRule.TAG_CONFIRMS_THE_KEY,
                meeting.bob.address,
                answer -> new Handshake.Answer(
                        answer.token(), answer.nonce(), answer.echo(), flippedLastOctet(answer.tag())));
        assertAnswerRefused(
                HandshakeRule.TAG_CONFIRMS_THE_KEY,
                meeting.bob.address,
                answer -> new Handshake.Answer(answer.token(), SIXTEEN, answer.echo(), answer.tag()));
        assertAnswerRefused(
                HandshakeRule.TAG_CONFIRMS_THE_KEY,
                meeting.bob.address,
                answer -> withToken(answer, meeting.bob.introduce().token().signedToken()));
    }

    @Test
    void an_answer_of_another_node_leaves_the_attempt_and_is_told() {
        Opening opening = meeting.opening;
        Handshake.Answer another =
                withToken(meeting.answer, meeting.alice.introduce().token().signedToken());
        Transition transition = opening.onAnswer(another, meeting.bob.address, meeting.alice);
        assertThat(transition.next()).isSameAs(opening);
        assertThat(transition.effects())
                .containsExactly(new Effect.Dropped(meeting.bob.address, TokenRule.FINGERPRINT_IS_EXPECTED));
        assertThat(transition.event()).isEqualTo(Transition.Event.ANOTHER_ANSWERED); // [OVL-021]
        assertThat(opening.own().sessionSecret().isDestroyed()).isFalse();
    }

    @Test
    void an_answer_for_which_there_is_no_place() {
        meeting.alice.sessionIdIsFree = false;
        assertAnswerRefused(HandshakeRule.SESSION_ID_IS_FREE, meeting.bob.address, Function.identity());

        meeting.alice.sessionIdIsFree = true;
        meeting.alice.hasRoom = false;
        assertAnswerRefused(SessionRule.PEERS_IN_ALL, meeting.bob.address, Function.identity());
    }

    private void assertAnswerRefused(Rule rule, Endpoint from, Function<Handshake.Answer, Handshake.Answer> change) {
        // an attempt whose secret still exists: the accepted one was not ended here
        Opening opening = meeting.opening;
        assertRefused(rule, opening, from, opening.onAnswer(change.apply(meeting.answer), from, meeting.alice));
        assertThat(opening.own().sessionSecret().isDestroyed()).isFalse();
    }

    @Test
    void HSK_022_a_known_peer_needs_a_cookie_and_an_unknown_one_does_not() {
        for (SessionState state :
                List.of(meeting.candidate, meeting.confirming, meeting.alices, superseded, questioned)) {
            assertThat(state.onInitiation(CookieProof.NONE)).contains(HandshakeRule.COOKIE_FOR_A_KNOWN_PEER);
            assertThat(state.onInitiation(CookieProof.VALID)).isEmpty();
        }
        for (SessionState state : List.of(Vacant.VACANT, meeting.opening)) {
            assertThat(state.onInitiation(CookieProof.NONE)).isEmpty();
            assertThat(state.onInitiation(CookieProof.VALID)).isEmpty();
        }
    }

    @Test
    void vacancy_has_no_deadline_no_peer_and_nothing_to_erase() {
        Vacant.VACANT.destroy();

        assertThat(Vacant.VACANT.onDeadline(meeting.alice).next()).isSameAs(Vacant.VACANT);
        assertThat(Vacant.VACANT.deadlineMillis()).isEmpty();
        assertThat(Vacant.VACANT.wallDeadlineMillis()).isEmpty();
        assertThat(Vacant.VACANT.peer()).isEqualTo(Optional.empty());
        assertThat(Vacant.VACANT.id()).isEqualTo(Bytes.EMPTY);
    }

    private static Handshake.Answer withToken(Handshake.Answer answer, Bytes token) {
        return new Handshake.Answer(token, answer.nonce(), answer.echo(), answer.tag());
    }

    private static Bytes flippedLastOctet(Bytes octets) {
        byte[] flipped = octets.toArray();
        flipped[flipped.length - 1] ^= 1;
        return Bytes.wrap(flipped);
    }

    private static Frame.Sealed forged(Frame.Sealed frame) {
        return new Frame.Sealed(
                frame.header(), frame.sessionId(), frame.counter(), flippedLastOctet(frame.ciphertext()));
    }

    /** 64 octets: a length, and what follows it, filled up with zeros. */
    private static Bytes content(int length, String hex) {
        Bytes begun = Bytes.concat(Bytes.ofBigEndian(length, 2), Bytes.ofHex(hex));
        return Bytes.concat(begun, Bytes.zeros(64 - begun.length()));
    }
}
