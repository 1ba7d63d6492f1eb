package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.NodeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once, at random: loss, reordering, restarts with other clocks, other addresses, partitions, goodbyes, and
 * somebody who replays and edits what he has seen. The invariants hold at every step; and when the accidents end, all
 * sessions are those of two ends, and whoever wants to meets.
 */
class RandomAccidentsTest {
    private static final int NODES = 4;
    private static final int ACCIDENTS = 400;
    private static final long HOUR = 3_600_000;

    private final List<Scene.Sent> seen = new ArrayList<>();
    private SplittableRandom random;
    private SimulatedNetwork network;
    private List<SimulatedNode> nodes;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_accident_breaks_an_invariant(long seed) {
        random = new SplittableRandom(seed);
        boolean join = seed % 2 == 0;
        network = new SimulatedNetwork(seed, new Link(10, 200, 10, 10));
        nodes = new ArrayList<>();
        for (int number = 0; number < NODES; number++) {
            NodeConfig config = declaringElsewhere();
            NodeConfig member = config.joiningAs(OwnIdentity.ofNode(config.seed()));
            nodes.add(network.add("node " + number, join ? member : config));
        }
        network.setPolicy((node, question) -> moody());
        network.setRelay((from, to, datagram) -> {
            seen.add(new Scene.Sent(from, to, datagram));
            return List.of(datagram);
        });
        for (int count = 0; count < ACCIDENTS; count++) {
            happen();
            network.runFor(random.nextInt(2) == 0 ? random.nextInt(500) : random.nextInt(30_000));
            network.forgetSteps();
        }
        network.heal();
        network.setLink(Link.GOOD);
        network.setPolicy(Policy.GRANT);
        nodes.forEach(node -> network.setWallClock(node, 0));
        network.runFor(2 * HOUR + HOUR / 2); // the ends of sessions that only one end has
        everyMeetsEvery();
        if (join) everyIsJoined();
    }

    /** An application that mostly grants, and now and then denies, defers or says nothing. */
    private Optional<Decision> moody() {
        int mood = random.nextInt(20);
        if (mood == 0) return Optional.of(Decision.DENIED);
        if (mood < 3) return Optional.of(Decision.DEFERRED);
        return mood == 3 ? Optional.empty() : Optional.of(Decision.GRANTED);
    }

    private void everyIsJoined() {
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (one != other) {
                    assertThat(one.isJoinedWith(other))
                            .as("%s with %s", one, other)
                            .isTrue();
                }
            }
        }
    }

    /** A node whose tokens name an address at which it is not: nobody may ever send there. */
    private NodeConfig declaringElsewhere() {
        byte[] seed = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(seed);
        random.nextBytes(uuid);
        return NodeConfig.of(Secret.owning(seed), Bytes.wrap(uuid)).declaring(Scene.ELSEWHERE);
    }

    private void everyMeetsEvery() {
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (one != other && !one.knows(other)) network.open(one, other.address(), other.fingerprint());
            }
        }
        network.runFor(300_000);
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (one == other) continue;
                assertThat(sessions(one, other)).as("%s with %s", one, other).hasSize(1);
                assertThat(sessions(one, other)).isEqualTo(sessions(other, one));
            }
        }
    }

    private static List<Bytes> sessions(SimulatedNode one, SimulatedNode other) {
        return one.established().entrySet().stream()
                .filter(session -> session.getValue().equals(other.fingerprint()))
                .map(session -> session.getKey())
                .toList();
    }

    private void happen() {
        SimulatedNode one = any();
        SimulatedNode other = any();
        switch (random.nextInt(12)) {
            case 0:
                network.restart(one, random.nextInt(100_000) - 50_000);
                break;
            case 1:
                network.move(one, new Endpoint(IpAddress.ofSocket(Bytes.of(10, 0, 1, random.nextInt(256))), 4_000));
                break;
            case 2:
                network.leave(one, other.fingerprint());
                break;
            case 3:
                if (one != other) network.part(one, other);
                break;
            case 4:
                network.heal();
                break;
            case 5:
                network.setLink(new Link(10, random.nextInt(400), random.nextInt(40), random.nextInt(20)));
                break;
            case 6, 7, 8:
                replay();
                break;
            default:
                if (one != other) network.open(one, other.address());
                break;
        }
    }

    /** Something that was seen, as it was or edited, from where it came or from elsewhere, to its target or to anybody. */
    private void replay() {
        for (int count = 0; count < 5 && !seen.isEmpty(); count++) {
            Scene.Sent old = seen.get(random.nextInt(seen.size()));
            Bytes datagram = random.nextInt(4) == 0 ? Scene.withOneBitFlipped(old.datagram(), random) : old.datagram();
            network.inject(random.nextBoolean() ? old.from() : any().address(), any(), datagram);
        }
    }

    private SimulatedNode any() {
        return nodes.get(random.nextInt(NODES));
    }
}
