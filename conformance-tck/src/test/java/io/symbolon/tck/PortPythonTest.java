package io.symbolon.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.ProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The port in Python, written from the specification and the vectors alone: the kit finds nothing wrong with it, names
 * the rule of a defect that is put into it, and sees it live as the reference implementation does. Skipped where no
 * Python can import PyNaCl.
 */
@Timeout(300)
class PortPythonTest {
    private static final Path PORT = Path.of("").toAbsolutePath().getParent().resolve("examples/port-python");
    private static final Duration HANG_GUARD = Duration.ofSeconds(30);
    private static final Selection CASES = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
    private static final Optional<String> PYTHON = python();

    /** Nodes that grow: the port has the functions of their chapters only. */
    private static final Set<Capability> NOT_DECLARED = Set.of(Capability.OVERLAY, Capability.PARTIES);

    /** Every case and many lives, in two minutes, with {@code -Dsymbolon.port=all}; else one case of {@value #STRIDE}. */
    private static final boolean EVERY_CASE = "all".equals(System.getProperty("symbolon.port"));

    private static final int STRIDE = 12;

    private static final int STEPS = 300;
    private static final int SOME_LIVES = 6;
    private static final int MANY_LIVES = 200;

    @TempDir
    Path folder;

    @Test
    void the_kit_finds_nothing_wrong_with_it() {
        List<String> ids = CASES.plan(List.of()).stream()
                .filter(one -> Collections.disjoint(one.needs(), NOT_DECLARED))
                .map(Case::id)
                .toList();
        List<String> some = IntStream.range(0, ids.size())
                .filter(i -> EVERY_CASE || i % STRIDE == 0)
                .mapToObj(ids::get)
                .toList();

        RunResult result = run(PORT, some);

        assertThat(result.toExplain()).isEmpty();
        assertThat(result.counts().passed()).isEqualTo(result.results().size()).isGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOK-032 | tokens.py | label(\"symbolon/1 token\") + with_length(octets) | with_length(octets)",
                "SES-003 | window.py | age < WINDOW | age <= WINDOW",
                "HSK-010 | keys.py   | token.fingerprint < peer_token.fingerprint "
                        + "| token.fingerprint[0] + 128 & 255 < peer_token.fingerprint[0] + 128 & 255",
            })
    void a_defect_is_found_by_its_rule(String rule, String file, String right, String wrong) throws IOException {
        RunResult result = run(defective(file, right, wrong), List.of(rule));

        assertThat(result.toExplain())
                .anySatisfy(broken ->
                        assertThat(broken.planned().rules().get(0).id()).isEqualTo(rule));
    }

    @Test
    void in_random_lives_it_does_what_the_reference_implementation_does() {
        Set<String> kinds = new TreeSet<>();

        try (Driver port = port(PORT)) {
            for (int seed = 0; seed < (EVERY_CASE ? MANY_LIVES : SOME_LIVES); seed++) {
                RandomLife life = new RandomLife(seed, reference(), port);
                assertThat(life.differsWithin(STEPS)).as("seed %d", seed).isEmpty();
                kinds.addAll(life.kinds());
            }
        }

        assertThat(kinds)
                .contains("send", "dropped", "established", "ended", "open_failed", "asked", "joined", "parted");
    }

    @Test
    void random_lives_find_a_challenge_that_comes_a_millisecond_late() throws IOException {
        Path defective = defective("session.py", "(0, 500, 1_000,", "(0, 501, 1_000,");

        try (Driver port = port(defective)) {
            assertThat(IntStream.range(0, SOME_LIVES)
                            .mapToObj(seed -> new RandomLife(seed, reference(), port).differsWithin(STEPS)))
                    .anyMatch(Optional::isPresent);
        }
    }

    private static Driver reference() {
        return new InProcessDriver(new ReferenceSubject());
    }

    private static Driver port(Path port) {
        assumeTrue(PYTHON.isPresent(), "no Python here can import nacl (Debian: python3-nacl)");
        List<String> command =
                List.of(PYTHON.orElseThrow(), "-B", port.resolve("driver.py").toString());
        return ProcessDriver.start(command, HANG_GUARD);
    }

    private Path defective(String file, String right, String wrong) throws IOException {
        Path defective = folder.resolve("port");
        copy(PORT, defective);
        Path source = defective.resolve("symbolon").resolve(file);
        String text = Files.readString(source);
        assertThat(text).containsOnlyOnce(right);
        Files.writeString(source, text.replace(right, wrong));
        return defective;
    }

    private static RunResult run(Path port, List<String> selectors) {
        return new Runner(() -> port(port), Progress.NONE).run(CASES.plan(selectors));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.toString().contains("__pycache__"))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Optional<String> python() {
        return Stream.of("/usr/bin/python3", "python3")
                .filter(PortPythonTest::canImportNacl)
                .findFirst();
    }

    private static boolean canImportNacl(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import nacl.bindings")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
