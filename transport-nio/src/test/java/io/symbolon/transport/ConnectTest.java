package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.SessionRule;
import io.symbolon.spec.TokenRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that meet on the loopback interface. */
class ConnectTest {
    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final Recorder one = new Recorder();
    private final Recorder two = new Recorder();

    @Nested
    class a_session {
        @Test
        void stands_at_both_ends_after_connect_by_address() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);

            SessionInfo session = Nodes.await(opener.connect(answerer.address().toString()));

            assertThat(session.peer()).isEqualTo(answerer.fingerprint());
            assertThat(session.path()).isEqualTo(answerer.address());
            assertThat(session.handshake()).isPositive();
            Effect.SessionEstablished there = two.await(Effect.SessionEstablished.class);
            assertThat(there.peer().fingerprint()).isEqualTo(opener.fingerprint());
            assertThat(there.sessionId()).isEqualTo(session.sessionId());
            assertThat(there.path()).isEqualTo(opener.address());
            assertThat(one.await(Effect.SessionEstablished.class).sessionId()).isEqualTo(session.sessionId());
        }

        @Test
        void stands_after_connect_by_fingerprint_and_address() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);

            SessionInfo session = Nodes.await(opener.connect(answerer.fingerprint() + "@" + answerer.address()));

            assertThat(session.peer()).isEqualTo(answerer.fingerprint());
        }

        @Test
        void stands_after_connect_by_host_name() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);

            SessionInfo session =
                    Nodes.await(opener.connect("localhost:" + answerer.address().port()));

            assertThat(session.path()).isEqualTo(answerer.address());
        }

        @Test
        void costs_each_side_one_handshake_a_challenge_and_a_response() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);

            Nodes.await(opener.connect(answerer.address()));

            for (Recorder side : List.of(one, two)) {
                List<Integer> sent = Stream.generate(() -> side.await(Recorder.Sent.class))
                        .limit(3)
                        .map(datagram -> datagram.datagram().length())
                        .toList();
                assertThat(sent).containsExactly(1200, 98, 98);
            }
        }

        @Test
        void names_the_declared_address_in_the_token() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode listening = nodes.start(Nodes.node(2).declareListeningAddress());
            MeshNode elsewhere = nodes.start(Nodes.node(3).declare("192.0.2.1:4000"));

            Nodes.await(opener.connect(listening.address()));
            Nodes.await(opener.connect(elsewhere.address()));

            assertThat(declaredBy(listening)).contains(listening.address());
            assertThat(declaredBy(elsewhere)).isEqualTo(Endpoint.parse("192.0.2.1:4000"));
        }

        private Optional<Endpoint> declaredBy(MeshNode node) {
            return one.await(
                            Effect.SessionEstablished.class,
                            session -> session.peer().fingerprint().equals(node.fingerprint()))
                    .peer()
                    .declaredAddress();
        }
    }

    @Nested
    class two_that_open_at_once {
        @Test
        void both_get_a_session_that_the_other_has_too() throws IOException {
            MeshNode left = nodes.start(1, one);
            MeshNode right = nodes.start(2, two);

            CompletableFuture<SessionInfo> fromLeft = left.connect(right.address());
            CompletableFuture<SessionInfo> fromRight = right.connect(left.address());

            SessionInfo ofLeft = Nodes.await(fromLeft);
            SessionInfo ofRight = Nodes.await(fromRight);
            two.await(
                    Effect.SessionEstablished.class,
                    session -> session.sessionId().equals(ofLeft.sessionId()));
            one.await(
                    Effect.SessionEstablished.class,
                    session -> session.sessionId().equals(ofRight.sessionId()));
        }
    }

    @Nested
    class several_nodes_in_one_process {
        @Test
        void all_reach_one() throws IOException {
            MeshNode hub = nodes.start(1, one);
            List<MeshNode> others = new ArrayList<>();
            for (int number = 2; number <= 6; number++) {
                others.add(nodes.start(Nodes.node(number)));
            }

            List<CompletableFuture<SessionInfo>> sessions = others.stream()
                    .map(node -> node.connect(hub.fingerprint(), hub.address()))
                    .toList();

            sessions.forEach(session -> assertThat(Nodes.await(session).peer()).isEqualTo(hub.fingerprint()));
            Set<Fingerprint> seen = Stream.generate(() -> one.await(Effect.SessionEstablished.class))
                    .limit(others.size())
                    .map(session -> session.peer().fingerprint())
                    .collect(Collectors.toSet());
            assertThat(seen)
                    .isEqualTo(others.stream().map(MeshNode::fingerprint).collect(Collectors.toSet()));
        }
    }

    @Nested
    class a_wrong_fingerprint {
        @Test
        void is_seen_by_its_rule_and_opens_nothing() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);
            Fingerprint somebodyElse = Fingerprint.ofHex("ab".repeat(32));

            CompletableFuture<SessionInfo> session = opener.connect(somebodyElse, answerer.address());

            Effect.Dropped dropped = one.await(Effect.Dropped.class);
            assertThat(dropped.rule()).isEqualTo(TokenRule.FINGERPRINT_IS_EXPECTED);
            assertThat(dropped.from()).isEqualTo(answerer.address());
            assertThat(session).isNotDone();

            opener.close();
            assertThat(Nodes.awaitFailure(session))
                    .isInstanceOf(RequestFailed.class)
                    .hasMessageContaining("TOK-030")
                    .hasMessageContaining("the node is closed");
        }
    }

    @Nested
    class a_second_request_for_one_address {
        @Test
        void is_refused_and_leaves_the_first_alone() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode silent = nodes.start(2, two);
            Endpoint nobody = silent.address();
            silent.close();

            CompletableFuture<SessionInfo> first = opener.connect(nobody);
            CompletableFuture<SessionInfo> second = opener.connect(nobody);

            assertThat(Nodes.awaitFailure(second))
                    .isInstanceOfSatisfying(
                            RequestFailed.class,
                            failure -> assertThat(failure.rule()).contains(HandshakeRule.ONE_ATTEMPT_A_PEER));
            assertThat(first).isNotDone();
        }
    }

    @Nested
    class nobody_answers {
        @Test
        void and_the_request_fails_after_the_last_of_eight_sendings() throws IOException {
            TestClock clock = new TestClock();
            MeshNode opener = nodes.start(Nodes.node(1).on(one).clocks(clock.clocks()));
            MeshNode silent = nodes.start(2, two);
            Endpoint nobody = silent.address();
            silent.close();

            CompletableFuture<SessionInfo> session = opener.connect(nobody);
            one.await(Recorder.Sent.class);
            for (int seconds : List.of(5, 10, 20, 30, 30, 30, 30)) {
                clock.advance(Duration.ofSeconds(seconds));
                wake(opener);
                assertThat(one.await(Recorder.Sent.class).datagram().length()).isEqualTo(1200);
            }
            assertThat(session).isNotDone();
            clock.advance(Duration.ofSeconds(10));
            wake(opener);

            assertThat(Nodes.awaitFailure(session))
                    .isInstanceOfSatisfying(
                            RequestFailed.class,
                            failure -> assertThat(failure.rule()).contains(HandshakeRule.ONLY_THE_OPENER_REPEATS));
            assertThat(opener.count(Counter.DATAGRAMS_SENT)).isEqualTo(8);
        }

        /** Any command makes the node look at its clock. */
        private void wake(MeshNode node) {
            Nodes.await(node.deny(Fingerprint.ofHex("ab".repeat(32)), Duration.ofMillis(1)));
        }
    }

    @Nested
    class a_peer_that_was_left {
        @Test
        void learns_it_and_can_be_met_again() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);
            Nodes.await(opener.connect(answerer.address()));
            two.await(Effect.SessionEstablished.class);

            Nodes.await(opener.leave(answerer.fingerprint()));

            assertThat(one.await(Effect.SessionEnded.class).rule()).isEqualTo(SessionRule.LEAVE_ENDS_THE_SESSION);
            assertThat(two.await(Effect.SessionEnded.class).rule()).isEqualTo(SessionRule.LEAVE_ENDS_THE_SESSION);
            Nodes.await(answerer.connect(opener.address()));
        }

        @Test
        void is_not_waited_for_any_more() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode silent = nodes.start(2, two);
            silent.close();

            CompletableFuture<SessionInfo> session = opener.connect(silent.fingerprint(), silent.address());
            Nodes.await(opener.leave(silent.fingerprint()));

            assertThat(Nodes.awaitFailure(session))
                    .isInstanceOfSatisfying(
                            RequestFailed.class,
                            failure -> assertThat(failure.rule()).contains(SessionRule.LEAVE_ENDS_THE_SESSION));
        }
    }

    @Nested
    class a_denied_peer {
        @Test
        void is_refused_by_its_rule() throws IOException {
            MeshNode opener = nodes.start(1, one);
            MeshNode answerer = nodes.start(2, two);
            Nodes.await(answerer.deny(opener.fingerprint(), Duration.ofHours(1)));

            CompletableFuture<SessionInfo> session = opener.connect(answerer.address());

            assertThat(two.await(Effect.Dropped.class).rule()).isEqualTo(TokenRule.NOT_DENIED);
            assertThat(session).isNotDone();
        }
    }

    @Nested
    class on_ipv6 {
        @Test
        void two_nodes_meet() throws IOException {
            assumeIpv6Loopback();
            MeshNode opener = nodes.start(Nodes.node(1).listen("[::1]:0"));
            MeshNode answerer = nodes.start(Nodes.node(2).listen("[::1]:0"));

            SessionInfo session = Nodes.await(opener.connect(answerer.address().toString()));

            assertThat(session.path()).isEqualTo(answerer.address());
            assertThat(session.path().toString()).startsWith("[::1]:");
        }

        @Test
        void a_node_on_every_address_is_met_by_both_families() throws IOException {
            assumeIpv6Loopback();
            MeshNode both = nodes.start(Nodes.node(1).listen("[::]:0").on(one));
            MeshNode four = nodes.start(Nodes.node(2).listen("127.0.0.1:0"));
            MeshNode six = nodes.start(Nodes.node(3).listen("[::1]:0"));
            int port = both.address().port();

            Nodes.await(four.connect("127.0.0.1:" + port));
            assertThat(one.await(Effect.SessionEstablished.class).path()).isEqualTo(four.address());
            Nodes.await(six.connect("[::1]:" + port));
            assertThat(one.await(Effect.SessionEstablished.class).path()).isEqualTo(six.address());
            Nodes.await(both.leave(four.fingerprint()));
            Nodes.await(both.connect(four.address()));
        }

        private void assumeIpv6Loopback() throws IOException {
            assumeThat(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")))
                    .as("this machine has no address ::1, so nothing is shown about IPv6")
                    .isNotNull();
        }
    }
}
