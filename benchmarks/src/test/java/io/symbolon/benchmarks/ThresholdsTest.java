package io.symbolon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** The check of the thresholds works; whether they are kept is not asked, since a build shares its machine. */
class ThresholdsTest {
    @Test
    void each_threshold_gets_a_figure_and_a_verdict() throws RunnerException {
        // only one run of JMH at a time is allowed on a machine, and this one need not be alone
        System.setProperty("jmh.ignoreLock", "true");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean kept = Thresholds.trial(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .check();

        String text = printed.toString(StandardCharsets.UTF_8);
        for (Threshold threshold : Threshold.ALL) {
            assertThat(text).contains("round 1 of 1  " + threshold.what());
            assertThat(text).containsPattern("(PASS|FAIL)  " + threshold.what());
        }
        assertThat(kept).isEqualTo(!text.contains("FAIL"));
    }

    @Test
    void a_threshold_is_kept_up_to_its_limit() {
        for (Threshold threshold : Threshold.ALL) {
            assertThat(threshold.isKeptBy(threshold.limit())).isTrue();
            assertThat(threshold.isKeptBy(Math.nextUp(threshold.limit()))).isFalse();
        }
    }
}
