package io.symbolon.tck.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.combine.Combine;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.VectorSuite;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What combinations write is a file of vectors like any other: valid, and with the verdicts that it is about. */
class ReadyVectorsTest {
    @TempDir
    private Path folder;

    /** The reference, but that one rule is never named: what it refuses is taken. */
    private record Lenient(String rule, Driver driver) implements Driver {
        private Lenient(String rule) {
            this(rule, new InProcessDriver(new ReferenceSubject()));
        }

        @Override
        public Reply call(String op, ObjectNode args) {
            Reply reply = driver.call(op, args);
            boolean refused = reply instanceof Reply.Result result
                    && result.members().path("rule").asText().equals(rule);
            return refused
                    ? new Reply.Result(Json.object().put("verdict", "refused").put("rule", "TOK-032"))
                    : reply;
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"token-validate,TOK-009", "frame-decode,FRM-005", "frame-open,FRM-016"})
    void a_finding_is_a_vector(String model, String rule) throws IOException {
        List<Path> written = new Combine(1, 1, 1, List.of(model))
                .of(() -> new Lenient(rule))
                .vectors()
                .write(folder);

        assertThat(written).hasSize(1);
        byte[] octets = Files.readAllBytes(written.get(0));
        JsonNode json = Json.read(octets);
        assertThat(VectorSchemas.of(Path.of("../test-vectors/schema")).problems(model, json))
                .isEmpty();
        assertThat(CaseChecks.problems(List.of(json))).isEmpty();

        List<Case> cases = VectorSuite.read(model + ".json", octets);
        assertThat(cases)
                .anyMatch(one ->
                        one.id().contains("-N-") && one.rules().get(0).id().equals(rule));
        assertThat(kinds(cases, new InProcessDriver(new ReferenceSubject()))).doesNotContainValue(VerdictKind.FAIL);
        assertThat(kinds(cases, new Lenient(rule))).containsValue(VerdictKind.FAIL);
    }

    private static Map<String, VerdictKind> kinds(List<Case> cases, Driver driver) {
        return new Runner(() -> driver, Progress.NONE)
                .run(cases).results().stream()
                        .collect(Collectors.toMap(
                                result -> result.planned().id(),
                                result -> result.verdict().kind()));
    }
}
