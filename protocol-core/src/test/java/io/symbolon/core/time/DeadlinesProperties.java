package io.symbolon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Deadlines against the sentence that defines them: a list in the order of asking, sorted by time. */
class DeadlinesProperties {
    private static final int NOBODY_WAITS = 0;

    /** {@code id} asks for {@code time}; it asks for none with 0. */
    private record Step(int id, long time) {}

    private record Waiting(int id, long time) {}

    @Property(tries = 300, seed = "20260101")
    void wake_whom_the_definition_wakes(@ForAll("steps") List<Step> steps) {
        Deadlines<Integer> deadlines = new Deadlines<>();
        List<Waiting> asked = new ArrayList<>();
        for (Step step : steps) {
            if (step.time() == NOBODY_WAITS) {
                deadlines.clear(step.id());
                asked.removeIf(waiting -> waiting.id() == step.id());
            } else {
                deadlines.set(step.id(), step.time());
                if (!asked.contains(new Waiting(step.id(), step.time()))) {
                    asked.removeIf(waiting -> waiting.id() == step.id());
                    asked.add(new Waiting(step.id(), step.time()));
                }
            }
        }
        asked.sort(Comparator.comparingLong(Waiting::time)); // a stable sort: the order of asking stays

        for (Waiting next : asked) {
            assertThat(deadlines.timeOf(next.id())).hasValue(next.time());
            assertThat(deadlines.earliest()).hasValue(next.time());
            assertThat(deadlines.due(next.time() - 1)).isEmpty();
            assertThat(deadlines.due(next.time())).contains(next.id());
            deadlines.clear(next.id());
        }
        assertThat(deadlines.earliest()).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 40);
        Arbitrary<Long> times = Arbitraries.longs().between(NOBODY_WAITS, 12);
        return Combinators.combine(ids, times).as(Step::new).list().ofMaxSize(200);
    }
}
