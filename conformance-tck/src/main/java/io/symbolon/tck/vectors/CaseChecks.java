package io.symbolon.tck.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema can not say of cases: ids are unique, rules exist, a refusing case has a twin and refuses by its rule. */
final class CaseChecks {
    private final Map<String, JsonNode> accepting = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** What is wrong with the cases of all files together. */
    static List<String> problems(List<JsonNode> files) {
        CaseChecks checks = new CaseChecks();
        files.forEach(file -> file.path("cases").forEach(checks::remember));
        files.forEach(file -> file.path("cases").forEach(vector -> checks.check(vector, file.path("notes"))));
        return checks.problems;
    }

    private void remember(JsonNode vector) {
        String id = id(vector);
        if (!ids.add(id)) {
            problems.add(id + ": the id is given twice");
        }
        if (id.contains("-P-")) {
            accepting.put(id, vector);
        }
    }

    private void check(JsonNode vector, JsonNode notes) {
        String id = id(vector);
        String first = vector.path("rules").path(0).asText();
        if (first.isEmpty() || !id.startsWith(first.substring(0, 3))) {
            problems.add(id + ": the id does not begin like its first rule, '" + first + "'");
        }
        for (JsonNode rule : vector.path("rules")) {
            if (Rules.byId(rule.asText()).isEmpty()) {
                problems.add(id + ": there is no rule " + rule.asText());
            }
        }
        for (JsonNode flag : vector.path("flags")) {
            if (!notes.has(flag.asText())) {
                problems.add(id + ": the file has no note for the flag " + flag.asText());
            }
        }
        if (id.contains("-N-")) {
            checkRefusal(id, vector);
        } else if (vector.path("expect").path("verdict").asText().equals("refused")) {
            problems.add(id + ": an accepting case expects a refusal");
        }
    }

    private void checkRefusal(String id, JsonNode vector) {
        JsonNode twin = accepting.get(vector.path("twin").asText());
        if (twin == null) {
            problems.add(id + ": its twin '" + vector.path("twin").asText() + "' is no accepting case");
        } else if (!twin.path("op").equals(vector.path("op"))) {
            problems.add(id + ": its twin asks for another operation");
        }
        JsonNode expect = vector.path("expect");
        boolean byRule = expect.path("verdict").asText().equals("refused")
                && expect.path("rule").equals(vector.path("rules").path(0));
        boolean notValid = expect.has("valid") && !expect.path("valid").asBoolean();
        if (!byRule && !notValid && !hasFalse(expect.path("fresh"))) {
            problems.add(id + ": a refusing case does not expect to be refused by its rule");
        }
    }

    private static boolean hasFalse(JsonNode list) {
        for (JsonNode value : list) {
            if (!value.asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static String id(JsonNode vector) {
        return vector.path("id").asText();
    }
}
