package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.tck.simulation.crypto.FastSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The network does what it is told, and the same every time. */
class SimulatedNetworkTest {

    private static SimulatedNetwork network(long seed, Link link) {
        return new SimulatedNetwork(seed, link, new FastSuite());
    }

    private static List<SimulatedNode> add(SimulatedNetwork network, int count) {
        List<SimulatedNode> nodes = new ArrayList<>();
        for (int number = 0; number < count; number++) nodes.add(network.add("node " + number));
        return nodes;
    }

    private static void openAll(SimulatedNetwork network, List<SimulatedNode> nodes) {
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (one.number() < other.number()) network.open(one, other.address());
            }
        }
    }

    @Test
    void one_seed_is_one_run_and_another_seed_is_another() {
        Set<String> digests = new HashSet<>();
        for (long seed : new long[] {1, 2, 1}) {
            SimulatedNetwork network =
                    network(seed, Link.WIDE.losing(10).duplicating(10).delaying(10, 500));
            openAll(network, add(network, 8));
            network.runFor(60_000);
            assertThat(network.stepCount()).isGreaterThan(200);
            digests.add(network.digest());
        }
        assertThat(digests).hasSize(2);
    }

    @Test
    void every_node_has_an_address_block_of_its_own() {
        Set<Bytes> blocks = new HashSet<>();
        for (int number = 1; number < 20_000; number++) {
            assertThat(blocks.add(Places.of(number).address().block())).isTrue();
        }
    }

    @Nested
    class links {
        @Test
        void are_as_long_there_as_back_and_mostly_short() {
            int shorter = 0;
            for (int other = 1; other <= 1_000; other++) {
                long latency = Link.WIDE.latencyBetween(7, 0, other);
                assertThat(latency).isBetween(5L, 155L).isEqualTo(Link.WIDE.latencyBetween(7, other, 0));
                if (latency < 5 + 150 / 8) shorter++;
            }
            assertThat(shorter).isBetween(400, 600);
        }

        @Test
        void lose_what_is_too_large() {
            SimulatedNetwork network = network(1, Link.GOOD.limitedTo(1_199));
            List<SimulatedNode> nodes = add(network, 2);
            openAll(network, nodes);
            network.runFor(300_000);
            assertThat(nodes.get(0).established()).isEmpty();
        }
    }

    @Nested
    class splits {
        private final SimulatedNetwork network = network(4, Link.GOOD);
        private final List<SimulatedNode> nodes = add(network, 6);

        @Test
        void in_three_let_nobody_meet_somebody_from_another_side() {
            network.split(Split.apart(node -> node.number() % 3));
            openAll(network, nodes);
            network.runFor(10_000);
            for (SimulatedNode one : nodes) {
                for (SimulatedNode other : nodes) {
                    if (one == other) continue;
                    assertThat(one.knows(other)).isEqualTo(one.number() % 3 == other.number() % 3);
                }
            }
            network.heal();
            network.runFor(100_000);
            assertThat(nodes).allMatch(node -> node.established().size() == 5);
        }

        @Test
        void of_one_way_let_datagrams_through_and_no_answers_back() {
            network.split(Split.oneWay(node -> node.number() == 0 ? 0 : 1));
            network.open(nodes.get(0), nodes.get(1).address());
            network.runFor(1_000);
            assertThat(nodes.get(1).counts().candidates()).isEqualTo(1);
            assertThat(nodes.get(0).established()).isEmpty();
        }
    }

    @Test
    void who_stands_still_answers_later_and_keeps_what_has_arrived() {
        SimulatedNetwork network = network(5, Link.GOOD);
        List<SimulatedNode> nodes = add(network, 2);
        network.pause(nodes.get(1));
        network.open(nodes.get(0), nodes.get(1).address());
        network.runFor(4_000);
        assertThat(nodes.get(1).counts().candidates()).isZero();
        network.resume(nodes.get(1));
        network.runFor(500);
        assertThat(nodes.get(0).knows(nodes.get(1))).isTrue();
    }

    @Test
    void who_is_stopped_gets_nothing_and_begins_again_as_itself_or_as_another() {
        SimulatedNetwork network = network(6, Link.GOOD);
        List<SimulatedNode> nodes = add(network, 2);
        SimulatedNode other = nodes.get(1);
        network.stop(other);
        assertThat(other.isRunning()).isFalse();
        network.open(nodes.get(0), other.address());
        network.runFor(4_000);
        assertThat(nodes.get(0).established()).isEmpty();
        network.restart(other, 0);
        network.runFor(5_000);
        assertThat(nodes.get(0).knows(other)).isTrue();

        Fingerprint before = other.fingerprint();
        network.restartAsAnother(other);
        assertThat(other.fingerprint()).isNotEqualTo(before);
        assertThat(other.established()).isEmpty();
    }

    @Test
    void what_is_planned_happens_at_its_time() {
        SimulatedNetwork network = network(7, Link.GOOD);
        List<Long> times = new ArrayList<>();
        for (long delay : new long[] {30, 10, 20, 10}) network.plan(delay, () -> times.add(network.nowMillis()));
        network.runFor(25);
        assertThat(times).containsExactly(10L, 10L, 20L);
    }

    @Test
    void outsiders_get_what_is_sent_to_them() {
        SimulatedNetwork network = network(8, Link.GOOD);
        List<Endpoint> sources = new ArrayList<>();
        network.add(Scene.ELSEWHERE, (from, datagram) -> sources.add(from));
        SimulatedNode node = network.add("node");
        network.open(node, Scene.ELSEWHERE);
        network.runFor(200_000);
        assertThat(sources).hasSize(8).containsOnly(node.address()); // HSK-014
    }
}
