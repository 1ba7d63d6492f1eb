package io.symbolon.core.overlay;

import static io.symbolon.core.overlay.Overlay.address;
import static io.symbolon.core.overlay.Overlay.node;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeekingTest {
    private final Overlay overlay = Overlay.reachable();

    private List<Fingerprint> seeksFor(Fingerprint target) {
        return overlay.sent.stream()
                .filter(sent -> sent.message() instanceof Message.Seek seek
                        && seek.target().equals(target.octets()))
                .map(Overlay.Sent::to)
                .toList();
    }

    private void peers(int count) {
        for (int number = 1; number <= count; number++) overlay.joins(number, OpenedBy.US, address(number));
        overlay.sent.clear();
    }

    @Nested
    class OVL_015_nodes_seek {
        @Test
        void their_own_fingerprint_at_a_new_neighbour_with_what_they_know() {
            overlay.joins(1);
            overlay.joins(2);
            Bytes known = Bytes.concat(
                    Overlay.nearest(overlay.own(), 1, 2).get(0).octets().slice(0, 8),
                    Overlay.nearest(overlay.own(), 1, 2).get(1).octets().slice(0, 8));
            assertThat(overlay.sent)
                    .contains(new Overlay.Sent(
                            node(2), new Message.Seek(overlay.own().octets(), known)));
        }

        @Test
        void not_at_one_that_is_no_neighbour() {
            peers(16);
            List<Fingerprint> all =
                    Overlay.nearest(overlay.own(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
            overlay.joins(17);
            assertThat(seeksFor(overlay.own()).contains(node(17))).isEqualTo(all.indexOf(node(17)) < 16);
        }

        @Test
        void at_the_4_nearest_neighbours_when_one_leaves() {
            peers(6);
            List<Fingerprint> neighbours = overlay.growth.table().neighbours();
            overlay.parts(1, LEAVE_ENDS_THE_SESSION);
            assertThat(seeksFor(overlay.own()))
                    .isEqualTo(neighbours.stream()
                            .filter(peer -> !peer.equals(node(1)))
                            .limit(4)
                            .toList());
        }

        @Test
        void at_who_becomes_a_neighbour_in_its_place() {
            peers(17);
            Fingerprint nearest = overlay.growth.table().neighbours().get(0);
            int number = 1;
            while (!node(number).equals(nearest)) number++;
            overlay.parts(number, LEAVE_ENDS_THE_SESSION);
            List<Fingerprint> since = overlay.growth.table().neighbours();
            assertThat(seeksFor(overlay.own()))
                    .containsExactly(since.get(0), since.get(1), since.get(2), since.get(3), since.get(15));
        }

        @Test
        void at_one_neighbour_after_the_other_every_second_and_later_every_10_s() {
            peers(3);
            overlay.pass(3_000);
            assertThat(seeksFor(overlay.own())).hasSize(3).doesNotHaveDuplicates();
            overlay.pass(57_000);
            assertThat(seeksFor(overlay.own())).hasSize(60);
            overlay.sent.clear();
            overlay.pass(60_000);
            assertThat(seeksFor(overlay.own())).hasSize(6);
        }

        @Test
        void every_3_s_in_the_minute_after_another_has_joined() {
            peers(3);
            overlay.pass(120_000);
            overlay.joins(4, OpenedBy.US, address(4));
            overlay.sent.clear();
            overlay.pass(60_000);
            assertThat(seeksFor(overlay.own())).hasSize(20);
        }

        @Test
        void for_one_place_after_the_other_at_the_peer_nearest_to_it() {
            peers(3);
            overlay.pass(15_000);
            List<Overlay.Sent> others = overlay.sent.stream()
                    .filter(sent -> sent.message() instanceof Message.Seek seek
                            && !seek.target().equals(overlay.own().octets()))
                    .toList();
            assertThat(others).hasSize(15).doesNotHaveDuplicates();
            for (Overlay.Sent sent : others) {
                Fingerprint target = new Fingerprint(((Message.Seek) sent.message()).target());
                assertThat(sent.to()).isEqualTo(Overlay.nearest(target, 1, 2, 3).get(0));
            }
        }

        @Test
        void nothing_but_their_own_fingerprint_if_they_declare_no_address() {
            Overlay leaf = Overlay.leaf();
            leaf.joins(1);
            leaf.pass(20_000);
            assertThat(leaf.sent.stream()
                            .filter(sent -> sent.message() instanceof Message.Seek seek
                                    && !seek.target().equals(leaf.own().octets())))
                    .isEmpty();
        }

        @Test
        void nothing_while_they_are_alone() {
            overlay.joins(1);
            overlay.parts(1, LEAVE_ENDS_THE_SESSION);
            overlay.sent.clear();
            assertThat(overlay.growth.deadlineMillis()).isEmpty();
            overlay.pass(100_000);
            assertThat(overlay.sent).isEmpty();
        }
    }
}
