package io.symbolon.tck.cli;

import io.symbolon.tck.baseline.Baseline;
import io.symbolon.tck.baseline.Comparison;
import io.symbolon.tck.baseline.WrongBaseline;
import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The known failures that a run is judged with, and whether their file is brought up to date. */
final class BaselineOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The failures that are known, with reason, link and last day. One that passes, has expired or"
                    + " names no case fails the run.")
    private Path file;

    @Option(
            names = "--fix",
            description = "Afterwards rewrite the file of --baseline: what passes now goes, what fails is added and"
                    + " waits for its reason. The run is judged by the file as it was.")
    private boolean fix;

    private final Clock clock;

    /** @param clock whose day in UTC ends entries */
    BaselineOptions(Clock clock) {
        this.clock = clock;
    }

    /**
     * The baseline to lay over a run; empty if none is named. Read before the run, so that a wrong file costs nothing.
     *
     * @throws UsageError if the file is no baseline
     */
    Optional<Comparison> comparison(Selection all) {
        if (file == null) {
            if (fix) {
                throw new UsageError("--fix rewrites the file of --baseline, and none is given");
            }
            return Optional.empty();
        }
        try {
            Baseline baseline = read();
            if (!fix) {
                baseline.requireExplained();
            }
            return Optional.of(new Comparison(baseline, all, LocalDate.now(clock)));
        } catch (WrongBaseline wrong) {
            throw new UsageError("--baseline: " + file + ": " + wrong.getMessage());
        }
    }

    /** What has to be said so that another run is judged by the same file. */
    List<String> again() {
        return file == null ? List.of() : List.of("--baseline", file.toString());
    }

    /** Rewrites the file if that is wanted; says what was done. */
    Optional<String> fix(Comparison comparison, RunResult run) {
        if (!fix) {
            return Optional.empty();
        }
        Baseline fixed = comparison.fixed(run);
        try {
            WholeFile.write(file.toAbsolutePath(), fixed.octets());
        } catch (IOException e) {
            throw new UsageError("--baseline: " + file + " can not be written: " + e);
        }
        return Optional.of(file + " rewritten: " + fixed.inWords());
    }

    private Baseline read() {
        if (fix && !Files.exists(file)) {
            return Baseline.empty();
        }
        if (!Files.exists(file)) {
            throw new UsageError("--baseline: there is no " + file + "; --fix makes one");
        }
        try {
            return Baseline.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageError("--baseline: " + file + " can not be read: " + e);
        }
    }
}
