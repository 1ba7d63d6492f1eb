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
    void proves_the_kit_on_the_page_of_a_report() throws IOException {
        Typed.run("self-test", "--rule", "tok-025", "--out", folder.toString());
        Typed.run("tck", "CNV-P-0501", "--out", folder.toString());
        Path selfTest = folder.resolve("self-test.json");
        Path page = folder.resolve("proved.html");
        Typed typed = report("--self-test", selfTest.toString(), "--out", page.toString());

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Files.readString(page)).contains("2 mutants found", "not checked \u2013 found by TOK-N-2501");

        String content = Files.readString(selfTest);
        Files.writeString(selfTest, content.replace("\"kit\" : \"symbolon", "\"kit\" : \"other"));
        assertThat(report("--self-test", selfTest.toString()).err())
                .contains("is of other ", "and the report is of symbolon");
        Files.writeString(selfTest, content.replace("self-test/1", "self-test/2"));
        assertThat(report("--self-test", selfTest.toString()).err()).contains("expected a self-test with schema");
        assertThat(report("--self-test", folder.resolve("none").toString()).err())
                .contains("there is no such file");
        Typed several = report(folder.toString(), "--self-test", selfTest.toString());
        assertThat(several.err()).contains("--self-test is for the page of one report, not of 2");
        assertThat(several.exitCode()).isEqualTo(2);
    }

    private Typed report(String... more) {
        String[] line = new String[2 + more.length];
        line[0] = "report";
        line[1] = folder.toString();
        System.arraycopy(more, 0, line, 2, more.length);
        return Typed.run(line);
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
