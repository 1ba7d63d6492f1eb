package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which request is fulfilled, or has failed, by what. */
class AttemptsTest {
    private static final Endpoint HERE = Endpoint.parse("127.0.0.1:4000").orElseThrow();
    private static final Endpoint THERE = Endpoint.parse("127.0.0.1:5000").orElseThrow();
    private static final Bytes SESSION = Bytes.ofHex("0102030405060708");
    private static final NodeToken PEER = token();

    private final TestClock clock = new TestClock();
    private final Set<Endpoint> underWay = new HashSet<>();
    private final Attempts attempts = new Attempts(clock.clocks(), (to, peer) -> underWay.contains(to));

    @Nested
    class a_session_that_stands {
        @Test
        void fulfils_who_asked_for_its_address_or_for_its_peer_and_nobody_else() {
            Attempts.Attempt address = begin(HERE, Optional.empty());
            Attempts.Attempt peer = begin(THERE, Optional.of(PEER.fingerprint()));
            Attempts.Attempt otherAddress = begin(THERE, Optional.empty());
            Attempts.Attempt otherPeer = begin(HERE, Optional.of(other()));
            clock.advance(Duration.ofMillis(7));

            attempts.established(new Effect.SessionEstablished(PEER, SESSION, HERE));

            SessionInfo session = new SessionInfo(PEER.fingerprint(), SESSION, HERE, Duration.ofMillis(7));
            assertThat(address.result()).isCompletedWithValue(session);
            assertThat(peer.result()).isCompletedWithValue(session);
            assertThat(otherAddress.result()).isNotDone();
            assertThat(otherPeer.result()).isNotDone();
        }
    }

    @Nested
    class a_session_that_ends {
        private final Effect.SessionEnded ended =
                new Effect.SessionEnded(other(), SESSION, HERE, SessionRule.CONFIRMED_IN_TIME);

        @Test
        void fails_who_asked_for_its_address_or_for_its_peer_and_nobody_else() {
            Attempts.Attempt address = begin(HERE, Optional.empty());
            Attempts.Attempt peer = begin(THERE, Optional.of(other()));
            Attempts.Attempt otherAddress = begin(THERE, Optional.empty());

            attempts.ended(ended);
            attempts.settle();

            assertThat(failure(address)).contains(SessionRule.CONFIRMED_IN_TIME);
            assertThat(failure(peer)).contains(SessionRule.CONFIRMED_IN_TIME);
            assertThat(otherAddress.result()).isNotDone();
        }

        @Test
        void fails_nobody_for_whom_something_else_is_under_way() {
            Attempts.Attempt address = begin(HERE, Optional.empty());
            underWay.add(HERE);

            attempts.ended(ended);
            attempts.settle();
            underWay.clear();
            attempts.settle();

            assertThat(address.result()).isNotDone();
        }

        @Test
        void fails_nobody_if_another_is_established_by_the_same_input() {
            Attempts.Attempt address = begin(HERE, Optional.empty());

            attempts.ended(ended);
            attempts.established(new Effect.SessionEstablished(PEER, SESSION, HERE));
            attempts.settle();

            assertThat(address.result()).isCompleted();
        }
    }

    @Nested
    class an_attempt_without_a_session {
        @Test
        void fails_who_asked_for_the_same_address_and_peer() {
            Attempts.Attempt pinned = begin(HERE, Optional.of(other()));
            Attempts.Attempt asked = begin(HERE, Optional.empty());

            attempts.failed(new Effect.OpenFailed(HERE, Optional.empty(), HandshakeRule.ONLY_THE_OPENER_REPEATS));
            attempts.settle();

            assertThat(failure(asked)).contains(HandshakeRule.ONLY_THE_OPENER_REPEATS);
            assertThat(pinned.result()).isNotDone();
        }

        @Test
        void fails_the_newest_if_it_was_refused_to_its_caller() {
            Attempts.Attempt first = begin(HERE, Optional.empty());
            Attempts.Attempt second = begin(HERE, Optional.empty());

            attempts.failed(new Effect.OpenFailed(HERE, Optional.empty(), HandshakeRule.ONE_ATTEMPT_A_PEER));
            attempts.settle();

            assertThat(failure(second)).contains(HandshakeRule.ONE_ATTEMPT_A_PEER);
            assertThat(first.result()).isNotDone();
        }

        @Test
        void concerns_nobody_if_it_was_the_engines_own() {
            Attempts.Attempt other = begin(THERE, Optional.empty());

            attempts.failed(new Effect.OpenFailed(HERE, Optional.of(other()), HandshakeRule.ONLY_THE_OPENER_REPEATS));

            attempts.settle();

            assertThat(other.result()).isNotDone();
        }
    }

    @Nested
    class the_end_of_the_node {
        @Test
        void fails_all_and_tells_what_was_refused_from_there() {
            Attempts.Attempt pinned = begin(HERE, Optional.of(other()));
            Attempts.Attempt elsewhere = begin(THERE, Optional.empty());
            attempts.refused(HERE, HandshakeRule.TAG_CONFIRMS_THE_KEY);

            attempts.failAll("the node is closed");

            assertThat(Nodes.awaitFailure(pinned.result()))
                    .hasMessage(
                            "no session with " + other() + "@127.0.0.1:4000 (the last datagram from there was refused"
                                    + " by HSK-017 TAG_CONFIRMS_THE_KEY): the node is closed");
            assertThat(Nodes.awaitFailure(elsewhere.result()))
                    .hasMessage("no session with 127.0.0.1:5000: the node is closed");
        }
    }

    private Attempts.Attempt begin(Endpoint to, Optional<Fingerprint> peer) {
        Attempts.Attempt attempt = new Attempts.Attempt(to, peer);
        attempts.begin(attempt);
        return attempt;
    }

    private static Optional<Rule> failure(Attempts.Attempt attempt) {
        return ((RequestFailed) Nodes.awaitFailure(attempt.result())).rule();
    }

    private static Fingerprint other() {
        return Fingerprint.ofHex("ab".repeat(32));
    }

    private static NodeToken token() {
        TokenFields fields = new TokenFields(
                1,
                Kind.NODE.number(),
                Bytes.zeros(16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "a node",
                Bytes.EMPTY,
                1,
                1,
                2,
                List.of());
        CryptoSuite crypto = new BouncyCastleSuite();
        SigningKey key = SigningKey.of(Secret.owning(new byte[32]), crypto);
        return (NodeToken) new TokenSigner(crypto).sign(fields, key).value();
    }
}
