package io.symbolon.tck.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher script, in a copy of the checkout with a Java and a Maven that only pretend. The folder of commands holds
 * nothing else but the standard tools, so what is not put there is missing.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherTest {

    private static final List<String> STANDARD_TOOLS = List.of(
            "cat", "cp", "dirname", "find", "head", "ln", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant YESTERDAY = Instant.now().minusSeconds(86_400);

    @TempDir
    private Path folder;

    private Path checkout;
    private Path commands;
    private Path jar;

    @BeforeEach
    void a_checkout_with_one_source() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout with spaces"));
        commands = Files.createDirectory(folder.resolve("commands"));
        jar = checkout.resolve("build/symbolon.jar");
        for (String tool : STANDARD_TOOLS) {
            command(tool, "exec " + whereIs(tool) + " \"$@\"");
        }
        Files.copy(launcher(), checkout.resolve("symbolon"));
        assertThat(checkout.resolve("symbolon").toFile().setExecutable(true)).isTrue();
        write(checkout.resolve("pom.xml"), "");
        write(checkout.resolve("spec/pom.xml"), "");
        write(checkout.resolve("spec/src/main/java/Rule.java"), "");
        write(checkout.resolve("spec/text/token.md"), "");
        write(checkout.resolve("test-vectors/vectors/token.json"), "");
        everythingDates(LONG_AGO);
        java("17.0.15");
        command("javac", "exit 99");
        maven("3.8.7");
    }

    @Test
    void a_simulation_gets_a_collector_and_pages_for_a_large_memory_and_a_node_nothing() throws Exception {
        assertThat(launch("simulate", "--nodes", "3").out.replace("-XX:+UseTransparentHugePages\n", ""))
                .isEqualTo("-XX:+UseParallelGC\n-Xmn384m\n-jar\n" + real(jar) + "\nsimulate\n--nodes\n3\n");
        assertThat(launch("node").out).isEqualTo("-jar\n" + real(jar) + "\nnode\n");
    }

    @Nested
    class builds {

        @Test
        void when_the_jar_is_missing() throws Exception {
            Run run = launch("tck", "two words");

            assertThat(run.exit).isZero();
            assertThat(run.out).isEqualTo("-XX:TieredStopAtLevel=1\n-jar\n" + real(jar) + "\ntck\ntwo words\n");
            assertThat(run.err).contains("building the runnable jar", "noise of maven");
            assertThat(builds()).isOne();
            assertThat(jar).hasContent("built");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pom.xml",
                    "spec/pom.xml",
                    "spec/src/main/java/Rule.java",
                    "spec/text/token.md",
                    "test-vectors/vectors/token.json"
                })
        void when_the_jar_is_older_than(String source) throws Exception {
            builtYesterday();
            Files.setLastModifiedTime(checkout.resolve(source), FileTime.from(Instant.now()));

            assertThat(launch().exit).isZero();
            assertThat(builds()).isOne();
        }

        @Test
        void when_a_source_was_removed() throws Exception {
            builtYesterday();
            Files.delete(checkout.resolve("spec/src/main/java/Rule.java"));

            assertThat(launch().exit).isZero();
            assertThat(builds()).isOne();
        }

        @Test
        void again_when_a_source_changed_during_the_build() throws Exception {
            maven("3.8.7", "sleep 1", "touch spec/text/token.md");
            launch();
            launch();

            assertThat(builds()).isEqualTo(2);
        }

        @Test
        void once_when_two_start_together() throws Exception {
            maven("3.8.7", "sleep 2");
            Process first = start();
            Process second = start();

            assertThat(first.waitFor()).isZero();
            assertThat(second.waitFor()).isZero();
            assertThat(builds()).isOne();
            assertThat(left_over_files()).isEmpty();
        }

        @Test
        void although_a_dead_process_left_its_lock() throws Exception {
            Files.createDirectories(checkout.resolve("build"));
            Files.createSymbolicLink(checkout.resolve("build/symbolon.lock"), Path.of(numberOfADeadProcess()));

            assertThat(launch().exit).isZero();
            assertThat(builds()).isOne();
            assertThat(left_over_files()).isEmpty();
        }
    }

    @Nested
    class does_not_build {

        @Test
        void when_the_jar_is_newer_than_every_source() throws Exception {
            builtYesterday();

            assertThat(launch().exit).isZero();
            assertThat(builds()).isZero();
        }

        @Test
        void when_only_results_of_a_build_are_newer() throws Exception {
            builtYesterday();
            write(checkout.resolve("test-vectors/target/classes/token.json"), "");
            write(checkout.resolve("spec/target/classes/Rule.class"), "");

            launch();

            assertThat(builds()).isZero();
        }

        @Test
        void when_it_is_forbidden() throws Exception {
            builtYesterday();
            write(checkout.resolve("spec/text/token.md"), "newer");

            assertThat(launch(Map.of("SYMBOLON_NO_BUILD", "1")).exit).isZero();
            assertThat(builds()).isZero();
        }

        @Test
        void when_it_is_forbidden_even_if_the_jar_is_missing() throws Exception {
            Run run = launch(Map.of("SYMBOLON_NO_BUILD", "1"));

            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains("symbolon.jar is missing", "SYMBOLON_NO_BUILD");
            assertThat(run.out).isEmpty();
            assertThat(builds()).isZero();
        }

        @Test
        void in_a_child_of_the_program() throws Exception {
            builtYesterday();
            java("17.0.15", "echo \"no build: $SYMBOLON_NO_BUILD\"");

            assertThat(launch().out).contains("no build: 1");
        }

        @Test
        void while_a_living_process_holds_the_lock_for_too_long() throws Exception {
            Files.createDirectories(checkout.resolve("build"));
            Path lock = checkout.resolve("build/symbolon.lock");
            String owner = String.valueOf(ProcessHandle.current().pid());
            Files.createSymbolicLink(lock, Path.of(owner));

            Run run = launch(Map.of("SYMBOLON_BUILD_WAIT_SECONDS", "1"));

            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains("gave up waiting", owner, real(checkout) + "/build/symbolon.lock");
            assertThat(Files.isSymbolicLink(lock)).isTrue();
            assertThat(builds()).isZero();
        }
    }

    @Nested
    class refuses_a_machine {

        @Test
        void without_java() throws Exception {
            Files.delete(commands.resolve("java"));

            refusedNaming("Java 17", "openjdk-17-jdk");
        }

        @ParameterizedTest
        @CsvSource({"1.8.0_412, 8", "11.0.2, 11", "16, 16"})
        void with_too_old_a_java(String version, String shown) throws Exception {
            java(version);

            refusedNaming("Java 17", "found " + shown, "openjdk-17-jdk");
        }

        @Test
        void with_a_java_home_that_is_empty() throws Exception {
            Run run = launch(Map.of("JAVA_HOME", folder.toString()));

            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains("Java 17", folder.toString(), "openjdk-17-jdk");
        }

        @Test
        void without_a_compiler() throws Exception {
            Files.delete(commands.resolve("javac"));

            refusedNaming("JDK 17", "openjdk-17-jdk");
        }

        @Test
        void without_maven() throws Exception {
            Files.delete(commands.resolve("mvn"));

            refusedNaming("Maven 3.8.7", "maven");
        }

        @ParameterizedTest
        @ValueSource(strings = {"3.8.6", "3.6.3", "2.9.9"})
        void with_too_old_a_maven(String version) throws Exception {
            maven(version);

            refusedNaming("Maven 3.8.7", "found " + version, "maven");
        }

        @Test
        void only_for_what_the_run_needs() throws Exception {
            builtYesterday();
            Files.delete(commands.resolve("mvn"));
            Files.delete(commands.resolve("javac"));

            assertThat(launch().exit).isZero();
        }

        private void refusedNaming(String... words) throws Exception {
            Run run = launch();
            assertThat(run.exit).isEqualTo(2);
            assertThat(run.err).contains(words);
            assertThat(run.out).isEmpty();
            assertThat(builds()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21.0.4", "25.0.3", "25-ea"})
    void takes_java(String version) throws Exception {
        java(version);

        assertThat(launch().exit).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.7", "3.9.0", "3.10.1", "4.0.0"})
    void takes_maven(String version) throws Exception {
        maven(version);

        assertThat(launch().exit).isZero();
    }

    @Test
    void a_failed_build_keeps_the_old_jar_and_exits_4() throws Exception {
        builtYesterday();
        write(checkout.resolve("spec/text/token.md"), "newer");
        maven("3.8.7", "exit 1");

        Run run = launch();

        assertThat(run.exit).isEqualTo(4);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("the build failed");
        assertThat(jar).hasContent("of yesterday");
        assertThat(left_over_files()).isEmpty();
    }

    @Test
    void runs_through_symbolic_links_from_another_folder() throws Exception {
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("first"), checkout.resolve("symbolon"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("first"));

        Run run = finish(start(links.resolve("second"), Map.of(), "mesh"));

        assertThat(run.exit).isZero();
        assertThat(run.out).isEqualTo("-jar\n" + real(jar) + "\nmesh\n");
    }

    @Test
    void hands_on_the_exit_code_of_the_program() throws Exception {
        builtYesterday();
        java("17.0.15", "exit 3");

        assertThat(launch().exit).isEqualTo(3);
    }

    private record Run(int exit, String out, String err) {}

    private Run launch(String... arguments) throws Exception {
        return finish(start(checkout.resolve("symbolon"), Map.of(), arguments));
    }

    private Run launch(Map<String, String> environment) throws Exception {
        return finish(start(checkout.resolve("symbolon"), environment));
    }

    private Process start() throws IOException {
        return start(checkout.resolve("symbolon"), Map.of());
    }

    private Process start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", commands.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** The output is short enough for the buffers of the pipes, so it is read after the end. */
    private static Run finish(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** A Java that prints its arguments, one a line, and then does what it is told. */
    private void java(String version, String... then) throws IOException {
        command(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\" 2026-01-01' >&2; exit; fi",
                "printf '%s\\n' \"$@\"",
                String.join("\n", then));
    }

    /** A Maven that counts its builds, makes a noise, does what it is told and then leaves a jar. */
    private void maven(String version, String... then) throws IOException {
        command(
                "mvn",
                "case \" $* \" in *' -version '*) echo 'Apache Maven " + version + " (of the test)'; exit ;; esac",
                "echo build >>'" + folder + "/builds'",
                "echo noise of maven",
                String.join("\n", then),
                "mkdir -p conformance-tck/target",
                "printf built >conformance-tck/target/symbolon.jar");
    }

    private void command(String name, String... lines) throws IOException {
        Path file = commands.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void builtYesterday() throws IOException {
        write(jar, "of yesterday");
        Files.setLastModifiedTime(jar, FileTime.from(YESTERDAY));
    }

    private long builds() throws IOException {
        Path count = folder.resolve("builds");
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    private List<String> left_over_files() throws IOException {
        try (var files = Files.list(checkout.resolve("build"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("symbolon.jar"))
                    .toList();
        }
    }

    private void everythingDates(Instant time) throws IOException {
        try (var files = Files.walk(checkout)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static String numberOfADeadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return String.valueOf(process.pid());
    }

    private static String real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath().toString() : path.toString();
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static Path whereIs(String tool) {
        for (String directory : System.getenv("PATH").split(":")) {
            Path file = Path.of(directory, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError(tool + " is not on the path of commands");
    }

    private static Path launcher() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory.resolve("symbolon");
    }
}
