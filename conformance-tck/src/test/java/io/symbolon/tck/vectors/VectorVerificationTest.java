package io.symbolon.tck.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a folder of vectors can be wrong is found. */
class VectorVerificationTest {
    private static final Map<String, byte[]> GENERATED = VectorGenerator.generate();

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String part : List.of("vectors", "schema")) {
            Path from = VectorsAreCurrentTest.folder().resolve(part);
            Files.createDirectory(folder.resolve(part));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void a_changed_octet_is_found_by_the_generator_and_by_the_manifest() throws IOException {
        change("vectors/session-rank.json", "\"three sessions\"", "\"3 sessions\"");

        assertThat(VectorVerification.verify(folder, GENERATED))
                .anyMatch(problem -> problem.startsWith("session-rank.json: not what the generator makes, from line"))
                .contains("session-rank.json: the manifest has another digest");
    }

    @Test
    void missing_and_unknown_files_are_found() throws IOException {
        Files.move(folder.resolve("vectors/cookie.json"), folder.resolve("vectors/cookies.json"));

        assertThat(VectorVerification.verify(folder, GENERATED))
                .contains(
                        "cookie.json: the file is missing",
                        "cookies.json: the generator makes no such file",
                        "cookies.json: the manifest does not name it",
                        "MANIFEST.json: there is no file cookie.json",
                        "cookies.json: there is no schema cookies.schema.json");
    }

    @Test
    void what_a_schema_forbids_is_found() throws IOException {
        change("vectors/session-rank.json", "\"op\": \"session.rank\"", "\"op\": \"key.check\"");

        assertThat(VectorVerification.verify(folder, GENERATED))
                .anyMatch(problem -> problem.startsWith("session-rank.json: /cases/0"));
    }

    @Test
    void a_member_of_an_expectation_that_no_result_has_is_found() throws IOException {
        change("vectors/cookie.json", "{\"valid\": true}", "{\"valid\": true, \"because\": \"fresh\"}");

        assertThat(VectorVerification.verify(folder, GENERATED)).anyMatch(problem -> problem.contains("because"));
    }

    @Test
    void a_case_without_twin_rule_or_refusal_is_found() throws IOException {
        change("vectors/cookie.json", "\"id\": \"HSK-N-2301\"", "\"id\": \"TOK-N-2301\"");
        change("vectors/cookie.json", "\"twin\": \"HSK-P-2310\"", "\"twin\": \"HSK-P-2301\"");
        change("vectors/cookie.json", "\"id\": \"HSK-N-2303\"", "\"id\": \"HSK-N-2302\"");
        change("vectors/cookie.json", "{\"valid\": false}", "{\"valid\": true}");
        change("vectors/cookie.json", "[\"HSK-023\"]", "[\"HSK-923\"]");
        change("vectors/keys.json", "\"flags\": [\"SmallOrder\"]", "\"flags\": [\"Unknown\"]");

        assertThat(VectorVerification.verify(folder, GENERATED))
                .contains(
                        "TOK-N-2301: the id does not begin like its first rule, 'HSK-023'",
                        "TOK-N-2301: its twin asks for another operation",
                        "TOK-N-2301: a refusing case does not expect to be refused by its rule",
                        "HSK-N-2302: the id is given twice",
                        "HSK-P-2301: there is no rule HSK-923",
                        "CNV-N-0501: the file has no note for the flag Unknown");
    }

    @Test
    void a_rule_that_is_no_longer_shown_is_found() throws IOException {
        Path file = folder.resolve("vectors/session-rank.json");
        Files.writeString(file, Files.readString(file).replace("SES-010", "SES-011"));
        Path scripts = folder.resolve("vectors/handshake-script.json");
        Files.writeString(scripts, Files.readString(scripts).replace("\"SES-010\"", "\"SES-020\""));

        assertThat(VectorVerification.verify(folder, GENERATED))
                .contains(
                        "SES-010: shown nowhere and not on the page 80-coverage.md",
                        "SES-020: shown by a vector, and listed on the page 80-coverage.md as not shown");
    }

    /** Replaces the first occurrence. */
    private void change(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
