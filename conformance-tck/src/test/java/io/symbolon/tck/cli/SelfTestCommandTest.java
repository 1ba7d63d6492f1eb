package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shows_by_which_case_the_mutants_of_a_rule_are_killed() throws IOException {
        Typed typed = Typed.run("self-test", "--rule", "tok-025", "--out", folder.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("TOK-025 EXPIRES_AT_IN_FUTURE", "TOK-025-a  killed    not checked", "by TOK-N-2501")
                .contains("Mutants   2 of 2 killed by a case that names their rule", "Verdict   the kit is good");
        JsonNode report = Json.read(Files.readAllBytes(folder.resolve("self-test.json")));
        assertThat(report.path("schema").asText()).isEqualTo("symbolon/self-test/1");
        assertThat(report.at("/rules/0/mutants/0/killers/0").asText()).isEqualTo("TOK-N-2501");
        assertThat(report.at("/unmutated/failed")).isEmpty();
        assertThat(report.path("good").asBoolean()).isTrue();
    }

    @Test
    void says_why_a_rule_has_no_mutant() {
        Typed typed = Typed.run("self-test", "--rule", "CNV-009", "--out", folder.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("Without a mutant", "CNV-009    a time is not part of a result");
    }

    @Test
    void refuses_what_is_no_rule() {
        Typed typed = Typed.run("self-test", "--rule", "TOK-0025", "--out", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--rule: 'TOK-0025' is no rule; nearest: TOK-0");
        assertThat(folder).isEmptyDirectory();
    }
}
