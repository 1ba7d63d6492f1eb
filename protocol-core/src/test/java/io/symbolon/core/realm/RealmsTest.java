package io.symbolon.core.realm;

import static io.symbolon.core.realm.Cast.ASKER;
import static io.symbolon.core.realm.Cast.ASKER_NODE;
import static io.symbolon.core.realm.Cast.JOINER;
import static io.symbolon.core.realm.Cast.LEADER;
import static io.symbolon.core.realm.Cast.LEADER_NODE;
import static io.symbolon.core.realm.Cast.NODE;
import static io.symbolon.core.realm.Cast.REALM;
import static io.symbolon.core.realm.Cast.SUITE;
import static io.symbolon.core.realm.Cast.fingerprint;
import static io.symbolon.core.realm.Cast.verified;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.spec.RealmRule.ASKERS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.OPENED_QUERIES_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.QUERY_FITS_ITS_PLACE;
import static io.symbolon.spec.RealmRule.QUERY_IS_VALID;
import static io.symbolon.spec.RealmRule.QUERY_OPENS;
import static io.symbolon.spec.RealmRule.REFUSED_LISTS_ARE_RATIONED;
import static io.symbolon.spec.RealmRule.REPLY_MATCHES_A_QUERY;
import static io.symbolon.spec.RealmRule.REVOCATIONS_ARE_THE_LEADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.wire.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RealmsTest {
    private static final Optional<RealmLeader> CONFIGURED = Optional.of(new RealmLeader(LEADER.signed(), LEADER_NODE));
    private static final Fingerprint OWN_IDENTITY = new Fingerprint(SeededEntropy.octets("asker's identity"));
    private static final Endpoint JOINS_FROM = Endpoint.parse("192.0.2.7:4000").orElseThrow();
    private static final Endpoint HOP = Endpoint.parse("198.51.100.1:4000").orElseThrow();
    private static final Fingerprint FIRST = new Fingerprint(SeededEntropy.octets("first peer"));
    private static final Fingerprint SECOND = new Fingerprint(SeededEntropy.octets("second peer"));

    private final FakeNode node = new FakeNode("asker", ASKER_NODE);
    private final Realms asker = new Realms(node, CONFIGURED, OWN_IDENTITY, ASKER);
    private final FakeNode leaderNode = new FakeNode("leader", LEADER_NODE);
    private final Realms leader = new Realms(leaderNode, CONFIGURED, REALM.fingerprint(), LEADER.key());

    @Nested
    class RLM_001_leader_is_configured {
        @Test
        void asks_the_configured_leaders_node() {
            defer(JOINER);
            assertThat(node.routed).extracting(FakeNode.Routed::to).containsExactly(LEADER_NODE);
        }

        @Test
        void asks_nobody_about_an_identity_of_another_realm_or_of_none() {
            defer(JOINER.realm(fingerprint(identity()).octets()));
            defer(JOINER.realm(Bytes.EMPTY));
            assertThat(node.routed).isEmpty();
        }

        @Test
        void a_node_without_realm_asks_nobody() {
            Realms none = new Realms(node, Optional.empty(), OWN_IDENTITY, ASKER);
            none.deferred(verified(JOINER), NODE, JOINS_FROM);
            assertThat(node.routed).isEmpty();
        }
    }

    @Nested
    class RLM_002_leader_is_valid {
        @Test
        void refuses_a_leader_whose_token_breaks_a_rule() {
            Bytes forged = LEADER.signed(identity().signature());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> realms(forged))
                    .withMessageContaining("TOK-032");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> realms(TokenDraft.node().signed()))
                    .withMessageContaining("TOK-005");
        }

        @Test
        void there_is_no_realm_while_the_leaders_token_is_out_of_its_time() {
            defer(JOINER);
            Message.RealmReply reply = grant(node.lastQuery());
            node.at(0, millis(2_592_060_000L)); // the end of the leader's 30 days and a minute
            asker.deferred(verified(JOINER.by(4)), NODE, JOINS_FROM);
            asker.take(reply, HOP);
            asker.take(list(1, FIRST), SECOND, HOP);

            assertThat(node.routed).hasSize(1);
            assertThat(node.dropped()).containsExactly(REPLY_MATCHES_A_QUERY, REVOCATIONS_ARE_THE_LEADERS);
        }

        private Realms realms(Bytes leaderToken) {
            return new Realms(node, Optional.of(new RealmLeader(leaderToken, LEADER_NODE)), OWN_IDENTITY, ASKER);
        }
    }

    @Nested
    class RLM_003_asked_when_deferred {
        @Test
        void no_query_while_there_is_a_decision() {
            settle(JOINER);
            defer(JOINER);
            assertThat(node.routed).hasSize(1);
        }

        @Test
        void another_query_when_the_decision_has_ended() {
            settle(JOINER);
            node.at(3_660_000, millis(3_660_000));
            defer(JOINER);
            assertThat(node.routed).hasSize(2);
        }
    }

    @Nested
    class RLM_004_queries_are_rationed {
        @Test
        void one_outstanding_for_an_identity_on_a_node() {
            defer(JOINER);
            defer(JOINER);
            defer(JOINER.issuedAt(millis(1))); // renewed: the same identity
            assertThat(node.routed).hasSize(1);

            asker.deferred(verified(JOINER.withoutExtension("node_fingerprint")), SECOND, JOINS_FROM);
            assertThat(node.routed).hasSize(2);
        }

        @Test
        void four_in_one_second() {
            for (int i = 10; i < 16; i++) deferFrom("192.0." + i + ".1:4000", JOINER.by(i));
            assertThat(node.routed).hasSize(4);
            node.at(999);
            deferFrom("192.0.20.1:4000", JOINER.by(20));
            assertThat(node.routed).hasSize(4);
            node.at(1_000);
            deferFrom("192.0.20.1:4000", JOINER.by(20));
            assertThat(node.routed).hasSize(5);
        }

        @Test
        void eight_for_one_address_block() {
            for (int i = 0; i < 10; i++) {
                node.at(i * 500L);
                deferFrom("192.0.2." + i + ":4000", JOINER.by(10 + i));
            }
            assertThat(node.routed).hasSize(8);
            deferFrom("198.51.100.1:4000", JOINER.by(30));
            assertThat(node.routed).hasSize(9);
        }

        @Test
        void loopback_is_no_block() {
            for (int i = 0; i < 10; i++) {
                node.at(i * 500L);
                deferFrom("127.0.0.1:" + (4000 + i), JOINER.by(10 + i));
            }
            assertThat(node.routed).hasSize(10);
        }

        @Test
        void forgotten_after_10_s_with_its_key() {
            defer(JOINER);
            Message.RealmReply reply = grant(node.lastQuery());
            assertThat(asker.deadlineMillis()).hasValue(10_000);
            node.at(10_000);
            asker.wake();
            asker.take(reply, HOP);

            assertThat(node.dropped()).containsExactly(REPLY_MATCHES_A_QUERY);
            assertThat(asker.waitingCount()).isZero();
            assertThat(asker.deadlineMillis()).isEmpty();
            assertThat(node.livingSecrets()).isEmpty();
        }
    }

    @Nested
    class RLM_006_query_fits_its_place {
        @Test
        void nobody_but_the_leaders_node_takes_a_query() {
            defer(JOINER);
            asker.take(node.lastQuery(), FIRST, HOP);
            new Realms(node, Optional.empty(), OWN_IDENTITY, ASKER).take(node.lastQuery(), FIRST, HOP);
            assertThat(node.dropped()).containsExactly(QUERY_FITS_ITS_PLACE, QUERY_FITS_ITS_PLACE);
        }
    }

    @Nested
    class RLM_009_askers_are_rationed {
        @Test
        void the_same_query_is_taken_once() {
            defer(JOINER);
            leader.take(node.lastQuery(), FIRST, HOP);
            leader.take(node.lastQuery(), FIRST, HOP);
            leaderNode.at(1_000_000);
            leader.wake();
            leader.take(node.lastQuery(), FIRST, HOP);

            assertThat(leaderNode.asked).hasSize(1);
            assertThat(leaderNode.dropped()).containsExactly(ASKERS_ARE_RATIONED, ASKERS_ARE_RATIONED);
        }

        @Test
        void eight_of_one_asker_in_a_second() {
            for (int i = 0; i < 10; i++) leader.take(queryOf(ASKER, i), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(8);
            leader.take(queryOf(Cast.key("another asker"), 20), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(9);
            leaderNode.at(1_000);
            leader.take(queryOf(ASKER, 11), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(10);
        }

        @Test
        void sixty_four_questions_in_all() {
            for (int i = 0; i < 64; i++) {
                leaderNode.at(i * 40L);
                leader.take(queryOf(Cast.key("asker " + i), i), FIRST, HOP);
            }
            assertThat(leaderNode.asked).hasSize(64);
            leaderNode.at(4_000);
            leader.take(queryOf(ASKER, 64), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(64);
            leader.answered(1, Optional.of(Ruling.DENIED));
            leader.take(queryOf(ASKER, 65), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(65);
        }
    }

    @Nested
    class RLM_010_leader_decides_alone {
        @Test
        void a_ruling_is_routed_to_the_asking_node() {
            defer(JOINER);
            leader.take(node.lastQuery(), FIRST, HOP);
            leader.answered(1, Optional.of(Ruling.GRANTED));

            assertThat(leaderNode.asked).containsExactly(fingerprint(JOINER));
            assertThat(leaderNode.routed).extracting(FakeNode.Routed::to).containsExactly(ASKER_NODE);
            assertThat(leaderNode.livingSecrets()).isEmpty();
        }

        @Test
        void it_lasts_an_hour() {
            settle(JOINER);
            node.at(3_659_999, millis(3_659_999));
            assertThat(asker.ruling(JOINER.signed(), NODE)).contains(Ruling.GRANTED);
            node.at(3_660_000, millis(3_660_000));
            assertThat(asker.ruling(JOINER.signed(), NODE)).isEmpty();
        }

        @Test
        void a_deferral_sends_nothing() {
            defer(JOINER);
            leader.take(node.lastQuery(), FIRST, HOP);
            leader.answered(1, Optional.empty());
            assertThat(leaderNode.routed).isEmpty();
            assertThat(leaderNode.livingSecrets()).isEmpty();
        }

        @Test
        void an_answer_after_5_s_sends_nothing() {
            defer(JOINER);
            leader.take(node.lastQuery(), FIRST, HOP);
            assertThat(leader.deadlineMillis()).hasValue(5_000);
            leaderNode.at(5_000);
            leader.wake();
            leader.answered(1, Optional.of(Ruling.GRANTED));
            assertThat(leaderNode.routed).isEmpty();
            assertThat(leaderNode.livingSecrets()).isEmpty();
        }

        @Test
        void a_leader_asks_nobody() {
            leader.deferred(verified(JOINER), NODE, JOINS_FROM);
            assertThat(leaderNode.routed).isEmpty();
        }

        @Test
        void about_a_revoked_identity_it_is_not_asked() {
            leader.revoke(List.of(fingerprint(JOINER)));
            defer(JOINER);
            leader.take(node.lastQuery(), FIRST, HOP);
            asker.take(leaderNode.lastReply(), HOP);

            assertThat(leaderNode.asked).isEmpty();
            assertThat(asker.ruling(JOINER.signed(), NODE)).contains(Ruling.DENIED);
        }

        @Test
        void a_refused_query_leaves_no_key() {
            TokenDraft stranger = JOINER.realm(Bytes.EMPTY);
            AskerSide.Asked asked = new AskerSide(SUITE, REALM, ASKER)
                    .ask(new Query(stranger.signed(), NODE, ASKER_NODE, Cast.NONCE), NODE, Cast.QUERY_SECRET);
            leader.take(query(asked), FIRST, HOP);
            assertThat(leaderNode.dropped()).containsExactly(QUERY_IS_VALID);
            assertThat(leaderNode.livingSecrets()).isEmpty();
        }
    }

    @Nested
    class RLM_011_reply_matches_a_query {
        @Test
        void a_reply_settles_once() {
            defer(JOINER);
            Message.RealmReply reply = grant(node.lastQuery());
            asker.take(reply, HOP);
            asker.take(reply, HOP);
            assertThat(node.dropped()).containsExactly(REPLY_MATCHES_A_QUERY);
            assertThat(node.livingSecrets()).isEmpty();
        }

        @Test
        void a_reply_that_does_not_open_leaves_the_query_waiting() {
            defer(JOINER);
            Message.RealmReply reply = grant(node.lastQuery());
            asker.take(
                    new Message.RealmReply(
                            reply.freshKey(), Bytes.zeros(reply.sealed().length())),
                    HOP);
            assertThat(asker.ruling(JOINER.signed(), NODE)).isEmpty();
            asker.take(reply, HOP);
            assertThat(asker.ruling(JOINER.signed(), NODE)).contains(Ruling.GRANTED);
        }
    }

    @Nested
    class RLM_015_decision_settles_the_next_join {
        @Test
        void of_this_token_on_this_node_only() {
            settle(JOINER);
            assertThat(asker.ruling(JOINER.signed(), NODE)).contains(Ruling.GRANTED);
            assertThat(asker.ruling(JOINER.signed(), SECOND)).isEmpty();
            assertThat(asker.ruling(JOINER.issuedAt(millis(1)).signed(), NODE)).isEmpty();
        }

        @Test
        void of_257_the_one_that_ends_first_gives_way() {
            Decisions decisions = new Decisions();
            for (int i = 0; i < 257; i++) decisions.remember(decision(i, i == 100 ? millis(1) : millis(2 + i)));
            assertThat(decisions.size()).isEqualTo(256);
            assertThat(ruling(decisions, 100)).isEmpty();
            assertThat(ruling(decisions, 0)).isPresent();
            decisions.remember(decision(0, millis(900)));
            assertThat(decisions.size()).isEqualTo(256);
        }

        private Optional<Ruling> ruling(Decisions decisions, int number) {
            return decisions.ruling(SeededEntropy.octets("hash " + number), NODE, TokenDraft.NOW);
        }

        private Decision decision(int number, long expiresAtMillis) {
            return new Decision(
                    Ruling.GRANTED,
                    SeededEntropy.octets("hash " + number),
                    OWN_IDENTITY,
                    NODE,
                    ASKER_NODE,
                    Cast.NONCE,
                    expiresAtMillis,
                    Bytes.zeros(64));
        }
    }

    @Nested
    class RLM_017_revocations_are_the_leaders {
        @Test
        void a_node_takes_its_leaders_list_and_each_only_once() {
            asker.take(list(5, FIRST), SECOND, HOP);
            asker.take(list(5, FIRST), SECOND, HOP);
            asker.take(list(4), SECOND, HOP);
            assertThat(asker.isRevoked(FIRST)).isTrue();
            assertThat(node.dropped()).containsExactly(REVOCATIONS_ARE_THE_LEADERS, REVOCATIONS_ARE_THE_LEADERS);
            asker.take(list(6), SECOND, HOP);
            assertThat(asker.isRevoked(FIRST)).isFalse();
        }

        @Test
        void a_node_without_realm_takes_none() {
            new Realms(node, Optional.empty(), OWN_IDENTITY, ASKER).take(list(1, FIRST), SECOND, HOP);
            assertThat(node.dropped()).containsExactly(REVOCATIONS_ARE_THE_LEADERS);
        }

        @Test
        void only_the_leader_revokes() {
            assertThatIllegalStateException().isThrownBy(() -> asker.revoke(List.of(FIRST)));
        }

        @Test
        void the_sequence_is_the_wall_time_and_always_rises() {
            leaderNode.joined.add(FIRST);
            leader.revoke(List.of(SECOND));
            leader.revoke(List.of());
            leaderNode.at(1, millis(-5_000));
            leader.revoke(List.of());
            leaderNode.at(2, millis(7_000));
            leader.revoke(List.of());
            assertThat(leaderNode.sent)
                    .extracting(sent -> ((Message.Revocations) sent.message()).sequence())
                    .containsExactly(millis(0), millis(1), millis(2), millis(7_000));
        }
    }

    @Nested
    class RLM_018_the_revoked_end {
        @Test
        void sessions_end_before_the_list_goes_on() {
            node.joined.add(FIRST);
            asker.take(list(1, OWN_IDENTITY), SECOND, HOP);
            assertThat(node.log).containsExactly("end revoked", "send to " + FIRST);
        }
    }

    @Nested
    class RLM_019_revocations_travel {
        @Test
        void to_all_joined_peers_but_not_back() {
            node.joined.addAll(List.of(FIRST, SECOND));
            asker.take(list(1, OWN_IDENTITY), SECOND, HOP);
            assertThat(node.sent).containsExactly(new FakeNode.Sent(FIRST, list(1, OWN_IDENTITY)));
        }

        @Test
        void to_who_becomes_joined() {
            asker.joined(FIRST);
            assertThat(node.sent).isEmpty();
            asker.take(list(1, OWN_IDENTITY), SECOND, HOP);
            asker.joined(FIRST);
            assertThat(node.sent).containsExactly(new FakeNode.Sent(FIRST, list(1, OWN_IDENTITY)));
        }

        @Test
        void a_refused_list_goes_nowhere() {
            node.joined.addAll(List.of(FIRST, SECOND));
            Message.Revocations list = list(1, OWN_IDENTITY);
            asker.take(new Message.Revocations(2, list.identities(), list.signature()), SECOND, HOP);
            assertThat(node.sent).isEmpty();
            assertThat(node.log).isEmpty();
        }
    }

    @Nested
    class RLM_020_refused_lists_are_rationed {
        @Test
        void the_fifth_in_a_second_is_not_looked_at() {
            for (int i = 0; i < 4; i++) asker.take(forged(1), SECOND, HOP);
            asker.take(list(1, FIRST), SECOND, HOP);
            assertThat(asker.isRevoked(FIRST)).isFalse();
            node.at(999);
            asker.take(list(1, FIRST), SECOND, HOP);
            assertThat(node.dropped().subList(4, 6))
                    .containsExactly(REFUSED_LISTS_ARE_RATIONED, REFUSED_LISTS_ARE_RATIONED);
            node.at(1_000);
            asker.take(list(1, FIRST), SECOND, HOP);
            assertThat(asker.isRevoked(FIRST)).isTrue();
        }

        @Test
        void each_peer_has_its_own_ration_and_good_lists_use_up_none() {
            for (int i = 0; i < 4; i++) asker.take(forged(1), SECOND, HOP);
            for (int sequence = 1; sequence <= 5; sequence++) asker.take(list(sequence, FIRST), FIRST, HOP);
            assertThat(node.dropped()).hasSize(4).containsOnly(REVOCATIONS_ARE_THE_LEADERS);
        }

        private Message.Revocations forged(long sequence) {
            Message.Revocations right = list(sequence);
            return new Message.Revocations(sequence + 1, right.identities(), right.signature());
        }
    }

    @Nested
    class RLM_021_opened_queries_are_rationed {
        @Test
        void thirty_two_a_second_that_one_peer_brings() {
            for (int i = 0; i < 32; i++) leader.take(unreadable(), FIRST, HOP);
            leader.take(queryOf(ASKER, 1), FIRST, HOP);
            assertThat(leaderNode.asked).isEmpty();
            assertThat(leaderNode.dropped().subList(31, 33)).containsExactly(QUERY_OPENS, OPENED_QUERIES_ARE_RATIONED);
            leader.take(queryOf(ASKER, 1), SECOND, HOP);
            assertThat(leaderNode.asked).hasSize(1);
            leaderNode.at(1_000);
            leader.take(queryOf(ASKER, 2), FIRST, HOP);
            assertThat(leaderNode.asked).hasSize(2);
        }

        @Test
        void two_hundred_and_fifty_six_in_all() {
            for (int i = 0; i < 256; i++) leader.take(unreadable(), fingerprintOf("bringer " + i), HOP);
            leader.take(queryOf(ASKER, 1), FIRST, HOP);
            assertThat(leaderNode.dropped()).hasSize(257).endsWith(OPENED_QUERIES_ARE_RATIONED);
        }

        private Message.RealmQuery unreadable() {
            return new Message.RealmQuery(Bytes.ofHex("09" + "00".repeat(31)), Bytes.zeros(48), Bytes.zeros(48));
        }

        private Fingerprint fingerprintOf(String name) {
            return new Fingerprint(SeededEntropy.octets(name));
        }
    }

    @Test
    void a_node_that_ends_leaves_no_key() {
        defer(JOINER);
        leader.take(node.lastQuery(), FIRST, HOP);
        assertThat(node.livingSecrets()).isNotEmpty();
        assertThat(leaderNode.livingSecrets()).isNotEmpty();

        asker.destroy();
        leader.destroy();

        assertThat(node.livingSecrets()).isEmpty();
        assertThat(leaderNode.livingSecrets()).isEmpty();
    }

    private void defer(TokenDraft draft) {
        deferFrom(JOINS_FROM.toString(), draft);
    }

    private void deferFrom(String from, TokenDraft draft) {
        IdentityToken identity = verified(draft);
        asker.deferred(identity, NODE, Endpoint.parse(from).orElseThrow());
    }

    /** Defers, asks the leader, who grants, and takes its reply. */
    private void settle(TokenDraft draft) {
        defer(draft);
        asker.take(grant(node.lastQuery()), HOP);
    }

    private Message.RealmReply grant(Message.RealmQuery query) {
        leader.take(query, FIRST, HOP);
        leader.answered(leaderNode.asked.size(), Optional.of(Ruling.GRANTED));
        return leaderNode.lastReply();
    }

    private static Message.RealmQuery queryOf(io.symbolon.core.crypto.SigningKey key, int number) {
        AskerSide.Asked asked = new AskerSide(SUITE, REALM, key)
                .ask(Cast.query(), fingerprint(JOINER), Cast.secret("query secret " + number));
        return query(asked);
    }

    private static Message.RealmQuery query(AskerSide.Asked asked) {
        return new Message.RealmQuery(asked.sent().freshKey().octets(), asked.asker(), asked.sealed());
    }

    private static Message.Revocations list(long sequence, Fingerprint... identities) {
        RevocationList list =
                RevocationList.sign(REALM.fingerprint(), sequence, List.of(identities), LEADER.key(), SUITE);
        return new Message.Revocations(
                sequence, list.identities().stream().map(Fingerprint::octets).toList(), list.signature());
    }
}
