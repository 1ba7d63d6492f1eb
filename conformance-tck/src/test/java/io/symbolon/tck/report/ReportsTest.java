package io.symbolon.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Shards;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The reports of one run that has every kind of verdict in it. */
class ReportsTest {
    private static final String LONG = "0".repeat(300);

    private static final List<Case> PLAN = List.of(
            TestCases.accepting("TOK-P-0001", TokenRule.DECODES),
            TestCases.refusing("TOK-N-0001", TokenRule.CANONICAL_ENCODING, "TOK-P-0001"),
            TestCases.needing(TestCases.passing("TOK-P-0002"), Capability.INSPECT),
            TestCases.token(
                    "TOK-P-0003",
                    TokenRule.VERSION_IS_ONE,
                    driver -> Verdict.fail(
                            "token.sign gives another value at /signed_token",
                            LONG + "a1",
                            LONG + "b2",
                            "/signed_token")),
            TestCases.token("TOK-P-0004", TokenRule.KIND_FITS_PLACE, driver -> {
                throw new DriverFault(
                        DriverFault.Kind.CRASHED, "the driver ended with exit code 139", "bad\u0001 <memory>\nbye");
            }),
            TestCases.passing("TOK-P-0005"));

    private static final ReportFile REPORT = ReportFile.of(
            run(),
            Optional.of("./it's-my-driver -v"),
            7,
            List.of("token"),
            new Digests(
                    Optional.of("cd".repeat(32)),
                    Map.of("./it's-my-driver", "ef".repeat(32)),
                    Map.of("token.json", "ab".repeat(32))));
    private static final Digests NONE = new Digests(Optional.empty(), Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void the_summary_tells_who_how_many_which_and_what_to_type() {
        String text = TerminalReport.of(REPORT);

        assertThat(text)
                .contains("Subject   test 1 (java): crypto", "driver: ./it's-my-driver -v, seed 7")
                .containsPattern("token +6 +5 +1 +3 +1 +1 +0\n")
                .containsPattern("total +6 +5 +1 +3 +1 +1 +0\n")
                .contains("Not applicable: 1 case, the subject does not declare inspect\n")
                .contains("FAIL  TOK-P-0001  TOK-002 DECODES")
                .contains("INCONCLUSIVE  TOK-N-0001  TOK-003 CANONICAL_ENCODING")
                .contains("CRASH  TOK-P-0004  TOK-005 KIND_FITS_PLACE", "  | bad\\u{1} <memory>", "  | bye")
                .contains("  again     ./symbolon tck TOK-P-0003 --seed 7 --driver './it'\\''s-my-driver -v'")
                .contains("Rules     0 shown, 3 broken, 1 open, ")
                .endsWith("Verdict   nonconformant: 6 planned, 5 executed, 1 passed, 3 broken\n");
    }

    @Test
    void the_summary_shows_long_values_around_their_first_difference() {
        assertThat(TerminalReport.of(REPORT))
                .contains(
                        "  expected  ..." + "0".repeat(98) + "a1  (from character 202 of 302)",
                        "  actual    ..." + "0".repeat(98) + "b2  (from character 202 of 302)");
    }

    @Test
    void the_summary_shows_25_failures_and_counts_the_others() {
        List<Case> plan = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            plan.add(TestCases.token("TOK-P-" + i, TokenRule.DECODES, driver -> Verdict.fail("no")));
        }
        RunResult result = new Runner(
                        TestSubject.claimingAll((op, args) -> Reply.unsupported(op))
                                .source(),
                        Progress.NONE)
                .run(plan);
        String text = TerminalReport.of(ReportFile.of(result, Optional.empty(), 1, List.of(), NONE));

        assertThat(text.lines().filter(line -> line.startsWith("FAIL"))).hasSize(25);
        assertThat(text).contains("and 5 more; report.json has them all");
    }

    @Test
    void a_report_is_read_as_it_was_written() throws IOException {
        Path file = folder.resolve("report.json");
        REPORT.write(file);
        ReportFile read = ReportFile.read(file);

        assertThat(read.json()).isEqualTo(REPORT.json());
        assertThat(JunitReport.of(read)).isEqualTo(JunitReport.of(REPORT));
        assertThat(TerminalReport.of(read)).isEqualTo(TerminalReport.of(REPORT));
    }

    @Test
    void a_report_of_a_subject_that_never_said_hello_is_read_too() throws IOException {
        Path file = folder.resolve("report.json");
        ReportFile silent =
                ReportFile.of(new RunResult(Optional.empty(), List.of()), Optional.empty(), 1, List.of(), NONE);
        silent.write(file);

        assertThat(ReportFile.read(file)).isEqualTo(silent);
    }

    @Test
    void a_report_of_a_part_of_a_plan_with_a_stale_baseline_is_read_too() throws IOException {
        Path file = folder.resolve("report.json");
        Shards shards = new Shards(new TreeSet<>(List.of(1, 3)), 8, 900, "ab".repeat(32));
        RunResult part =
                new RunResult(Optional.empty(), List.of(), List.of("TOK-P-0001 is expired"), Optional.of(shards));
        ReportFile report = ReportFile.of(part, Optional.empty(), 1, List.of(), NONE);
        report.write(file);

        assertThat(ReportFile.read(file)).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"symbolon/report/2\" | \"symbolon/report/1\" | expected a report with schema symbolon/report/2, not symbolon/report/1",
                "\"seed\" : 7 | \"seed\" : \"seven\" | /seed: ",
                "\"verdict\" : \"nonconformant\" | \"verdict\" : \"conformant\" | /verdict: the report contradicts its own cases",
                "\"planned\" : 6 | \"planned\" : 5 | the report contradicts its own cases: 5 where 6 follows from them",
                "\"TOK-002\" | \"TOK-999\" | knows no rule 'TOK-999'",
                "\"inspect\" | \"telepathy\" | knows no capability 'telepathy'",
                "{ | [ | line 2, column 12: "
            })
    void a_report_that_can_not_be_right_is_refused(String right, String wrong, String reason) throws IOException {
        Path file = folder.resolve("report.json");
        String changed = REPORT.json().replace(right, wrong);
        assertThat(changed).isNotEqualTo(REPORT.json());
        Files.writeString(file, changed);

        assertThatThrownBy(() -> ReportFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void a_report_that_is_not_there_is_said_to_be_missing() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> ReportFile.read(file)).hasMessage(file + ": there is no such file");
    }

    @Test
    void report_json_has_verdict_counts_rules_and_cases() throws IOException {
        JsonNode report = JsonReport.of(REPORT);

        assertThat(report.get("verdict").asText()).isEqualTo("nonconformant");
        assertThat(report.at("/counts/planned").asInt()).isEqualTo(6);
        assertThat(report.at("/counts/executed").asInt()).isEqualTo(5);
        assertThat(report.at("/counts/not-applicable").asInt()).isEqualTo(1);
        assertThat(report.at("/chapters/token")).isEqualTo(report.get("counts"));
        assertThat(report.at("/digests/kit").asText()).isEqualTo("cd".repeat(32));
        assertThat(report.at("/digests/vectors/token.json").asText()).isEqualTo("ab".repeat(32));
        assertThat(report.at("/rules/0/id").asText()).isEqualTo("TOK-002");
        assertThat(report.at("/rules/0/status").asText()).isEqualTo("broken");
        assertThat(report.at("/cases/1/twin").asText()).isEqualTo("TOK-P-0001");
        assertThat(report.at("/cases/1/verdict").asText()).isEqualTo("inconclusive");
        assertThat(report.at("/cases/3/expected").asText()).isEqualTo(LONG + "a1");
        assertThat(report.at("/cases/4/standard_error").asText()).contains("<memory>");
        assertThat(report.at("/cases/5").has("text")).isFalse();
    }

    @Test
    void report_json_has_what_was_said_in_each_case_that_did_not_pass() {
        JsonNode cases = JsonReport.of(REPORT).get("cases");

        assertThat(cases.at("/0/transcript/0/request/op").asText()).isEqualTo("reset");
        assertThat(cases.at("/0/transcript/1/request/op").asText()).isEqualTo("key.check");
        assertThat(cases.at("/0/transcript/1/request/args/public_key").asText()).isEqualTo("01".repeat(32));
        assertThat(cases.at("/0/transcript/1/reply/result/rule").asText()).isEqualTo("CNV-005");
        assertThat(cases.at("/1/transcript/1/request/op").asText())
                .as("its own verdict was a pass before the twin's was known")
                .isEqualTo("key.check");
        assertThat(cases.get(2).has("transcript")).as("nothing was said").isFalse();
        assertThat(cases.get(5).has("transcript")).as("it passed").isFalse();
    }

    @Test
    void the_same_run_gives_the_same_reports() {
        ReportFile again = ReportFile.of(run(), REPORT.command(), REPORT.seed(), REPORT.selectors(), REPORT.digests());

        assertThat(again.json()).isEqualTo(REPORT.json());
        assertThat(JunitReport.of(again)).isEqualTo(JunitReport.of(REPORT));
        assertThat(TerminalReport.of(again)).isEqualTo(TerminalReport.of(REPORT));
    }

    @Test
    void junit_xml_counts_nothing_as_passed_that_did_not_pass() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JunitReport.of(REPORT).getBytes(StandardCharsets.UTF_8)));
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);

        assertThat(suite.getAttribute("name")).isEqualTo("token");
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        NodeList cases = xml.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(6);
        assertThat(((Element) cases.item(3)).getAttribute("classname")).isEqualTo("symbolon.token.TOK-004");
        assertThat(cases.item(4).getTextContent())
                .contains("bad\\u{1} <memory>", "again     ./symbolon tck TOK-P-0004");
    }

    @Test
    void the_folder_holds_whole_files_and_nothing_else() throws IOException {
        Path deep = folder.resolve("a/b");
        new ReportFolder(deep).write(REPORT);
        new ReportFolder(deep).write(REPORT);

        try (Stream<Path> files = Files.list(deep)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ReportFolder.NAMES);
        }
        assertThat(deep.resolve("report.json")).hasContent(REPORT.json());
    }

    private static RunResult run() {
        TestSubject refusing = new TestSubject(
                List.of(Capability.CRYPTO),
                (op, args) ->
                        new Reply.Result(Json.object().put("verdict", "refused").put("rule", "CNV-005")));
        return new Runner(refusing.source(), Progress.NONE).run(PLAN);
    }
}
