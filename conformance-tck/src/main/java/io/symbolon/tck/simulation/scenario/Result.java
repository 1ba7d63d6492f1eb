package io.symbolon.tck.simulation.scenario;

import java.util.List;
import java.util.Optional;

/**
 * How a simulation ended.
 *
 * @param broken what ended it before its time: an invariant that was broken, or a fault
 * @param lastSteps the last steps before the end, as lines
 * @param digest over all steps of all networks
 * @param steps inputs that nodes were given
 */
public record Result(
        Setup setup,
        List<Goal> goals,
        List<Phase> phases,
        List<Curve> curves,
        Optional<RuntimeException> broken,
        List<String> lastSteps,
        String digest,
        long steps) {
    public Result {
        goals = List.copyOf(goals);
        phases = List.copyOf(phases);
        curves = List.copyOf(curves);
        lastSteps = List.copyOf(lastSteps);
    }

    /** Whether every goal was reached and nothing was broken. */
    public boolean isGood() {
        return broken.isEmpty() && goals.stream().allMatch(Goal::isReached);
    }
}
