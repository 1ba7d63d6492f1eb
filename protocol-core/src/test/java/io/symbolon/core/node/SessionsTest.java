package io.symbolon.core.node;

import static io.symbolon.spec.SessionRule.AT_MOST_3_SESSIONS_A_PEER;
import static io.symbolon.spec.SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.PEERS_IN_ALL;
import static io.symbolon.spec.SessionRule.SESSIONS_STOP_AFTER_2_H;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Limits;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a node settles between the sessions of one peer (chapter session). */
class SessionsTest {
    private static final long MINUTE = 60_000;

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.of("alice", "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.of("bob", "198.51.100.2:4000", time);

    private static List<Rule> ended(List<Effect> effects) {
        return TestNode.only(Effect.SessionEnded.class, effects).stream()
                .map(Effect.SessionEnded::rule)
                .toList();
    }

    private Bytes newestIdAt(TestNode node, TestNode peer) {
        List<AcceptedSession> sessions = node.sessionsWith(peer);
        return sessions.get(sessions.size() - 1).id();
    }

    @Test
    void a_handshake_establishes_one_session_at_both_ends() {
        List<Effect> all = Exchange.between(alice, bob, alice.open(bob));

        assertThat(alice.stateNames(bob)).containsExactly("established");
        assertThat(bob.stateNames(alice)).containsExactly("established");
        assertThat(newestIdAt(alice, bob)).isEqualTo(newestIdAt(bob, alice));
        assertThat(TestNode.only(Effect.SessionEstablished.class, all))
                .extracting(effect -> effect.peer().fingerprint())
                .containsExactly(alice.fingerprint(), bob.fingerprint());
        assertThat(TestNode.refusals(all)).isEmpty();
    }

    @Nested
    class SES_010_and_SES_012_the_highest_rank_sends {
        @Test
        void the_later_session_supersedes_the_earlier_at_both_ends() {
            Exchange.establish(alice, bob);
            time.pass(1_000);
            Exchange.establish(bob, alice);

            assertThat(alice.stateNames(bob)).containsExactlyInAnyOrder("superseded", "established");
            assertThat(bob.stateNames(alice)).containsExactlyInAnyOrder("superseded", "established");
            for (AcceptedSession session : alice.sessionsWith(bob)) {
                String atBob = bob.sessionsWith(alice).stream()
                        .filter(other -> other.id().equals(session.id()))
                        .map(TestNode::nameOf)
                        .findFirst()
                        .orElseThrow();
                assertThat(atBob).isEqualTo(TestNode.nameOf(session));
            }
        }

        @Test
        void the_earlier_ends_after_60_seconds() {
            Exchange.establish(alice, bob);
            time.pass(1_000);
            Exchange.establish(bob, alice);

            time.pass(60_000);
            assertThat(ended(alice.wake())).containsExactly(SUPERSEDED_SESSIONS_END);
            assertThat(alice.stateNames(bob)).containsExactly("established");
        }
    }

    @Nested
    class SES_011_an_older_session_is_questioned {
        /** Bob's wall clock goes back, so that whatever he issues next ranks below what stands. */
        private TestNode bobBehind(VirtualTime behind, String name) {
            return new TestNode(
                    TestNode.config("bob"), new StandInSuite(), new SeededEntropy(name), bob.address, behind);
        }

        @Test
        void a_session_that_is_dead_at_the_peer_ends_and_the_new_one_sends() {
            time.wallJumps(30_000);
            Exchange.establish(alice, bob);
            time.wallJumps(-30_000);
            TestNode restarted = bobBehind(time, "bob, restarted");

            List<Effect> all = Exchange.between(restarted, alice, restarted.open(alice));

            assertThat(alice.stateNames(bob)).containsExactlyInAnyOrder("confirming", "established");
            assertThat(TestNode.refusals(all))
                    .as("the old one is not known to Bob")
                    .contains(SESSION_IS_KNOWN);
            time.pass(12_000);
            assertThat(ended(alice.wake())).containsExactly(CONFIRMED_IN_TIME);
            assertThat(alice.stateNames(bob)).containsExactly("established");
        }

        @Test
        void a_session_that_lives_sends_again_and_the_new_one_is_superseded() {
            time.wallJumps(30_000);
            Exchange.establish(alice, bob);
            Bytes first = newestIdAt(alice, bob);
            time.wallJumps(-30_000);

            List<Effect> all = Exchange.between(alice, bob, alice.open(bob));

            for (TestNode node : List.of(alice, bob)) {
                TestNode peer = node == alice ? bob : alice;
                assertThat(node.sessionsWith(peer)).hasSize(2);
                for (AcceptedSession session : node.sessionsWith(peer)) {
                    assertThat(TestNode.nameOf(session))
                            .isEqualTo(session.id().equals(first) ? "established" : "superseded");
                }
            }
            assertThat(TestNode.only(Effect.SessionEstablished.class, all))
                    .as("the older session is not news")
                    .hasSize(2);
        }
    }

    @Nested
    class SES_013_at_most_3_sessions_a_peer {
        @Test
        void a_fourth_ends_the_lowest_of_those_that_do_not_send() {
            Exchange.establish(alice, bob);
            Bytes first = newestIdAt(alice, bob);
            for (int i = 0; i < 2; i++) {
                time.pass(1_000);
                Exchange.establish(alice, bob);
            }
            assertThat(alice.sessionsWith(bob)).hasSize(3);
            time.pass(1_000);

            List<Effect> all = Exchange.between(bob, alice, bob.open(alice));

            assertThat(TestNode.only(Effect.SessionEnded.class, all))
                    .hasSize(2)
                    .allMatch(effect -> effect.rule() == AT_MOST_3_SESSIONS_A_PEER
                            && effect.sessionId().equals(first));
            assertThat(alice.sessionsWith(bob)).hasSize(3);
            assertThat(bob.sessionsWith(alice)).hasSize(3);
            assertThat(alice.stateNames(bob)).containsOnlyOnce("established");
        }
    }

    @Nested
    class SES_019_sessions_are_rekeyed {
        private final TestNode low = alice.fingerprint().compareTo(bob.fingerprint()) < 0 ? alice : bob;
        private final TestNode high = low == alice ? bob : alice;

        SES_019_sessions_are_rekeyed() {
            Exchange.establish(high, low);
        }

        @Test
        void by_the_lower_side_after_60_minutes() {
            time.at(60 * MINUTE - 1);
            assertThat(TestNode.sends(low.wake())).isEmpty();
            time.at(60 * MINUTE);
            List<Effect> initiation = low.wake();
            assertThat(TestNode.frame(initiation)).isInstanceOf(Handshake.Initiation.class);

            Exchange.between(low, high, initiation);

            assertThat(low.stateNames(high)).containsExactlyInAnyOrder("superseded", "established");
            assertThat(high.stateNames(low)).containsExactlyInAnyOrder("superseded", "established");
        }

        @Test
        void by_the_higher_side_after_62_minutes_when_the_lower_has_not() {
            time.at(62 * MINUTE - 1);
            assertThat(TestNode.sends(high.wake())).isEmpty();
            time.at(62 * MINUTE);

            Exchange.between(high, low, high.wake());

            assertThat(high.stateNames(low)).containsExactlyInAnyOrder("superseded", "established");
        }

        @Test
        void an_attempt_that_fails_is_made_again_at_once() {
            time.at(60 * MINUTE);
            Handshake.Initiation first = TestNode.initiation(low.wake());
            Handshake.Initiation latest = first;
            List<Effect> effects = List.of();
            while (latest.nonce().equals(first.nonce())) {
                effects = low.wakeAtDeadline();
                if (!TestNode.sends(effects).isEmpty()) latest = TestNode.initiation(effects);
            }

            assertThat(time.millis()).isEqualTo(60 * MINUTE + 165_000);
            assertThat(effects.get(0)).as("the failure is told first").isInstanceOf(Effect.OpenFailed.class);
            assertThat(low.counts().attempts()).isEqualTo(1);
        }

        @Test
        void a_new_session_that_is_never_confirmed_is_tried_again_at_once() {
            time.at(60 * MINUTE);
            List<Effect> initiation = low.wake();
            Bytes cookie = TestNode.sends(high.receive(low, initiation)).get(0).datagram();
            List<Effect> answer = high.receive(low, low.receive(high.address, cookie));
            low.receive(high, answer);
            assertThat(low.stateNames(high)).containsExactlyInAnyOrder("established", "confirming");

            List<Effect> effects = List.of();
            while (low.stateNames(high).contains("confirming")) {
                effects = low.wakeAtDeadline();
            }

            assertThat(time.millis()).isEqualTo(60 * MINUTE + 12_000);
            assertThat(ended(effects)).containsExactly(CONFIRMED_IN_TIME);
            assertThat(low.stateNames(high)).containsExactly("opening", "established");
        }

        @Test
        void an_attempt_of_the_application_counts_as_one() {
            time.at(60 * MINUTE - 1);
            low.open(high);
            time.at(60 * MINUTE);
            assertThat(low.wake()).isEmpty();
            assertThat(low.counts().attempts()).isEqualTo(1);
        }

        @Test
        void the_lower_side_asks_after_its_last_frame_but_one_of_a_key() {
            VirtualTime later = new VirtualTime();
            Limits few = new Limits(256, 4, 4096, 3072, 50, 5, 200, 20, 2048, 3, 4096, 3);
            TestNode one = TestNode.of("alice", "192.0.2.1:4000", later, few);
            TestNode other = TestNode.of("bob", "198.51.100.2:4000", later, few);
            TestNode lower = low == alice ? one : other;
            TestNode higher = lower == one ? other : one;
            List<Effect> all = Exchange.between(lower, higher, lower.open(higher));
            assertThat(lower.sessionsWith(higher).get(0).sent())
                    .as("a challenge and a response")
                    .isEqualTo(2);
            assertThat(TestNode.sends(all)).isNotEmpty();

            // a challenge by the higher side makes the lower side send its third frame
            AcceptedSession session = higher.sessionsWith(lower).get(0);
            Bytes challenge = new SealedFrames(new StandInSuite())
                    .seal(
                            session.keys().sendKey(),
                            session.keys().sending(),
                            session.id(),
                            50,
                            MessageCodec.encode(new Message.Challenge(Bytes.zeros(16))));
            List<Effect> effects = lower.receive(higher.address, challenge);

            assertThat(TestNode.sends(effects)).hasSize(2);
            assertThat(lower.stateNames(higher)).containsExactly("opening", "established");
        }
    }

    /** A session that wins by its rank although new keys were made asks for others at most every 165 s. */
    @Test
    void SES_019_a_session_that_outranks_its_successors_does_not_ask_without_end() {
        time.wallJumps(24 * 60 * MINUTE / 2);
        Exchange.establish(alice, bob);
        time.wallJumps(-5 * 60 * MINUTE); // whatever is issued now ranks below
        TestNode low = alice.fingerprint().compareTo(bob.fingerprint()) < 0 ? alice : bob;
        TestNode high = low == alice ? bob : alice;
        time.at(60 * MINUTE);
        Exchange.between(low, high, low.wake());
        assertThat(low.stateNames(high)).containsExactlyInAnyOrder("established", "superseded");

        List<Long> asked = new ArrayList<>(List.of(60 * MINUTE));
        while (time.millis() < 70 * MINUTE) {
            List<Effect> effects = low.wakeAtDeadline();
            high.wake();
            for (Effect.SendDatagram send : TestNode.sends(effects)) {
                Frame frame = FrameCodec.decode(send.datagram()).value();
                if (frame instanceof Handshake.Initiation) asked.add(time.millis());
            }
            Exchange.between(low, high, effects);
        }

        assertThat(asked).hasSizeBetween(3, 5);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i) - asked.get(i - 1)).isGreaterThanOrEqualTo(165_000);
        }
    }

    @Test
    void SES_020_a_session_stops_after_two_hours() {
        Exchange.establish(alice, bob);
        time.at(120 * MINUTE);

        List<Effect> effects = bob.wake();

        assertThat(ended(effects)).containsExactly(SESSIONS_STOP_AFTER_2_H);
        assertThat(bob.counts().sessions()).isZero();
    }

    @Nested
    class SES_021_a_session_ends_with_its_tokens {
        @Test
        void when_wall_time_has_passed_the_end_of_the_first_and_its_leeway() {
            Exchange.establish(alice, bob);
            time.wallJumps(NodeConfig.DEFAULT_LIFETIME_MILLIS + 60_000 - 1);
            assertThat(alice.wake()).isEmpty();
            assertThat(alice.wakeAtMillis()).as("both clocks run alike").hasValue(1);

            time.wallJumps(1);
            assertThat(ended(alice.wake())).containsExactly(A_SESSION_ENDS_WITH_ITS_TOKENS);
            assertThat(alice.wakeAtMillis()).isEmpty();
        }

        @Test
        void and_not_when_wall_time_goes_back() {
            Exchange.establish(alice, bob);
            time.wallJumps(-NodeConfig.DEFAULT_LIFETIME_MILLIS);
            time.pass(30 * MINUTE);

            assertThat(alice.wake()).isEmpty();
            assertThat(alice.stateNames(bob)).containsExactly("established");
        }
    }

    @Nested
    class SES_022_leave_ends_the_session {
        @Test
        void each_with_a_frame_of_its_own() {
            Exchange.establish(alice, bob);
            time.pass(1_000);
            Exchange.establish(alice, bob);
            List<Effect> left = alice.leave(bob);

            assertThat(TestNode.sends(left)).hasSize(2);
            assertThat(ended(left)).containsExactly(LEAVE_ENDS_THE_SESSION, LEAVE_ENDS_THE_SESSION);
            assertThat(alice.stateNames(bob)).isEmpty();
            assertThat(alice.wakeAtMillis()).isEmpty();

            for (Effect.SendDatagram leave : TestNode.sends(left)) {
                List<Effect> atBob = bob.receive(alice.address, leave.datagram());
                assertThat(TestNode.sends(atBob)).as("nothing is answered").isEmpty();
                assertThat(ended(atBob)).containsExactly(LEAVE_ENDS_THE_SESSION);
            }
            assertThat(bob.stateNames(alice)).isEmpty();
        }

        @Test
        void and_nothing_that_is_newer() {
            Exchange.establish(alice, bob);
            TestNode anew = TestNode.restarted("alice", 1, "192.0.2.1:4000", time);
            Bytes initiation = TestNode.datagram(anew.open(bob));
            Frame.Cookie cookie = TestNode.cookie(bob.receive(alice.address, initiation));
            Handshake.Initiation plain =
                    (Handshake.Initiation) FrameCodec.decode(initiation).value();
            bob.receive(
                    alice.address,
                    FrameCodec.encode(new Handshake.Initiation(plain.token(), plain.nonce(), cookie.cookie())));
            assertThat(bob.stateNames(alice)).containsExactly("candidate", "established");

            bob.receive(alice, alice.leave(bob));

            assertThat(bob.stateNames(alice)).containsExactly("candidate");
        }

        @Test
        void also_one_that_was_never_confirmed() {
            alice.receive(bob, bob.receive(alice, alice.open(bob)));

            List<Effect> left = alice.leave(bob);

            assertThat(TestNode.sends(left)).hasSize(1);
            assertThat(ended(left)).containsExactly(LEAVE_ENDS_THE_SESSION);
        }

        @Test
        void a_peer_that_is_not_known_is_left_without_a_word() {
            assertThat(alice.leave(bob)).isEmpty();
        }
    }

    /** SES-023, over a whole life: handshakes, cookies, new keys, a failed attempt, a goodbye. */
    @Test
    void SES_023_no_key_outlives_its_use() {
        RecordingSuite suite = new RecordingSuite(new StandInSuite());
        TestNode watched = new TestNode(TestNode.config("bob"), suite, new SeededEntropy("bob"), bob.address, time);
        Exchange.establish(alice, watched);
        assertThat(suite.made().stream().filter(secret -> !secret.isDestroyed()))
                .as("the node's own and the keys of one session")
                .hasSize(1 + 2);
        time.pass(1_000);
        Exchange.establish(watched, alice);
        TestNode carol = TestNode.of("carol", "203.0.113.7:4000", time);
        watched.receive(carol, carol.open(watched)); // a candidate that is never accepted
        watched.open(TestNode.endpoint("203.0.113.9:4000"), Optional.empty());
        assertThat(suite.made().stream().filter(secret -> !secret.isDestroyed()))
                .as("the node's own and the keys of two sessions and a candidate")
                .hasSize(1 + 6);
        watched.leave(alice);
        while (watched.wakeAtMillis().isPresent()) {
            watched.wakeAtDeadline();
        }

        assertThat(watched.counts().sessions()
                        + watched.counts().candidates()
                        + watched.counts().attempts())
                .isZero();
        assertThat(suite.made().stream().filter(secret -> !secret.isDestroyed()))
                .as("the node's own")
                .hasSize(1);
    }

    @Test
    void SES_025_there_is_room_for_so_many_peers_and_those_can_renew_their_keys() {
        Limits one = new Limits(256, 4, 4096, 3072, 50, 5, 200, 20, 1, 3, 4096, 1L << 32);
        TestNode full = TestNode.of("bob", "198.51.100.2:4000", time, one);
        TestNode carol = TestNode.of("carol", "203.0.113.7:4000", time);
        Exchange.establish(alice, full);

        List<Effect> byFrame = Exchange.between(carol, full, carol.open(full));
        assertThat(TestNode.refusals(byFrame)).contains(PEERS_IN_ALL);
        assertThat(full.stateNames(carol)).containsExactly("candidate");

        time.pass(20_000);
        TestNode dave = TestNode.of("dave", "203.0.113.8:4000", time);
        full.wake();
        List<Effect> byAnswer = Exchange.between(full, dave, full.open(dave));
        assertThat(TestNode.refusals(byAnswer)).containsExactly(PEERS_IN_ALL);
        assertThat(full.stateNames(dave)).containsExactly("opening");

        Exchange.between(alice, full, alice.open(full));
        assertThat(full.stateNames(alice)).containsExactly("superseded", "established");

        full.leave(alice);
        assertThat(TestNode.refusals(Exchange.between(carol, full, carol.open(full))))
                .isEmpty();
        assertThat(full.stateNames(carol)).contains("established");
    }
}
