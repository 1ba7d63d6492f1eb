package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final int NODES = 42;

    /** As more than 1000 do, in small. */
    @Test
    void what_has_joined_in_three_rows_is_one_mesh() {
        Setup setup = new Setup(NODES, 1, Setup.Name.GROWTH, Setup.Suite.FAST);
        Stage stage =
                new Stage(setup, Link.WIDE, new Curve("three", List.of("living", "exact", "right")), Audience.NOBODY);
        Overlay overlay = new Overlay(stage);
        overlay.grow(NODES, 3);
        assertThat(stage.goals()).allMatch(Goal::isReached);
        assertThat(overlay.members()).hasSize(NODES);
        assertThat(overlay.members().subList(3, NODES))
                .allMatch(node -> node.isJoinedWith(before(overlay, node)), "joined with the one before it");
        assertThat(overlay.awaitExactness(60_000)).isNotNegative();
    }

    private static SimulatedNode before(Overlay overlay, SimulatedNode node) {
        return overlay.members().get(node.number() - 3);
    }
}
