package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.symbolon.tck.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What pipelines copy: the files can be read, every option that they name exists, and the action does what it says. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class PipelineFilesTest {
    private static final Path ROOT = root();
    private static final Path ACTION = ROOT.resolve(".github/actions/conformance");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** The kit, a command of it, and what follows on that line. */
    private static final Pattern CALL =
            Pattern.compile("(?:\\./symbolon|java -jar symbolon\\.jar|symbolon-kit) ([a-z][a-z-]*)([^\\n|`]*)");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @TempDir
    private Path folder;

    static List<Path> pipelines() throws IOException {
        try (Stream<Path> github = Files.walk(ROOT.resolve(".github"));
                Stream<Path> examples = Files.list(ROOT.resolve("docs/pipelines"))) {
            return Stream.concat(github, examples)
                    .filter(file -> file.toString().endsWith(".yml"))
                    .toList();
        }
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(pipelines());
        for (String page : List.of("docs/pipelines/README.md", "docs/test-your-port.md", "docs/packaging.md")) {
            pages.add(ROOT.resolve(page));
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void is_yaml_and_uses_the_action_as_it_is(Path pipeline) throws IOException {
        JsonNode read = YAML.readTree(pipeline.toFile());
        assertThat(read.isObject()).isTrue();
        JsonNode inputs = action().path("inputs");
        for (JsonNode jobs : read.path("jobs")) {
            for (JsonNode step : jobs.path("steps")) {
                if (step.path("uses").asText().contains("/conformance")) {
                    step.path("with")
                            .fieldNames()
                            .forEachRemaining(input -> assertThat(inputs.has(input))
                                    .as("the action has no input " + input)
                                    .isTrue());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void names_only_commands_and_options_that_there_are(Path page) throws IOException {
        List<MatchResult> calls = CALL.matcher(Files.readString(page)).results().toList();
        for (MatchResult call : calls) {
            CommandLine command = commandLine().getSubcommands().get(call.group(1));
            assertThat(command).as("symbolon " + call.group(1)).isNotNull();
            CommandLine inner =
                    command.getSubcommands().get(call.group(2).strip().split(" ")[0]);
            assertThat(optionsOf(inner == null ? command : inner))
                    .as(call.group())
                    .containsAll(options(call.group(2).replaceAll("\"[^\"]*\"", "")));
        }
    }

    @Test
    void the_action_hands_on_every_input_and_promises_no_other_outputs() throws IOException {
        JsonNode step = action().at("/runs/steps/0");
        String script = Files.readString(ACTION.resolve("run"));
        List<String> handedOn = new ArrayList<>();
        for (var variable : step.path("env").properties()) {
            assertThat(script).contains("${" + variable.getKey() + ":-");
            handedOn.add(variable.getValue().asText());
        }
        List<String> inputs = names(action().path("inputs"));
        assertThat(handedOn)
                .containsExactlyInAnyOrderElementsOf(inputs.stream()
                        .map(input -> "${{ inputs." + input + " }}")
                        .toList());
        assertThat(step.path("run").asText()).as("no input is part of a script").doesNotContain("${{");
        for (String output : names(action().path("outputs"))) {
            assertThat(script).contains("\n" + output + "=$");
        }
    }

    @Test
    void the_script_calls_the_kit_with_options_that_there_are() throws IOException {
        List<String> named = Files.readAllLines(ACTION.resolve("run")).stream()
                .filter(line -> line.contains("arguments"))
                .flatMap(line -> options(line).stream())
                .toList();
        assertThat(named).hasSize(5);
        assertThat(optionsOf(commandLine().getSubcommands().get("tck"))).containsAll(named);
    }

    @Test
    void the_script_runs_the_kit_and_tells_what_came_out() throws Exception {
        String kit = String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "'" + System.getProperty("java.class.path") + "'",
                Main.class.getName());
        Run run = run("exec " + kit + " \"$@\"", Map.of("CONFORMANCE_SELECTORS", "CNV-P-0501 CNV-N-05*"));
        assertThat(run.output).contains("verdict=conformant", "failed=0", "report=" + folder.resolve("report"));
        assertThat(run.output).containsPattern("planned=(\\d+)\npassed=\\1\n");
        assertThat(run.summary).contains("onformant");
        assertThat(run.exit).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_script_ends_as_the_kit_does_and_shows_no_report_of_another_run(int code) throws Exception {
        Files.createDirectories(folder.resolve("report"));
        Files.writeString(folder.resolve("report/report.json"), "{\n  \"verdict\" : \"conformant\"\n}\n");
        Run run = run("printf '%s\\n' \"$@\" >arguments; exit " + code, Map.of("CONFORMANCE_DRIVER", "./a driver"));
        assertThat(run.exit).isEqualTo(code);
        assertThat(run.output).contains("verdict=none", "passed=0");
        assertThat(folder.resolve("arguments"))
                .hasContent("tck\n--out\n" + folder.resolve("report") + "\n--driver\n./a driver");
    }

    private record Run(int exit, String output, String summary) {}

    private Run run(String kit, Map<String, String> given) throws Exception {
        Path program = Files.writeString(folder.resolve("kit"), "#!/bin/sh\n" + kit + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new HashMap<>(given);
        environment.put("CONFORMANCE_KIT", program.toString());
        environment.put("CONFORMANCE_REPORT", folder.resolve("report").toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        ProcessBuilder script = new ProcessBuilder(ACTION.resolve("run").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        script.environment().putAll(environment);
        Process process = script.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThatCode(() -> Files.readString(folder.resolve("output")))
                .as(Files.readString(folder.resolve("printed")))
                .doesNotThrowAnyException();
        return new Run(
                process.exitValue(),
                Files.readString(folder.resolve("output")),
                Files.readString(folder.resolve("summary")));
    }

    private static JsonNode action() throws IOException {
        return YAML.readTree(ACTION.resolve("action.yml").toFile());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> optionsOf(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private static CommandLine commandLine() {
        return new CommandLine(new SymbolonCommand(), new CommandLines.Surroundings(Clock.systemUTC(), Suites::all));
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
