package io.symbolon.core.coordinator;

import static io.symbolon.core.coordinator.FakeNode.PATH;
import static io.symbolon.spec.CoordinatorRule.BROUGHT_BY_ITS_PARTY;
import static io.symbolon.spec.CoordinatorRule.INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.CoordinatorRule.NEWER_INTEREST_COUNTS;
import static io.symbolon.spec.CoordinatorRule.PUBLISHING_IS_RATIONED;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.coordinator.FakeNode.Sent;
import io.symbolon.core.coordinator.Party.Draft;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoordinatorTest {
    private final FakeNode node = new FakeNode();
    private final Coordinator coordinator = new Coordinator(node, CoordinatorLimits.SPECIFIED);
    private final Party anna = new Party("anna");
    private final Party bert = new Party("bert");

    CoordinatorTest() {
        node.joins(anna, bert);
    }

    private List<Sent> publishes(Party party, Draft draft) {
        coordinator.take(party.fingerprint(), PATH, new Message.Publish(party.signed(draft)));
        return node.sent();
    }

    private Rule refused(Party party, Draft draft) {
        assertThat(publishes(party, draft)).isEmpty();
        List<Rule> drops = node.drops();
        assertThat(drops).hasSize(1);
        return drops.get(0);
    }

    private Sent kept(Party party, Draft draft) {
        Interest interest = node.validate(party.signed(draft)).value();
        return new Sent(party.fingerprint(), new Message.Kept(interest.shortName()));
    }

    /** {@code to} is told of what {@code party} has published. */
    private static Sent told(Party to, Party party, Draft draft) {
        return new Sent(to.fingerprint(), new Message.Match(party.signed(draft), party.identity.signedToken()));
    }

    @Nested
    class COO_002_publishing_is_rationed {
        private boolean isTaken() {
            coordinator.take(anna.fingerprint(), PATH, new Message.Publish(Bytes.of(1)));
            return !node.drops().contains(PUBLISHING_IS_RATIONED);
        }

        @Test
        void takes_256_at_once_and_16_a_second() {
            for (int i = 0; i < 256; i++) assertThat(isTaken()).isTrue();
            assertThat(isTaken()).isFalse();
            assertThat(publishes(bert, bert.sends())).hasSize(1);
            node.millis = 1_000;
            for (int i = 0; i < 16; i++) assertThat(isTaken()).isTrue();
            assertThat(isTaken()).isFalse();
        }

        @Test
        void the_node_itself_has_no_ration() {
            for (int i = 0; i < 300; i++) {
                coordinator.take(node.own(), PATH, new Message.Publish(Bytes.of(1)));
            }
            assertThat(node.drops()).hasSize(300).doesNotContain(PUBLISHING_IS_RATIONED);
        }
    }

    @Nested
    class COO_003_interest_is_valid {
        @Test
        void by_the_rule_that_it_breaks() {
            assertThat(refused(anna, anna.sends().of(9, 8))).isEqualTo(THRESHOLD_IN_RANGE);
            node.millis = 360_000;
            assertThat(refused(anna, anna.sends())).isEqualTo(EXPIRES_AT_IN_FUTURE);
        }
    }

    @Nested
    class COO_004_brought_by_its_party {
        @Test
        void by_its_identity_with_its_key_on_its_node() {
            assertThat(refused(bert, bert.sends().issuedBy(anna.fingerprint()))).isEqualTo(BROUGHT_BY_ITS_PARTY);
            assertThat(refused(anna, anna.sends().on(bert.fingerprint()))).isEqualTo(BROUGHT_BY_ITS_PARTY);
            coordinator.take(bert.fingerprint(), PATH, new Message.Publish(anna.signed(anna.sends())));
            assertThat(node.drops()).containsExactly(BROUGHT_BY_ITS_PARTY);
            assertThat(coordinator.size()).isZero();
        }

        @Test
        void by_a_joined_peer() {
            Party stranger = new Party("stranger");
            assertThat(refused(stranger, stranger.sends())).isEqualTo(BROUGHT_BY_ITS_PARTY);
        }
    }

    @Nested
    class COO_005_newer_interest_counts {
        @Test
        void newer_takes_the_place_equal_is_answered_older_is_dropped() {
            assertThat(publishes(anna, anna.sends())).containsExactly(kept(anna, anna.sends()));
            assertThat(publishes(anna, anna.sends())).containsExactly(kept(anna, anna.sends()));
            Draft newer = anna.sends().later(1);
            assertThat(publishes(anna, newer)).containsExactly(kept(anna, newer));
            assertThat(refused(anna, anna.sends())).isEqualTo(NEWER_INTEREST_COUNTS);
            assertThat(coordinator.size()).isEqualTo(1);
        }

        @Test
        void a_withdrawal_is_not_undone() {
            publishes(anna, anna.sends().later(1).withdrawn());
            assertThat(refused(anna, anna.sends())).isEqualTo(NEWER_INTEREST_COUNTS);
        }

        @Test
        void what_speaks_of_something_else_is_another_one() {
            publishes(anna, anna.sends());
            publishes(anna, anna.receives());
            publishes(anna, anna.sends().about("other"));
            publishes(anna, anna.sends().forWhom(bert.fingerprint()));
            assertThat(coordinator.size()).isEqualTo(4);
        }
    }

    @Nested
    class COO_006_nearer_nodes_are_named {
        private final List<Party> near =
                List.of(new Party("near 1"), new Party("near 2"), new Party("near 3"), new Party("near 4"));

        private void areNearer() {
            node.coordinators = near.stream().map(Party::fingerprint).toList();
        }

        private void tells(int octets) {
            for (int i = 0; i < near.size(); i++) {
                node.tellable.put(near.get(i).fingerprint(), token(i, octets));
            }
        }

        private Bytes token(int number, int octets) {
            return Bytes.concat(Bytes.of(number), Bytes.zeros(octets - 1));
        }

        private Message nearer(Draft draft, Bytes... tokens) {
            Interest interest = node.validate(anna.signed(draft)).value();
            return new Message.Nearer(interest.shortName(), List.of(tokens));
        }

        @Test
        void the_nearest_first_and_nothing_is_kept() {
            areNearer();
            tells(200);
            assertThat(publishes(anna, anna.sends()))
                    .containsExactly(new Sent(
                            anna.fingerprint(),
                            nearer(anna.sends(), token(0, 200), token(1, 200), token(2, 200), token(3, 200))));
            assertThat(coordinator.size()).isZero();
        }

        @Test
        void until_one_does_not_fit() {
            areNearer();
            tells(565); // 2 * (3 + 565) + 1 = 1137
            node.tellable.put(near.get(2).fingerprint(), token(2, 1));
            assertThat(publishes(anna, anna.sends()))
                    .containsExactly(new Sent(anna.fingerprint(), nearer(anna.sends(), token(0, 565), token(1, 565))));
            tells(566);
            assertThat(publishes(anna, anna.sends()))
                    .containsExactly(new Sent(anna.fingerprint(), nearer(anna.sends(), token(0, 566))));
        }

        @Test
        void but_not_the_one_that_asks_nor_one_that_can_not_be_told() {
            node.coordinators = List.of(
                    anna.fingerprint(), near.get(1).fingerprint(), near.get(2).fingerprint(), bert.fingerprint());
            tells(100);
            node.tellable.put(anna.fingerprint(), token(9, 100));
            assertThat(publishes(anna, anna.sends()))
                    .containsExactly(new Sent(anna.fingerprint(), nearer(anna.sends(), token(1, 100), token(2, 100))));
        }

        @Test
        void nobody_is_named_in_silence() {
            areNearer();
            assertThat(publishes(anna, anna.sends())).isEmpty();
            assertThat(node.drops()).isEmpty();
        }

        @Test
        void what_is_kept_is_renewed_all_the_same() {
            publishes(anna, anna.sends());
            areNearer();
            tells(400);
            Draft newer = anna.sends().later(1);
            assertThat(publishes(anna, newer))
                    .containsExactly(
                            new Sent(anna.fingerprint(), nearer(newer, token(0, 400), token(1, 400))),
                            kept(anna, newer));
            assertThat(coordinator.size()).isEqualTo(1);
        }
    }

    @Nested
    class COO_007_interests_within_limit {
        private final Coordinator small = new Coordinator(node, new CoordinatorLimits(3, 2, 4, 6));

        private boolean isKept(Party party, Draft draft) {
            node.joins(party);
            small.take(party.fingerprint(), PATH, new Message.Publish(party.signed(draft)));
            List<Rule> drops = node.drops();
            assertThat(drops).allMatch(INTERESTS_WITHIN_LIMIT::equals);
            return drops.isEmpty();
        }

        @Test
        void the_bounds_are_those_of_the_text() {
            assertThat(CoordinatorLimits.SPECIFIED).isEqualTo(new CoordinatorLimits(256, 16, 1024, 16_384));
        }

        @Test
        void of_one_identity_and_subject() {
            assertThat(isKept(anna, anna.sends())).isTrue();
            assertThat(isKept(anna, anna.receives())).isTrue();
            assertThat(isKept(anna, anna.sends().forWhom(bert.fingerprint()))).isFalse();
            assertThat(isKept(anna, anna.sends().later(1))).isTrue(); // in the place of the first
            assertThat(isKept(anna, anna.sends().about("other"))).isTrue();
        }

        @Test
        void of_one_identity() {
            for (int i = 0; i < 3; i++)
                assertThat(isKept(anna, anna.sends().about("s" + i))).isTrue();
            assertThat(isKept(anna, anna.sends().about("s3"))).isFalse();
            assertThat(isKept(bert, bert.sends().about("s3"))).isTrue();
        }

        @Test
        void of_one_subject() {
            for (int i = 0; i < 4; i++) {
                Party party = new Party("p" + i);
                assertThat(isKept(party, party.sends())).isTrue();
            }
            assertThat(isKept(anna, anna.sends())).isFalse();
            assertThat(isKept(anna, anna.sends().about("other"))).isTrue();
        }

        @Test
        void in_all() {
            for (int i = 0; i < 6; i++) {
                Party party = new Party("p" + i);
                assertThat(isKept(party, party.sends().about("s" + i))).isTrue();
            }
            assertThat(isKept(anna, anna.sends())).isFalse();
            small.parted(new Party("p0").fingerprint());
            assertThat(isKept(anna, anna.sends())).isTrue();
        }

        @Test
        void number_16_385_is_dropped() {
            for (int i = 0; i < 64; i++) {
                Party party = new Party("p" + i);
                node.joins(party);
                for (int j = 0; j < 256; j++) publishes(party, party.sends().about("s" + (i / 4) + "/" + j));
            }
            assertThat(node.drops()).isEmpty();
            assertThat(coordinator.size()).isEqualTo(16_384);
            assertThat(refused(anna, anna.sends())).isEqualTo(INTERESTS_WITHIN_LIMIT);
        }

        @Property(tries = 50, seed = "20260101")
        void nothing_is_counted_twice_or_for_ever(
                @ForAll @Size(max = 60) List<@IntRange(max = 6) Integer> parties,
                @ForAll @IntRange(max = 3) int subjects) {
            Coordinator bounded = new Coordinator(node, new CoordinatorLimits(3, 2, 4, 6));
            Set<String> expected = new HashSet<>();
            int turn = 0;
            for (int number : parties) {
                Party party = new Party("p" + number);
                node.joins(party);
                turn++;
                if (number == 0) {
                    bounded.parted(new Party("p" + turn % 7).fingerprint());
                    String gone = "p" + turn % 7 + "/";
                    expected.removeIf(one -> one.startsWith(gone));
                }
                Draft draft = party.sends().about("s" + turn % (subjects + 1)).later(turn);
                bounded.take(party.fingerprint(), PATH, new Message.Publish(party.signed(draft)));
                String name = "p" + number + "/" + turn % (subjects + 1);
                if (node.drops().isEmpty()) expected.add(name);
                assertThat(bounded.size()).isEqualTo(expected.size()).isLessThanOrEqualTo(6);
            }
            for (int i = 0; i <= 6; i++) bounded.parted(new Party("p" + i).fingerprint());
            assertThat(bounded.size()).isZero();
            assertThat(bounded.wallDeadlineMillis()).isEmpty();
        }
    }

    @Nested
    class COO_008_interests_end {
        @Test
        void when_their_time_is_over() {
            publishes(anna, anna.sends());
            assertThat(coordinator.wallDeadlineMillis()).hasValue(Party.START + 360_000);
            node.millis = 359_999;
            coordinator.wake();
            assertThat(coordinator.size()).isEqualTo(1);
            node.millis = 360_000;
            coordinator.wake();
            assertThat(coordinator.size()).isZero();
            assertThat(publishes(bert, bert.receives().later(360_000))).hasSize(1);
        }

        @Test
        void when_the_peer_that_brought_them_parts() {
            publishes(anna, anna.sends());
            publishes(anna, anna.sends().about("other"));
            publishes(bert, bert.sends());
            coordinator.parted(anna.fingerprint());
            assertThat(coordinator.size()).isEqualTo(1);
        }
    }

    @Nested
    class COO_009_both_are_told {
        @Test
        void whoever_comes_first() {
            publishes(anna, anna.sends());
            assertThat(publishes(bert, bert.receives()))
                    .containsExactly(
                            kept(bert, bert.receives()),
                            told(bert, anna, anna.sends()),
                            told(anna, bert, bert.receives()));
        }

        @Test
        void who_asks_again_is_told_again_and_nobody_else() {
            publishes(anna, anna.sends());
            publishes(bert, bert.receives());
            assertThat(publishes(bert, bert.receives()))
                    .containsExactly(kept(bert, bert.receives()), told(bert, anna, anna.sends()));
        }

        @Test
        void renewals_reach_both() {
            publishes(anna, anna.sends());
            publishes(bert, bert.receives());
            Draft newer = anna.sends().later(1);
            assertThat(publishes(anna, newer))
                    .containsExactly(kept(anna, newer), told(anna, bert, bert.receives()), told(bert, anna, newer));
        }

        @Test
        void a_withdrawal_reaches_those_that_were_matched() {
            Party carl = new Party("carl");
            node.joins(carl);
            publishes(anna, anna.sends());
            publishes(bert, bert.receives());
            publishes(carl, carl.sends());
            Draft gone = anna.sends().later(1).withdrawn();
            assertThat(publishes(anna, gone)).containsExactly(kept(anna, gone), told(bert, anna, gone));
            assertThat(publishes(anna, gone)).containsExactly(kept(anna, gone));
        }

        @Test
        void so_does_one_that_takes_nothing_at_the_moment() {
            publishes(anna, anna.sends());
            publishes(bert, bert.receives());
            Draft full = bert.receives().later(1).of(0, 8);
            assertThat(publishes(bert, full)).containsExactly(kept(bert, full), told(anna, bert, full));
            Draft gone = bert.receives().later(2).withdrawn();
            assertThat(publishes(bert, gone)).containsExactly(kept(bert, gone), told(anna, bert, gone));
        }

        @Test
        void of_what_was_never_said_nobody_hears_the_end() {
            publishes(bert, bert.receives());
            Draft gone = anna.sends().withdrawn();
            assertThat(publishes(anna, gone)).containsExactly(kept(anna, gone));
        }

        @Test
        void a_realm_counts_if_it_was_proved() {
            Fingerprint realm = new Fingerprint(SeededEntropy.octets("realm"));
            publishes(anna, anna.sends().forWhom(realm));
            assertThat(publishes(bert, bert.receives())).hasSize(1);
            node.joins(bert, Optional.of(realm));
            assertThat(publishes(bert, bert.receives().later(1))).hasSize(3);
        }

        @Test
        void of_65_the_64_nearest() {
            List<Party> senders = new ArrayList<>();
            for (int i = 0; i < 65; i++) {
                Party sender = new Party("sender " + i);
                node.joins(sender);
                publishes(sender, sender.sends());
                senders.add(sender);
            }
            senders.sort(Comparator.comparing(Party::fingerprint, node.nearestFirst(hashOf(bert, bert.receives()))));
            List<Sent> all = publishes(bert, bert.receives());
            assertThat(all).hasSize(1 + 64 + 64);
            for (Party sender : senders.subList(0, 64)) {
                assertThat(all).contains(told(bert, sender, sender.sends()), told(sender, bert, bert.receives()));
            }
        }

        private Fingerprint hashOf(Party party, Draft draft) {
            return new Fingerprint(node.validate(party.signed(draft)).value().hash());
        }

        @Test
        void a_crowd_that_is_nearer_keeps_two_apart_for_some_renewals_at_most() {
            publishes(anna, anna.sends());
            int strangers = 0;
            for (int number = 0; strangers < 100; number++) {
                Party stranger = new Party("stranger " + number);
                if (node.nearestFirst(bert.fingerprint()).compare(stranger.fingerprint(), anna.fingerprint()) > 0)
                    continue;
                node.joins(stranger);
                publishes(stranger, stranger.sends());
                strangers++;
            }
            int renewals = 0;
            while (!publishes(bert, bert.receives().later(renewals)).contains(told(bert, anna, anna.sends())))
                renewals++;
            assertThat(renewals).isLessThan(20);
        }
    }
}
