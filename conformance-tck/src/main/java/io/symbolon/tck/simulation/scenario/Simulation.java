package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.crypto.Mixing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays a scenario, one act after the other, each in a network of its own. */
public final class Simulation {
    private static final int DIGEST_OCTETS = 16;
    private static final int REHEARSED_NODES = 100;
    private static final int REHEARSED_REAL_NODES = 16;

    private Simulation() {}

    /** How {@code setup} ends; {@code audience} hears how far it is. What breaks ends the simulation and is part of the result. */
    public static Result run(Setup setup, Audience audience) {
        List<Goal> goals = new ArrayList<>();
        List<Phase> phases = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        List<String> lastSteps = List.of();
        Optional<RuntimeException> broken = Optional.empty();
        Mixing digest = new Mixing(0);
        long steps = 0;
        for (Act act : acts(setup.scenario())) {
            String title = act.getClass().getSimpleName() + ": " + setup.nodes() + " nodes, seed " + setup.seed();
            Stage stage = new Stage(setup, act.link(), new Curve(title, act.shares()), audience);
            try {
                act.play(stage);
            } catch (RuntimeException fault) {
                broken = Optional.of(fault);
            }
            goals.addAll(stage.goals());
            phases.addAll(stage.phases());
            curves.add(stage.curve());
            lastSteps = stage.lastSteps();
            digest.add(stage.network().digest().getBytes(StandardCharsets.US_ASCII));
            steps += stage.network().stepCount();
            if (broken.isPresent()) break;
        }
        String text = HexFormat.of().formatHex(digest.take(DIGEST_OCTETS));
        return new Result(setup, goals, phases, curves, broken, lastSteps, text, steps);
    }

    /**
     * Plays two small networks for nobody, so that times are those of compiled code: without it the first seconds of a run
     * measure the Java machine and not the engine.
     */
    public static void rehearse() {
        run(new Setup(REHEARSED_NODES, 0, Setup.Name.GROWTH, Setup.Suite.FAST), Audience.NOBODY);
        run(new Setup(REHEARSED_REAL_NODES, 0, Setup.Name.GROWTH, Setup.Suite.REAL), Audience.NOBODY);
    }

    private static List<Act> acts(Setup.Name scenario) {
        return switch (scenario) {
            case MEET -> List.of(new Meet());
            case LOSS -> List.of(new Loss());
            case GROWTH, CHURN, PARTITION -> List.of(new Growth(Set.of(scenario)));
            case HOSTILE -> List.of(new Hostile());
            case EXCHANGE -> List.of(new Exchange());
            case ALL ->
                List.of(
                        new Growth(Set.of(Setup.Name.CHURN, Setup.Name.PARTITION)),
                        new Loss(),
                        new Hostile(),
                        new Exchange());
        };
    }
}
