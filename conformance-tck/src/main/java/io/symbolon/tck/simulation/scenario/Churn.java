package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * A tenth of the nodes goes every minute, without a word, and as many come back after 30 s or more: as themselves or with
 * another key, in turn, through a living node.
 */
final class Churn {
    private static final long MINUTE = 60_000;
    private static final long AWAY_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final double ENOUGH = 0.99;

    private final Stage stage;
    private final Overlay overlay;
    private final SimulatedNetwork network;
    private final Deque<Gone> gone = new ArrayDeque<>();
    private long changes;

    private record Gone(SimulatedNode node, long sinceMillis) {}

    Churn(Stage stage, Overlay overlay) {
        this.stage = stage;
        this.overlay = overlay;
        this.network = stage.network();
    }

    void play(long millis) {
        long begin = network.nowMillis();
        long end = begin + millis;
        double betweenMillis = MINUTE / (overlay.members().size() / 10.0);
        double next = begin + betweenMillis;
        long nextLook = begin + LOOK_MILLIS;
        long looks = 0;
        double right = 0;
        while (network.nowMillis() < end) {
            network.runFor(Math.max(0, Math.min(Math.round(next), nextLook) - network.nowMillis()));
            if (network.nowMillis() >= Math.round(next)) {
                change();
                next += betweenMillis;
            }
            if (network.nowMillis() >= nextLook) {
                right += overlay.look();
                looks++;
                nextLook += LOOK_MILLIS;
                if (looks % 24 == 0) stage.tell("churn: %.2f %% of lookups right so far", 100 * right / looks);
            }
        }
        while (!gone.isEmpty()) comeBack();
        double share = right / looks;
        stage.goal(
                "at least 99 % of lookups are right while 10 % of the nodes go every minute",
                String.format(Locale.ROOT, "%.2f %% of %d lookups, %d nodes went", 100 * share, looks * 100, changes),
                share >= ENOUGH);
    }

    private void change() {
        Survey survey = overlay.survey();
        SimulatedNode leaver = survey.any(stage.random());
        network.stop(leaver);
        gone.add(new Gone(leaver, network.nowMillis()));
        changes++;
        if (network.nowMillis() - gone.getFirst().sinceMillis() >= AWAY_MILLIS) comeBack();
    }

    private void comeBack() {
        SimulatedNode node = gone.removeFirst().node();
        SimulatedNode known = overlay.survey().any(stage.random());
        if (changes % 2 == 0) {
            network.restart(node, 0);
        } else {
            network.restartAsAnother(node);
        }
        network.open(node, known.address());
    }
}
