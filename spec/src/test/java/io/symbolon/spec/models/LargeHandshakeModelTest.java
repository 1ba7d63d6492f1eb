package io.symbolon.spec.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the text in larger worlds; minutes instead of seconds, so only in the Maven profile {@code models}. */
@Tag("large")
class LargeHandshakeModelTest {
    private static final Duration HANG_GUARD = Duration.ofMinutes(20);

    @ParameterizedTest
    @ValueSource(strings = {"large-lives", "large-tokens"})
    void the_rules_of_the_text_keep_every_property_in_all_states(String configuration) {
        ModelRun run = model(configuration).check("Handshake", configuration + ".cfg", HANG_GUARD);
        assertThat(run.foundNoError()).as(run.output()).isTrue();
        assertThat(run.distinctStates()).as(run.output()).isPresent();
        System.out.println(configuration + ": " + run.distinctStates().orElseThrow() + " distinct states, all visited");
    }

    @Test
    void the_rules_of_the_text_keep_every_property_on_random_walks() {
        ModelRun run = model("large-walks")
                .check(
                        "Handshake",
                        "large-walks.cfg",
                        HANG_GUARD,
                        "-simulate",
                        "num=20000",
                        "-depth",
                        "80",
                        "-seed",
                        "1");
        assertThat(run.foundNoError()).as(run.output()).isTrue();
    }

    private static ModelChecker model(String configuration) {
        return ModelChecker.in(configuration).with("Handshake.tla").with(configuration + ".cfg");
    }
}
