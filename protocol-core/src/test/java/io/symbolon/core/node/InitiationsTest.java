package io.symbolon.core.node;

import static io.symbolon.spec.HandshakeRule.CANDIDATES_IN_ALL;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.COOKIE_UNDER_LOAD;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.OPENINGS_ARE_RATIONED;
import static io.symbolon.spec.HandshakeRule.SESSION_ID_IS_FREE;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.exchange.ExchangeCounts;
import io.symbolon.core.session.Limits;
import io.symbolon.core.testing.CountingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a node does with an initiation (chapter handshake, "An initiation, step by step"). */
class InitiationsTest {
    private static final Endpoint ELSEWHERE = TestNode.endpoint("203.0.113.3:4000");

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.of("alice", "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.of("bob", "198.51.100.2:4000", time);

    private TestNode bobWith(Limits limits) {
        return TestNode.of("bob", "198.51.100.2:4000", time, limits);
    }

    /** An initiation of a node that is asked for the first time, from its own address block. */
    private Bytes initiationOf(int number) {
        return TestNode.datagram(stranger(number).open(bob));
    }

    private TestNode stranger(int number) {
        return TestNode.of("stranger " + number, source(number).toString(), time);
    }

    private static Endpoint source(int number) {
        return TestNode.endpoint("10." + number / 256 + "." + number % 256 + ".1:4000");
    }

    private static Bytes withCookie(Bytes initiation, Bytes cookie) {
        Handshake.Initiation plain =
                (Handshake.Initiation) FrameCodec.decode(initiation).value();
        return FrameCodec.encode(new Handshake.Initiation(plain.token(), plain.nonce(), cookie));
    }

    /** Shows {@code node} the initiation, and again with the cookie that it asks for. */
    private static List<Effect> receiveWithCookie(TestNode node, Endpoint from, Bytes initiation) {
        Frame.Cookie cookie = TestNode.cookie(node.receive(from, initiation));
        return node.receive(from, withCookie(initiation, cookie.cookie()));
    }

    @Test
    void HSK_005_its_own_initiation_is_dropped_and_the_attempt_stays() {
        Bytes own = TestNode.datagram(alice.open(bob));

        assertThat(alice.receive(bob.address, own)).containsExactly(new Effect.Dropped(bob.address, NOT_OUR_OWN));
        assertThat(alice.counts().attempts()).isEqualTo(1);
        assertThat(alice.counts().candidates()).isZero();
    }

    @Test
    void HSK_006_the_answer_goes_to_the_source_and_not_to_the_address_in_the_token() {
        NodeConfig declaring = TestNode.config("declaring").declaring(ELSEWHERE);
        TestNode declared =
                new TestNode(declaring, new StandInSuite(), new SeededEntropy("declaring"), alice.address, time);

        List<Effect> effects = bob.receive(declared, declared.open(bob));

        assertThat(TestNode.sends(effects))
                .singleElement()
                .extracting(Effect.SendDatagram::to)
                .isEqualTo(declared.address);
    }

    @Test
    void HSK_007_an_answer_is_as_long_as_the_question_and_a_cookie_is_shorter() {
        Bytes initiation = TestNode.datagram(alice.open(bob));
        assertThat(TestNode.datagram(bob.receive(alice.address, initiation)).length())
                .isEqualTo(initiation.length());

        List<Effect> asked = bob.receive(ELSEWHERE, initiation);
        assertThat(TestNode.datagram(asked).length()).isEqualTo(34);
    }

    @Test
    void HSK_027_nothing_but_the_answer_is_seen() {
        assertThat(bob.receive(alice, alice.open(bob))).hasSize(1);
        assertThat(bob.counts())
                .isEqualTo(new NodeCounts(0, 1, 0, 0, 1, 0, 0, 0, 0, new ExchangeCounts(0, 0, 0, 0, 0)));
    }

    @Nested
    class HSK_012_answers_reuse_the_attempt {
        private final TestNode carol = TestNode.of("carol", "203.0.113.7:4000", time);

        private void assertReuse(Handshake.Initiation attempt, Handshake.Answer answer, boolean expected) {
            assertThat(answer.token().equals(attempt.token())).isEqualTo(expected);
            assertThat(answer.nonce().equals(attempt.nonce())).isEqualTo(expected);
        }

        @Test
        void towards_the_expected_peer_at_the_asked_address() {
            Handshake.Initiation attempt = TestNode.initiation(alice.open(bob));

            assertReuse(attempt, TestNode.answer(alice.receive(bob, bob.open(alice))), true);
        }

        @Test
        void not_towards_the_expected_peer_when_it_asks_from_elsewhere() {
            Handshake.Initiation attempt = TestNode.initiation(alice.open(bob));
            Bytes initiation = TestNode.datagram(bob.open(alice));

            assertReuse(attempt, TestNode.answer(alice.receive(ELSEWHERE, initiation)), false);
        }

        @Test
        void towards_anybody_at_the_address_when_nobody_is_expected() {
            Handshake.Initiation attempt = TestNode.initiation(alice.open(bob.address, Optional.empty()));

            assertReuse(attempt, TestNode.answer(alice.receive(bob, bob.open(alice))), true);
            assertReuse(attempt, TestNode.answer(alice.receive(carol, carol.open(alice))), false);
        }

        @Test
        void not_towards_another_peer_at_the_same_address() {
            Handshake.Initiation attempt = TestNode.initiation(alice.open(bob));

            assertReuse(
                    attempt, TestNode.answer(alice.receive(bob.address, TestNode.datagram(carol.open(alice)))), false);
        }

        @Test
        void and_the_attempt_keeps_its_secret() {
            Handshake.Initiation attempt = TestNode.initiation(alice.open(bob));
            alice.receive(bob, bob.open(alice));

            List<Effect> effects = alice.receive(
                    bob.address, TestNode.datagram(bob.receive(alice.address, FrameCodec.encode(attempt))));
            assertThat(TestNode.refusals(effects)).isEmpty();
            assertThat(alice.stateNames(bob)).containsExactly("confirming");
        }
    }

    @Nested
    class HSK_013_identical_initiation_gets_the_stored_answer {
        private final Bytes initiation = TestNode.datagram(alice.open(bob));
        private final List<Effect> answered = bob.receive(alice.address, initiation);

        @Test
        void octet_by_octet_and_nothing_changes() {
            NodeCounts counts = bob.counts();
            OptionalLong wakeAt = bob.wakeAtMillis();
            time.at(9_999);

            assertThat(bob.receive(alice.address, initiation)).isEqualTo(answered);
            assertThat(bob.receive(alice.address, withCookie(initiation, Bytes.zeros(16))))
                    .as("a cookie plays no part")
                    .isEqualTo(answered);
            assertThat(bob.counts()).isEqualTo(counts);
            assertThat(bob.wakeAtMillis()).isEqualTo(wakeAt);
            assertThat(bob.entropy.draws(Entropy.Purpose.NONCE)).isEqualTo(1);
        }

        @Test
        void from_its_source_only() {
            assertThat(TestNode.refusals(bob.receive(ELSEWHERE, initiation))).containsExactly(COOKIE_FOR_A_KNOWN_PEER);
        }

        @Test
        void also_when_another_node_uses_its_source_and_its_nonce() {
            Handshake.Initiation plain =
                    (Handshake.Initiation) FrameCodec.decode(initiation).value();
            TestNode carol = TestNode.of("carol", "203.0.113.7:4000", time);
            Bytes carolsToken = TestNode.initiation(carol.open(bob)).token();
            Bytes same = FrameCodec.encode(new Handshake.Initiation(carolsToken, plain.nonce(), Bytes.EMPTY));

            assertThat(TestNode.answer(bob.receive(alice.address, same)).token())
                    .isNotEqualTo(TestNode.answer(answered).token());
            assertThat(bob.receive(alice.address, initiation)).isEqualTo(answered);
        }

        @Test
        void and_not_after_the_candidate_is_forgotten() {
            time.at(12_000);
            Handshake.Answer later = TestNode.answer(bob.receive(alice.address, initiation));

            assertThat(later.nonce()).isNotEqualTo(TestNode.answer(answered).nonce());
        }
    }

    @Nested
    class HSK_018_candidates_of_one_fingerprint {
        /** Alice, without memory, asks from a source. */
        private Bytes initiation(int restart) {
            return TestNode.datagram(
                    TestNode.restarted("alice", restart, "192.0.2.1:4000", time).open(bob));
        }

        @Test
        void the_source_of_one_takes_its_place() {
            bob.receive(alice.address, initiation(1));
            assertThat(TestNode.sends(receiveWithCookie(bob, alice.address, initiation(2))))
                    .hasSize(1);

            assertThat(bob.counts().candidates()).isEqualTo(1);
        }

        @Test
        void a_fifth_takes_the_place_of_the_oldest() {
            Bytes oldest = initiation(0);
            bob.receive(source(0), oldest);
            for (int i = 1; i < 4; i++) {
                receiveWithCookie(bob, source(i), initiation(i));
            }
            assertThat(bob.counts().candidates()).isEqualTo(4);

            receiveWithCookie(bob, source(4), initiation(4));

            assertThat(bob.counts().candidates()).isEqualTo(4);
            assertThat(TestNode.refusals(bob.receive(source(0), oldest)))
                    .as("the oldest is forgotten")
                    .containsExactly(COOKIE_FOR_A_KNOWN_PEER);
            assertThat(TestNode.refusals(bob.receive(source(1), initiation(1))))
                    .as("the second is not")
                    .isEmpty();
        }

        @Test
        void without_a_cookie_nobody_gives_way() {
            for (int i = 0; i < 5; i++) {
                bob.receive(source(i), initiation(i));
            }
            assertThat(bob.counts().candidates()).isEqualTo(1);
        }
    }

    @Test
    void HSK_019_a_full_table_takes_no_newcomer_and_keeps_who_is_there() {
        TestNode full = bobWith(new Limits(256, 4, 2, 3072, 50, 5, 200, 20, 2048, 3, 4096, 1L << 32));
        Bytes first = initiationOf(1);
        List<Effect> answer = full.receive(source(1), first);
        full.receive(source(2), initiationOf(2));

        assertThat(full.receive(source(3), initiationOf(3)))
                .containsExactly(new Effect.Dropped(source(3), CANDIDATES_IN_ALL));
        assertThat(full.counts().candidates()).isEqualTo(2);
        assertThat(full.receive(source(1), first)).isEqualTo(answer);
    }

    @Test
    void HSK_019_a_full_table_still_lets_a_source_take_its_own_place() {
        TestNode full = bobWith(new Limits(256, 4, 1, 3072, 50, 5, 200, 20, 2048, 3, 4096, 1L << 32));
        full.receive(alice, alice.open(bob));
        TestNode again = TestNode.restarted("alice", 1, "192.0.2.1:4000", time);

        assertThat(TestNode.refusals(receiveWithCookie(full, alice.address, TestNode.datagram(again.open(bob)))))
                .isEmpty();
        assertThat(full.counts().candidates()).isEqualTo(1);
    }

    @Test
    void HSK_020_a_candidate_is_forgotten_after_twelve_seconds() {
        bob.receive(alice, alice.open(bob));
        assertThat(bob.wakeAtMillis()).hasValue(12_000);

        time.at(11_999);
        bob.wake();
        assertThat(bob.counts().candidates()).isEqualTo(1);
        time.at(12_000);
        assertThat(bob.wake()).isEmpty();
        assertThat(bob.counts().candidates()).isZero();
        assertThat(bob.wakeAtMillis()).isEmpty();
    }

    @Nested
    class HSK_021_cookie_under_load {
        private final CountingSuite counting = new CountingSuite(new StandInSuite());
        private final TestNode busy =
                new TestNode(TestNode.config("bob"), counting, new SeededEntropy("bob"), bob.address, time);

        private void load(int openings) {
            for (int i = 0; i < openings; i++) {
                busy.receive(source(i), initiationOf(i));
            }
        }

        @Test
        void from_the_fiftieth_opening_of_a_second_on() {
            load(49);
            assertThat(TestNode.refusals(busy.receive(source(100), initiationOf(100))))
                    .isEmpty();

            List<Effect> asked = busy.receive(source(101), initiationOf(101));
            assertThat(TestNode.refusals(asked)).containsExactly(COOKIE_UNDER_LOAD);
            assertThat(TestNode.sends(asked))
                    .singleElement()
                    .extracting(Effect.SendDatagram::to)
                    .isEqualTo(source(101));
        }

        @Test
        void until_the_first_of_them_is_a_second_ago() {
            load(50);
            time.at(999);
            assertThat(TestNode.refusals(busy.receive(source(100), initiationOf(100))))
                    .containsExactly(COOKIE_UNDER_LOAD);
            time.at(1_000);
            assertThat(TestNode.refusals(busy.receive(source(100), initiationOf(100))))
                    .isEmpty();
        }

        @Test
        void from_the_fifth_opening_of_an_address_block_in_one_second_on() {
            time.at(900);
            for (int i = 0; i < 5; i++) {
                assertThat(TestNode.refusals(busy.receive(TestNode.endpoint("10.9.9." + i + ":4000"), initiationOf(i))))
                        .isEmpty();
            }
            Endpoint sixth = TestNode.endpoint("10.9.9.200:4000");
            assertThat(TestNode.refusals(busy.receive(sixth, initiationOf(100))))
                    .containsExactly(COOKIE_UNDER_LOAD);
            assertThat(TestNode.refusals(busy.receive(TestNode.endpoint("10.9.8.1:4000"), initiationOf(101))))
                    .as("another block")
                    .isEmpty();

            time.at(1_000);
            assertThat(TestNode.refusals(busy.receive(sixth, initiationOf(100))))
                    .as("another second")
                    .isEmpty();
        }

        @Test
        void whoever_shows_the_cookie_is_answered() {
            load(50);
            assertThat(TestNode.frame(receiveWithCookie(busy, source(100), initiationOf(100))))
                    .isInstanceOf(Handshake.Answer.class);
        }

        @Test
        void it_costs_a_keyed_hash_and_no_signature() {
            load(50);
            counting.takeOperations();
            busy.receive(source(100), initiationOf(100));

            assertThat(counting.takeOperations()).containsExactly("keyedHash");
        }

        @Test
        void also_when_there_are_many_candidates() {
            TestNode full = bobWith(new Limits(256, 4, 4096, 2, 50, 5, 200, 20, 2048, 3, 4096, 1L << 32));
            full.receive(source(1), initiationOf(1));
            assertThat(TestNode.refusals(full.receive(source(2), initiationOf(2))))
                    .isEmpty();
            assertThat(TestNode.refusals(full.receive(source(3), initiationOf(3))))
                    .containsExactly(COOKIE_UNDER_LOAD);
        }

        @Test
        void an_identical_initiation_gets_its_answer_all_the_same() {
            load(50);
            assertThat(TestNode.refusals(busy.receive(source(7), initiationOf(7))))
                    .isEmpty();
        }
    }

    @Test
    void HSK_022_a_session_stays_when_its_peer_opens_anew_with_a_cookie() {
        Exchange.establish(alice, bob);
        TestNode again = TestNode.restarted("alice", 1, "192.0.2.1:4000", time);

        receiveWithCookie(bob, alice.address, TestNode.datagram(again.open(bob)));

        assertThat(bob.stateNames(alice)).containsExactly("candidate", "established");
    }

    @Nested
    class HSK_023_cookie_binds_source_and_nonce {
        private final Bytes initiation = TestNode.datagram(alice.open(bob));
        private final Bytes cookie;

        HSK_023_cookie_binds_source_and_nonce() {
            time.at(59_999);
            bob.receive(source(1), initiation); // now Alice is known
            cookie = TestNode.cookie(bob.receive(ELSEWHERE, initiation)).cookie();
        }

        private boolean isTaken(Endpoint from, Bytes shown) {
            return TestNode.refusals(bob.receive(from, withCookie(initiation, shown)))
                    .isEmpty();
        }

        @Test
        void it_is_taken_from_its_source() {
            assertThat(isTaken(ELSEWHERE, cookie)).isTrue();
        }

        @Test
        void not_from_another_address_or_port() {
            assertThat(isTaken(TestNode.endpoint("203.0.113.4:4000"), cookie)).isFalse();
            assertThat(isTaken(TestNode.endpoint("203.0.113.3:4001"), cookie)).isFalse();
        }

        @Test
        void not_with_another_nonce_and_not_changed() {
            Bytes other = TestNode.datagram(
                    TestNode.restarted("alice", 1, "192.0.2.1:4000", time).open(bob));
            assertThat(TestNode.refusals(bob.receive(ELSEWHERE, withCookie(other, cookie))))
                    .containsExactly(COOKIE_FOR_A_KNOWN_PEER);
            assertThat(isTaken(ELSEWHERE, Bytes.zeros(16))).isFalse();
        }

        @Test
        void not_by_a_node_that_has_started_anew() {
            TestNode anew = TestNode.restarted("bob", 1, "198.51.100.2:4000", time);
            anew.receive(source(1), initiation);
            assertThat(TestNode.refusals(anew.receive(ELSEWHERE, withCookie(initiation, cookie))))
                    .containsExactly(COOKIE_FOR_A_KNOWN_PEER);
        }
    }

    @Nested
    class HSK_026_openings_are_rationed {
        @Test
        void twenty_a_second_of_one_block_and_the_next_second_begins_anew() {
            for (int i = 0; i < 5; i++) {
                assertThat(TestNode.refusals(bob.receive(TestNode.endpoint("10.9.9." + i + ":4000"), initiationOf(i))))
                        .isEmpty();
            }
            for (int i = 5; i < 20; i++) {
                Endpoint from = TestNode.endpoint("10.9.9." + i + ":4000");
                assertThat(TestNode.refusals(receiveWithCookie(bob, from, initiationOf(i))))
                        .isEmpty();
            }
            Endpoint twentyFirst = TestNode.endpoint("10.9.9.200:4000");
            assertThat(receiveWithCookie(bob, twentyFirst, initiationOf(20)))
                    .containsExactly(new Effect.Dropped(twentyFirst, OPENINGS_ARE_RATIONED));
            assertThat(TestNode.refusals(bob.receive(TestNode.endpoint("10.9.8.1:4000"), initiationOf(20))))
                    .as("another block")
                    .isEmpty();

            time.at(1_000);
            assertThat(TestNode.refusals(bob.receive(twentyFirst, initiationOf(21))))
                    .isEmpty();
        }

        @Test
        void loopback_has_no_block() {
            for (int i = 0; i < 50; i++) {
                assertThat(TestNode.refusals(
                                bob.receive(TestNode.endpoint("127.0.0.1:" + (4000 + i)), initiationOf(i))))
                        .isEmpty();
            }
        }

        @Test
        void two_hundred_a_second_in_all() {
            TestNode patient = bobWith(new Limits(256, 4, 4096, 3072, 1000, 20, 200, 20, 2048, 3, 4096, 1L << 32));
            for (int i = 0; i < 200; i++) {
                assertThat(TestNode.refusals(patient.receive(source(i), initiationOf(i))))
                        .isEmpty();
            }
            assertThat(TestNode.refusals(patient.receive(source(200), initiationOf(200))))
                    .containsExactly(OPENINGS_ARE_RATIONED);
        }
    }

    @Test
    void HSK_028_a_session_id_belongs_to_one_session() {
        StandInSuite oneId = new StandInSuite() {
            @Override
            public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
                return input.equals(Bytes.ofUtf8("symbolon/1 session id\0"))
                        ? Secret.copyOf(Bytes.ofHex("1d".repeat(32)))
                        : super.keyedHash(key, lengthOctets, input);
            }
        };
        TestNode unlucky = new TestNode(TestNode.config("bob"), oneId, new SeededEntropy("bob"), bob.address, time);
        Bytes first = initiationOf(1);
        List<Effect> answer = unlucky.receive(source(1), first);

        assertThat(unlucky.receive(source(2), initiationOf(2)))
                .containsExactly(new Effect.Dropped(source(2), SESSION_ID_IS_FREE));
        assertThat(unlucky.receive(source(1), first)).as("the candidate stays").isEqualTo(answer);
    }

    @Test
    void HSK_030_each_answer_has_its_own_secret_nonce_and_token() {
        Handshake.Answer one = TestNode.answer(bob.receive(source(1), initiationOf(1)));
        Handshake.Answer other = TestNode.answer(bob.receive(source(2), initiationOf(2)));

        assertThat(one.token()).isNotEqualTo(other.token());
        assertThat(one.nonce()).isNotEqualTo(other.nonce());
        assertThat(bob.entropy.draws(Entropy.Purpose.SESSION_SECRET)).isEqualTo(2);
        assertThat(bob.entropy.draws(Entropy.Purpose.NONCE)).isEqualTo(2);
        assertThat(bob.entropy.draws(Entropy.Purpose.COOKIE_SECRET))
                .as("once in its life")
                .isEqualTo(1);
    }

    @Test
    void TOK_031_a_denied_peer_is_dropped_until_its_time_is_over() {
        bob.deny(alice, 1_000);
        Bytes initiation = TestNode.datagram(alice.open(bob));

        time.at(999);
        assertThat(bob.receive(alice.address, initiation))
                .containsExactly(new Effect.Dropped(alice.address, NOT_DENIED));
        time.at(1_000);
        assertThat(TestNode.refusals(bob.receive(alice.address, initiation))).isEmpty();
    }

    @Test
    void TOK_031_a_denial_may_last_for_ever() {
        time.at(5_000);
        bob.deny(alice, Long.MAX_VALUE);

        assertThat(TestNode.refusals(bob.receive(alice, alice.open(bob)))).containsExactly(NOT_DENIED);
    }
}
