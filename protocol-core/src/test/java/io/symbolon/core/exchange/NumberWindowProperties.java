package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.wire.Message.TakenBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** [MSG-006] [MSG-010] the window against the sentences that define it: all numbers that were taken, with their receipts. */
class NumberWindowProperties {
    private static final Optional<TakenBy> NOT_YET = Optional.empty();

    @Property(tries = 300, seed = "20260102")
    void says_of_every_number_what_the_definition_says(@ForAll("steps") List<Long> steps) {
        NumberWindow window = new NumberWindow();
        Map<Long, Optional<TakenBy>> taken = new HashMap<>();
        long highest = 0;
        for (long step : steps) {
            long number = highest + step;
            boolean isInside = number >= 1 && number > highest - 4096;
            assertThat(window.contains(number)).isEqualTo(isInside);
            if (!isInside) continue;

            assertThat(window.isTaken(number)).isEqualTo(taken.containsKey(number));
            if (taken.containsKey(number)) {
                assertThat(window.receiptOf(number)).isEqualTo(taken.get(number));
                continue;
            }
            window.take(number);
            highest = Math.max(highest, number);
            taken.put(number, NOT_YET);
            if (number % 3 != 0) {
                TakenBy by = number % 3 == 1 ? TakenBy.NODE : TakenBy.APPLICATION;
                window.acknowledge(number, by);
                taken.put(number, Optional.of(by));
            }
        }
        assertThat(window.highest()).isEqualTo(highest);
        for (long number = Math.max(1, highest - 4095); number <= highest; number++) {
            if (window.isTaken(number) != taken.containsKey(number)) throw new AssertionError("number " + number);
        }
    }

    /** Distances from the highest number: around it, around the edge of the window, and far jumps. */
    @Provide
    Arbitrary<List<Long>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(-20, 20)),
                        Tuple.of(3, Arbitraries.longs().between(-4100, -4090)),
                        Tuple.of(2, Arbitraries.longs().between(-4200, 4200)),
                        Tuple.of(1, Arbitraries.longs().between(4094, 4099)),
                        Tuple.of(1, Arbitraries.longs().between(10_000, 1L << 40)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }
}
