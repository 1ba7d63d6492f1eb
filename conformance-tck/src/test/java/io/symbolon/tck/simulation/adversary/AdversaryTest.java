package io.symbolon.tck.simulation.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.Relay;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.crypto.FastSuite;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every adversary can do what it is there for; what it gains is for the scenarios to say. */
class AdversaryTest {
    private static final Endpoint HIDEOUT = Endpoint.parse("192.0.2.66:6666").orElseThrow();

    private final CryptoSuite suite = new FastSuite();
    private final SimulatedNetwork network = new SimulatedNetwork(9, Link.GOOD, suite);
    private final SplittableRandom random = new SplittableRandom(10);
    private final SimulatedNode alice = network.add("alice");
    private final SimulatedNode bob = network.add("bob");

    @Test
    void a_man_in_the_middle_has_a_session_with_each_side_and_neither_is_with_the_other() {
        ManInTheMiddle man = new ManInTheMiddle(network, suite, random, alice.address(), bob.address());
        network.setRelay(man);
        network.open(alice, bob.address());
        network.runFor(5_000);
        assertThat(alice.established()).hasSize(1).doesNotContainValue(bob.fingerprint());
        assertThat(bob.established()).hasSize(1).doesNotContainValue(alice.fingerprint());
        assertThat(alice.established().keySet())
                .doesNotContainAnyElementsOf(bob.established().keySet());
    }

    @Test
    void a_man_in_the_middle_is_refused_by_who_knows_whom_to_expect() {
        network.setRelay(new ManInTheMiddle(network, suite, random, alice.address(), bob.address()));
        network.open(alice, bob.address(), bob.fingerprint());
        network.runFor(200_000);
        assertThat(alice.established()).isEmpty();
    }

    @Test
    void a_hijacker_gets_a_challenge_and_not_the_path() {
        network.open(alice, bob.address());
        network.runFor(1_000);
        Hijacker hijacker = new Hijacker(network, HIDEOUT, 1);
        network.setRelay(hijacker);
        network.leave(alice, bob.fingerprint());
        network.open(alice, bob.address());
        network.runFor(5_000);
        network.setRelay(Relay.WIRE);
        network.runFor(60_000);
        assertThat(hijacker.hijacked()).isPositive();
        assertThat(hijacker.received()).isPositive();
        assertThat(network.steps())
                .allSatisfy(step -> assertThat(step.effects()).noneMatch(Effect.PathChanged.class::isInstance));
    }

    @Test
    void a_replayer_sends_again_what_it_overheard_and_sessions_stay() {
        Replayer replayer = new Replayer(network, random);
        network.setRelay(replayer);
        network.open(alice, bob.address());
        network.runFor(1_000);
        Map<Bytes, Fingerprint> sessions = alice.established();
        replayer.begin(100, 60);
        network.runFor(120_000);
        assertThat(replayer.resent()).isEqualTo(6_000);
        assertThat(alice.established()).isEqualTo(sessions).hasSize(1);
        assertThat(bob.established().keySet()).isEqualTo(sessions.keySet());
    }

    @Test
    void a_flood_loads_a_node_and_honest_peers_get_through() {
        new Flooder(network, suite, random).begin(bob.address(), 1_000, 10);
        network.runFor(3_000);
        assertThat(bob.counts().candidates()).isPositive();
        network.open(alice, bob.address());
        network.runFor(5_000);
        assertThat(alice.knows(bob)).isTrue();
    }

    @Test
    void a_victim_counts_what_comes_and_from_whom() {
        Victim victim = new Victim(network, HIDEOUT);
        network.open(alice, HIDEOUT);
        network.runFor(10_000);
        assertThat(victim.total()).isEqualTo(2);
        assertThat(victim.mostOfOne()).isEqualTo(2);
    }
}
