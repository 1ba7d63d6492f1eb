package io.symbolon.routing;

import static io.symbolon.routing.Samples.OWN;
import static io.symbolon.routing.Samples.empty;
import static io.symbolon.routing.Samples.fingerprint;
import static io.symbolon.routing.Samples.peer;
import static io.symbolon.routing.Samples.withHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.overlay.Decision;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.overlay.RoutingTable.Position;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrefixTableTest {
    private static final IpAddress LOOPBACK = address("127.0.0.1");
    private static final IpAddress ELSEWHERE = address("203.0.113.9");

    @Nested
    class OVL_003_place_in_the_table {
        @Test
        void row_and_column_are_shared_digits_and_the_next_one() {
            RoutingTable table = empty().with(peer("7")).with(peer("83")).with(peer("8000f"));
            assertThat(table.positions())
                    .containsExactly(
                            new Position(0, 7, fingerprint("7")),
                            new Position(1, 3, fingerprint("83")),
                            new Position(4, 15, fingerprint("8000f")));
        }

        @Test
        void a_place_has_room_for_two_and_the_first_stay() {
            RoutingTable table = empty().with(peer("11")).with(peer("12")).with(peer("13"));
            assertThat(fingerprints(table)).containsExactly(fingerprint("11"), fingerprint("12"));
            assertThat(table.occupancy(0, 1)).isEqualTo(2);
        }

        @Test
        void the_node_itself_is_no_peer() {
            assertThatThrownBy(() -> empty().with(new RoutePeer(OWN, LOOPBACK, OpenedBy.US, Health.UNMEASURED)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void an_aim_differs_in_one_digit() {
            assertThat(empty().aim(0, 3)).isEqualTo(fingerprint("30"));
            assertThat(empty().aim(1, 0xf)).isEqualTo(fingerprint("8f"));
            assertThat(empty().aim(63, 5)).isEqualTo(Fingerprint.ofHex("8" + "0".repeat(62) + "5"));
            assertThat(empty().aim(0, 8)).isEqualTo(OWN);
        }
    }

    @Nested
    class OVL_004_next_hop {
        @Test
        void a_leaf_is_reached_by_its_session_and_leads_nowhere_else() {
            RoutingTable table = empty().withLeaf(fingerprint("1"));
            assertThat(table.nextHop(fingerprint("1"))).contains(fingerprint("1"));
            assertThat(table.nextHop(fingerprint("11"))).isEmpty();
            assertThat(table.without(fingerprint("1")).nextHop(fingerprint("1")))
                    .isEmpty();
        }

        @Test
        void a_leaf_that_becomes_reachable_stands_in_the_table() {
            RoutingTable table = empty().withLeaf(fingerprint("1")).with(peer("1"));
            assertThat(fingerprints(table)).containsExactly(fingerprint("1"));
            assertThat(fingerprints(table.withLeaf(fingerprint("1")))).isEmpty();
        }
    }

    @Nested
    class OVL_006_half_a_row_for_own_contacts {
        /** Row 0 with so many peers that opened to us, 2 in each column from 0 on. */
        private RoutingTable strangers(int count) {
            RoutingTable table = empty();
            for (int i = 0; i < count; i++) table = table.with(stranger("" + i / 2 + (i % 2 + 1)));
            return table;
        }

        private RoutePeer stranger(String digits) {
            return peer(digits, LOOPBACK, OpenedBy.PEER);
        }

        @Test
        void fifteen_strangers_enter_a_row_and_the_next_does_not() {
            assertThat(strangers(15).positions()).hasSize(15);
            assertThat(fingerprints(strangers(15).with(stranger("f")))).doesNotContain(fingerprint("f"));
            assertThat(strangers(15).with(stranger("f")).neighbours()).hasSize(16);
        }

        @Test
        void every_row_counts_for_itself() {
            RoutingTable table = strangers(15);
            for (int i = 0; i < 15; i++) {
                table = table.with(stranger("8" + Integer.toHexString(1 + i / 2) + (i % 2 + 1)));
            }
            assertThat(table.positions()).hasSize(30);
            assertThat(fingerprints(table.with(stranger("8f")))).doesNotContain(fingerprint("8f"));
        }

        @Test
        void whom_we_contact_enters_and_so_does_a_stranger_of_another_row() {
            RoutingTable table = strangers(15).with(peer("f")).with(stranger("81"));
            assertThat(fingerprints(table)).contains(fingerprint("f"), fingerprint("81"));
        }

        @Test
        void a_stranger_can_take_the_position_of_an_unhealthy_one() {
            RoutingTable table = strangers(15).with(withHealth(stranger("11"), new Health(3, 0)));
            assertThat(fingerprints(table.with(stranger("14"))))
                    .contains(fingerprint("14"))
                    .doesNotContain(fingerprint("11"));
        }
    }

    @Nested
    class OVL_007_address_blocks {
        private RoutePeer ofBlock(String digits, int last) {
            return peer(digits, address("192.0.2." + last), OpenedBy.US);
        }

        @Test
        void two_of_a_block_stand_in_a_row_and_a_third_does_not() {
            RoutingTable table =
                    empty().with(ofBlock("0", 1)).with(ofBlock("1", 2)).with(ofBlock("2", 3));
            assertThat(fingerprints(table)).containsExactly(fingerprint("0"), fingerprint("1"));
            assertThat(table.neighbours()).hasSize(3);
        }

        @Test
        void ten_of_a_block_stand_in_the_table_and_an_eleventh_does_not() {
            RoutingTable table = empty();
            for (int row = 1; row <= 6; row++) {
                table = table.with(ofBlock("8" + "0".repeat(row - 1) + "1", row))
                        .with(ofBlock("8" + "0".repeat(row - 1) + "2", row));
            }
            assertThat(table.positions()).hasSize(10);
        }

        @Test
        void blocks_of_ipv6_are_48_bits_and_loopback_is_none() {
            RoutingTable table = empty().with(peer("0", address("2001:db8:1::1"), OpenedBy.US))
                    .with(peer("1", address("2001:db8:1:ffff::1"), OpenedBy.US))
                    .with(peer("2", address("2001:db8:1::2"), OpenedBy.US))
                    .with(peer("3", address("2001:db8:2::1"), OpenedBy.US));
            assertThat(fingerprints(table)).containsExactly(fingerprint("0"), fingerprint("1"), fingerprint("3"));
            RoutingTable loopback = empty();
            for (int column = 0; column < 7; column++) {
                loopback = loopback.with(peer("" + column, LOOPBACK, OpenedBy.US));
            }
            assertThat(loopback.positions()).hasSize(7);
        }

        @Test
        void a_peer_that_moves_into_a_full_block_loses_its_position() {
            RoutingTable table =
                    empty().with(ofBlock("0", 1)).with(ofBlock("1", 2)).with(peer("2"));
            assertThat(fingerprints(table.with(ofBlock("2", 3)))).doesNotContain(fingerprint("2"));
        }
    }

    @Nested
    class OVL_008_unhealthy_peers_give_way {
        private RoutingTable withHealth(Health first, Health second) {
            return empty().with(Samples.withHealth(peer("11"), first)).with(Samples.withHealth(peer("12"), second));
        }

        @Test
        void four_of_eight_answers_are_enough_to_stay() {
            RoutingTable table = withHealth(new Health(4, 1), new Health(8, 1));
            assertThat(fingerprints(table.with(peer("14")))).doesNotContain(fingerprint("14"));
        }

        @Test
        void the_lowest_success_below_half_gives_its_position() {
            RoutingTable table = withHealth(new Health(3, 1), new Health(2, 1));
            assertThat(fingerprints(table.with(peer("14")))).containsExactly(fingerprint("11"), fingerprint("14"));
        }

        @Test
        void of_equal_success_the_higher_latency_gives_way() {
            // the nearer one, so that nothing but its latency speaks against it
            RoutingTable table = withHealth(new Health(3, 2), new Health(3, 1));
            assertThat(fingerprints(table.with(peer("14")))).doesNotContain(fingerprint("11"));
        }

        @Test
        void of_equal_latency_the_farther_gives_way() {
            RoutingTable table = withHealth(new Health(3, 1), new Health(3, 1));
            assertThat(fingerprints(table.with(peer("14")))).doesNotContain(fingerprint("12"));
        }

        @Test
        void health_that_gets_worse_moves_nobody() {
            RoutingTable table = withHealth(Health.UNMEASURED, Health.UNMEASURED);
            RoutingTable worse = table.with(Samples.withHealth(peer("12"), new Health(0, 9)));
            assertThat(worse.positions()).isEqualTo(table.positions());
        }
    }

    @Nested
    class OVL_009_growth_decision {
        private Decision decide(RoutingTable table, String candidate) {
            return table.decide(fingerprint(candidate), Optional.of(ELSEWHERE), ELSEWHERE, false);
        }

        /** 16 neighbours with 8000.., and a full place 1 of row 0. */
        private RoutingTable grown() {
            RoutingTable table = empty();
            for (int i = 1; i <= 16; i++) table = table.with(peer("80000" + Integer.toHexString(0x10 + i)));
            return table.with(peer("11")).with(peer("12"));
        }

        @Test
        void ignores_itself_the_denied_and_whoever_says_not_where() {
            assertThat(empty().decide(OWN, Optional.of(ELSEWHERE), ELSEWHERE, false))
                    .isEqualTo(Decision.IGNORE);
            assertThat(empty().decide(fingerprint("1"), Optional.of(ELSEWHERE), ELSEWHERE, true))
                    .isEqualTo(Decision.IGNORE);
            assertThat(empty().decide(fingerprint("1"), Optional.empty(), ELSEWHERE, false))
                    .isEqualTo(Decision.IGNORE);
        }

        @Test
        void ignores_addresses_narrower_than_the_tellers() {
            assertThat(empty().decide(fingerprint("1"), Optional.of(LOOPBACK), ELSEWHERE, false))
                    .isEqualTo(Decision.IGNORE);
            assertThat(empty().decide(fingerprint("1"), Optional.of(LOOPBACK), LOOPBACK, false))
                    .isEqualTo(Decision.JOIN);
            assertThat(empty().decide(fingerprint("1"), Optional.of(ELSEWHERE), LOOPBACK, false))
                    .isEqualTo(Decision.JOIN);
        }

        @Test
        void forwards_the_joined_leaves_among_them() {
            assertThat(decide(grown(), "11")).isEqualTo(Decision.FORWARD);
            assertThat(decide(empty().with(peer("11")), "11")).isEqualTo(Decision.FORWARD);
            assertThat(decide(empty().withLeaf(fingerprint("1")), "1")).isEqualTo(Decision.FORWARD);
        }

        @Test
        void joins_for_the_neighbour_set_and_for_a_place_with_room() {
            assertThat(decide(grown(), "8000001")).isEqualTo(Decision.JOIN);
            assertThat(decide(grown(), "2")).isEqualTo(Decision.JOIN);
            assertThat(decide(grown(), "14")).isEqualTo(Decision.FORWARD);
        }

        @Test
        void joins_for_the_position_of_an_unhealthy_peer() {
            RoutingTable table = grown().with(withHealth(peer("12"), new Health(3, 0)));
            assertThat(decide(table, "14")).isEqualTo(Decision.JOIN);
        }

        @Test
        void a_node_without_address_joins_for_its_four_neighbours_only() {
            RoutingTable table = new PrefixRouter().empty(OWN, Router.NEIGHBOURS_OF_A_LEAF);
            for (int i = 1; i <= 3; i++) table = table.with(peer("800" + i));
            assertThat(decide(table, "1")).isEqualTo(Decision.JOIN);
            table = table.with(peer("8004"));
            assertThat(decide(table, "8005")).isEqualTo(Decision.FORWARD);
            assertThat(decide(table, "80001")).isEqualTo(Decision.JOIN);
        }
    }

    @Nested
    class OVL_020_the_gone_are_removed {
        @Test
        void the_nearest_without_position_takes_the_place() {
            RoutingTable table =
                    empty().with(peer("11")).with(peer("12")).with(peer("1f")).with(peer("14"));
            // 14 is nearer to 80.. than 1f
            assertThat(fingerprints(table.without(fingerprint("12"))))
                    .containsExactly(fingerprint("11"), fingerprint("14"));
            assertThat(table.without(fingerprint("12")).neighbours()).doesNotContain(fingerprint("12"));
        }

        @Test
        void who_was_never_there_changes_nothing() {
            RoutingTable table = empty().with(peer("11"));
            assertThat(table.without(fingerprint("12"))).isSameAs(table);
        }
    }

    private static List<Fingerprint> fingerprints(RoutingTable table) {
        return table.positions().stream().map(Position::fingerprint).toList();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @Test
    void who_is_said_again_keeps_its_position() {
        RoutingTable table = empty().with(peer("11")).with(peer("12"));
        assertThat(fingerprints(table.with(peer("11")))).containsExactly(fingerprint("11"), fingerprint("12"));
        assertThat(fingerprints(table.with(peer("12")))).containsExactly(fingerprint("11"), fingerprint("12"));
    }

    @Test
    void a_view_stays_as_it_is() {
        RoutingTable before = empty().with(peer("11"));
        RoutingTable after = before.with(peer("12")).without(fingerprint("11"));
        assertThat(fingerprints(before)).containsExactly(fingerprint("11"));
        assertThat(fingerprints(after)).containsExactly(fingerprint("12"));
        assertThat(before.nearestFirst(OWN).compare(fingerprint("9"), fingerprint("1")))
                .isNegative();
        assertThat(before.row(fingerprint("8001"))).isEqualTo(3);
    }
}
