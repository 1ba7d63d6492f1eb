package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.List;

/** Every node opens a session with the first one. None has an identity, so nothing is joined and nothing grows. */
final class Meet implements Act {
    private static final long BETWEEN_MILLIS = 50;
    private static final long PATIENCE_MILLIS = 200_000;

    @Override
    public Link link() {
        return Link.WIDE;
    }

    @Override
    public List<String> shares() {
        return List.of("nodes that were begun", "nodes with a session");
    }

    @Override
    public void play(Stage stage) {
        int all = stage.setup().nodes();
        stage.phase("meet", () -> {
            SimulatedNode first = stage.network().add("node 0");
            for (int number = 1; number < all; number++) {
                stage.network().open(stage.network().add("node " + number), first.address());
                stage.network().runFor(BETWEEN_MILLIS);
                if (number % 20 == 0) look(stage);
            }
            stage.network().runUntil(() -> first.established().size() == all - 1, PATIENCE_MILLIS);
            look(stage);
        });
        long met = met(stage);
        stage.goal("every node has a session with the first", met + " of " + (all - 1), met == all - 1);
    }

    private static void look(Stage stage) {
        double all = stage.setup().nodes();
        stage.curve().add(stage.network().nowMillis(), stage.nodes().size() / all, (met(stage) + 1) / all);
    }

    private static long met(Stage stage) {
        return stage.nodes().get(0).established().size();
    }
}
