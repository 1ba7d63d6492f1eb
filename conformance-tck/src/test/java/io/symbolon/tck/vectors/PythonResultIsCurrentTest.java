package io.symbolon.tck.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second reading of the vectors, a Python program, was run on the files as they are and agrees with all of them. */
class PythonResultIsCurrentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path VECTORS = ROOT.resolve("test-vectors/vectors");
    private static final Path PYTHON = ROOT.resolve("test-vectors/python");
    private static final Path RESULT = PYTHON.resolve("result.json");
    private static final String REFRESH = "refreshed by: python3 test-vectors/python/verify_vectors.py --write";
    private static final int MISMATCH = 1;
    private static final int LIBRARY_IS_MISSING = 3;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void it_read_the_text_and_the_vectors_as_they_are() throws IOException {
        JsonNode result = result();

        Map<String, String> text = digests(result.get("written_from"));
        assertThat(text).hasSizeGreaterThanOrEqualTo(10);
        for (Map.Entry<String, String> chapter : text.entrySet()) {
            assertThat(sha256(ROOT.resolve(chapter.getKey())))
                    .as("%s, %s", chapter.getKey(), REFRESH)
                    .isEqualTo(chapter.getValue());
        }
        assertThat(digests(result.get("program"))).as(REFRESH).isEqualTo(digestsOf(programFiles()));
        Map<String, String> vectors = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : result.get("vectors").properties()) {
            vectors.put(file.getKey(), file.getValue().get("sha256").asText());
        }
        assertThat(vectors).as(REFRESH).isEqualTo(digestsOf(vectorFiles()));
    }

    @Test
    void it_computed_every_case_and_found_no_difference() throws IOException {
        JsonNode result = result();

        assertThat(result.get("mismatches").intValue()).isZero();
        for (Path file : vectorFiles()) {
            JsonNode counts = result.get("vectors").get(file.getFileName().toString());
            int cases = json.readTree(file.toFile()).get("cases").size();
            assertThat(cases).as("cases of %s", file).isPositive();
            assertThat(counts.get("cases").intValue()).as("cases of %s", file).isEqualTo(cases);
            assertThat(counts.get("recomputed").intValue())
                    .as("recomputed of %s", file)
                    .isEqualTo(cases);
            assertThat(counts.get("not_recomputed").intValue())
                    .as("not recomputed of %s", file)
                    .isZero();
        }
    }

    @Test
    void a_run_now_gives_the_committed_result() throws IOException, InterruptedException {
        Path fresh = folder.resolve("result.json");

        assertThat(run("--write", fresh.toString())).isZero();

        assertThat(Files.readString(fresh)).as(REFRESH).isEqualTo(Files.readString(RESULT));
    }

    @Test
    void an_altered_vector_is_found() throws IOException, InterruptedException {
        for (Path file : vectorFiles()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Path altered = folder.resolve(vectorFiles().get(0).getFileName());
        Files.writeString(
                altered, Files.readString(altered).replace("\"accepted\"", "\"refused\""), StandardCharsets.UTF_8);

        assertThat(run("--vectors", folder.toString())).isEqualTo(MISMATCH);
    }

    /** The exit code of the program; without Python or its library the test is skipped. */
    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", PYTHON.resolve("verify_vectors.py").toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "python3 does not start: " + absent.getMessage());
            throw absent;
        }
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the program does not end");
        }
        assumeTrue(process.exitValue() != LIBRARY_IS_MISSING, Files.readString(output));
        return process.exitValue();
    }

    private JsonNode result() throws IOException {
        return json.readTree(RESULT.toFile());
    }

    private static List<Path> vectorFiles() throws IOException {
        return files(VECTORS, ".json").stream()
                .filter(file -> !file.endsWith("MANIFEST.json"))
                .toList();
    }

    private static List<Path> programFiles() throws IOException {
        return files(PYTHON, ".py");
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> digests(JsonNode object) {
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            digests.put(entry.getKey(), entry.getValue().asText());
        }
        return digests;
    }

    private static Map<String, String> digestsOf(List<Path> files) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files) {
            digests.put(file.getFileName().toString(), sha256(file));
        }
        return digests;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
