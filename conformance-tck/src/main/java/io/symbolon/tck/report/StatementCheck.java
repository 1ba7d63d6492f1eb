package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.verdict.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a conformance statement against what it speaks of: its report, the vectors, the files of the subject, the kit. */
public final class StatementCheck {
    private static final Form FORM = Form.of("conformance.schema.json");

    private final JsonNode statement;
    private final List<Finding> findings = new ArrayList<>();

    private StatementCheck(JsonNode statement) {
        this.statement = statement;
    }

    /** What came of one thing that a statement claims. */
    public enum Outcome {
        HOLDS,
        WRONG,
        NOT_CHECKED
    }

    /**
     * One thing that a statement claims.
     *
     * @param claim what it is about, in a word
     * @param words why it holds or not, or why nobody knows
     */
    public record Finding(String claim, Outcome outcome, String words) {}

    /**
     * What is true of a statement; of one that has not the form of one, nothing more is looked at.
     *
     * @param file the statement
     * @param report the report that it rests on
     * @param vectors the digests of the vectors of this kit, by name
     * @param subject the digests of the subject's files, if somebody has named them
     * @throws IOException if a file can not be read, or the statement is no JSON object of a known schema
     */
    public static List<Finding> of(
            Path file, Path report, Map<String, String> vectors, Optional<Map<String, String>> subject)
            throws IOException {
        JsonNode statement = Json.read(Files.readAllBytes(file));
        if (!statement.path("schema").asText().equals(Statement.SCHEMA)) {
            throw new IOException("is no statement with schema " + Statement.SCHEMA);
        }
        StatementCheck check = new StatementCheck(statement);
        if (check.form()) {
            check.report(report, Files.readAllBytes(report));
            check.vectors(vectors);
            check.subject(subject);
            check.kit();
        }
        return List.copyOf(check.findings);
    }

    private boolean form() {
        Optional<String> complaint = FORM.complaint(statement);
        if (complaint.isEmpty()) {
            holds("form", Statement.SCHEMA);
        } else {
            wrong("form", complaint.get());
        }
        return complaint.isEmpty();
    }

    /** The report is the one that is meant, and everything said of subject, verdict, levels and rules follows from it. */
    private void report(Path file, byte[] octets) {
        String digest = Digests.sha256(octets);
        String claimed = statement.get("report_sha256").asText();
        if (!digest.equals(claimed)) {
            wrong("report", file + " has the SHA-256 " + digest + ", not " + claimed);
            return;
        }
        try {
            JsonNode followed = Statement.json(ReportFile.read(file));
            Difference.between(followed, statement)
                    .ifPresentOrElse(
                            difference -> wrong(
                                    "report",
                                    difference.at() + " is " + difference.actual() + ", and " + difference.expected()
                                            + " follows from the report"),
                            () -> holds("report", "verdict, levels and rules follow from " + file));
        } catch (IOException contradiction) {
            wrong("report", contradiction.getMessage());
        }
    }

    private void vectors(Map<String, String> ofThisKit) {
        JsonNode claimed = statement.get("vectors");
        if (claimed.isEmpty()) {
            notChecked("vectors", "it names none, as for a probe");
            return;
        }
        Difference.between(Json.object().setAll(asJson(ofThisKit)), claimed)
                .ifPresentOrElse(
                        difference -> wrong(
                                "vectors",
                                difference.at().substring(1) + " is another file in this kit; the statement's kit is "
                                        + statement.at("/kit/name").asText()),
                        () -> holds("vectors", claimed.size() + " files, those of this kit"));
    }

    private static Map<String, JsonNode> asJson(Map<String, String> digests) {
        return digests.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Json.object().textNode(entry.getValue())));
    }

    /** Files are compared by their octets: where they lie is a matter of the machine. */
    private void subject(Optional<Map<String, String>> named) {
        Map<String, String> claimed = new TreeMap<>();
        statement
                .at("/subject/sha256")
                .properties()
                .forEach(
                        member -> claimed.put(member.getKey(), member.getValue().asText()));
        if (named.isEmpty()) {
            notChecked(
                    "subject",
                    claimed.isEmpty()
                            ? "it names no file"
                            : "the statement names " + claimed.keySet() + "; name the driver with --driver");
            return;
        }
        TreeSet<String> strange = new TreeSet<>(named.get().keySet());
        strange.removeIf(file -> claimed.containsValue(named.get().get(file)));
        TreeSet<String> missing = new TreeSet<>(claimed.keySet());
        missing.removeIf(file -> named.get().containsValue(claimed.get(file)));
        if (!strange.isEmpty()) {
            wrong("subject", strange + " is not what was judged");
        } else if (!missing.isEmpty()) {
            wrong("subject", "what was judged has " + missing + " too");
        } else {
            holds("subject", named.get().size() + " files, those that were judged");
        }
    }

    private void kit() {
        Optional<String> here = Digests.of(Optional.empty(), Map.of()).kit();
        Optional<String> claimed =
                Optional.ofNullable(statement.at("/kit/sha256").textValue());
        String name = statement.at("/kit/name").asText();
        if (claimed.isEmpty()) {
            notChecked("kit", name + ", which did not run from its jar");
        } else if (claimed.equals(here)) {
            holds("kit", name + ", this one");
        } else {
            notChecked("kit", name + ", another build than this one");
        }
    }

    private void holds(String claim, String words) {
        findings.add(new Finding(claim, Outcome.HOLDS, words));
    }

    private void wrong(String claim, String words) {
        findings.add(new Finding(claim, Outcome.WRONG, words));
    }

    private void notChecked(String claim, String words) {
        findings.add(new Finding(claim, Outcome.NOT_CHECKED, words));
    }
}
