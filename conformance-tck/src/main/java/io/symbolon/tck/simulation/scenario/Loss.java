package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Thirty of a hundred datagrams are lost. The applications of all nodes connect to others, and ask again when they are told
 * that it failed; a connect has succeeded when the peer is joined. Nobody grows, so that each connect stands alone.
 */
final class Loss implements Act {
    private static final int PERCENT = 30;
    private static final int CONNECTS_A_NODE = 3;
    private static final int CONNECTS_AT_LEAST = 1_000;
    private static final long WITHIN_MILLIS = 300_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final long SPREAD_MILLIS = 60_000;
    private static final double ENOUGH = 0.999;

    /** Who connects to whom, by opener and address. */
    private final Map<Connect, Long> asked = new HashMap<>();

    private final Map<Connect, Long> succeeded = new HashMap<>();

    private record Connect(SimulatedNode opener, Endpoint to) {}

    @Override
    public Link link() {
        return Link.WIDE.losing(PERCENT);
    }

    @Override
    public List<String> shares() {
        return List.of("connects that were asked for", "connects that succeeded");
    }

    @Override
    public void play(Stage stage) {
        stage.phase("loss", () -> connectAll(stage));
        long inTime = succeeded.entrySet().stream()
                .filter(each -> each.getValue() - asked.get(each.getKey()) <= WITHIN_MILLIS)
                .count();
        double share = (double) inTime / asked.size();
        stage.goal(
                "99.9 % of connects succeed within 5 virtual minutes at " + PERCENT + " % loss",
                String.format(Locale.ROOT, "%d of %d, %.2f %%", inTime, asked.size(), 100 * share),
                share >= ENOUGH);
    }

    private void connectAll(Stage stage) {
        SimulatedNetwork network = stage.network();
        int nodes = stage.setup().nodes();
        for (int number = 0; number < nodes; number++)
            network.addMember("node " + number, SimulatedNetwork.Growing.NOT);
        stage.setWatcher(step -> watch(network, step));
        int pairs = Math.min(Math.max(CONNECTS_A_NODE * nodes, CONNECTS_AT_LEAST), nodes * (nodes - 1) / 4);
        Set<Set<Integer>> drawn = new HashSet<>();
        while (drawn.size() < pairs) {
            int one = stage.random().nextInt(nodes);
            int other = stage.random().nextInt(nodes);
            if (one == other || !drawn.add(Set.of(one, other))) continue;
            Connect connect =
                    new Connect(stage.nodes().get(one), stage.nodes().get(other).address());
            network.plan(stage.random().nextLong(SPREAD_MILLIS), () -> {
                asked.put(connect, network.nowMillis());
                network.open(connect.opener(), connect.to());
            });
        }
        for (long passed = 0; passed < SPREAD_MILLIS + WITHIN_MILLIS; passed += LOOK_MILLIS) {
            network.runFor(LOOK_MILLIS);
            stage.curve().add(network.nowMillis(), (double) asked.size() / pairs, (double) succeeded.size() / pairs);
        }
        stage.tell("%d of %d connects have succeeded", succeeded.size(), pairs);
    }

    private void watch(SimulatedNetwork network, Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.PeerJoined joined) {
                Connect connect = new Connect(step.node(), joined.path());
                if (asked.containsKey(connect)) succeeded.putIfAbsent(connect, network.nowMillis());
            } else if (effect instanceof Effect.OpenFailed failed) {
                again(network, new Connect(step.node(), failed.to()));
            } else if (effect instanceof Effect.SessionEnded ended) {
                again(network, new Connect(step.node(), ended.path()));
            }
        }
    }

    private void again(SimulatedNetwork network, Connect connect) {
        if (!asked.containsKey(connect) || succeeded.containsKey(connect)) return;
        network.plan(1, () -> network.open(connect.opener(), connect.to()));
    }
}
