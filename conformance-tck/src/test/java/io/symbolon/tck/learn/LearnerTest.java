package io.symbolon.tck.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerTest {
    private static final List<String> INPUTS = List.of("a", "b", "c");

    /** Plays a machine. */
    private static final class Played implements Sul {
        private final Mealy machine;
        private int state;

        private Played(Mealy machine) {
            this.machine = machine;
        }

        @Override
        public void reset() {
            state = 0;
        }

        @Override
        public String answer(String input) {
            Mealy.Step step = machine.step(state, input);
            state = step.next();
            return step.output();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void learns_any_machine(long seed) {
        Mealy machine = random(new Random(seed), 12);
        Learner learner = new Learner(INPUTS, new Queries(new Played(machine)));

        Optional<List<String>> counterexample = learner.hypothesis().difference(machine);
        while (counterexample.isPresent()) {
            assertThat(learner.isCounterexample(counterexample.get())).isTrue();
            learner.refine(counterexample.get());
            counterexample = learner.hypothesis().difference(machine);
        }

        assertThat(learner.hypothesis().states())
                .as("no two states are the same")
                .hasSizeLessThanOrEqualTo(machine.states().size());
    }

    @Test
    void words_of_equivalence_find_what_a_hypothesis_has_wrong_about_a_transition() {
        Mealy machine = random(new Random(11), 8);
        Mealy wrong = withOtherEnd(machine);

        assertThat(EquivalenceWords.of(wrong, 0, 1))
                .anyMatch(word -> !word.isEmpty() && !wrong.outputs(word).equals(machine.outputs(word)));
        assertThat(EquivalenceWords.of(machine, 5, 1)).isEqualTo(EquivalenceWords.of(machine, 5, 1));
    }

    @Test
    void a_word_is_asked_once() {
        Queries queries = new Queries(new Played(random(new Random(1), 4)));

        List<String> outputs = queries.outputs(List.of("a", "b", "c"));

        assertThat(queries.outputs(List.of("a", "b"))).isEqualTo(outputs.subList(0, 2));
        assertThat(queries.words()).isOne();
    }

    @Test
    void what_is_not_deterministic_is_noticed() {
        Sul dice = new Sul() {
            private int asked;

            @Override
            public void reset() {}

            @Override
            public String answer(String input) {
                return "answer " + asked++ / 40;
            }
        };

        Learnt learnt = new Learn("handshake", List.of("open", "leave"), 30, 1).of(dice);

        assertThat(learnt.agrees()).isFalse();
        assertThat(learnt.dot()).isEmpty();
        assertThat(learnt.lines().get(1)).contains("not deterministic");
    }

    @Test
    void unknown_inputs_are_refused() {
        assertThatThrownBy(() -> new Learn("join", List.of("jump"), 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mealy random(Random random, int states) {
        List<Map<String, Mealy.Step>> steps = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            Map<String, Mealy.Step> ofState = new HashMap<>();
            for (String input : INPUTS) {
                ofState.put(input, new Mealy.Step("o" + random.nextInt(3), random.nextInt(states)));
            }
            steps.add(ofState);
            names.add("s" + state);
        }
        return new Mealy(INPUTS, names, steps);
    }

    /** The last input of the initial state leads back to it. */
    private static Mealy withOtherEnd(Mealy machine) {
        List<Map<String, Mealy.Step>> steps = new ArrayList<>(machine.steps());
        Map<String, Mealy.Step> first = new HashMap<>(steps.get(0));
        first.put("c", new Mealy.Step(first.get("c").output(), 0));
        steps.set(0, first);
        return new Mealy(INPUTS, machine.states(), steps);
    }
}
