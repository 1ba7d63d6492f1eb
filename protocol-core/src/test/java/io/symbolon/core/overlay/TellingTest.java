package io.symbolon.core.overlay;

import static io.symbolon.core.overlay.Overlay.address;
import static io.symbolon.core.overlay.Overlay.node;
import static io.symbolon.core.overlay.Overlay.token;
import static io.symbolon.spec.OverlayRule.GROWTH_DECISION;
import static io.symbolon.spec.OverlayRule.NEWS_TRAVELS_ONCE;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.TELLING_IS_RATIONED;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TellingTest {
    private final Overlay overlay = Overlay.reachable();

    private void tenPeers() {
        for (int number = 1; number <= 10; number++) overlay.joins(number, OpenedBy.US, address(number));
        overlay.sent.clear();
    }

    private static int[] range(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    @Nested
    class OVL_010_told_tokens_are_validated {
        @Test
        void a_forged_token_is_passed_over_and_the_others_count() {
            overlay.joins(1);
            overlay.piggy(1, Overlay.forged(2), token(3).signedToken());
            assertThat(overlay.dropped()).containsExactly(SIGNATURE_VERIFIES);
            assertThat(overlay.contacted).containsExactly(node(3));
        }

        @Test
        void octets_that_are_no_token_are_dropped() {
            overlay.joins(1);
            overlay.update(1, Bytes.of(1, 2, 3));
            assertThat(overlay.dropped()).containsExactly(DECODES);
        }

        @Test
        void a_node_without_address_is_of_no_use() {
            overlay.joins(1);
            overlay.piggy(
                    1,
                    Overlay.tokenOf(2, Optional.empty(), Overlay.START_WALL_MILLIS)
                            .signedToken());
            assertThat(overlay.dropped()).containsExactly(TOLD_TOKENS_ARE_VALIDATED);
        }

        @Test
        void what_changes_nothing_is_not_verified() {
            tenPeers();
            overlay.piggy(1, token(2).signedToken(), token(3).signedToken());
            assertThat(overlay.validated).isZero();
            assertThat(overlay.dropped()).isEmpty();
        }

        @Test
        void itself_and_the_denied_are_ignored() {
            overlay.joins(1);
            overlay.denied.add(node(2));
            overlay.piggy(1, token(0).signedToken(), token(2).signedToken());
            assertThat(overlay.dropped()).containsExactly(GROWTH_DECISION, NOT_DENIED);
            assertThat(overlay.contacted).isEmpty();
        }
    }

    @Nested
    class OVL_011_news_of_a_join {
        @Test
        void goes_to_the_8_joined_peers_nearest_to_the_newcomer() {
            tenPeers();
            overlay.joins(11);
            assertThat(overlay.receivers(Message.Update.class))
                    .isEqualTo(Overlay.nearest(node(11), range(1, 10)).subList(0, 8));
            assertThat(overlay.sent.stream().map(Overlay.Sent::message).filter(Message.Update.class::isInstance))
                    .containsOnly(new Message.Update(token(11).signedToken()));
        }

        @Test
        void is_not_of_whom_we_opened_to_nor_of_a_leaf() {
            tenPeers();
            overlay.joins(11, OpenedBy.US, address(11));
            overlay.joins(12, OpenedBy.PEER, address(99));
            assertThat(overlay.receivers(Message.Update.class)).isEmpty();
        }

        @Test
        void is_not_of_one_that_is_no_neighbour() {
            int[] all = range(1, 17);
            List<Fingerprint> byDistance = Overlay.nearest(overlay.own(), all);
            int farthest = IntStream.of(all)
                    .filter(number -> node(number).equals(byDistance.get(16)))
                    .findFirst()
                    .orElseThrow();
            for (int number : all) if (number != farthest) overlay.joins(number, OpenedBy.US, address(number));
            overlay.sent.clear();
            overlay.joins(farthest);
            assertThat(overlay.receivers(Message.Update.class)).isEmpty();
        }
    }

    @Nested
    class OVL_012_news_travels_once {
        @Test
        void to_the_8_nearest_but_neither_back_nor_to_the_newcomer() {
            tenPeers();
            overlay.update(1, token(11).signedToken());
            assertThat(overlay.receivers(Message.Update.class))
                    .isEqualTo(Overlay.nearest(node(11), range(2, 10)).subList(0, 8));
            assertThat(overlay.contacted).containsExactly(node(11));
        }

        @Test
        void the_same_hour_is_the_same_news() {
            tenPeers();
            overlay.update(1, token(11).signedToken());
            overlay.sent.clear();
            overlay.update(2, token(11, Overlay.START_WALL_MILLIS + 1).signedToken());
            assertThat(overlay.dropped()).containsExactly(NEWS_TRAVELS_ONCE);
            assertThat(overlay.validated).isEqualTo(1);
            assertThat(overlay.sent).isEmpty();
        }

        @Test
        void the_hour_after_is_other_news() {
            tenPeers();
            overlay.update(1, token(11).signedToken());
            overlay.sent.clear();
            overlay.pass(3_600_000);
            overlay.sent.clear();
            overlay.update(2, token(11, Overlay.START_WALL_MILLIS + 3_600_000).signedToken());
            assertThat(overlay.dropped()).isEmpty();
            assertThat(overlay.receivers(Message.Update.class)).hasSize(8);
        }

        @Test
        void news_of_a_newcomer_that_we_heard_of_is_not_told_when_it_joins() {
            tenPeers();
            overlay.update(1, token(11).signedToken());
            overlay.sent.clear();
            overlay.joins(11);
            assertThat(overlay.receivers(Message.Update.class)).isEmpty();
        }

        @Test
        void forged_news_is_neither_forwarded_nor_remembered() {
            tenPeers();
            overlay.update(1, Overlay.forged(11));
            assertThat(overlay.dropped()).containsExactly(SIGNATURE_VERIFIES);
            assertThat(overlay.sent).isEmpty();
            overlay.update(1, token(11).signedToken());
            assertThat(overlay.receivers(Message.Update.class)).hasSize(8);
        }

        @Test
        void of_4097_the_first_is_forgotten() {
            Recent<Integer> seen = new Recent<>(4096);
            for (int i = 0; i <= 4096; i++) seen.add(i);
            assertThat(seen.contains(0)).isFalse();
            assertThat(seen.contains(1)).isTrue();
            assertThat(seen.size()).isEqualTo(4096);
        }
    }

    @Nested
    class OVL_013_piggy_shares_peers {
        @Test
        void whoever_joins_gets_the_nearest_to_it_as_many_as_fit() {
            tenPeers();
            overlay.joins(11);
            Message.Piggy piggy = piggyTo(11);
            List<Bytes> nearest = Overlay.nearest(node(11), range(1, 10)).stream()
                    .map(TellingTest::tokenOf)
                    .toList();
            int fit = piggy.tokens().size();
            assertThat(piggy.tokens()).isEqualTo(nearest.subList(0, fit));
            int octets = nearest.subList(0, fit + 1).stream()
                    .mapToInt(token -> token.length() + 3)
                    .sum();
            assertThat(octets).isGreaterThan(1147);
        }

        @Test
        void the_first_gets_an_empty_one() {
            overlay.joins(1);
            assertThat(piggyTo(1).tokens()).isEmpty();
        }
    }

    @Nested
    class OVL_014_seek_is_answered {
        @Test
        void with_the_nearest_that_are_not_known_and_not_the_asker() {
            for (int number = 1; number <= 3; number++) overlay.joins(number, OpenedBy.US, address(number));
            overlay.sent.clear();
            overlay.seek(1, node(1), node(3).octets().slice(0, 8));
            assertThat(piggyTo(1).tokens()).containsExactly(token(2).signedToken());
        }

        @Test
        void by_one_that_is_empty_if_all_is_known() {
            overlay.joins(1);
            overlay.sent.clear();
            overlay.seek(1, node(9), Bytes.EMPTY);
            assertThat(piggyTo(1).tokens()).isEmpty();
        }
    }

    @Nested
    class OVL_018_no_narrower_scope {
        @Test
        void a_private_address_told_from_outside_is_dropped() {
            overlay.joins(1);
            Endpoint inside = Endpoint.parse("10.0.0.1:4000").orElseThrow();
            Bytes told = Overlay.tokenOf(2, Optional.of(inside), Overlay.START_WALL_MILLIS)
                    .signedToken();
            overlay.piggy(1, told);
            assertThat(overlay.dropped()).containsExactly(NO_NARROWER_SCOPE);
            overlay.update(1, told);
            assertThat(overlay.dropped()).containsExactly(NO_NARROWER_SCOPE);
            assertThat(overlay.contacted).isEmpty();
        }
    }

    @Nested
    class OVL_022_leaves_are_not_told {
        @Test
        void in_a_piggy_or_as_a_neighbour() {
            overlay.joins(1, OpenedBy.PEER, address(99));
            overlay.joins(2);
            assertThat(piggyTo(2).tokens()).isEmpty();
            assertThat(overlay.growth.table().neighbours()).containsExactly(node(2));
            assertThat(overlay.growth.table().nextHop(node(1))).contains(node(1));
        }

        @Test
        void until_they_stand_where_they_say() {
            overlay.joins(1, OpenedBy.PEER, address(99));
            overlay.joins(1);
            assertThat(overlay.growth.table().neighbours()).containsExactly(node(1));
        }
    }

    @Nested
    class OVL_023_telling_is_rationed {
        @Test
        void thirty_two_at_once_and_one_more_after_250_ms() {
            overlay.joins(1);
            for (int i = 0; i < 32; i++) {
                overlay.seek(1, node(9), Bytes.EMPTY);
                assertThat(overlay.dropped()).isEmpty();
            }
            overlay.seek(1, node(9), Bytes.EMPTY);
            assertThat(overlay.dropped()).containsExactly(TELLING_IS_RATIONED);
            overlay.pass(249);
            overlay.seek(1, node(9), Bytes.EMPTY);
            assertThat(overlay.dropped()).containsExactly(TELLING_IS_RATIONED);
            overlay.pass(1);
            overlay.seek(1, node(9), Bytes.EMPTY);
            assertThat(overlay.dropped()).isEmpty();
        }

        @Test
        void each_peer_has_its_own_ration_and_keeps_it_when_it_comes_back() {
            overlay.joins(1);
            overlay.joins(2);
            for (int i = 0; i < 32; i++) overlay.seek(1, node(9), Bytes.EMPTY);
            overlay.seek(2, node(9), Bytes.EMPTY);
            assertThat(overlay.dropped()).isEmpty();
            overlay.parts(1, io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION);
            overlay.joins(1);
            overlay.seek(1, node(9), Bytes.EMPTY);
            assertThat(overlay.dropped()).containsExactly(TELLING_IS_RATIONED);
        }
    }

    @Nested
    class OVL_024_newer_node_token_counts {
        @Test
        void what_a_peer_says_later_is_told_to_others() {
            overlay.joins(1);
            overlay.joins(2);
            Endpoint elsewhere = Endpoint.parse("20.9.9.9:4000").orElseThrow();
            Bytes newer = Overlay.tokenOf(1, Optional.of(elsewhere), Overlay.START_WALL_MILLIS + 1)
                    .signedToken();
            overlay.piggy(2, newer);
            // it stands elsewhere now than it says
            assertThat(overlay.growth.table().neighbours()).containsExactly(node(2));
        }

        @Test
        void what_it_said_earlier_changes_nothing() {
            overlay.joins(1);
            overlay.joins(2);
            Endpoint elsewhere = Endpoint.parse("20.9.9.9:4000").orElseThrow();
            Bytes older = Overlay.tokenOf(1, Optional.of(elsewhere), Overlay.START_WALL_MILLIS - 1)
                    .signedToken();
            overlay.piggy(2, older);
            assertThat(overlay.growth.table().neighbours()).contains(node(1));
        }
    }

    private Message.Piggy piggyTo(int number) {
        List<Message.Piggy> all = new ArrayList<>();
        for (Overlay.Sent sent : overlay.sent) {
            if (sent.to().equals(node(number)) && sent.message() instanceof Message.Piggy piggy) all.add(piggy);
        }
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Bytes tokenOf(Fingerprint fingerprint) {
        return IntStream.rangeClosed(1, 20)
                .filter(number -> node(number).equals(fingerprint))
                .mapToObj(number -> token(number).signedToken())
                .findFirst()
                .orElseThrow();
    }
}
