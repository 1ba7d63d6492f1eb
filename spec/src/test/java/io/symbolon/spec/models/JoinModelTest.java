package io.symbolon.spec.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a Join: what its rules promise, and that rules that look as good promise less. */
class JoinModelTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(120);

    @Test
    void the_rules_of_the_text_keep_every_property() {
        ModelRun run = run("join-small");
        assertThat(run.foundNoError()).as(run.output()).isTrue();
        assertThat(run.distinctStates().orElse(0))
                .as("all states, and not too few")
                .isGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "join-unnamed-answers, Truth",
        "join-asked-again, AskedOnce",
        "join-denied-in-a-session, DeniedStays",
        "join-older-taken, Truth"
    })
    void a_wrong_rule_violates(String variant, String property) {
        ModelRun run = run(variant);
        assertThat(run.violated()).as(run.output()).contains(property);
    }

    @Tag("large")
    @Test
    void the_rules_of_the_text_keep_every_property_over_two_sessions() {
        ModelRun run = run("join-two-sessions");
        assertThat(run.foundNoError()).as(run.output()).isTrue();
        System.out.println(
                "join-two-sessions: " + run.distinctStates().orElseThrow() + " distinct states, all visited");
    }

    @Tag("large")
    @Test
    void a_late_ack_that_is_taken_violates() {
        ModelRun run = run("join-late-ack");
        assertThat(run.violated()).as(run.output()).contains("Truth");
    }

    private static ModelRun run(String configuration) {
        return ModelChecker.in(configuration)
                .with("Join.tla")
                .with(configuration + ".cfg")
                .check("Join", configuration + ".cfg", HANG_GUARD);
    }
}
