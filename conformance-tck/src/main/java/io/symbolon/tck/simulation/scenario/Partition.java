package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.Split;

/** Nodes of even and of odd number do not hear each other for a while. */
final class Partition {
    private static final long LOOK_MILLIS = 20_000;

    private final Stage stage;
    private final Overlay overlay;

    Partition(Stage stage, Overlay overlay) {
        this.stage = stage;
        this.overlay = overlay;
    }

    void play(long millis) {
        SimulatedNetwork network = stage.network();
        network.split(Split.apart(node -> node.number() % 2));
        for (long passed = 0; passed < millis; passed += LOOK_MILLIS) {
            network.runFor(LOOK_MILLIS);
            overlay.look();
            if (passed % 120_000 == 0) stage.tell("parted");
        }
        network.heal();
    }
}
