package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** [SES-003] the window against the sentence that defines it: a set of all counters that have opened. */
class ReplayWindowProperties {
    /** The definition, as the chapter has it. */
    private static final class Model {
        private final Set<Long> opened = new HashSet<>();
        private long highest = -1;

        boolean isFresh(long counter) {
            return opened.isEmpty() || counter > highest || highest - counter < 2048 && !opened.contains(counter);
        }

        void open(long counter) {
            opened.add(counter);
            highest = Math.max(highest, counter);
        }
    }

    @Property(tries = 500, seed = "20260101")
    void says_of_every_counter_what_the_definition_says(@ForAll("steps") List<Long> steps) {
        ReplayWindow window = ReplayWindow.EMPTY;
        Model model = new Model();
        for (long step : steps) {
            long counter = Math.max(0, Math.min(SealedFrames.COUNTER_LIMIT - 1, model.highest + step));

            assertThat(window.isFresh(counter)).isEqualTo(model.isFresh(counter));
            assertThat(window.isNewest(counter)).isEqualTo(counter > model.highest);

            if (model.isFresh(counter)) {
                window = window.with(counter);
                model.open(counter);
            }
        }
        for (long back = 0; back < 2100 && back <= model.highest; back++) {
            long counter = model.highest - back;
            if (window.isFresh(counter) != model.isFresh(counter)) throw new AssertionError("counter " + counter);
        }
    }

    /** Distances from the highest counter: around it, around the edge of the window, and far jumps. */
    @Provide
    Arbitrary<List<Long>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.longs().between(-70, 70)),
                        Tuple.of(3, Arbitraries.longs().between(-2050, -2040)),
                        Tuple.of(2, Arbitraries.longs().between(-2100, 2100)),
                        Tuple.of(1, Arbitraries.longs().between(2046, 2050)),
                        Tuple.of(1, Arbitraries.longs().between(4000, 1L << 34)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }
}
