package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.CommandWords;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Skeleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each skeleton, compiled and judged as its author would; without the tools of its language it is skipped. */
@Timeout(300)
class DriverInitTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Skeleton.class)
    void a_skeleton_is_honest_at_once(Skeleton skeleton) throws Exception {
        Path there = folder.resolve("my port");
        Typed init = Typed.run("driver", "init", "--lang", skeleton.language(), there.toString());

        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(init.out()).contains("judge     ./symbolon tck --driver \"" + skeleton.run(there) + "\"");
        for (String file : skeleton.files()) {
            assertThat(init.out()).contains("written   " + there.resolve(file));
        }
        if (skeleton.build(there).isPresent()) {
            List<String> compiler = CommandWords.split(skeleton.build(there).get());
            assumeInstalled(compiler.get(0));
            assertThat(run(compiler, "")).isEmpty();
        } else {
            assumeInstalled(CommandWords.split(skeleton.run(there)).get(0));
        }

        Typed judged = Typed.run(
                "tck",
                "driver",
                "--driver",
                skeleton.run(there),
                "--out",
                folder.resolve("report").toString());

        assertThat(judged.exitCode()).as(judged.out() + judged.err()).isEqualTo(3);
        JsonNode report = Json.read(Files.readAllBytes(folder.resolve("report/report.json")));
        assertThat(report.at("/subject/language").asText()).isEqualTo(skeleton.language());
        assertThat(report.at("/verdict").asText()).isEqualTo("incomplete");
        assertThat(judged.out()).contains("0 broken");
        reads_what_json_allows(skeleton, there);
    }

    private static void reads_what_json_allows(Skeleton skeleton, Path there) throws Exception {
        String args =
                "{\"a\":[1,-2.5e3,[],{}, {\"b\" : null}],\"\":\"\\ud83d\\ude00\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"t\":true,\"f\":false}";
        String request = " {\"op\":\"x.\\\"\\u00e4\\ud83d\\ude00\\n\", \"id\":18,\"args\":" + args + "}\n";
        String bye = "{\"id\":19,\"op\":\"bye\",\"args\":{}}\n";
        List<String> replies = run(CommandWords.split(skeleton.run(there)), request + bye);

        assertThat(replies).hasSize(2);
        JsonNode unsupported = Json.read(replies.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(unsupported.path("id").asInt()).isEqualTo(18);
        assertThat(unsupported.at("/error/kind").asText()).isEqualTo("unsupported");
        assertThat(unsupported.at("/error/text").asText()).isEqualTo("x.\"\u00e4\ud83d\ude00\n");
        assertThat(Json.read(replies.get(1).getBytes(StandardCharsets.UTF_8))
                        .at("/result")
                        .isObject())
                .isTrue();
    }

    @Test
    void no_file_is_overwritten() throws IOException {
        Path json = Files.writeString(folder.resolve("json.c"), "precious");
        Typed init = Typed.run("driver", "init", "--lang", "c", folder.toString());

        assertThat(init.exitCode()).isEqualTo(2);
        assertThat(init.err()).contains("nothing is written: " + json + " is there");
        assertThat(json).hasContent("precious");
        assertThat(folder.resolve("my_driver.c")).doesNotExist();
    }

    @Test
    void an_unknown_language_is_refused() {
        Typed init = Typed.run("driver", "init", "--lang", "cobol", folder.toString());

        assertThat(init.exitCode()).isEqualTo(2);
        assertThat(init.err()).contains("--lang: expected python, javascript, c, go, rust, java, not 'cobol'");
    }

    private static void assumeInstalled(String program) throws InterruptedException {
        String version = program.equals("go") ? "version" : "--version";
        try {
            assumeTrue(new ProcessBuilder(program, version).start().waitFor() == 0, program + " does not work here");
        } catch (IOException e) {
            assumeTrue(false, "this machine has no " + program);
        }
    }

    /** What a program that ends well printed. */
    private static List<String> run(List<String> command, String input) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.outputWriter(StandardCharsets.UTF_8).append(input).close();
        List<String> printed =
                process.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return printed;
    }
}
