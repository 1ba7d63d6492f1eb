package io.symbolon.tck.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.symbolon.spec.Chapter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON schemas of the vector files, together with that of the driver protocol, which they refer to. */
final class VectorSchemas {
    private static final String SUFFIX = ".schema.json";
    private static final String DRIVER = "/symbolon/spec/text/90-driver.schema.json";

    private final SchemaRegistry registry;
    private final Map<String, String> texts;

    private VectorSchemas(Map<String, String> texts) {
        this.texts = texts;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    /** The schemas {@code <name>.schema.json} of a folder. */
    static VectorSchemas of(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString().replace(SUFFIX, "");
                texts.put(id(name), Files.readString(file));
            }
        }
        try (InputStream in = Chapter.class.getResourceAsStream(DRIVER)) {
            if (in == null) {
                throw new IOException(DRIVER + " is not on the class path");
            }
            texts.put("urn:symbolon:driver:1", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new VectorSchemas(texts);
    }

    /** What is wrong with a value by the schema of this name; nothing if it is as the schema says. */
    List<String> problems(String name, JsonNode value) {
        if (!texts.containsKey(id(name))) {
            return List.of("there is no schema " + name + SUFFIX);
        }
        return registry.getSchema(SchemaLocation.of(id(name))).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static String id(String name) {
        return "urn:symbolon:vectors:" + name + ":1";
    }
}
