package io.symbolon.tck.cli;

import io.symbolon.tck.Suites;
import io.symbolon.tck.compare.Merge;
import io.symbolon.tck.compare.NotMergeable;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.report.ReportFolder;
import io.symbolon.tck.report.TerminalReport;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon merge}: one report of the reports of shards. */
@Command(
        name = "merge",
        description = "Join the reports of 'tck --shard' and judge the whole; ends as that run would have ended.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "REPORT",
            arity = "1..*",
            description = "The report.json of a shard, or the folder that has it.")
    private List<Path> reports = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "symbolon-report",
            description = "Where the reports of the whole go (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    private final BiFunction<VectorFiles, Long, List<Case>> suites;

    /** @param suites every case of the kit, of the vectors and a seed */
    MergeCommand(BiFunction<VectorFiles, Long, List<Case>> suites) {
        this.suites = suites;
    }

    @Override
    public Integer call() {
        Map<String, ReportFile> shards = new LinkedHashMap<>();
        for (Path path : reports) {
            if (shards.put(ReportFiles.file(path).toString(), ReportFiles.read(path)) != null) {
                throw new UsageError(path + " is named twice");
            }
        }
        ReportFile merged = merged(shards);
        try {
            new ReportFolder(folder).write(merged);
        } catch (IOException e) {
            throw new UsageError("--out: the reports can not be written: " + e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(TerminalReport.of(merged));
        out.println("Reports   " + new ReportFolder(folder).inWords());
        out.flush();
        return merged.result().verdict().exitCode().number();
    }

    private ReportFile merged(Map<String, ReportFile> shards) {
        try {
            return Merge.of(suites.apply(VectorFiles.load(), Suites.DEFAULT_SEED), shards);
        } catch (NotMergeable differ) {
            throw new UsageError(differ.getMessage());
        }
    }
}
