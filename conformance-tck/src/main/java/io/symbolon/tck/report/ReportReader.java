package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.Shards;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Difference;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a {@link ReportFile} of the JSON value that a {@code report.json} holds. */
final class ReportReader {
    private static final Form FORM = Form.of("report.schema.json");

    private ReportReader() {}

    /** @throws IOException as {@link ReportFile#read} says */
    static ReportFile read(JsonNode root) throws IOException {
        String schema = root.path("schema").asText();
        if (!schema.equals(JsonReport.SCHEMA)) {
            throw new IOException(
                    "expected a report with schema " + JsonReport.SCHEMA + (schema.isEmpty() ? "" : ", not " + schema));
        }
        Optional<String> complaint = FORM.complaint(root);
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
        List<CaseResult> results = new ArrayList<>();
        for (JsonNode one : root.get("cases")) {
            results.add(result(one));
        }
        Optional<Hello> subject =
                root.get("subject") instanceof ObjectNode hello ? Optional.of(Hello.of(hello)) : Optional.empty();
        ReportFile report = new ReportFile(
                root.get("kit").asText(),
                new RunResult(subject, results, texts(root.get("complaints")), shards(root.path("shards"))),
                Optional.ofNullable(root.get("driver").textValue()),
                texts(root.path("options")),
                root.get("seed").asLong(),
                texts(root.get("selectors")),
                digests(root.get("digests")));
        Optional<Difference> contradiction = Difference.between(JsonReport.of(report), root);
        if (contradiction.isPresent()) {
            throw new IOException(contradiction.get().at() + ": the report contradicts its own cases: "
                    + contradiction.get().actual() + " where "
                    + contradiction.get().expected() + " follows from them");
        }
        return report;
    }

    /** Why a file can not be read, in words. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    private static CaseResult result(JsonNode one) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String id : texts(one.get("rules"))) {
            rules.add(Rules.byId(id).orElseThrow(() -> unknown("rule", id)));
        }
        Set<Capability> needs = new LinkedHashSet<>();
        for (String name : texts(one.get("needs"))) {
            needs.add(Capability.ofWireName(name).orElseThrow(() -> unknown("capability", name)));
        }
        Case planned = Case.told(
                one.get("id").asText(),
                one.get("title").asText(),
                chapter(one.get("chapter").asText()),
                rules,
                Optional.ofNullable(one.path("twin").textValue()),
                Set.copyOf(texts(one.get("flags"))),
                needs,
                texts(one.path("lines")));
        return new CaseResult(planned, verdict(one), transcript(one.path("transcript")));
    }

    private static Verdict verdict(JsonNode one) {
        return new Verdict(
                VerdictKind.ofReportName(one.get("verdict").asText()).orElseThrow(),
                one.path("text").asText(),
                one.path("expected").asText(),
                one.path("actual").asText(),
                one.path("at").asText(),
                one.path("standard_error").asText());
    }

    private static Transcript transcript(JsonNode array) {
        List<Transcript.Exchange> first = new ArrayList<>();
        List<Transcript.Exchange> last = new ArrayList<>();
        int leftOut = 0;
        for (JsonNode element : array) {
            if (element.has("left_out")) {
                leftOut += element.get("left_out").asInt();
            } else {
                JsonNode request = element.get("request");
                (leftOut == 0 ? first : last)
                        .add(new Transcript.Exchange(
                                request.get("op").asText(), (ObjectNode) request.get("args"), (ObjectNode)
                                        element.get("reply")));
            }
        }
        return new Transcript(first, leftOut, last);
    }

    private static Optional<Shards> shards(JsonNode shards) {
        if (shards.isMissingNode()) {
            return Optional.empty();
        }
        SortedSet<Integer> numbers = new TreeSet<>();
        shards.get("numbers").forEach(number -> numbers.add(number.asInt()));
        return Optional.of(new Shards(
                numbers,
                shards.get("of").asInt(),
                shards.get("cases").asInt(),
                shards.get("plan").asText()));
    }

    private static Digests digests(JsonNode digests) {
        return new Digests(
                Optional.ofNullable(digests.path("kit").textValue()),
                byName(digests.get("subject")),
                byName(digests.get("vectors")));
    }

    private static Map<String, String> byName(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> map.put(member.getKey(), member.getValue().asText()));
        return map;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Chapter chapter(String name) throws IOException {
        for (Chapter chapter : Chapter.values()) {
            if (Selection.name(chapter).equals(name)) {
                return chapter;
            }
        }
        throw unknown("chapter", name);
    }

    private static IOException unknown(String what, String name) {
        return new IOException("this kit knows no " + what + " '" + name + "'; the report is of another version");
    }
}
