package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.Map;

/** {@code report.json}, as {@code symbolon/report/report.schema.json} describes it. */
final class JsonReport {
    private final RunReport report;

    private JsonReport(RunReport report) {
        this.report = report;
    }

    /** The whole file. */
    static String of(RunReport report) {
        return Json.pretty(new JsonReport(report).root()) + "\n";
    }

    private ObjectNode root() {
        ObjectNode root = Json.object().put("schema", "symbolon/report/1").put("kit", Kit.nameAndVersion());
        report.result()
                .subject()
                .ifPresentOrElse(hello -> root.set("subject", subject(hello)), () -> root.putNull("subject"));
        report.command().ifPresentOrElse(command -> root.put("driver", command), () -> root.putNull("driver"));
        root.put("seed", report.seed());
        report.selectors().forEach(root.putArray("selectors")::add);
        report.vectors().forEach(root.putObject("vectors")::put);
        root.put("verdict", report.result().verdict().reportName());
        root.set("counts", counts(report.result().counts()));
        ObjectNode chapters = root.putObject("chapters");
        report.result()
                .countsByChapter()
                .forEach((chapter, counts) -> chapters.set(Selection.name(chapter), counts(counts)));
        rules(root.putArray("rules"));
        ArrayNode cases = root.putArray("cases");
        report.result().results().forEach(result -> cases.add(result(result)));
        return root;
    }

    private static ObjectNode subject(Hello hello) {
        ObjectNode subject = Json.object()
                .put("name", hello.name())
                .put("version", hello.version())
                .put("language", hello.language());
        hello.declared().forEach(subject.putArray("capabilities")::add);
        return subject;
    }

    private static ObjectNode counts(Counts counts) {
        ObjectNode object = Json.object().put("planned", counts.planned()).put("executed", counts.executed());
        for (VerdictKind kind : VerdictKind.values()) {
            object.put(kind.reportName(), counts.of(kind));
        }
        return object;
    }

    private void rules(ArrayNode rules) {
        for (Map.Entry<Rule, RuleStatus> entry : report.result().rules().entrySet()) {
            Rule rule = entry.getKey();
            ObjectNode object = rules.addObject()
                    .put("id", rule.id())
                    .put("name", rule.name())
                    .put("status", entry.getValue().reportName());
            ArrayNode cases = object.putArray("cases");
            for (CaseResult result : report.result().results()) {
                if (result.planned().rules().contains(rule)) {
                    cases.add(result.planned().id());
                }
            }
        }
    }

    private ObjectNode result(CaseResult result) {
        Case planned = result.planned();
        Verdict verdict = result.verdict();
        ObjectNode object = Json.object()
                .put("id", planned.id())
                .put("chapter", Selection.name(planned.chapter()))
                .put("title", planned.title());
        ArrayNode rules = object.putArray("rules");
        planned.rules().forEach(rule -> rules.add(rule.id()));
        planned.twin().ifPresent(twin -> object.put("twin", twin));
        object.put("verdict", verdict.kind().reportName());
        if (!verdict.isPass()) {
            object.put("text", verdict.text());
            putUnlessEmpty(object, "at", verdict.at());
            putUnlessEmpty(object, "expected", verdict.expected());
            putUnlessEmpty(object, "actual", verdict.actual());
            putUnlessEmpty(object, "standard_error", verdict.standardError());
            object.put("again", report.reproduction(planned.id()));
        }
        return object;
    }

    private static void putUnlessEmpty(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }
}
