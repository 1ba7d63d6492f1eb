package io.symbolon.core.node;

import static io.symbolon.spec.HandshakeRule.ATTEMPTS_WITHIN_LIMIT;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.ONE_ATTEMPT_A_PEER;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.session.Limits;
import io.symbolon.core.session.Opening;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.HandshakeRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests to open, and what becomes of them. */
class AttemptsTest {
    private static final Endpoint ELSEWHERE = TestNode.endpoint("203.0.113.3:4000");

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.of("alice", "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.of("bob", "198.51.100.2:4000", time);

    private Opening attempt(TestNode node, TestNode peer) {
        return (Opening) node.node.statesOf(peer.fingerprint()).get(0);
    }

    @Test
    void HSK_011_one_attempt_for_an_address() {
        alice.open(bob.address, Optional.empty());

        assertThat(alice.open(bob))
                .containsExactly(
                        new Effect.OpenFailed(bob.address, Optional.of(bob.fingerprint()), ONE_ATTEMPT_A_PEER));
        assertThat(alice.counts().attempts()).isEqualTo(1);
    }

    @Test
    void HSK_011_one_attempt_for_an_expected_fingerprint() {
        alice.open(bob);

        assertThat(alice.open(ELSEWHERE, Optional.of(bob.fingerprint())))
                .containsExactly(new Effect.OpenFailed(ELSEWHERE, Optional.of(bob.fingerprint()), ONE_ATTEMPT_A_PEER));
        assertThat(TestNode.refusals(alice.open(ELSEWHERE, Optional.empty()))).isEmpty();
    }

    @Test
    void HSK_029_a_full_table_of_attempts_takes_no_other() {
        TestNode few = TestNode.of(
                "few", "192.0.2.9:4000", time, new Limits(2, 4, 4096, 3072, 50, 5, 200, 20, 2048, 3, 4096, 1L << 32));
        few.open(bob);
        few.open(alice);

        assertThat(few.open(ELSEWHERE, Optional.empty()))
                .containsExactly(new Effect.OpenFailed(ELSEWHERE, Optional.empty(), ATTEMPTS_WITHIN_LIMIT));
    }

    @Test
    void HSK_014_an_attempt_without_an_answer_fails_after_165_seconds() {
        alice.open(bob);
        List<Effect> last = List.of();
        int sendings = 1;
        while (alice.wakeAtMillis().isPresent()) {
            last = alice.wakeAtDeadline();
            sendings += TestNode.sends(last).size();
        }

        assertThat(sendings).isEqualTo(8);
        assertThat(time.millis()).isEqualTo(165_000);
        assertThat(last)
                .containsExactly(new Effect.OpenFailed(
                        bob.address, Optional.of(bob.fingerprint()), HandshakeRule.ONLY_THE_OPENER_REPEATS));
        assertThat(alice.counts().attempts()).isZero();
    }

    @Test
    void HSK_030_each_attempt_has_its_own_secret_nonce_and_token_issued_now() {
        Handshake.Initiation one = TestNode.initiation(alice.open(bob));
        time.at(500);
        Handshake.Initiation other = TestNode.initiation(alice.open(ELSEWHERE, Optional.empty()));

        assertThat(one.nonce()).isNotEqualTo(other.nonce());
        assertThat(one.token()).isNotEqualTo(other.token());
        Opening second = (Opening) alice.node.statesOf(bob.fingerprint()).get(1);
        assertThat(attempt(alice, bob).own().sessionSecret())
                .isNotEqualTo(second.own().sessionSecret());
        assertThat(second.own().token().issuedAt()).isEqualTo(time.now().wall());
        assertThat(second.own().token().fields().notBeforeMillis())
                .isEqualTo(time.now().wallMillis());
    }

    @Test
    void SES_023_the_session_secret_ends_when_the_answer_is_taken() {
        Bytes initiation = TestNode.datagram(alice.open(bob));
        Secret secret = attempt(alice, bob).own().sessionSecret();

        alice.receive(bob, bob.receive(alice.address, initiation));

        assertThat(secret.isDestroyed()).isTrue();
    }

    @Test
    void SES_023_the_session_secret_ends_when_the_attempt_fails() {
        alice.open(bob);
        Secret secret = attempt(alice, bob).own().sessionSecret();
        while (alice.wakeAtMillis().isPresent()) {
            assertThat(secret.isDestroyed()).isFalse();
            alice.wakeAtDeadline();
        }
        assertThat(secret.isDestroyed()).isTrue();
    }

    @Test
    void SES_023_the_session_secret_ends_when_the_peer_is_reached_the_other_way_round() {
        alice.open(bob);
        Secret secret = attempt(alice, bob).own().sessionSecret();
        Exchange.establish(bob, alice);

        assertThat(alice.counts().attempts()).isZero();
        assertThat(secret.isDestroyed()).isTrue();
        assertThat(alice.stateNames(bob)).containsExactly("established");
    }

    @Test
    void a_session_with_somebody_else_leaves_an_attempt_alone() {
        TestNode carol = TestNode.of("carol", "203.0.113.7:4000", time);
        alice.open(bob);
        Exchange.establish(carol, alice);

        assertThat(alice.counts().attempts()).isEqualTo(1);
    }

    @Test
    void leaving_ends_the_attempt_for_that_peer() {
        alice.open(bob);
        Secret secret = attempt(alice, bob).own().sessionSecret();

        assertThat(alice.leave(bob)).isEmpty();

        assertThat(alice.counts().attempts()).isZero();
        assertThat(alice.wakeAtMillis()).isEmpty();
        assertThat(secret.isDestroyed()).isTrue();
    }

    @Test
    void HSK_015_an_answer_counts_once() {
        Bytes initiation = TestNode.datagram(alice.open(bob));
        Bytes answer = TestNode.datagram(bob.receive(alice.address, initiation));
        alice.receive(bob.address, answer);

        assertThat(alice.receive(bob.address, answer))
                .containsExactly(new Effect.Dropped(bob.address, ECHO_MATCHES_AN_ATTEMPT));
        assertThat(alice.counts().sessions()).isEqualTo(1);
    }

    /** HSK-017, HSK-028, SES-025 destroy the keys of an answer that is refused; nothing but the attempt remains. */
    @Test
    void a_refused_answer_leaves_the_attempt_open_for_the_true_one() {
        Bytes initiation = TestNode.datagram(alice.open(bob));
        Bytes answer = TestNode.datagram(bob.receive(alice.address, initiation));
        byte[] forged = answer.toArray();
        forged[3 + (int) answer.bigEndian(1, 2) - 1] ^= 1; // the last octet of the message: its tag

        assertThat(TestNode.refusals(alice.receive(bob.address, Bytes.wrap(forged))))
                .containsExactly(HandshakeRule.TAG_CONFIRMS_THE_KEY);
        assertThat(TestNode.refusals(alice.receive(bob.address, answer))).isEmpty();
        assertThat(alice.stateNames(bob)).containsExactly("confirming");
    }

    /** A clock that was never set is no reason to fail by an input; the token is then refused by others. */
    @Test
    void a_clock_outside_the_dates_of_tokens_raises_no_exception() {
        for (long jump : new long[] {-VirtualTime.START.toEpochMilli() - 1, 253_402_300_799_999L}) {
            VirtualTime odd = new VirtualTime();
            odd.wallJumps(jump);
            TestNode node = new TestNode(
                    TestNode.config("odd"),
                    new StandInSuite(),
                    new SeededEntropy("odd"),
                    TestNode.endpoint("192.0.2.8:4000"),
                    odd);

            assertThat(TestNode.sends(node.open(bob))).hasSize(1);
            assertThat(TestNode.refusals(bob.receive(node.address, TestNode.datagram(node.open(alice)))))
                    .hasSize(1);
        }
    }
}
