package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of a few cases whose verdicts are set, on a day that is set: what is planned, judged, written and returned. */
class TckCommandTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void two_cases_that_pass() {
        bench = new Bench(folder, "2027-01-31T12:00:00Z");
        bench.add(TestCases.passing("TOK-P-0001"));
        bench.add(TestCases.passing("TOK-P-0002"));
    }

    @Nested
    class exit_codes {

        @ParameterizedTest
        @CsvSource({
            "PASS, 0, conformant",
            "FAIL, 1, nonconformant",
            "CRASH, 1, nonconformant",
            "INCONCLUSIVE, 3, incomplete",
            "COULD_NOT_RUN, 3, incomplete"
        })
        void are_what_every_report_says(VerdictKind kind, int exitCode, String verdict) throws IOException {
            third(Verdict.of(kind, "what"));
            Typed typed = tck();

            assertThat(typed.exitCode()).isEqualTo(exitCode);
            assertThat(typed.out()).contains("Verdict   " + verdict + ": 3 planned");
            assertThat(report().get("verdict").asText()).isEqualTo(verdict);
            assertThat(report().at("/counts/" + kind.reportName()).asInt()).isEqualTo(kind == VerdictKind.PASS ? 3 : 1);
            assertThat(bench.at("out/junit.xml"))
                    .content()
                    .contains(
                            "failures=\"" + (exitCode == 1 ? 1 : 0) + "\" errors=\"" + (exitCode == 3 ? 1 : 0) + "\"");
        }

        @Test
        void tell_a_fault_of_the_kit_from_one_of_the_subject() throws IOException {
            bench.add(TestCases.token("TOK-P-0003", TokenRule.DECODES, driver -> {
                throw new IllegalStateException("oops");
            }));
            Typed typed = tck();

            assertThat(typed.exitCode()).isEqualTo(4);
            assertThat(typed.out()).contains("Verdict   kit-fault: 3 planned", "KIT-FAULT  TOK-P-0003");
            assertThat(report().get("verdict").asText()).isEqualTo("kit-fault");
            assertThat(report().at("/cases/2/text").asText()).isEqualTo("case TOK-P-0003 is broken itself");
        }

        @Test
        void of_a_kit_that_does_not_fit_together_is_4_and_nothing_is_written() {
            bench.add(TestCases.passing("TOK-P-0001"));
            Typed typed = tck();

            assertThat(typed.exitCode()).isEqualTo(4);
            assertThat(typed.err()).contains("a fault of the kit: two cases have the id TOK-P-0001");
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void of_wrong_usage_is_2_and_nothing_is_written() {
            assertThat(tck("TOK-X").exitCode()).isEqualTo(2);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Nested
    class selection {

        @Test
        void without_what_is_excluded_is_incomplete() throws IOException {
            Typed typed = tck("--exclude", "TOK-P-0001");

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(report().at("/cases/0/verdict").asText()).isEqualTo("excluded");
            assertThat(report().at("/counts/planned").asInt()).isEqualTo(2);
            assertThat(report().at("/counts/executed").asInt()).isEqualTo(1);
            assertThat(typed.out()).contains("Left out: 1 case\n", "Verdict   incomplete: 2 planned, 1 executed");
        }

        @Test
        void of_an_unknown_exclusion_is_a_mistake() {
            assertThat(tck("--exclude", "TOK-P-0009").err()).contains("'TOK-P-0009' is no chapter");
        }

        @Test
        void of_what_failed_last_takes_the_last_report() throws IOException {
            third(Verdict.fail("what"));
            tck();
            Typed typed = tck("--failed-last");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(report().at("/counts/planned").asInt()).isEqualTo(1);
            assertThat(report().at("/selectors/0").asText()).isEqualTo("TOK-P-0003");
        }

        @Test
        void of_what_failed_last_within_a_selection() {
            third(Verdict.fail("what"));
            tck();

            assertThat(tck("TOK-P-0001", "--failed-last").err())
                    .contains("--failed-last: every selected case passed in the last run");
        }

        @Test
        void of_what_failed_last_needs_a_report_with_failures() {
            assertThat(tck("--failed-last").err()).contains("--failed-last: there is no ", "report.json; run without");
            tck();
            Typed typed = tck("--failed-last");

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--failed-last: every case passed in ");
        }

        @ParameterizedTest
        @CsvSource({"0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2"})
        void of_a_shard_that_is_none_is_a_mistake(String shard) {
            Typed typed = tck("--shard", shard);

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--shard: expected a part and a number of parts like 2/8, not '" + shard);
        }

        @Test
        void of_a_shard_is_incomplete() throws IOException {
            Typed typed = tck("--shard", "1/2");

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.out()).contains(", seed 1, shard 1 of 2\n");
            assertThat(report().at("/counts/planned").asInt()).isEqualTo(1);
            assertThat(report().at("/shards/numbers/0").asInt()).isEqualTo(1);
        }
    }

    @Nested
    class baseline {
        private Path file;

        @BeforeEach
        void beside_the_report() {
            file = folder.resolve("baseline.json");
        }

        @Test
        void makes_a_known_failure_incomplete() throws IOException {
            third(Verdict.fail("what"));
            write("TOK-P-0003", "why", "2027-01-31");
            Typed typed = tck("--baseline", file.toString());

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(report().at("/cases/2/verdict").asText()).isEqualTo("expected-failure");
            assertThat(typed.out()).contains("Known failures: 1 case of the baseline\n", "Verdict   incomplete: ");
            assertThat(bench.at("out/junit.xml")).content().contains("failures=\"0\" errors=\"0\" skipped=\"1\"");
        }

        @ParameterizedTest
        @CsvSource({"TOK-P-0002, 2027-01-31", "TOK-P-0003, 2027-01-30", "TOK-N-*, 2027-01-31"})
        void that_says_what_is_not_so_fails_the_run(String entry, String expires) throws IOException {
            third(Verdict.fail("what"));
            write(entry, "why", expires);
            Typed typed = tck("--baseline", file.toString());

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out())
                    .contains("Verdict   nonconformant: ")
                    .containsAnyOf("Baseline: ", "UNEXPECTED-PASS  ");
            assertThat(report().get("verdict").asText()).isEqualTo("nonconformant");
        }

        @Test
        void is_made_by_fix_and_waits_for_its_reasons() throws IOException {
            third(Verdict.fail("what"));
            Typed fixing = tck("--baseline", file.toString(), "--fix");

            assertThat(fixing.exitCode()).isEqualTo(1);
            assertThat(fixing.out()).contains("1 entry, 1 without reason or link: fill them in");
            assertThat(Json.read(Files.readAllBytes(file))
                            .at("/failures/0/expires")
                            .asText())
                    .isEqualTo("2027-05-01");

            Typed unexplained = tck("--baseline", file.toString());
            assertThat(unexplained.exitCode()).isEqualTo(2);
            assertThat(unexplained.err()).contains("/failures/0: expected a reason in words and a link for TOK-P-0003");
        }

        @Test
        void that_is_not_there_or_none_is_a_mistake() throws IOException {
            assertThat(tck("--baseline", file.toString()).err()).contains("there is no " + file);
            assertThat(tck("--fix").err()).contains("--fix rewrites the file of --baseline, and none is given");
            Files.writeString(file, "TOK-P-0003\n");
            assertThat(tck("--baseline", file.toString()).err()).contains("--baseline: " + file + ": not JSON");
        }

        private void write(String entry, String reason, String expires) throws IOException {
            Files.writeString(
                    file,
                    "{\"schema\":\"symbolon/baseline/1\",\"failures\":[{\"case\":\"" + entry
                            + "\",\"verdict\":\"fail\",\"reason\":\"" + reason
                            + "\",\"link\":\"https://example.org/7\",\"expires\":\"" + expires + "\"}]}");
        }
    }

    private void third(Verdict verdict) {
        bench.add(TestCases.token("TOK-P-0003", TokenRule.DECODES, driver -> verdict));
    }

    private JsonNode report() throws IOException {
        return bench.report("out");
    }

    private Typed tck(String... args) {
        return bench.tck("out", args);
    }
}
