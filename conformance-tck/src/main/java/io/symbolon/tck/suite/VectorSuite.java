package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.ProtocolSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a case of each vector of a file: its arguments are sent as they are, its expectation is compared with the result. */
public final class VectorSuite {
    private static final String SCHEMA = "symbolon/[a-z-]+/1";

    private final String file;
    private final Chapter chapter;
    private final JsonNode notes;

    private VectorSuite(String file, Chapter chapter, JsonNode notes) {
        this.file = file;
        this.chapter = chapter;
        this.notes = notes;
    }

    /**
     * The cases of one file, in its order.
     *
     * @param file the name that messages use
     * @throws KitFault with file, position and what was expected if the octets are not a file of vectors
     */
    public static List<Case> read(String file, byte[] octets) {
        JsonNode root;
        try {
            root = Json.read(octets);
        } catch (IOException e) {
            throw new KitFault(file + ": not JSON: " + e.getMessage(), e);
        }
        if (!root.path("schema").asText().matches(SCHEMA)) {
            throw new KitFault(file + ": /schema: expected symbolon/<name>/1");
        }
        VectorSuite suite = new VectorSuite(file, chapter(file, root), root.path("notes"));
        List<Case> cases = new ArrayList<>();
        for (JsonNode vector : suite.list(root, "", "cases")) {
            cases.add(suite.read(vector, "/cases/" + cases.size()));
        }
        return cases;
    }

    private Case read(JsonNode vector, String at) {
        List<Step> steps = steps(vector, at);
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        steps.forEach(step -> Capability.ofOperation(step.op()).ifPresent(needs::add));
        Set<String> flags = new LinkedHashSet<>(texts(vector, at, "flags"));
        return new Case(
                text(vector, at, "id"),
                text(vector, at, "title"),
                chapter,
                rules(vector, at),
                vector.has("twin") ? Optional.of(text(vector, at, "twin")) : Optional.empty(),
                flags,
                needs,
                lines(vector, steps, flags),
                new StepsBody(steps));
    }

    private List<Step> steps(JsonNode vector, String at) {
        if (!vector.has("steps")) {
            return List.of(step(vector, at));
        }
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : list(vector, at, "steps")) {
            steps.add(step(step, at + "/steps/" + steps.size()));
        }
        if (steps.isEmpty()) {
            throw expected(at + "/steps", "at least one step");
        }
        return List.copyOf(steps);
    }

    private Step step(JsonNode step, String at) {
        String op = text(step, at, "op");
        if (!ProtocolSchema.knows(op)) {
            throw expected(at + "/op", "an operation of chapter driver, not '" + op + "'");
        }
        return new Step(op, object(step, at, "args"), object(step, at, "expect"));
    }

    private List<Rule> rules(JsonNode vector, String at) {
        List<Rule> rules = new ArrayList<>();
        for (String id : texts(vector, at, "rules")) {
            String place = at + "/rules/" + rules.size();
            rules.add(Rules.byId(id).orElseThrow(() -> expected(place, "the id of a rule, not '" + id + "'")));
        }
        if (rules.isEmpty()) {
            throw expected(at + "/rules", "at least one rule");
        }
        return rules;
    }

    private List<String> lines(JsonNode vector, List<Step> steps, Set<String> flags) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add("call    " + step.op() + " " + Json.text(step.args()));
            lines.add("expect  " + Json.text(step.expect()));
        }
        if (vector.has("source")) {
            lines.add("source  " + vector.get("source").asText());
        }
        for (String flag : flags) {
            JsonNode note = notes.path(flag);
            if (note.isObject()) {
                lines.add("note    @" + flag + ": " + note.path("why").asText() + " "
                        + note.path("effect").asText());
            }
        }
        return lines;
    }

    private static Chapter chapter(String file, JsonNode root) {
        String name = root.path("chapter").asText();
        for (Chapter chapter : Chapter.values()) {
            if (Selection.name(chapter).equals(name.toLowerCase(Locale.ROOT))) {
                return chapter;
            }
        }
        throw new KitFault(file + ": /chapter: expected a chapter of the specification, not '" + name + "'");
    }

    private List<String> texts(JsonNode from, String at, String name) {
        List<String> texts = new ArrayList<>();
        if (from.has(name)) {
            for (JsonNode text : list(from, at, name)) {
                if (!text.isTextual()) {
                    throw expected(at + "/" + name + "/" + texts.size(), "text");
                }
                texts.add(text.asText());
            }
        }
        return texts;
    }

    private String text(JsonNode from, String at, String name) {
        JsonNode value = from.path(name);
        if (!value.isTextual()) {
            throw expected(at + "/" + name, "text");
        }
        return value.asText();
    }

    private JsonNode list(JsonNode from, String at, String name) {
        JsonNode value = from.path(name);
        if (!value.isArray()) {
            throw expected(at + "/" + name, "a list");
        }
        return value;
    }

    private ObjectNode object(JsonNode from, String at, String name) {
        if (from.path(name) instanceof ObjectNode object) {
            return object;
        }
        throw expected(at + "/" + name, "an object");
    }

    private KitFault expected(String at, String what) {
        return new KitFault(file + ": " + at + ": expected " + what);
    }
}
