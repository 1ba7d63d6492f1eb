package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WakeUpsTest {
    private static final int NODES = 200;

    private record At(long millis, int number) {}

    /** Against a sorted set: after every change the first is the same. */
    @Test
    void the_earliest_is_always_first_and_of_equals_the_lowest_number() {
        SplittableRandom random = new SplittableRandom(3);
        WakeUps wakeUps = new WakeUps();
        TreeSet<At> sorted = new TreeSet<>(Comparator.comparingLong(At::millis).thenComparingInt(At::number));
        long[] times = new long[NODES];
        Arrays.fill(times, EventQueue.NEVER);
        for (int change = 0; change < 20_000; change++) {
            int number = random.nextInt(NODES);
            long time = random.nextInt(3) == 0 ? EventQueue.NEVER : random.nextInt(500);
            sorted.remove(new At(times[number], number));
            if (time != EventQueue.NEVER) sorted.add(new At(time, number));
            times[number] = time;
            wakeUps.set(number, time);

            assertThat(wakeUps.earliestMillis())
                    .isEqualTo(
                            sorted.isEmpty() ? EventQueue.NEVER : sorted.first().millis());
            if (!sorted.isEmpty())
                assertThat(wakeUps.earliest()).isEqualTo(sorted.first().number());
        }
    }
}
