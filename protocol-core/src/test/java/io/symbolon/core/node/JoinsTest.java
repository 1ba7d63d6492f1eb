package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.ANSWER_NAMES_THE_JOIN;
import static io.symbolon.spec.JoinRule.AN_IDENTITY_TAKES_PART;
import static io.symbolon.spec.JoinRule.DEFERRED_PEERS_WAIT;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_ARE_DELETED;
import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_HEAR_NACK;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.JoinRule.REFUSED_NODES_STOP;
import static io.symbolon.spec.JoinRule.UNADMITTED_SESSIONS_END;
import static io.symbolon.spec.OverlayRule.GROWING_IS_A_CHOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Chapter join between two nodes. */
class JoinsTest {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final long MINUTE = 60_000;
    private static final Bytes ID = Bytes.zeros(16);
    private static final Bytes SIGNATURE = Bytes.zeros(64);

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.joining("alice", 0, "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.joining("bob", 0, "198.51.100.2:4000", time);
    private final JoiningPair pair = new JoiningPair(alice, bob, time);

    /** An identity of its own that names {@code named}. */
    private OwnIdentity identity(String name, Fingerprint named) {
        return new OwnIdentity(
                TestIdentity.seed(name), TestIdentity.naming(name, named).signedToken(), Bytes.EMPTY);
    }

    private static List<Rule> dropped(List<Effect.Dropped> effects) {
        return effects.stream().map(Effect.Dropped::rule).toList();
    }

    @Test
    void two_nodes_join_each_other_the_opener_first() {
        pair.meet();

        assertThat(pair.seen(bob, Effect.Asked.class))
                .extracting(asked -> asked.question().about())
                .containsExactly(Question.About.AUTHENTICATE, Question.About.AUTHORIZE);
        assertThat(pair.seen(alice, Effect.PeerJoined.class))
                .extracting(joined -> joined.peer().fingerprint())
                .containsExactly(bob.fingerprint());
        assertThat(pair.seen(bob, Effect.PeerJoined.class))
                .extracting(joined -> joined.identity().fingerprint())
                .containsExactly(alice.fingerprint());
        assertThat(pair.ofOther.indexOf(pair.seen(bob, Effect.Admitted.class).get(0)))
                .isLessThan(pair.ofOther.indexOf(
                        pair.seen(bob, Effect.Acknowledged.class).get(0)));
        assertThat(pair.seen(alice, Effect.Dropped.class)).isEmpty();
        assertThat(pair.seen(bob, Effect.Dropped.class)).isEmpty();
    }

    @Test
    void an_identity_of_its_own_is_what_the_application_is_asked_about() {
        OwnIdentity carol = identity("carol", alice.fingerprint());
        TestNode asCarol = TestNode.of(TestNode.config("alice").joiningAs(carol), "carol", "192.0.2.1:4000", time);
        JoiningPair both = new JoiningPair(asCarol, bob, time);

        both.meet();

        assertThat(both.seen(bob, Effect.Asked.class))
                .extracting(asked -> asked.question().identity().signedToken())
                .containsOnly(carol.signedToken());
        assertThat(both.seen(bob, Effect.PeerJoined.class)).hasSize(1);
    }

    @Test
    void JON_002_without_identity_a_node_only_shakes_hands() {
        TestNode plain = TestNode.of("plain", "198.51.100.9:4000", time);
        JoiningPair both = new JoiningPair(alice, plain, time);

        both.meet();

        assertThat(dropped(both.seen(plain, Effect.Dropped.class))).containsExactly(AN_IDENTITY_TAKES_PART);
        assertThat(both.seen(alice, Effect.PeerJoined.class)).isEmpty();
        assertThat(plain.stateNames(alice)).containsExactly("established");
    }

    @Nested
    class JON_004_and_JON_006_an_identity_is_bound_to_node_and_session {
        @Test
        void of_another_node_it_is_invalid_and_the_node_is_denied() {
            pair.policy(bob, question -> Optional.empty());
            pair.meet();
            Message.Join join = identity("carol", bob.fingerprint())
                    .join(ID, alice.fingerprint(), transcript(), sessionId(), key("carol identity"), SUITE);
            pair.at(9_999); // the first Join is deferred, and its time runs out just now
            time.at(10_000);

            List<Effect> effects = bob.receive(alice.address, pair.said(alice, bob, join));

            assertThat(TestNode.refusals(effects)).containsExactly(IDENTITY_NAMES_THE_NODE);
            assertThat(bob.counts().denied()).isEqualTo(1);
        }

        @Test
        void signed_for_another_session_it_is_invalid() {
            pair.policy(bob, question -> Optional.empty());
            pair.meet();
            Message.Join join = OwnIdentity.ofNode(TestNode.config("alice").seed())
                    .join(ID, alice.fingerprint(), Bytes.zeros(32), sessionId(), key("alice seed"), SUITE);
            pair.at(9_999);
            time.at(10_000);

            List<Effect> effects = bob.receive(alice.address, pair.said(alice, bob, join));

            assertThat(TestNode.refusals(effects)).containsExactly(JOIN_IS_SIGNED_FOR_THIS_SESSION);
        }

        @Test
        void our_own_configuration_is_held_to_it() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TestNode.of(
                            TestNode.config("alice").joiningAs(identity("carol", bob.fingerprint())),
                            "x",
                            "192.0.2.1:1",
                            time))
                    .withMessageContaining("node_fingerprint")
                    .withMessageContaining("JON-004");
        }

        private SigningKey key(String label) {
            return SigningKey.of(Secret.copyOf(SeededEntropy.octets(label)), SUITE);
        }

        private Bytes transcript() {
            return alice.sessionsWith(bob).get(0).keys().transcript();
        }

        private Bytes sessionId() {
            return alice.sessionsWith(bob).get(0).id();
        }
    }

    @Nested
    class JON_008_to_JON_018_the_application_decides {
        @Test
        void denied_ends_in_a_nack_and_the_denied_node_leaves() {
            pair.policy(bob, question -> Optional.of(Decision.DENIED));

            pair.meet();

            assertThat(pair.seen(alice, Effect.JoinRefused.class))
                    .extracting(Effect.JoinRefused::code)
                    .containsExactly(NackCode.DENIED);
            assertThat(pair.seen(alice, Effect.SessionEnded.class))
                    .extracting(Effect.SessionEnded::rule)
                    .containsExactly(REFUSED_NODES_STOP);
            assertThat(bob.stateNames(alice)).isEmpty(); // the leave came before the deletion
        }

        @Test
        void authorize_denied_is_denied() {
            pair.policy(
                    bob,
                    question -> Optional.of(
                            question.about() == Question.About.AUTHORIZE ? Decision.DENIED : Decision.GRANTED));

            pair.meet();

            assertThat(pair.seen(bob, Effect.Admitted.class)).isEmpty();
            assertThat(pair.seen(alice, Effect.JoinRefused.class)).hasSize(1);
        }

        @Test
        void deferred_is_asked_again_after_5_seconds() {
            List<Decision> decisions = new ArrayList<>(List.of(Decision.DEFERRED, Decision.GRANTED, Decision.GRANTED));
            pair.policy(bob, question -> Optional.of(decisions.remove(0)));

            pair.meet();

            assertThat(pair.seen(alice, Effect.JoinRefused.class))
                    .extracting(Effect.JoinRefused::retryAfterSeconds)
                    .containsExactly(5);
            pair.at(4_999);
            assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(1);
            pair.at(5_000);
            assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(3);
            assertThat(pair.seen(bob, Effect.PeerJoined.class)).hasSize(1);
        }

        @Test
        void silence_for_5_seconds_is_deferred_and_a_late_answer_changes_nothing() {
            pair.policy(bob, question -> Optional.empty());
            pair.meet();
            pair.at(5_000);

            assertThat(pair.seen(alice, Effect.JoinRefused.class))
                    .extracting(Effect.JoinRefused::code)
                    .containsExactly(NackCode.DEFERRED);
            long question = pair.seen(bob, Effect.Asked.class).get(0).question().id();
            assertThat(bob.handle(new io.symbolon.core.boundary.Input.Answered(question, Decision.GRANTED, time.now())))
                    .isEmpty();
        }

        @Test
        void another_join_while_the_question_is_open_is_dropped_and_the_same_is_silent() {
            pair.policy(bob, question -> Optional.empty());
            pair.meet();
            Message.Join other = new Message.Join(ID, Bytes.EMPTY, SIGNATURE, Bytes.EMPTY);

            assertThat(TestNode.refusals(bob.receive(alice.address, pair.said(alice, bob, other))))
                    .containsExactly(ONE_QUESTION_A_PEER);
            assertThat(alice.wakeAtDeadline()).hasSize(1); // the repeated Join
            pair.at(3_000);
            assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(1);
        }

        @Test
        void another_join_while_deferred_gets_the_rest_of_the_time() {
            pair.policy(bob, question -> Optional.of(Decision.DEFERRED));
            pair.meet();
            time.pass(1_500);
            Message.Join other = new Message.Join(ID, Bytes.EMPTY, SIGNATURE, Bytes.EMPTY);

            List<Effect> effects = bob.receive(alice.address, pair.said(alice, bob, other));

            assertThat(TestNode.refusals(effects)).containsExactly(DEFERRED_PEERS_WAIT);
            assertThat(TestNode.sends(effects)).hasSize(1);
        }
    }

    @Nested
    class JON_014_and_JON_015_obsolete_peers {
        @Test
        void three_nacks_nothing_else_and_the_end_after_30_seconds() {
            pair.policy(bob, question -> Optional.of(Decision.DENIED));
            TestNode deaf = alice;
            pair.meet(alice.open(bob), effects -> !isNack(effects));
            List<Effect> ping = bob.receive(deaf.address, pair.said(deaf, bob, new Message.Challenge(ID)));
            assertThat(ping).containsExactly(new Effect.Dropped(deaf.address, OBSOLETE_PEERS_HEAR_NACK));

            int nacks = 1;
            for (int i = 0; i < 4; i++) {
                Message.Join join = new Message.Join(ID, Bytes.EMPTY, SIGNATURE, Bytes.EMPTY);
                List<Effect> effects = bob.receive(deaf.address, pair.said(deaf, bob, join));
                assertThat(TestNode.refusals(effects)).containsExactly(OBSOLETE_PEERS_HEAR_NACK);
                nacks += TestNode.sends(effects).size();
            }
            assertThat(nacks).isEqualTo(3);

            time.at(29_999);
            assertThat(bob.wake()).isEmpty();
            time.at(30_000);
            assertThat(TestNode.only(Effect.SessionEnded.class, bob.wake()))
                    .extracting(Effect.SessionEnded::rule)
                    .containsExactly(OBSOLETE_PEERS_ARE_DELETED);
        }

        private boolean isNack(List<Effect> effects) {
            return TestNode.only(Effect.SendDatagram.class, effects).size() > 0
                    && bob.node.isObsolete(alice.fingerprint());
        }
    }

    @Test
    void JON_019_nothing_else_before_the_ack_and_OVL_029_afterwards() {
        pair.policy(bob, question -> Optional.empty());
        pair.meet();
        Message.Seek seek = new Message.Seek(Bytes.zeros(32), Bytes.EMPTY);
        assertThat(TestNode.refusals(bob.receive(alice.address, pair.said(alice, bob, seek))))
                .containsExactly(NOTHING_ELSE_BEFORE_THE_ACK);

        pair.policy(bob, question -> Optional.of(Decision.GRANTED));
        pair.at(20_000);
        assertThat(TestNode.refusals(bob.receive(alice.address, pair.said(alice, bob, seek))))
                .containsExactly(GROWING_IS_A_CHOICE);
    }

    @Test
    void JON_022_a_join_is_repeated_until_it_is_answered() {
        pair.policy(bob, question -> Optional.empty());
        pair.meet();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            alice.wakeAtDeadline();
            times.add(time.millis());
        }
        assertThat(times).containsExactly(1_000L, 3_000L, 7_000L, 15_000L);
    }

    @Nested
    class JON_022_with_the_fifth_join_a_node_measures_its_peer {
        @Test
        void so_a_session_that_the_peer_does_not_have_ends() {
            pair.policy(bob, question -> Optional.empty());
            pair.meet();
            List<Long> ends = new ArrayList<>();
            List<Integer> sendings = new ArrayList<>();
            while (ends.isEmpty()) {
                List<Effect> effects = alice.wakeAtDeadline();
                if (time.millis() <= 21_000)
                    sendings.add(TestNode.sends(effects).size());
                TestNode.only(Effect.SessionEnded.class, effects).forEach(ended -> ends.add(time.millis()));
            }
            // the Join after 1, 3, 7 and 15 s, there with a challenge, again after 17 and 19 s, and a new one at 21 s
            assertThat(sendings).containsExactly(1, 1, 1, 2, 1, 1, 1);
            assertThat(ends).containsExactly(33_000L);
        }

        @Test
        void a_session_whose_peer_answers_stands_while_the_peer_says_nothing_to_the_join() {
            TestNode silent = TestNode.of("silent", "203.0.113.3:4000", time);
            JoiningPair both = new JoiningPair(bob, silent, time);
            both.meet();

            both.at(5 * MINUTE - 1);
            assertThat(bob.stateNames(silent)).containsExactly("established");
        }
    }

    @Test
    void JON_023_an_ack_names_our_join() {
        pair.policy(bob, question -> Optional.empty());
        pair.meet();

        assertThat(TestNode.refusals(alice.receive(bob.address, pair.said(bob, alice, new Message.Ack(ID)))))
                .containsExactly(ANSWER_NAMES_THE_JOIN);
    }

    @Test
    void JON_025_a_session_without_admission_ends_after_5_minutes() {
        TestNode silent = TestNode.of("silent", "203.0.113.3:4000", time);
        JoiningPair both = new JoiningPair(silent, bob, time);
        both.meet();

        both.at(5 * MINUTE - 1);
        assertThat(bob.stateNames(silent)).containsExactly("established");
        both.at(5 * MINUTE);
        assertThat(both.seen(bob, Effect.SessionEnded.class))
                .extracting(Effect.SessionEnded::rule)
                .containsExactly(UNADMITTED_SESSIONS_END);
    }

    @Nested
    class JON_009_and_JON_026_an_authorization_lasts_an_hour {
        @Test
        void a_restarted_peer_is_admitted_without_a_question() {
            pair.meet();
            time.pass(1_000);
            TestNode again = TestNode.joining("alice", 1, "192.0.2.1:4000", time);
            JoiningPair later = new JoiningPair(again, bob, time);

            later.meet();

            assertThat(later.seen(bob, Effect.Asked.class)).isEmpty();
            assertThat(later.seen(again, Effect.PeerJoined.class)).hasSize(1);
        }

        @Test
        void it_is_renewed_after_50_minutes() {
            pair.meet();
            pair.at(50 * MINUTE - 1);
            assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(2);
            pair.at(50 * MINUTE);
            assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(4);
            pair.at(90 * MINUTE);
            assertThat(pair.seen(bob, Effect.PeerParted.class)).isEmpty();
        }

        @Test
        void without_an_answer_it_ends_and_the_peer_asks_again() {
            pair.meet();
            pair.policy(bob, question -> Optional.empty());
            pair.at(60 * MINUTE - 1);
            assertThat(pair.seen(bob, Effect.PeerParted.class)).isEmpty();
            pair.policy(bob, question -> Optional.of(Decision.GRANTED));
            pair.at(60 * MINUTE);
            assertThat(pair.seen(bob, Effect.PeerParted.class)).hasSize(1);
            assertThat(pair.seen(alice, Effect.PeerParted.class)).hasSize(1);
            assertThat(pair.seen(bob, Effect.SessionEnded.class)).isEmpty();
            pair.at(60 * MINUTE + 1_000);
            assertThat(pair.seen(bob, Effect.PeerJoined.class)).hasSize(2);
        }

        @Test
        void denied_at_the_renewal_the_peer_is_obsolete() {
            pair.meet();
            pair.policy(bob, question -> Optional.of(Decision.DENIED));
            pair.at(50 * MINUTE);
            assertThat(pair.seen(alice, Effect.JoinRefused.class))
                    .extracting(Effect.JoinRefused::code)
                    .containsExactly(NackCode.DENIED);
            assertThat(pair.seen(bob, Effect.PeerParted.class)).hasSize(1);
        }

        @Test
        void it_ends_with_the_identity() {
            TestNode asCarol = TestNode.of(
                    TestNode.config("alice").joiningAs(identity("carol", alice.fingerprint())),
                    "carol",
                    "192.0.2.1:4000",
                    time);
            JoiningPair both = new JoiningPair(asCarol, bob, time);
            both.meet();
            both.at(41 * MINUTE - 1);
            assertThat(both.seen(bob, Effect.PeerParted.class)).isEmpty();
            both.at(41 * MINUTE);
            assertThat(both.seen(bob, Effect.PeerParted.class)).hasSize(1);
        }
    }

    @Test
    void new_keys_need_no_question_and_nobody_is_parted() {
        pair.meet();
        pair.at(70 * MINUTE);

        assertThat(pair.seen(bob, Effect.SessionEstablished.class)).hasSize(2);
        assertThat(pair.seen(bob, Effect.PeerJoined.class)).hasSize(1);
        assertThat(pair.seen(alice, Effect.PeerJoined.class)).hasSize(1);
        assertThat(pair.seen(bob, Effect.PeerParted.class)).isEmpty();
        assertThat(pair.seen(alice, Effect.PeerParted.class)).isEmpty();
    }

    @Test
    void a_leave_parts() {
        pair.meet();
        pair.carry(alice, alice.leave(bob));

        assertThat(pair.seen(alice, Effect.PeerParted.class)).hasSize(1);
        assertThat(pair.seen(bob, Effect.PeerParted.class)).hasSize(1);
    }
}
