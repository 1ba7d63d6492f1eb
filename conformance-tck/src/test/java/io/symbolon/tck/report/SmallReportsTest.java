package io.symbolon.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Summary, badge and statement of a run. */
class SmallReportsTest {
    private static final Digests DIGESTS = new Digests(
            Optional.of("cd".repeat(32)), Map.of("./port", "ef".repeat(32)), Map.of("token.json", "ab".repeat(32)));

    @TempDir
    private Path folder;

    @Test
    void a_passing_run_has_a_short_summary() {
        assertThat(Summary.of(report(List.of(TestCases.passing("TOK-P-0001")))))
                .isEqualTo("""
                        ## test 1: conformant

                        1 planned, 1 executed, 1 passed, 0 broken (%s, seed 7)

                        | chapter | planned | passed | broken | inconclusive | not applicable | other |
                        |---|---:|---:|---:|---:|---:|---:|
                        | token | 1 | 1 | 0 | 0 | 0 | 0 |
                        | total | 1 | 1 | 0 | 0 | 0 | 0 |
                        """.formatted(report(List.of()).kit()));
    }

    @Test
    void a_summary_has_failures_first_and_at_most_60_lines() {
        String summary = Summary.of(report(failing(40)));
        assertThat(summary.lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(summary)
                .startsWith("## test 1: nonconformant\n")
                .contains("| fail | TOK-P-0 | TOK-002 DECODES | a case |", "and 25 more, in `report.html`")
                .contains("`./symbolon tck TOK-P-0 --seed 7 --driver ./port` runs the first of them again.");
        assertThat(summary.indexOf("| fail |")).isLessThan(summary.indexOf("| chapter |"));
    }

    @Test
    void complaints_of_a_baseline_become_no_markup() {
        RunResult plain = run(List.of(TestCases.passing("TOK-P-0001")));
        RunResult result =
                new RunResult(plain.subject(), plain.results(), List.of("line 3: <b>[a](b)|`c`"), Optional.empty());
        assertThat(Summary.of(of(result)))
                .contains("* baseline: line 3: \\<b\\>\\[a\\](b)\\|\\`c\\`\n")
                .startsWith("## test 1: nonconformant\n");
    }

    @Test
    void a_badge_says_how_much_of_the_plan_passed() throws Exception {
        ReportFile report = report(failing(2));
        JsonNode json = Json.read(Badge.json(report).getBytes(StandardCharsets.UTF_8));
        assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.get("label").asText()).isEqualTo("symbolon");
        assertThat(json.get("message").asText()).isEqualTo("nonconformant 0/2");

        Element svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Badge.svg(report).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("aria-label")).isEqualTo("symbolon: nonconformant 0/2");
        assertThat(Badge.json(report(List.of()))).contains("incomplete 0/0");
    }

    @Test
    void a_statement_is_bound_to_what_was_run() throws Exception {
        ReportFile report = report(failing(1));
        new ReportFolder(folder).write(report);
        JsonNode statement = Json.read(Files.readAllBytes(folder.resolve("conformance.json")));

        assertThat(statement.at("/subject/sha256").properties()).singleElement().satisfies(file -> {
            assertThat(file.getKey()).isEqualTo("./port");
            assertThat(file.getValue().asText()).isEqualTo("ef".repeat(32));
        });
        assertThat(statement.at("/kit/sha256").asText()).isEqualTo("cd".repeat(32));
        assertThat(statement.at("/vectors/token.json").asText()).isEqualTo("ab".repeat(32));
        assertThat(statement.get("verdict").asText()).isEqualTo("nonconformant");
        assertThat(statement.at("/rules/broken").toString()).isEqualTo("[\"TOK-002\"]");
        assertThat(statement.get("report_sha256").asText()).isEqualTo(sha256(folder.resolve("report.json")));
        assertThat(Statement.of(ReportFile.read(folder.resolve("report.json")))).isEqualTo(Statement.of(report));
    }

    @Test
    void a_folder_says_what_is_in_it() {
        assertThat(new ReportFolder(folder).inWords())
                .isEqualTo(folder
                        + ": report.json, report.html, junit.xml, summary.md, badge.svg, badge.json, conformance.json");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static List<Case> failing(int count) {
        List<Case> plan = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plan.add(TestCases.token("TOK-P-" + i, TokenRule.DECODES, driver -> Verdict.fail("no")));
        }
        return plan;
    }

    private static ReportFile report(List<Case> plan) {
        return of(run(plan));
    }

    private static ReportFile of(RunResult result) {
        return ReportFile.of(result, Optional.of("./port"), 7, List.of(), DIGESTS);
    }

    private static RunResult run(List<Case> plan) {
        RunResult result = new Runner(
                        TestSubject.claimingAll((op, args) -> Reply.unsupported(op))
                                .source(),
                        Progress.NONE)
                .run(plan);
        assertThat(result.results()).extracting(CaseResult::planned).containsExactlyElementsOf(plan);
        return result;
    }
}
