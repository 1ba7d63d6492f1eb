package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Level;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.verdict.Counts;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code conformance.json}: what the run shows of the subject, bound to what was run by the digests of the subject's files,
 * of the vectors, of the kit and of {@code report.json}. It holds no time: the same run makes the same statement.
 */
final class Statement {
    static final String SCHEMA = "symbolon/conformance/1";

    private Statement() {}

    /** The whole file. */
    static String of(ReportFile report) {
        return Json.pretty(json(report)) + "\n";
    }

    /** What the file says. */
    static ObjectNode json(ReportFile report) {
        RunResult result = report.result();
        ObjectNode statement = Json.object().put("schema", SCHEMA);
        result.subject()
                .ifPresentOrElse(
                        hello -> statement.set("subject", subject(hello, report)), () -> statement.putNull("subject"));
        ObjectNode kit = statement.putObject("kit").put("name", report.kit());
        report.digests().kit().ifPresent(digest -> kit.put("sha256", digest));
        report.digests().vectors().forEach(statement.putObject("vectors")::put);
        statement.put("report_sha256", Digests.sha256(report.json().getBytes(StandardCharsets.UTF_8)));
        statement
                .put("verdict", result.verdict().reportName())
                .put("planned", result.counts().planned())
                .put("executed", result.counts().executed())
                .put("passed", result.counts().passed());
        levels(statement.putObject("levels"), result);
        ObjectNode rules = statement.putObject("rules");
        for (RuleStatus status : RuleStatus.values()) {
            ArrayNode ids = rules.putArray(status.reportName());
            for (Map.Entry<Rule, RuleStatus> rule : result.rules().entrySet()) {
                if (rule.getValue() == status) ids.add(rule.getKey().id());
            }
        }
        return statement;
    }

    /** How deep was asked: a statement of L2 alone rests on what a wire shows. */
    private static void levels(ObjectNode levels, RunResult result) {
        for (Level level : Level.values()) {
            Counts counts = Counts.of(result.results().stream()
                    .filter(one -> one.planned().level() == level)
                    .map(CaseResult::verdict)
                    .toList());
            if (counts.planned() > 0) {
                levels.putObject(level.name()).put("planned", counts.planned()).put("passed", counts.passed());
            }
        }
    }

    private static ObjectNode subject(Hello hello, ReportFile report) {
        ObjectNode subject = Json.object()
                .put("name", hello.name())
                .put("version", hello.version())
                .put("language", hello.language());
        hello.declared().forEach(subject.putArray("capabilities")::add);
        report.digests().subject().forEach(subject.putObject("sha256")::put);
        return subject;
    }
}
