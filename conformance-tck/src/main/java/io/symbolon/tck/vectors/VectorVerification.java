package io.symbolon.tck.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether a folder of vectors is what it should be: made by the generator, valid, complete. */
public final class VectorVerification {
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private VectorVerification(Path folder) {
        this.folder = folder;
    }

    /**
     * What is wrong with a folder; nothing if all is well.
     *
     * @param folder the folder {@code test-vectors}, with {@code vectors} and {@code schema} in it
     * @throws UncheckedIOException if the folder can not be read
     */
    public static List<String> verify(Path folder) {
        return verify(folder, VectorGenerator.generate());
    }

    /** The same with what the generator makes at hand. */
    static List<String> verify(Path folder, Map<String, byte[]> generated) {
        VectorVerification verification = new VectorVerification(folder);
        try {
            verification.verify(generated);
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors in " + folder + " can not be read", e);
        }
        return verification.problems;
    }

    private void verify(Map<String, byte[]> generated) throws IOException {
        Map<String, byte[]> committed = committed();
        compare(generated, committed);
        Map<String, JsonNode> files = parsed(committed);
        JsonNode manifest = files.remove(VectorGenerator.MANIFEST);
        validate(files, manifest);
        compareManifest(manifest, committed, files);
        List<JsonNode> all = List.copyOf(files.values());
        problems.addAll(CaseChecks.problems(all));
        problems.addAll(RuleCoverage.problems(all));
    }

    private Map<String, byte[]> committed() throws IOException {
        Map<String, byte[]> octets = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("vectors"))) {
            for (Path file : files.sorted().toList()) {
                octets.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return octets;
    }

    private void compare(Map<String, byte[]> generated, Map<String, byte[]> committed) {
        Set<String> names = new TreeSet<>(generated.keySet());
        names.addAll(committed.keySet());
        for (String name : names) {
            byte[] wanted = generated.get(name);
            byte[] there = committed.get(name);
            if (there == null) {
                problems.add(name + ": the file is missing");
            } else if (wanted == null) {
                problems.add(name + ": the generator makes no such file");
            } else if (!Arrays.equals(wanted, there)) {
                problems.add(
                        name + ": not what the generator makes, from line " + firstDifference(wanted, there) + " on");
            }
        }
    }

    private Map<String, JsonNode> parsed(Map<String, byte[]> committed) {
        Map<String, JsonNode> files = new LinkedHashMap<>();
        committed.forEach((name, octets) -> {
            try {
                files.put(name, Json.read(octets));
            } catch (IOException e) {
                problems.add(name + ": not JSON: " + e.getMessage());
            }
        });
        return files;
    }

    private void validate(Map<String, JsonNode> files, JsonNode manifest) throws IOException {
        VectorSchemas schemas = VectorSchemas.of(folder.resolve("schema"));
        files.forEach((name, file) -> schemas.problems(name.replace(".json", ""), file)
                .forEach(problem -> problems.add(name + ": " + problem)));
        if (manifest != null) {
            schemas.problems("manifest", manifest)
                    .forEach(problem -> problems.add(VectorGenerator.MANIFEST + ": " + problem));
        }
    }

    private void compareManifest(JsonNode manifest, Map<String, byte[]> committed, Map<String, JsonNode> files) {
        if (manifest == null) {
            return;
        }
        int total = 0;
        Set<String> unnamed = new TreeSet<>(files.keySet());
        for (JsonNode entry : manifest.path("files")) {
            String name = entry.path("file").asText();
            total += entry.path("cases").asInt();
            unnamed.remove(name);
            if (!files.containsKey(name)) {
                problems.add(VectorGenerator.MANIFEST + ": there is no file " + name);
            } else if (!VectorGenerator.sha256(committed.get(name))
                    .equals(entry.path("sha256").asText())) {
                problems.add(name + ": the manifest has another digest");
            } else if (files.get(name).path("cases").size()
                    != entry.path("cases").asInt()) {
                problems.add(name + ": the manifest has another number of cases");
            }
        }
        unnamed.forEach(name -> problems.add(name + ": the manifest does not name it"));
        if (total != manifest.path("total").asInt()) {
            problems.add(VectorGenerator.MANIFEST + ": the total is not the sum");
        }
    }

    private static int firstDifference(byte[] wanted, byte[] there) {
        int at = Arrays.mismatch(wanted, there);
        String before = new String(wanted, 0, Math.min(at, wanted.length), StandardCharsets.UTF_8);
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }
}
