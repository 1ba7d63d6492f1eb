package io.symbolon.tck.cli;

import io.symbolon.tck.simulation.scenario.Audience;
import io.symbolon.tck.simulation.scenario.Figure;
import io.symbolon.tck.simulation.scenario.Result;
import io.symbolon.tck.simulation.scenario.Setup;
import io.symbolon.tck.simulation.scenario.Simulation;
import io.symbolon.tck.simulation.scenario.Summary;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code symbolon simulate}: many nodes of the reference implementation in one thread and in virtual time. */
@Command(
        name = "simulate",
        description = {
            "Play a scenario with many nodes in virtual time, from one seed.",
            "Exit code 0: its goals were reached and nothing was broken, 1: not."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int LARGEST = 60_000;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many nodes, 3 to " + LARGEST + " (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides everything: the same seed gives the same run (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "growth",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Setup.Name scenario;

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            defaultValue = "fast",
            description = "real: the cryptography of the reference implementation; fast: a stand-in that is no"
                    + " cryptography (default: ${DEFAULT-VALUE}).")
    private Setup.Suite suite;

    @Option(names = "--svg", paramLabel = "FILE", description = "Where a picture of convergence over time goes.")
    private Path svg;

    @Option(names = "--trace", paramLabel = "FILE", description = "Where every step goes, one line each.")
    private Path trace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (nodes < 3 || nodes > LARGEST) {
            throw new UsageError("--nodes is 3 to " + LARGEST + ", not " + nodes);
        }
        Setup setup = new Setup(nodes, seed, scenario, suite);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Simulation  " + setup.command());
        out.flush();
        if (suite == Setup.Suite.REAL) Simulation.rehearse(); // its factor compares times
        Result result = run(setup);
        out.print(Summary.of(result));
        if (svg != null) write(svg, Figure.of(result.curves(), setup.command()));
        out.flush();
        return result.isGood() ? ExitCode.OK.number() : ExitCode.NONCONFORMANT.number();
    }

    private Result run(Setup setup) {
        PrintWriter progress = spec.commandLine().getErr();
        if (trace == null) return Simulation.run(setup, new Onlooker(progress, Optional.empty()));
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(trace))) {
            Result result = Simulation.run(setup, new Onlooker(progress, Optional.of(lines)));
            if (lines.checkError()) throw new UsageError("--trace: " + trace + " could not be written to its end");
            return result;
        } catch (IOException e) {
            throw new UsageError("--trace: " + trace + " can not be written: " + e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UsageError("--svg: " + file + " can not be written: " + e);
        }
    }

    /** Shows how far it is, and keeps the trace if one is wanted. */
    private record Onlooker(PrintWriter progress, Optional<PrintWriter> lines) implements Audience {
        @Override
        public void hear(String news) {
            progress.println(news);
            progress.flush();
        }

        @Override
        public void see(String step) {
            lines.ifPresent(file -> file.println(step));
        }

        @Override
        public boolean wantsToSee() {
            return lines.isPresent();
        }
    }
}
