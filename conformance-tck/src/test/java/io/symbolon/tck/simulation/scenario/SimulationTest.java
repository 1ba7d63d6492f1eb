package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    /** Keeps everything it is shown. */
    private static final class Witness implements Audience {
        private final List<String> steps = new ArrayList<>();

        @Override
        public void hear(String news) {}

        @Override
        public void see(String step) {
            steps.add(step);
        }

        @Override
        public boolean wantsToSee() {
            return true;
        }
    }

    private static Setup meet(long seed, Setup.Suite suite) {
        return new Setup(20, seed, Setup.Name.MEET, suite);
    }

    @Test
    void the_same_seed_gives_the_same_steps_and_another_seed_others() {
        Witness one = new Witness();
        Witness same = new Witness();
        Result first = Simulation.run(meet(1, Setup.Suite.FAST), one);
        Result second = Simulation.run(meet(1, Setup.Suite.FAST), same);
        assertThat(first.isGood()).isTrue();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(same.steps).isEqualTo(one.steps).hasSize((int) first.steps());
        assertThat(Simulation.run(meet(2, Setup.Suite.FAST), Audience.NOBODY).digest())
                .isNotEqualTo(first.digest());
    }

    @Test
    void a_summary_says_what_was_counted_and_whether_the_goals_were_reached() {
        String summary = Summary.of(Simulation.run(meet(1, Setup.Suite.REAL), Audience.NOBODY));
        assertThat(summary)
                .contains("ok   every node has a session with the first: 19 of 19")
                .containsPattern("verify +38 ")
                .endsWith("GOOD" + System.lineSeparator());
    }

    @Test
    void a_failure_says_how_to_see_it_again() {
        Result good = Simulation.run(meet(3, Setup.Suite.FAST), Audience.NOBODY);
        Result failed = new Result(
                good.setup(),
                List.of(new Goal("the sun shines", "rain", false)),
                good.phases(),
                good.curves(),
                good.broken(),
                good.lastSteps(),
                good.digest(),
                good.steps());
        assertThat(failed.isGood()).isFalse();
        assertThat(Summary.of(failed))
                .contains("NOT  the sun shines: rain")
                .contains("established")
                .contains("./symbolon simulate --nodes 20 --seed 3 --scenario meet --suite fast --trace trace.txt");
    }
}
