package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the profile {@code simulation} runs, with the nodes, the scenario and the heap that it is given (docs/simulation.md). */
class LargeSimulations {
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final int NODES_WITH_A_BOUND = 1_000;
    private static final double JOIN_SECONDS = 60;
    private static final double ALL_SECONDS = 180;
    private static final Set<String> PHASES_OF_GROWTH =
            Set.of("join", "settle", "lookups", "churn", "after churn", "partition", "healed");

    @Test
    void reach_their_goals_in_time() {
        int nodes = Integer.getInteger("simulation.nodes", NODES_WITH_A_BOUND);
        Setup.Name scenario = Setup.Name.valueOf(
                System.getProperty("simulation.scenario", "all").toUpperCase(Locale.ROOT));
        Result result = Simulation.run(new Setup(nodes, 1, scenario, Setup.Suite.FAST), Audience.NOBODY);
        String summary = Summary.of(result);
        System.out.println(summary);
        assertThat(result.isGood()).as(summary).isTrue();
        if (nodes > NODES_WITH_A_BOUND) return;
        assertThat(processorSeconds(result, Set.of("join"))).as("join phase").isLessThan(JOIN_SECONDS);
        assertThat(processorSeconds(result, PHASES_OF_GROWTH))
                .as("all phases of growth")
                .isLessThan(ALL_SECONDS);
    }

    /** How long the phases with these names kept a processor busy. */
    private static double processorSeconds(Result result, Set<String> names) {
        return result.phases().stream()
                        .filter(phase -> names.contains(phase.name()))
                        .mapToLong(Phase::processorNanos)
                        .sum()
                / NANOS_OF_A_SECOND;
    }
}
