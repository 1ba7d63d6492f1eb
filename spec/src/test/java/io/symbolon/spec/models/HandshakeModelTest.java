package io.symbolon.spec.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the text keep what they promise, and rules that look as good do not. */
class HandshakeModelTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(120);

    @Test
    void the_rules_of_the_text_keep_every_property() {
        ModelRun run = run("small");
        assertThat(run.foundNoError()).as(run.output()).isTrue();
        assertThat(run.distinctStates().orElse(0))
                .as("all states, and not too few")
                .isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "role-by-opener, SameKeys",
        "first-wins, Agreement",
        "latest-wins, Agreement",
        "any-frame-proves, Deliverable"
    })
    void a_wrong_rule_violates(String variant, String property) {
        ModelRun run = run(variant);
        assertThat(run.violated()).as(run.output()).contains(property);
    }

    private static ModelRun run(String configuration) {
        return ModelChecker.in(configuration)
                .with("Handshake.tla")
                .with(configuration + ".cfg")
                .check("Handshake", configuration + ".cfg", HANG_GUARD);
    }
}
