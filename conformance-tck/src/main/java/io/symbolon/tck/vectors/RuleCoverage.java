package io.symbolon.tck.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.Breach;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every rule is shown by a vector, or the page {@code 80-coverage.md} says what shows it instead. A rule that refuses is
 * shown from both sides: an accepting case or a script, and a refusing case or a script.
 */
final class RuleCoverage {
    private static final String PAGE = "/symbolon/spec/text/80-coverage.md";
    private static final Pattern LINE =
            Pattern.compile("^\\| ([A-Z]{3}-\\d{3}) \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

    /** What a breach leads to where a receiver refuses. */
    private static final Set<Breach> REFUSING = Set.of(Breach.DROP, Breach.COOKIE, Breach.NACK);

    /** The letters P, N and S of the cases that name a rule. */
    private final Map<String, Set<Character>> shown = new HashMap<>();

    private RuleCoverage() {}

    /** What is wrong with the page, or with what the files show. */
    static List<String> problems(List<JsonNode> files) throws IOException {
        RuleCoverage coverage = new RuleCoverage();
        files.forEach(file -> file.path("cases").forEach(coverage::add));
        return coverage.problems(listed());
    }

    private void add(JsonNode vector) {
        char shape = vector.path("id").asText().charAt(4);
        for (JsonNode rule : vector.path("rules")) {
            shown.computeIfAbsent(rule.asText(), id -> new HashSet<>()).add(shape);
        }
    }

    private List<String> problems(Set<String> listed) {
        List<String> problems = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            Set<Character> shapes = shown.getOrDefault(rule.id(), Set.of());
            if (shapes.isEmpty() != listed.contains(rule.id())) {
                problems.add(rule.id()
                        + (shapes.isEmpty()
                                ? ": shown nowhere and not on the page 80-coverage.md"
                                : ": shown by a vector, and listed on the page 80-coverage.md as not shown"));
            }
            boolean refuses = REFUSING.contains(rule.breach());
            if (refuses && !shapes.isEmpty() && !shapes.contains('S') && shapes.size() < 2) {
                problems.add(rule.id() + ": shown from one side only");
            }
        }
        for (String id : listed) {
            if (Rules.byId(id).isEmpty()) {
                problems.add("80-coverage.md: there is no rule " + id);
            }
        }
        return problems;
    }

    private static Set<String> listed() throws IOException {
        try (InputStream in = Rules.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IOException(PAGE + " is not on the class path");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> ids = new HashSet<>();
            LINE.matcher(page).results().forEach(line -> ids.add(line.group(1)));
            return ids;
        }
    }
}
