package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.Link;
import java.util.List;
import java.util.Set;

/** A mesh that grows, is churned, is parted and heals: as much of it as is asked for, in one network. */
final class Growth implements Act {
    private static final long SETTLE_MILLIS = 120_000;
    private static final long MINUTE = 60_000;

    private final Set<Setup.Name> parts;

    Growth(Set<Setup.Name> parts) {
        this.parts = parts;
    }

    @Override
    public Link link() {
        return Link.WIDE;
    }

    @Override
    public List<String> shares() {
        return List.of("nodes that live", "neighbour sets that are exact", "lookups that end at the nearest");
    }

    @Override
    public void play(Stage stage) {
        Overlay overlay = new Overlay(stage);
        stage.phase("join", () -> overlay.grow(stage.setup().nodes()));
        stage.phase("settle", () -> {
            exactWithin(stage, overlay, SETTLE_MILLIS, "after the last join");
            stage.network().runFor(MINUTE); // places of the table fill for a minute (OVL-015)
        });
        stage.phase("lookups", () -> overlay.lookUpEverything(2.5, 4));
        if (parts.contains(Setup.Name.CHURN)) {
            Churn churn = new Churn(stage, overlay);
            stage.phase("churn", () -> churn.play(10 * MINUTE));
            stage.phase("after churn", () -> exactWithin(stage, overlay, MINUTE, "after churn"));
        }
        if (parts.contains(Setup.Name.PARTITION)) {
            Partition partition = new Partition(stage, overlay);
            stage.phase("partition", () -> partition.play(10 * MINUTE));
            stage.phase("healed", () -> exactWithin(stage, overlay, MINUTE, "after a partition"));
        }
    }

    static void exactWithin(Stage stage, Overlay overlay, long millis, String after) {
        long took = overlay.awaitExactness(millis);
        Survey survey = overlay.survey();
        stage.goal(
                "every neighbour set is exact within " + millis / 1_000 + " virtual s " + after,
                survey.exactNodes() + " of " + survey.size() + " are exact"
                        + (took < 0 ? "" : ", after " + took / 1_000 + " s"),
                took >= 0);
    }
}
