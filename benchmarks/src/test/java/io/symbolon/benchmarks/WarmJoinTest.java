package io.symbolon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The check of the warm join works; whether the bound is kept is not asked, since a build has other things to do. */
class WarmJoinTest {
    @Test
    void the_join_gets_a_verdict() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean kept = WarmJoin.trial(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .check();

        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith((kept ? "PASS" : "FAIL") + "  warm join  ");
    }
}
