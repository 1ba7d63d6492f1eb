package io.symbolon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks of the exchange work. Whether bounds of time are kept is not asked, since a build has other things to do. */
class ExchangeBoundsTest {
    private static final int MESSAGES = 200_000;
    private static final int INTERESTS = 2_000;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void speed_gets_three_verdicts_and_two_figures_beside_them() throws Exception {
        boolean kept = ExchangeSpeed.trial(out).check();
        assertThat(lines())
                .hasSize(5)
                .allMatch(line -> line.matches("(PASS|FAIL|    )  (first message| *\\d+ octets,) .*"));
        assertThat(lines())
                .filteredOn(line -> line.startsWith("    "))
                .hasSize(2)
                .allMatch(line -> line.contains("64 octets"));
        assertThat(lines().stream().noneMatch(line -> line.startsWith("FAIL"))).isEqualTo(kept);
    }

    @Test
    void two_hundred_thousand_messages_lose_nothing_and_leave_nothing() throws Exception {
        assertThat(new Endurance(MESSAGES, out).check()).as(this::text).isTrue();
        assertThat(text()).contains("PASS  200000 messages, 0 of the acknowledged lost");
    }

    @Test
    void a_coordinator_keeps_what_it_is_given() {
        boolean kept = new CoordinatorLoad(INTERESTS, out).check();
        assertThat(text())
                .startsWith(kept ? "PASS" : "FAIL")
                .contains("2000 interests over 20 subjects: 2000 kept, 102000 messages sent");
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
