package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.TokenRule;
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

/** Reports of runs of seven cases, the last of which does what a test says, merged and compared. */
class MergeAndDiffTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void seven_cases() {
        bench = new Bench(folder, "2027-01-31T12:00:00Z");
        for (int i = 1; i <= 7; i++) {
            bench.add(TestCases.passing("TOK-P-000" + i));
        }
    }

    @Nested
    class merging {

        @Test
        void all_shards_gives_the_report_of_the_whole_run_octet_by_octet() {
            // the first case of the second shard: it is asked right after hello there, and not in the whole run
            bench.replace(1, TestCases.token("TOK-P-0002", TokenRule.DECODES, driver -> Verdict.fail("what")));
            bench.tck("whole");
            shards(3);
            Typed merged = merge("s3", "s1", "s2");

            assertThat(merged.exitCode()).isEqualTo(1);
            assertThat(merged.out()).contains("Verdict   nonconformant: 7 planned, 7 executed, 6 passed, 1 broken");
            assertThat(bench.at("merged/report.json")).hasSameBinaryContentAs(bench.at("whole/report.json"));
            assertThat(bench.at("merged/junit.xml")).hasSameBinaryContentAs(bench.at("whole/junit.xml"));
        }

        @Test
        void all_shards_that_pass_conforms_where_each_alone_is_incomplete() {
            assertThat(bench.tck("s1", "--shard", "1/2").exitCode()).isEqualTo(3);
            assertThat(bench.tck("s2", "--shard", "2/2").exitCode()).isEqualTo(3);

            assertThat(merge("s1", "s2").exitCode()).isZero();
        }

        @Test
        void without_a_shard_is_incomplete_and_can_go_on_later() throws IOException {
            shards(3);

            assertThat(merge("s1", "s3").exitCode()).isEqualTo(3);
            assertThat(bench.report("merged").at("/shards/numbers").toString()).isEqualTo("[1,3]");
            Files.move(bench.at("merged"), bench.at("part"));
            assertThat(merge("part", "s2").exitCode()).isZero();
        }

        @Test
        void takes_shards_without_a_case() {
            shards(9);

            assertThat(merge("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9")
                            .exitCode())
                    .isZero();
        }

        @Test
        void refuses_a_shard_twice() throws IOException {
            shards(2);
            bench.tck("again", "--shard", "1/2");

            refuses("shard 1 is there twice", "s1", "again");
            refuses("is named twice", "s1", "s1");
        }

        @Test
        void refuses_what_is_no_shard() {
            shards(2);
            bench.tck("whole");

            refuses("is the report of a whole plan; only shards are merged", "s1", "whole");
            refuses("there is no such file", "s1", "nothing");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--seed 2              | differ in the seed: 2, 1",
                    "token                 | differ in the selectors: [token], []",
                    "--driver java         | differ in the driver"
                })
        void refuses_shards_of_another_run(String options, String text) throws IOException {
            shards(2);
            Path file = bench.at("s2/report.json");
            if (options.startsWith("--driver")) {
                Files.writeString(file, Files.readString(file).replace("\"driver\" : null", "\"driver\" : \"java\""));
            } else {
                bench.tck("s2", ("--shard 2/2 " + options).split(" "));
            }

            refuses(text, "s1", "s2");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"kit\" : \"symbolon       | \"kit\" : \"other     | differ in the kit",
                    "\"version\" : \"           | \"version\" : \"0     | are about different subjects",
                    "\"keys.json\" : \"         | \"keyz.json\" : \"    | differ in the digests of the vectors",
                    "\"of\" : 2                 | \"of\" : 3            | differ in the number of shards"
                })
        void refuses_shards_of_another_kit_or_subject(String part, String other, String text) throws IOException {
            shards(2);
            Path file = bench.at("s2/report.json");
            Files.writeString(file, Files.readString(file).replaceFirst(part, other));

            refuses(text, "s1", "s2");
        }

        @Test
        void refuses_cases_that_this_kit_does_not_have() {
            shards(2);
            bench.replace(6, TestCases.passing("TOK-P-0009"));

            refuses("this kit has no case TOK-P-0007", "s1", "s2");
        }

        private void shards(int of) {
            for (int number = 1; number <= of; number++) {
                bench.tck("s" + number, "--shard", number + "/" + of);
            }
        }

        private Typed merge(String... reports) {
            String[] line = new String[reports.length + 3];
            line[0] = "merge";
            line[1] = "--out";
            line[2] = bench.at("merged").toString();
            for (int i = 0; i < reports.length; i++) {
                line[i + 3] = bench.at(reports[i]).toString();
            }
            if (reports[reports.length - 1].equals("nothing")) {
                line[line.length - 1] += "/report.json";
            }
            return bench.run(line);
        }

        private void refuses(String text, String... reports) {
            Typed refused = merge(reports);

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains(text);
            assertThat(bench.at("merged")).doesNotExist();
        }
    }

    @Nested
    class comparing {

        @ParameterizedTest
        @CsvSource({
            "PASS, FAIL, 1, worse",
            "PASS, INCONCLUSIVE, 1, worse",
            "INCONCLUSIVE, FAIL, 1, worse",
            "FAIL, PASS, 0, better",
            "FAIL, INCONCLUSIVE, 0, better",
            "FAIL, CRASH, 0, other"
        })
        void tells_which_way_a_case_went(VerdictKind before, VerdictKind after, int exitCode, String direction) {
            last(before);
            bench.tck("before");
            last(after);
            bench.tck("after");
            Typed diff = diff("before", "after");

            assertThat(diff.exitCode()).isEqualTo(exitCode);
            assertThat(diff.out())
                    .contains(direction + "  TOK-P-0007  " + before.reportName() + " -> " + after.reportName());
        }

        @Test
        void of_a_report_with_itself_finds_nothing() {
            bench.tck("before");

            assertThat(diff("before", "before").out().lines())
                    .hasSize(4)
                    .endsWith("cases   0 worse, 0 better, 0 other", "rules   0 worse, 0 better, 0 other");
            assertThat(diff("before", "before").exitCode()).isZero();
        }

        @Test
        void tells_rules_too_and_what_got_worse_first() {
            bench.tck("before");
            last(VerdictKind.FAIL);
            bench.tck("after");

            assertThat(diff("before", "after").out())
                    .contains("worse  TOK-002  shown -> broken  DECODES", "rules   1 worse, 0 better, 0 other");
            assertThat(diff("after", "before").out()).contains("better  TOK-002  broken -> shown  DECODES");
        }

        @Test
        void takes_a_case_that_is_not_asked_any_more_for_worse() {
            bench.tck("before");
            bench.tck("after", "TOK-P-0001");
            Typed diff = diff("before", "after");

            assertThat(diff.exitCode()).isEqualTo(1);
            assertThat(diff.out()).contains("worse  TOK-P-0007  pass -> not in the run");
        }

        @Test
        void refuses_what_is_no_report() throws IOException {
            Files.writeString(bench.at("x.json"), "{}");
            Typed diff = diff("x.json", "x.json");

            assertThat(diff.exitCode()).isEqualTo(2);
            assertThat(diff.err()).contains("x.json: expected a report with schema symbolon/report/");
            assertThat(bench.run("diff").exitCode()).isEqualTo(2);
        }

        private Typed diff(String before, String after) {
            return bench.run(
                    "diff", bench.at(before).toString(), bench.at(after).toString());
        }
    }

    private void last(VerdictKind kind) {
        Verdict verdict = kind == VerdictKind.PASS ? Verdict.pass() : Verdict.of(kind, "what");
        bench.replace(6, TestCases.token("TOK-P-0007", TokenRule.DECODES, driver -> verdict));
    }
}
