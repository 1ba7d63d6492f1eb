package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.Shards;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.List;
import java.util.Map;

/** {@code report.json}, as {@code symbolon/report/report.schema.json} describes it. */
final class JsonReport {
    static final String SCHEMA = "symbolon/report/2";

    /** How many characters of transcripts one report has; beyond them the exchanges of a case are only counted. */
    private static final int TRANSCRIPTS = 8_000_000;

    private final ReportFile report;
    private int written;

    private JsonReport(ReportFile report) {
        this.report = report;
    }

    /** The whole report. */
    static ObjectNode of(ReportFile report) {
        return new JsonReport(report).root();
    }

    private ObjectNode root() {
        ObjectNode root = Json.object().put("schema", SCHEMA).put("kit", report.kit());
        report.result()
                .subject()
                .ifPresentOrElse(hello -> root.set("subject", subject(hello)), () -> root.putNull("subject"));
        report.command().ifPresentOrElse(command -> root.put("driver", command), () -> root.putNull("driver"));
        if (!report.options().isEmpty()) {
            report.options().forEach(root.putArray("options")::add);
        }
        root.put("seed", report.seed());
        report.selectors().forEach(root.putArray("selectors")::add);
        report.result().shards().ifPresent(shards -> root.set("shards", shards(shards)));
        root.set("digests", digests(report.digests()));
        root.put("verdict", report.result().verdict().reportName());
        report.result().complaints().forEach(root.putArray("complaints")::add);
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

    private static ObjectNode shards(Shards shards) {
        ObjectNode object = Json.object();
        shards.numbers().forEach(object.putArray("numbers")::add);
        return object.put("of", shards.of()).put("cases", shards.cases()).put("plan", shards.plan());
    }

    private static ObjectNode digests(Digests digests) {
        ObjectNode object = Json.object();
        digests.kit().ifPresent(kit -> object.put("kit", kit));
        digests.subject().forEach(object.putObject("subject")::put);
        digests.vectors().forEach(object.putObject("vectors")::put);
        return object;
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
            report.result()
                    .naming(rule)
                    .forEach(result -> cases.add(result.planned().id()));
        }
    }

    private ObjectNode result(CaseResult result) {
        Case planned = result.planned();
        Verdict verdict = result.verdict();
        ObjectNode object = Json.object()
                .put("id", planned.id())
                .put("chapter", Selection.name(planned.chapter()))
                .put("title", planned.title());
        planned.rules().stream().map(Rule::id).forEach(object.putArray("rules")::add);
        planned.twin().ifPresent(twin -> object.put("twin", twin));
        planned.flags().stream().sorted().forEach(object.putArray("flags")::add);
        planned.needs().stream().sorted().map(Capability::wireName).forEach(object.putArray("needs")::add);
        object.put("verdict", verdict.kind().reportName());
        if (!verdict.isPass()) {
            planned.lines().forEach(object.putArray("lines")::add);
            object.put("text", verdict.text());
            putUnlessEmpty(object, "at", verdict.at());
            putUnlessEmpty(object, "expected", verdict.expected());
            putUnlessEmpty(object, "actual", verdict.actual());
            putUnlessEmpty(object, "standard_error", verdict.standardError());
            object.put("again", report.reproduction(planned.id()));
            if (!result.transcript().isEmpty()) {
                object.set("transcript", bounded(result.transcript()));
            }
        }
        return object;
    }

    private ArrayNode bounded(Transcript transcript) {
        ArrayNode whole = transcript(transcript);
        int characters = Json.text(whole).length();
        if (written + characters > TRANSCRIPTS) {
            return transcript(transcript.withoutExchanges());
        }
        written += characters;
        return whole;
    }

    private static ArrayNode transcript(Transcript transcript) {
        ArrayNode array = Json.list();
        exchanges(array, transcript.first());
        if (transcript.leftOut() > 0) {
            array.addObject().put("left_out", transcript.leftOut());
        }
        exchanges(array, transcript.last());
        return array;
    }

    private static void exchanges(ArrayNode array, List<Transcript.Exchange> exchanges) {
        for (Transcript.Exchange exchange : exchanges) {
            ObjectNode object = array.addObject();
            object.putObject("request").put("op", exchange.op()).set("args", exchange.args());
            object.set("reply", exchange.reply());
        }
    }

    private static void putUnlessEmpty(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }
}
