package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.Chapter;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schema, the capabilities and the table of operations in chapter driver say the same. */
class ProtocolSchemaTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z._]+)` \\| ([a-z]*) ?\\| (.*?) ?\\| .*\\|$", Pattern.MULTILINE);
    private static final Pattern ARGUMENT = Pattern.compile("`([a-z_]+)`(\\?)?");

    @Test
    void the_table_of_the_chapter_has_the_operations_of_each_capability() {
        Map<String, Set<String>> inText = new HashMap<>();
        Map<String, Set<String>> inCode = new HashMap<>();
        rows().forEach((op, row) ->
                inText.computeIfAbsent(row.get(0), word -> new TreeSet<>()).add(op));
        for (Capability capability : Capability.values()) {
            inCode.put(capability.wireName(), new TreeSet<>(capability.operations()));
        }
        inCode.put("", new TreeSet<>(List.of("hello", "reset", "bye")));

        assertThat(inText).isEqualTo(inCode);
    }

    @Test
    void the_schema_has_the_arguments_that_the_table_names() throws IOException {
        JsonNode definitions = schema().get("$defs");
        rows().forEach((op, row) -> {
            JsonNode args = resolved(definitions, op + ".args");
            Set<String> all = new HashSet<>();
            Set<String> required = new HashSet<>();
            // what is inside an argument is told in the same cell, after "without" or "list of"
            Matcher argument = ARGUMENT.matcher(row.get(1).replaceAll("(without|: list of).*", ""));
            while (argument.find()) {
                all.add(argument.group(1));
                if (argument.group(2) == null) {
                    required.add(argument.group(1));
                }
            }
            assertThat(names(args.path("properties"))).as(op).isEqualTo(all);
            assertThat(texts(args.path("required"))).as(op).isEqualTo(required);
            assertThat(args.path("additionalProperties").asBoolean(true)).as(op).isFalse();
            assertThat(definitions.has(op + ".result")).as(op).isTrue();
        });
    }

    private static JsonNode resolved(JsonNode definitions, String name) {
        JsonNode definition = definitions.get(name);
        return definition.has("$ref")
                ? resolved(definitions, definition.get("$ref").asText().substring("#/$defs/".length()))
                : definition;
    }

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Chapter.DRIVER.markdown());
        while (row.find()) {
            rows.put(row.group(1), List.of(row.group(2), row.group(3)));
        }
        return rows;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = Chapter.class.getResourceAsStream("/symbolon/spec/text/90-driver.schema.json")) {
            return Json.read(in.readAllBytes());
        }
    }
}
