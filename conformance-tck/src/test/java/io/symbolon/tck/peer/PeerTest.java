package io.symbolon.tck.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.HandshakeRule;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit's peer against itself. */
class PeerTest {
    private static final SigningKey KEY_A = SigningKey.named("a");
    private static final SigningKey KEY_B = SigningKey.named("b");

    private final Peer a = peer(KEY_A, 1);
    private final Peer b = peer(KEY_B, 2);

    @Test
    void two_honest_peers_share_a_session_whoever_opens() {
        for (boolean aOpens : new boolean[] {true, false}) {
            HonestPeer opener = new HonestPeer(aOpens ? a : b);
            HonestPeer answerer = new HonestPeer(aOpens ? b : a);

            converse(opener, answerer, List.of(opener.open()), List.of());

            assertThat(opener.isSettled() && answerer.isSettled()).isTrue();
            assertThat(opener.sending().orElseThrow().id())
                    .isEqualTo(answerer.sending().orElseThrow().id());
        }
    }

    @Test
    void two_honest_peers_that_open_at_once_share_one_session() {
        HonestPeer one = new HonestPeer(a);
        HonestPeer other = new HonestPeer(b);

        converse(one, other, List.of(one.open()), List.of(other.open()));

        assertThat(one.isSettled() && other.isSettled()).isTrue();
        assertThat(one.sending().orElseThrow().id())
                .isEqualTo(other.sending().orElseThrow().id());
    }

    @Test
    void an_answer_that_was_lost_comes_again_octet_by_octet() {
        HonestPeer opener = new HonestPeer(a);
        HonestPeer answerer = new HonestPeer(b);

        List<byte[]> lost = answerer.receive(opener.open());
        List<byte[]> repeated = answerer.receive(opener.repeat().get(0));

        assertThat(repeated.get(0)).isEqualTo(lost.get(0));
    }

    @Test
    void what_one_seals_the_other_reads_and_nobody_else() {
        PeerSession ofA = sessionOf(a, b);
        PeerSession ofB = b.sessions().get(0);

        byte[] challenge = ofA.challenge();

        assertThat(ofB.read(challenge))
                .hasValueSatisfying(
                        message -> assertThat(message.getChallenge().getData().toByteArray())
                                .isEqualTo(ofA.asked()));
        assertThat(ofA.read(challenge)).isEmpty();
        assertThat(ofB.read(ofA.frameOfTheSubject(SealedFrames.leave()))).isEmpty();
        assertThat(ofB.read(ofA.frameWithWrongDirection(SealedFrames.leave()))).isEmpty();
        assertThat(ofB.read(ofA.frameUnderId(new byte[8], SealedFrames.leave())))
                .isEmpty();
        assertThat(ofB.read(Octets.withBitFlipped(challenge, 97, 0))).isEmpty();
    }

    @Test
    void frames_are_counted_from_zero_and_on_from_a_counter_that_is_chosen() {
        PeerSession session = sessionOf(a, b);

        assertThat(SealedFrames.counter(session.challenge())).isZero();
        assertThat(SealedFrames.counter(session.leave())).isEqualTo(1);
        assertThat(SealedFrames.counter(session.frame(70, SealedFrames.leave())))
                .isEqualTo(70);
        assertThat(SealedFrames.counter(session.challengeAgain())).isEqualTo(71);
    }

    @Test
    void a_response_carries_the_data_of_the_last_challenge_that_was_taken() {
        PeerSession ofA = sessionOf(a, b);
        PeerSession ofB = b.sessions().get(0);

        ofB.take(ofA.challenge());
        ofB.take(ofA.leave());

        assertThat(ofA.read(ofB.response()))
                .hasValueSatisfying(
                        message -> assertThat(message.getResponse().getData().toByteArray())
                                .isEqualTo(ofA.asked()));
    }

    @Test
    void an_answer_with_a_wrong_echo_or_tag_is_refused_with_the_rule() {
        Introduction asks = a.introduction();
        Answer answer = b.introduction().answer(asks.initiation());

        assertThatThrownBy(() -> asks.session(answer.datagram(message -> message.setEcho(message.getNonce()))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(HandshakeRule.ECHO_MATCHES_AN_ATTEMPT));
        assertThatThrownBy(() -> asks.session(answer.datagram(message -> message.setTag(message.getNonce()))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(HandshakeRule.TAG_CONFIRMS_THE_KEY));
    }

    @Test
    void a_token_that_can_not_be_read_has_keys_all_the_same() {
        Introduction asks = a.introduction();
        Introduction cut = b.introductionSigned(token -> Tokens.sign(KEY_B, Octets.first(token, 20)));

        Answer answer = cut.answer(asks.initiation());

        assertThat(answer.message().getTag().size()).isEqualTo(16);
        assertThat(answer.message().getToken().toByteArray()).isEqualTo(cut.signedToken());
    }

    @Test
    void every_session_key_of_small_order_agrees_on_zero() {
        for (byte[] key : SmallOrder.SESSION_KEYS) {
            assertThat(Agreement.shared(KEY_A.agreementSecret(), key))
                    .as(Octets.hex(key))
                    .isEqualTo(Octets.zeros(32));
        }
        Introduction weak = a.introductionOfSmallOrder(SmallOrder.SESSION_KEYS.get(0));
        assertThat(Handshakes.message(weak.initiation()).getToken().toByteArray())
                .isEqualTo(weak.signedToken());
    }

    @Test
    void the_same_peer_says_the_same_in_every_run_and_never_the_same_twice() {
        byte[] first = a.introduction().initiation();

        assertThat(peer(KEY_A, 1).introduction().initiation()).isEqualTo(first);
        assertThat(a.introduction().initiation()).isNotEqualTo(first);
    }

    @Test
    void a_later_token_has_the_higher_rank() {
        PeerSession earlier = sessionOf(a, b);
        PeerSession later = sessionOf(a.withClockAhead(1), b);

        assertThat(PeerSession.BY_RANK.compare(later, earlier)).isPositive();
    }

    private static PeerSession sessionOf(Peer opener, Peer answerer) {
        Introduction asks = opener.introduction();
        return asks.session(answerer.introduction().answer(asks.initiation()).datagram());
    }

    /** Delivers what both send, one datagram to each side in turn, until nobody says anything any more. */
    private static void converse(HonestPeer one, HonestPeer other, List<byte[]> fromOne, List<byte[]> fromOther) {
        Deque<byte[]> toOther = new ArrayDeque<>(fromOne);
        Deque<byte[]> toOne = new ArrayDeque<>(fromOther);
        while (!toOther.isEmpty() || !toOne.isEmpty()) {
            if (!toOther.isEmpty()) {
                toOne.addAll(other.receive(toOther.remove()));
            }
            if (!toOne.isEmpty()) {
                toOther.addAll(one.receive(toOne.remove()));
            }
        }
    }

    private static Peer peer(SigningKey key, int uuid) {
        return new Peer(key, Octets.repeated(uuid, 16), "192.0.2." + uuid + ":4000", () -> 1_767_225_600_000L);
    }
}
