package io.symbolon.tck.cli;

import io.symbolon.tck.Suites;
import io.symbolon.tck.baseline.Comparison;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.report.Digests;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.report.ReportFolder;
import io.symbolon.tck.report.TerminalProgress;
import io.symbolon.tck.report.TerminalReport;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Lanes;
import io.symbolon.tck.suite.Plan;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code symbolon tck}: judges a subject and writes the reports. */
@Command(
        name = "tck",
        description = "Judge an implementation: the embedded reference implementation, or the one behind --driver.")
final class TckCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions cases;

    @Mixin
    private DriverOptions driver;

    @Mixin
    private BaselineOptions baseline;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "symbolon-report",
            description = "Where the reports go (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Suites.DEFAULT_SEED,
            description = "The seed of what is made at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    private final BiFunction<VectorFiles, Long, List<Case>> suites;

    /** @param suites every case of the kit, of the vectors and a seed */
    TckCommand(BiFunction<VectorFiles, Long, List<Case>> suites) {
        this.suites = suites;
    }

    @Override
    public Integer call() {
        DriverSource source = driver.source();
        VectorFiles vectors = VectorFiles.load();
        Selection all = new Selection(suites.apply(vectors, seed));
        List<String> selected = cases.selected(all, folder);
        Optional<Comparison> known = baseline.comparison(all);
        RunResult ran = run(source, cases.plan(all, selected));
        RunResult result = known.map(comparison -> comparison.judged(ran)).orElse(ran);
        Digests digests = Digests.of(driver.name(), vectors.digests());
        List<String> again = new ArrayList<>(driver.again());
        again.addAll(baseline.again());
        ReportFile report =
                ReportFile.of(result, driver.name(), seed, selected, digests).with(again);
        write(report);
        PrintWriter out = spec.commandLine().getOut();
        out.print(TerminalReport.of(report));
        out.println("Reports   " + new ReportFolder(folder).inWords());
        known.flatMap(comparison -> baseline.fix(comparison, ran)).ifPresent(done -> out.println("Baseline  " + done));
        out.flush();
        return result.verdict().exitCode().number();
    }

    private RunResult run(DriverSource source, Plan plan) {
        boolean onTerminal = System.console() != null;
        Progress progress = onTerminal ? new TerminalProgress(spec.commandLine().getErr()) : Progress.NONE;
        try {
            return driver.isInProcess()
                    ? new Lanes(source, Runtime.getRuntime().availableProcessors(), progress).run(plan)
                    : new Runner(source, progress).run(plan);
        } catch (DriverFault notStarted) {
            throw driver.notStarted(notStarted);
        }
    }

    private void write(ReportFile report) {
        try {
            new ReportFolder(folder).write(report);
        } catch (IOException e) {
            throw new UsageError("--out: the reports can not be written: " + e);
        }
    }
}
