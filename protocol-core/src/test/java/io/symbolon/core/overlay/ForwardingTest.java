package io.symbolon.core.overlay;

import static io.symbolon.core.overlay.Overlay.address;
import static io.symbolon.core.overlay.Overlay.node;
import static io.symbolon.spec.MessageRule.ROUTING_IS_RATIONED;
import static io.symbolon.spec.OverlayRule.HOP_LIMIT_SHRINKS;
import static io.symbolon.spec.OverlayRule.ROUTED_ONCE;
import static io.symbolon.spec.OverlayRule.ROUTED_TO_THE_DESTINATION;
import static io.symbolon.spec.OverlayRule.TIME_TO_LIVE_SHRINKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final Message.RoutedBody BODY = new Message.RealmReply(Bytes.zeros(32), Bytes.of(1, 2, 3));

    private final Overlay overlay = Overlay.reachable();

    @BeforeEach
    void five_peers() {
        for (int number = 1; number <= 5; number++) overlay.joins(number, OpenedBy.US, address(number));
        overlay.sent.clear();
    }

    private static Message.Routed message(Fingerprint destination, int hops, int millis, int id) {
        return new Message.Routed(destination.octets(), hops, millis, Bytes.ofBigEndian(id, 8), BODY);
    }

    private List<Message.Routed> routedTo(Fingerprint peer) {
        return overlay.sent.stream()
                .filter(sent -> sent.to().equals(peer) && sent.message() instanceof Message.Routed)
                .map(sent -> (Message.Routed) sent.message())
                .toList();
    }

    /** A node that is not joined and nearer to one of our peers than to us: the way to it, nearest first. */
    private List<Fingerprint> way(Fingerprint target) {
        return Overlay.nearest(target, 0, 1, 2, 3, 4, 5).stream()
                .takeWhile(peer -> !peer.equals(overlay.own()))
                .toList();
    }

    /** A stranger to whom the way has at least {@code hops} possible next hops. */
    private Fingerprint strangerBehind(int hops) {
        int number = 20;
        while (way(node(number)).size() < hops) number++;
        return node(number);
    }

    @Nested
    class OVL_025_routed_to_the_destination {
        @Test
        void the_destination_takes_it() {
            Message.Routed message = message(overlay.own(), 1, 1, 1);
            overlay.routed(1, message);
            assertThat(overlay.arrived).containsExactly(message);
            assertThat(overlay.sent).isEmpty();
        }

        @Test
        void any_other_passes_it_on() {
            overlay.routed(1, message(node(2), 32, 10_000, 1));
            assertThat(routedTo(node(2))).containsExactly(message(node(2), 31, 9_999, 1));
        }

        @Test
        void never_back_to_whom_it_came_from() {
            overlay.routed(1, message(node(1), 32, 10_000, 1));
            assertThat(overlay.dropped()).containsExactly(ROUTED_TO_THE_DESTINATION);
        }

        @Test
        void nowhere_if_nobody_is_nearer() {
            int number = 20;
            while (!way(node(number)).isEmpty()) number++;
            overlay.routed(1, message(node(number), 32, 10_000, 1));
            assertThat(overlay.dropped()).containsExactly(ROUTED_TO_THE_DESTINATION);
        }

        @Test
        void our_own_goes_to_the_nearest_peer_if_nobody_is_nearer_than_we_are() {
            int number = 20;
            while (!way(node(number)).isEmpty()) number++;
            overlay.growth.route(node(number), BODY, 10_000);
            Fingerprint nearest = Overlay.nearest(node(number), 1, 2, 3, 4, 5).get(0);
            assertThat(overlay.receivers(Message.Routed.class)).containsExactly(nearest);
        }

        @Test
        void our_own_goes_with_32_hops_and_10_s() {
            overlay.growth.route(node(2), BODY, 10_000);
            assertThat(routedTo(node(2))).hasSize(1);
            assertThat(routedTo(node(2)).get(0).hopLimit()).isEqualTo(32);
            assertThat(routedTo(node(2)).get(0).timeToLiveMillis()).isEqualTo(10_000);
            overlay.growth.route(overlay.own(), BODY, 10_000);
            assertThat(overlay.arrived).hasSize(1);
        }
    }

    @Nested
    class OVL_026_hop_limit_shrinks {
        @Test
        void from_1_to_32_is_taken() {
            overlay.routed(1, message(overlay.own(), 0, 10, 1));
            assertThat(overlay.dropped()).containsExactly(HOP_LIMIT_SHRINKS);
            overlay.routed(1, message(overlay.own(), 33, 10, 2));
            assertThat(overlay.dropped()).containsExactly(HOP_LIMIT_SHRINKS);
            overlay.routed(1, message(overlay.own(), 1, 10, 3));
            overlay.routed(1, message(overlay.own(), 32, 10, 4));
            assertThat(overlay.arrived).hasSize(2);
        }

        @Test
        void the_last_hop_is_not_passed_on() {
            overlay.routed(1, message(node(2), 1, 10_000, 1));
            assertThat(overlay.dropped()).containsExactly(HOP_LIMIT_SHRINKS);
            overlay.routed(1, message(node(2), 2, 10_000, 2));
            assertThat(routedTo(node(2))).hasSize(1);
        }
    }

    @Nested
    class OVL_027_time_to_live_shrinks {
        @Test
        void from_1_to_60_000_is_taken() {
            overlay.routed(1, message(overlay.own(), 9, 0, 1));
            assertThat(overlay.dropped()).containsExactly(TIME_TO_LIVE_SHRINKS);
            overlay.routed(1, message(overlay.own(), 9, 60_001, 2));
            assertThat(overlay.dropped()).containsExactly(TIME_TO_LIVE_SHRINKS);
            overlay.routed(1, message(overlay.own(), 9, 60_000, 3));
            assertThat(overlay.arrived).hasSize(1);
        }

        @Test
        void the_last_millisecond_is_not_passed_on() {
            overlay.routed(1, message(node(2), 9, 1, 1));
            assertThat(overlay.dropped()).containsExactly(TIME_TO_LIVE_SHRINKS);
            overlay.routed(1, message(node(2), 9, 2, 2));
            assertThat(routedTo(node(2))).containsExactly(message(node(2), 8, 1, 2));
        }
    }

    @Nested
    class OVL_028_routed_once {
        @Test
        void the_same_id_to_the_same_destination_is_dropped() {
            overlay.routed(1, message(node(2), 9, 1_000, 1));
            overlay.routed(3, message(node(2), 9, 1_000, 1));
            assertThat(overlay.dropped()).containsExactly(ROUTED_ONCE);
            overlay.routed(1, message(node(3), 9, 1_000, 1));
            assertThat(overlay.dropped()).isEmpty();
        }

        @Test
        void what_was_refused_is_not_remembered() {
            overlay.routed(1, message(node(2), 0, 1_000, 1));
            overlay.routed(1, message(node(2), 9, 1_000, 1));
            assertThat(overlay.dropped()).isEmpty();
        }
    }

    @Nested
    class OVL_030_routed_around_the_silent {
        @Test
        void whoever_has_just_answered_is_not_measured() {
            overlay.pass(4_999);
            overlay.measured.clear();
            overlay.routed(1, message(node(2), 9, 10_000, 1));
            assertThat(overlay.measured).isEmpty();
        }

        @Test
        void a_hop_that_answers_keeps_the_message() {
            Fingerprint target = strangerBehind(2);
            overlay.pass(5_000);
            overlay.sent.clear();
            overlay.growth.route(target, BODY, 10_000);
            assertThat(overlay.measured).containsExactly(way(target).get(0));
            overlay.growth.measured(way(target).get(0), OptionalLong.of(20));
            overlay.pass(10_000);
            assertThat(routedTo(way(target).get(1))).isEmpty();
        }

        @Test
        void a_silent_hop_is_gone_around_after_1_s_twice_at_most() {
            Fingerprint target = strangerBehind(3);
            overlay.pass(5_000);
            overlay.sent.clear();
            overlay.growth.route(target, BODY, 10_000);
            overlay.pass(999);
            assertThat(routedTo(way(target).get(1))).isEmpty();
            overlay.pass(1);
            assertThat(routedTo(way(target).get(1))).hasSize(1);
            assertThat(routedTo(way(target).get(1)).get(0).timeToLiveMillis()).isEqualTo(9_000);
            overlay.pass(1_000);
            assertThat(routedTo(way(target).get(2))).hasSize(1);
            overlay.pass(5_000);
            assertThat(overlay.receivers(Message.Routed.class)).hasSize(3);
        }

        @Test
        void never_back_to_whom_it_came_from() {
            Fingerprint target = strangerBehind(2);
            int from = 1;
            while (!node(from).equals(way(target).get(1))) from++;
            overlay.pass(5_000);
            overlay.sent.clear();
            overlay.routed(from, message(target, 9, 10_000, 1));
            overlay.pass(3_000);
            assertThat(routedTo(node(from))).isEmpty();
        }

        @Test
        void time_that_is_up_ends_it() {
            Fingerprint target = strangerBehind(2);
            overlay.pass(5_000);
            overlay.sent.clear();
            overlay.routed(outsideOf(way(target)), message(target, 9, 1_001, 1));
            overlay.pass(1_000);
            assertThat(overlay.receivers(Message.Routed.class))
                    .containsExactly(way(target).get(0));
        }

        private int outsideOf(List<Fingerprint> way) {
            int number = 1;
            while (way.subList(0, 2).contains(node(number))) number++;
            return number;
        }

        @Test
        void sixty_four_are_kept() {
            Fingerprint target = strangerBehind(2);
            overlay.pass(5_000);
            overlay.sent.clear();
            for (int i = 0; i < 65; i++) overlay.growth.route(target, BODY, 10_000);
            overlay.pass(1_000);
            assertThat(routedTo(way(target).get(1))).hasSize(64);
        }
    }

    @Nested
    class MSG_021_routing_is_rationed {
        @Test
        void to_65_536_of_one_peer_in_a_second() {
            for (int id = 0; id < 65_536; id++) overlay.routed(1, message(overlay.own(), 1, 1, id));
            assertThat(overlay.arrived).hasSize(65_536);
            overlay.routed(1, message(overlay.own(), 1, 1, 65_536));
            assertThat(overlay.dropped()).containsExactly(ROUTING_IS_RATIONED);
            overlay.routed(2, message(overlay.own(), 1, 1, 65_537));
            assertThat(overlay.dropped()).isEmpty();
            overlay.pass(1_000);
            overlay.routed(1, message(overlay.own(), 1, 1, 65_538));
            assertThat(overlay.dropped()).isEmpty();
        }
    }
}
