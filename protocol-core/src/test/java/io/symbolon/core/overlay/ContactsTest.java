package io.symbolon.core.overlay;

import static io.symbolon.core.overlay.Overlay.address;
import static io.symbolon.core.overlay.Overlay.node;
import static io.symbolon.core.overlay.Overlay.token;
import static io.symbolon.spec.OverlayRule.CONTACTS_ARE_RATIONED;
import static io.symbolon.spec.OverlayRule.GROWTH_DECISION;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.JoinRule;
import io.symbolon.spec.SessionRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContactsTest {
    private final Overlay overlay = Overlay.reachable();

    private void tell(int first, int last) {
        for (int number = first; number <= last; number++)
            overlay.piggy(1, token(number).signedToken());
    }

    @Nested
    class OVL_016_contacts_are_rationed {
        @Test
        void four_begin_in_a_second() {
            overlay.joins(1);
            tell(2, 9);
            assertThat(overlay.contacted).hasSize(4);
            overlay.pass(999);
            assertThat(overlay.contacted).hasSize(4);
            overlay.pass(1);
            assertThat(overlay.contacted).hasSize(8);
        }

        @Test
        void sixteen_are_outstanding() {
            overlay.joins(1);
            tell(2, 25);
            overlay.pass(20_000);
            assertThat(overlay.growth.outstanding()).hasSize(16);
            assertThat(overlay.growth.waiting()).hasSize(8);
            overlay.growth.contactEnded(address(2), overlay.contacted.get(0), ContactEnd.SILENT);
            assertThat(overlay.contacted).hasSize(17);
        }

        @Test
        void two_of_one_host_are_outstanding_and_a_third_is_passed_over() {
            overlay.joins(1);
            tellAt("203.0.113.9", 2, 4);
            assertThat(overlay.contacted).hasSize(2);
            tellAt("203.0.113.10", 5, 5);
            assertThat(overlay.contacted).hasSize(3);
        }

        @Test
        void of_this_host_any_number() {
            overlay.joins(1, OpenedBy.PEER, endpoint("127.0.0.1", 1));
            for (int number = 2; number <= 4; number++) {
                Endpoint at = endpoint("127.0.0.1", number);
                Bytes token = Overlay.tokenOf(number, Optional.of(at), Overlay.START_WALL_MILLIS)
                        .signedToken();
                overlay.growth.take(node(1), endpoint("127.0.0.1", 1), new Message.Update(token));
            }
            assertThat(overlay.contacted).hasSize(3);
        }

        private void tellAt(String host, int first, int last) {
            for (int number = first; number <= last; number++) {
                overlay.update(
                        1,
                        Overlay.tokenOf(number, Optional.of(endpoint(host, number)), Overlay.START_WALL_MILLIS)
                                .signedToken());
            }
        }

        private Endpoint endpoint(String host, int number) {
            return Endpoint.parse(host + ":" + (4_000 + number)).orElseThrow();
        }

        @Test
        void thirty_two_of_one_teller_wait() {
            overlay.joins(1);
            tell(2, 32); // the ration of OVL-023 is 32 messages
            overlay.pass(250);
            overlay.piggy(
                    1,
                    token(33).signedToken(),
                    token(34).signedToken(),
                    token(35).signedToken());
            overlay.pass(250);
            overlay.piggy(
                    1,
                    token(36).signedToken(),
                    token(37).signedToken(),
                    token(38).signedToken());
            assertThat(overlay.growth.waiting()).hasSize(32);
            assertThat(overlay.dropped()).contains(CONTACTS_ARE_RATIONED);
        }

        @Test
        void of_more_than_128_the_nearest_stay() {
            for (int number = 1; number <= 6; number++) overlay.joins(number, OpenedBy.US, address(number));
            for (int number = 100; number < 260; number++) {
                overlay.piggy(number % 6 + 1, token(number).signedToken());
            }
            assertThat(overlay.growth.waiting())
                    .hasSize(128)
                    .isSortedAccordingTo(overlay.growth.table().nearestFirst(overlay.own()));
        }

        @Test
        void who_joins_by_itself_is_not_contacted() {
            overlay.joins(1);
            tell(2, 6);
            assertThat(overlay.growth.waiting()).hasSize(1);
            int last = 2;
            while (!overlay.growth.waiting().contains(node(last))) last++;
            overlay.joins(last);
            overlay.pass(10_000);
            assertThat(overlay.contacted).hasSize(4).doesNotContain(node(last));
        }
    }

    @Nested
    class OVL_017_the_silent_are_left_alone {
        @Test
        void for_30_s_and_twice_as_long_each_time() {
            overlay.joins(1);
            tell(2, 2);
            for (long silence : new long[] {30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000}) {
                overlay.growth.contactEnded(address(2), node(2), ContactEnd.SILENT);
                int before = overlay.contacted.size();
                overlay.pass(silence - 1);
                tell(2, 2);
                assertThat(overlay.contacted).hasSize(before);
                overlay.pass(1);
                tell(2, 2);
                assertThat(overlay.contacted).hasSize(before + 1);
            }
        }

        @Test
        void who_was_not_contacted_is_not() {
            overlay.joins(1);
            tell(2, 2);
            overlay.growth.contactEnded(address(2), node(2), ContactEnd.NOT_BEGUN);
            tell(2, 2);
            assertThat(overlay.contacted).hasSize(2);
        }

        @Test
        void so_is_whoever_was_accepted_and_does_not_join() {
            overlay.joins(1);
            tell(2, 2);
            overlay.growth.contactEnded(address(2), node(2), ContactEnd.ACCEPTED);
            tell(2, 2);
            assertThat(overlay.contacted).hasSize(1);
        }
    }

    @Nested
    class OVL_021_the_gone_are_remembered {
        private void lost(int number) {
            overlay.parts(number, SessionRule.CONFIRMED_IN_TIME);
        }

        /** It is gone, is contacted, and another node answers until the contact ends. */
        private void lostToAnother(int number) {
            lost(number);
            overlay.pass(5_000);
            overlay.growth.anotherAnswered(node(number));
            overlay.growth.contactEnded(address(number), node(number), ContactEnd.SILENT);
        }

        @Test
        void and_contacted_after_5_10_20_and_every_30_s() {
            overlay.joins(1);
            lost(1);
            assertThat(overlay.growth.remembered()).containsExactly(node(1));
            for (long wait : new long[] {5_000, 10_000, 20_000, 30_000, 30_000}) {
                int before = overlay.contacted.size();
                overlay.pass(wait - 1);
                assertThat(overlay.contacted).hasSize(before);
                overlay.pass(1);
                assertThat(overlay.contacted).hasSize(before + 1);
                overlay.growth.contactEnded(address(1), node(1), ContactEnd.SILENT);
            }
        }

        @Test
        void and_rest_for_10_min_where_another_node_answers_whoever_comes_back() {
            overlay.joins(1);
            overlay.joins(2);
            lostToAnother(1);
            lost(2);
            overlay.joins(2);
            overlay.pass(599_999);
            assertThat(overlay.contacted).containsExactly(node(1));
            overlay.pass(1);
            assertThat(overlay.contacted).containsExactly(node(1), node(1));
        }

        @Test
        void and_are_contacted_as_before_where_the_other_node_is_silent_again() {
            overlay.joins(1);
            lostToAnother(1);
            overlay.pass(600_000);
            overlay.growth.contactEnded(address(1), node(1), ContactEnd.SILENT);
            overlay.pass(19_999);
            assertThat(overlay.contacted).hasSize(2);
            overlay.pass(1);
            assertThat(overlay.contacted).hasSize(3);
        }

        @Test
        void who_is_not_remembered_does_not_become_so_by_another_that_answers() {
            overlay.joins(1);
            overlay.growth.anotherAnswered(node(2));
            assertThat(overlay.growth.remembered()).isEmpty();
        }

        @Test
        void at_most_one_a_second() {
            for (int number = 1; number <= 3; number++) overlay.joins(number);
            for (int number = 1; number <= 3; number++) lost(number);
            overlay.pass(5_000);
            assertThat(overlay.contacted).containsExactly(node(1));
            overlay.pass(1_000);
            assertThat(overlay.contacted).containsExactly(node(1), node(2));
        }

        @Test
        void one_in_4_s_after_16_in_vain() {
            for (int number = 1; number <= 20; number++) overlay.joins(number);
            for (int number = 1; number <= 20; number++) lost(number);
            overlay.pass(5_000);
            overlay.pass(15_000);
            assertThat(overlay.contacted).hasSize(16);
            overlay.pass(3_999);
            assertThat(overlay.contacted).hasSize(16);
            overlay.pass(1);
            assertThat(overlay.contacted).hasSize(17);
        }

        @Test
        void all_anew_when_one_is_back() {
            overlay.joins(1);
            overlay.joins(2);
            lost(1);
            lost(2);
            overlay.pass(100_000);
            overlay.growth.contactEnded(address(1), node(1), ContactEnd.SILENT);
            overlay.growth.contactEnded(address(2), node(2), ContactEnd.SILENT);
            overlay.joins(1);
            assertThat(overlay.growth.remembered()).containsExactly(node(2));
            overlay.contacted.clear();
            overlay.pass(5_000);
            assertThat(overlay.contacted).containsExactly(node(2));
        }

        @Test
        void but_not_who_left_or_was_denied_or_is_a_leaf() {
            overlay.joins(1);
            overlay.joins(2);
            overlay.joins(3, OpenedBy.PEER, address(99));
            overlay.parts(1, LEAVE_ENDS_THE_SESSION);
            overlay.parts(2, JoinRule.DENIED_IS_REMEMBERED);
            lost(3);
            assertThat(overlay.growth.remembered()).isEmpty();
        }

        @Test
        void until_their_token_ends() {
            overlay.joins(1);
            lost(1);
            overlay.growth.contactEnded(address(1), node(1), ContactEnd.SILENT);
            overlay.pass(43_200_000);
            overlay.pass(60_000);
            assertThat(overlay.growth.remembered()).isEmpty();
        }

        @Test
        void in_the_last_millisecond_of_their_token_and_not_at_its_end() {
            overlay.pass(43_194_999);
            overlay.joins(1);
            overlay.joins(2);
            lost(1);
            overlay.pass(1);
            lost(2);
            overlay.pass(10_000);
            assertThat(overlay.contacted).containsExactly(node(1));
        }

        @Test
        void of_257_the_oldest_is_forgotten() {
            for (int number = 1; number <= 257; number++) overlay.joins(number);
            for (int number = 1; number <= 257; number++) lost(number);
            assertThat(overlay.growth.remembered()).hasSize(256).doesNotContain(node(1));
        }
    }

    @Nested
    class OVL_019_peers_are_measured {
        @Test
        void neighbours_every_15_s_and_others_every_60_s() {
            for (int number = 1; number <= 17; number++) overlay.joins(number, OpenedBy.US, address(number));
            overlay.pass(15_000);
            assertThat(overlay.measured).containsAll(overlay.growth.table().neighbours());
            overlay.measured.clear();
            overlay.pass(60_000);
            assertThat(overlay.measured).hasSize(16 * 4 + 1);
        }

        @Test
        void together_within_5_s() {
            overlay.joins(1, OpenedBy.US, address(1));
            overlay.pass(5_000);
            overlay.joins(2, OpenedBy.US, address(2));
            overlay.pass(1);
            overlay.joins(3, OpenedBy.US, address(3));
            overlay.pass(9_998);
            assertThat(overlay.measured).isEmpty();
            overlay.pass(1);
            assertThat(overlay.measured).containsExactly(node(1), node(2));
            overlay.pass(5_000);
            assertThat(overlay.measured).hasSize(2);
            overlay.pass(1);
            assertThat(overlay.measured).endsWith(node(3)).hasSize(3);
        }

        @Test
        void who_becomes_a_neighbour_is_measured_at_once_and_then_like_one() {
            for (int number = 1; number <= 17; number++) overlay.joins(number, OpenedBy.US, address(number));
            var neighbours = overlay.growth.table().neighbours();
            int first = 1;
            while (!neighbours.contains(node(first))) first++;
            overlay.parts(first, LEAVE_ENDS_THE_SESSION);
            var since = overlay.growth.table().neighbours();
            assertThat(overlay.measured).containsExactly(since.get(15));
            overlay.measured.clear();
            overlay.pass(15_000);
            assertThat(overlay.measured).hasSize(16).hasSameElementsAs(since);
        }

        @Test
        void who_was_a_neighbour_before_is_measured_in_its_turn() {
            for (int number = 1; number <= 16; number++) overlay.joins(number, OpenedBy.US, address(number));
            overlay.parts(1, LEAVE_ENDS_THE_SESSION);
            assertThat(overlay.measured).isEmpty();
        }

        @Test
        void health_is_smoothed_and_counts_8_measurements() {
            JoinedPeer peer = new JoinedPeer(new Member(token(1), address(1), OpenedBy.US), 0);
            assertThat(peer.health()).isEqualTo(new Health(8, 0));
            peer.measured(OptionalLong.of(80), 1);
            peer.measured(OptionalLong.of(160), 2);
            assertThat(peer.health()).isEqualTo(new Health(8, 90));
            for (int i = 0; i < 5; i++) peer.measured(OptionalLong.empty(), 3);
            assertThat(peer.health()).isEqualTo(new Health(3, 90));
            assertThat(peer.health().isPoor()).isTrue();
            for (int i = 0; i < 6; i++) peer.measured(OptionalLong.of(90), 4);
            assertThat(peer.health().answered()).isEqualTo(6);
            assertThat(peer.answeredMillis()).isEqualTo(4);
        }
    }

    @Nested
    class COO_014_nearer_nodes_are_contacted {
        private final Fingerprint place = node(500);
        private Predicate<Fingerprint> sought = any -> true;

        private void nearer(int first, int last) {
            for (int number = first; number <= last; number++) {
                overlay.nearer(1, place, sought, token(number).signedToken());
            }
        }

        private List<Fingerprint> nodes(int first, int last) {
            return Overlay.nearest(place, IntStream.rangeClosed(first, last).toArray());
        }

        @Test
        void before_those_that_growth_asks_for_and_within_its_rations() {
            overlay.joins(1);
            tell(2, 9);
            nearer(10, 13);
            assertThat(overlay.contacted).hasSize(4);
            overlay.pass(1_000);
            assertThat(overlay.contacted.subList(4, 8)).isEqualTo(nodes(10, 13));
            overlay.pass(1_000);
            assertThat(overlay.contacted).hasSize(12);
        }

        @Test
        void of_more_than_64_the_nearest_to_the_subject_stay() {
            overlay.joins(1);
            tell(2, 5);
            nearer(10, 79);
            assertThat(overlay.growth.sought()).isEqualTo(nodes(10, 79).subList(0, 64));
            assertThat(overlay.dropped()).isEmpty();
        }

        @Test
        void who_waits_for_two_subjects_waits_for_the_nearer_one() {
            overlay.joins(1);
            tell(2, 5);
            nearer(10, 11);
            overlay.nearer(1, node(11), sought, token(11).signedToken());
            overlay.nearer(1, node(501), sought, token(10).signedToken());
            assertThat(overlay.growth.sought().get(0)).isEqualTo(node(11));
            assertThat(overlay.growth.sought()).hasSize(2);
        }

        @Test
        void not_if_nobody_seeks_them_any_longer_when_their_turn_comes() {
            overlay.joins(1);
            tell(2, 5);
            Set<Fingerprint> wanted = new HashSet<>(List.of(node(10), node(11)));
            sought = wanted::contains;
            nearer(10, 12);
            assertThat(overlay.growth.sought()).containsExactlyInAnyOrder(node(10), node(11));
            wanted.remove(node(10));
            overlay.joins(11);
            overlay.pass(5_000);
            assertThat(overlay.contacted).hasSize(4);
            assertThat(overlay.growth.sought()).isEmpty();
        }

        @Test
        void not_while_they_are_silent() {
            overlay.joins(1);
            nearer(2, 2);
            assertThat(overlay.contacted).containsExactly(node(2));
            overlay.growth.contactEnded(address(2), node(2), ContactEnd.SILENT);
            overlay.pass(29_999);
            nearer(2, 2);
            assertThat(overlay.contacted).hasSize(1);
            overlay.pass(1);
            nearer(2, 2);
            assertThat(overlay.contacted).hasSize(2);
        }

        @Test
        void each_token_is_judged_like_one_of_a_piggy() {
            overlay.joins(1);
            overlay.nearer(1, place, sought, Overlay.forged(2));
            assertThat(overlay.dropped()).containsExactly(SIGNATURE_VERIFIES);
            overlay.nearer(1, place, sought, token(0).signedToken());
            assertThat(overlay.dropped()).containsExactly(GROWTH_DECISION);
            overlay.nearer(
                    1,
                    place,
                    sought,
                    Overlay.tokenOf(3, Optional.empty(), Overlay.START_WALL_MILLIS)
                            .signedToken());
            assertThat(overlay.dropped()).containsExactly(TOLD_TOKENS_ARE_VALIDATED);
            overlay.nearer(
                    1,
                    place,
                    sought,
                    Overlay.tokenOf(3, Endpoint.parse("127.0.0.1:4000"), Overlay.START_WALL_MILLIS)
                            .signedToken());
            assertThat(overlay.dropped()).containsExactly(NO_NARROWER_SCOPE);
            assertThat(overlay.contacted).isEmpty();
        }
    }
}
