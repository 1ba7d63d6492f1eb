package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.CommandWords;
import io.symbolon.tck.driver.DriverAddress;
import io.symbolon.tck.driver.DriverListener;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.report.Digests;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.TestSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that a failure prints is taken apart and typed: it gives the same failure. */
class AgainTest {
    private static final String CASE = "CNV-N-0501";

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void a_failure_of_an_attached_driver_that_speaks_protocol_buffers_comes_again() throws Exception {
        CompletableFuture<Void> served;
        try (DriverListener listener = DriverListener.at(DriverAddress.tcp("tcp:127.0.0.1:0"))) {
            served = CompletableFuture.runAsync(() -> serve(listener));
            String address = listener.address().toString();
            Files.writeString(folder.resolve("known failures.json"), """
                    {"schema": "symbolon/baseline/1", "failures": [{"case": "CNV-N-0501", "verdict": "fail",
                      "reason": "keys are not looked at", "link": "https://example.org/7", "expires": "2999-12-31"}]}
                    """);
            List<String> typed =
                    List.of(("tck CNV-005 --shard 2/2 --seed 7 --timeout 20 --encoding protobuf --attach " + address)
                            .split(" "));
            JsonNode first = failure(
                    "first",
                    typed,
                    "--baseline",
                    folder.resolve("known failures.json").toString());
            List<String> again = CommandWords.split(first.get("again").asText());

            assertThat(again)
                    .startsWith("./symbolon", "tck", CASE)
                    .containsSequence("--seed", "7")
                    .containsSequence("--attach", address)
                    .containsSequence("--encoding", "protobuf")
                    .containsSequence("--timeout", "20")
                    .containsSequence(
                            "--baseline", folder.resolve("known failures.json").toString())
                    .as("one case and its twin are no part of a divided plan")
                    .doesNotContain("--shard");
            JsonNode second = failure("second", again.subList(1, again.size()));
            assertThat(second).isEqualTo(first);
        }
        served.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./my-port", "it's \"mine\" --flag", "java -jar 'a b.jar'", "$HOME/driver *"})
    void every_driver_command_is_one_word_of_the_line(String command) {
        ReportFile report = ReportFile.of(
                        new RunResult(Optional.empty(), List.of()),
                        Optional.of(command),
                        3,
                        List.of(),
                        Digests.of(Optional.empty(), Map.of()))
                .with(List.of("--encoding", "protobuf"));

        assertThat(CommandWords.split(report.reproduction("TOK-P-0001")))
                .containsExactly(
                        "./symbolon",
                        "tck",
                        "TOK-P-0001",
                        "--seed",
                        "3",
                        "--driver",
                        command,
                        "--encoding",
                        "protobuf");
    }

    @Test
    void what_is_usual_is_not_said() throws IOException {
        Typed.run("tck", "CNV-P-0501", "--out", folder.toString());
        JsonNode report = Json.read(Files.readAllBytes(folder.resolve("report.json")));

        assertThat(report.has("options")).isFalse();
        assertThat(ReportFile.read(folder.resolve("report.json")).reproduction(CASE))
                .isEqualTo("./symbolon tck CNV-N-0501 --seed 1");
    }

    /** The case as {@code report.json} has it after this line. */
    private JsonNode failure(String out, List<String> line, String... more) throws IOException {
        List<String> words = new ArrayList<>(line);
        words.addAll(List.of(more));
        words.addAll(List.of("--out", folder.resolve(out).toString()));
        Typed typed = Typed.run(words.toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isIn(1, 3);
        JsonNode report = Json.read(Files.readAllBytes(folder.resolve(out).resolve("report.json")));
        return Stream.iterate(0, i -> i + 1)
                .map(i -> report.get("cases").get(i))
                .filter(one -> one.get("id").asText().equals(CASE))
                .findFirst()
                .orElseThrow();
    }

    /** Takes every key and every signature. */
    private static void serve(DriverListener listener) {
        try {
            listener.serve(
                    () -> new TestSubject(
                            List.of(Capability.CRYPTO),
                            (op, args) -> new Reply.Result(Json.object().put("verdict", "accepted"))),
                    Encoding.PROTOBUF,
                    lost -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
