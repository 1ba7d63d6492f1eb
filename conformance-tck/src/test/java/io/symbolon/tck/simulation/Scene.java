package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two nodes in a network, and everything that was sent between them. */
final class Scene {
    /** Somewhere in the network where none of the nodes is. */
    static final Endpoint ELSEWHERE = Endpoint.parse("192.0.2.66:6666").orElseThrow();

    /** A datagram as it left a node. */
    record Sent(Endpoint from, Endpoint to, Bytes datagram) {
        boolean isHandshake() {
            return datagram.at(0) == 1;
        }

        boolean isSealed() {
            return datagram.at(0) == 3;
        }
    }

    final SimulatedNetwork network;
    final SimulatedNode alice;
    final SimulatedNode bob;
    final List<Sent> sent = new ArrayList<>();

    Scene(long seed) {
        this(seed, Link.GOOD);
    }

    Scene(long seed, Link link) {
        network = new SimulatedNetwork(seed, link);
        alice = network.add("alice");
        bob = network.add("bob");
        letEverythingPass();
    }

    /** From now on the network is a wire that remembers. */
    void letEverythingPass() {
        network.setRelay((from, to, datagram) -> {
            sent.add(new Sent(from, to, datagram));
            return List.of(datagram);
        });
    }

    /** From now on everything is remembered and nothing arrives. */
    void holdEverythingBack() {
        network.setRelay((from, to, datagram) -> {
            sent.add(new Sent(from, to, datagram));
            return List.of();
        });
    }

    /** A scene in which alice has opened a session with bob. */
    static Scene met(long seed) {
        Scene scene = new Scene(seed);
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runFor(1_000);
        scene.isOneSession();
        return scene;
    }

    /** Both know each other by one and the same session and by no other. */
    Bytes isOneSession() {
        assertThat(alice.established()).hasSize(1).containsValue(bob.fingerprint());
        assertThat(bob.established()).hasSize(1).containsValue(alice.fingerprint());
        assertThat(alice.established().keySet()).isEqualTo(bob.established().keySet());
        return alice.established().keySet().iterator().next();
    }

    /** How often {@code node} refused something by {@code rule} since the steps were last forgotten. */
    long refusals(SimulatedNode node, Rule rule) {
        return effects(node, Effect.Dropped.class).stream()
                .filter(dropped -> dropped.rule().equals(rule))
                .count();
    }

    <E extends Effect> List<E> effects(SimulatedNode node, Class<E> kind) {
        return network.steps().stream()
                .filter(step -> step.node() == node)
                .flatMap(step -> step.effects().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static Bytes withOneBitFlipped(Bytes datagram, SplittableRandom random) {
        byte[] octets = datagram.toArray();
        octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.wrap(octets);
    }

    SimulatedNode low() {
        return alice.fingerprint().compareTo(bob.fingerprint()) < 0 ? alice : bob;
    }

    SimulatedNode high() {
        return low() == alice ? bob : alice;
    }
}
