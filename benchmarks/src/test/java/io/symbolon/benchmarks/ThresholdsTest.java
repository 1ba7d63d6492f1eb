package io.symbolon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The check of the thresholds works; whether they are kept is not asked, since a build has other things to do. */
class ThresholdsTest {
    @Test
    void each_threshold_gets_a_verdict() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean kept = Thresholds.trial(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .check();

        String text = printed.toString(StandardCharsets.UTF_8);
        for (Threshold threshold : Threshold.all()) {
            assertThat(text).containsPattern("(PASS|FAIL)  " + threshold.what() + " +[0-9]");
        }
        assertThat(kept).isEqualTo(!text.contains("FAIL"));
    }

    @Test
    void a_threshold_is_kept_up_to_its_limit() throws Exception {
        for (Threshold threshold : Threshold.all()) {
            assertThat(threshold.isKeptBy(threshold.limit())).isTrue();
            assertThat(threshold.isKeptBy(Math.nextUp(threshold.limit()))).isFalse();
        }
    }
}
