package io.symbolon.tck.cli;

import io.symbolon.tck.report.HtmlPages;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon report}: the page of a report that is kept, or of several subjects side by side. */
@Command(name = "report", description = "Make a page of one report.json, or of several side by side.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "REPORT",
            description = "report.json of a run, or the folder that holds it.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "Where the page goes (default: ${DEFAULT-VALUE}).")
    private Path page;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ReportFile> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(read(file));
        }
        try {
            WholeFile.write(page.toAbsolutePath(), HtmlPages.of(reports).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageError("--out: the page can not be written: " + e);
        }
        spec.commandLine().getOut().println("Page      " + page);
        return ExitCode.OK.number();
    }

    /** The report that a user names, by its file or by its folder. */
    static ReportFile read(Path named) {
        try {
            return ReportFile.read(Files.isDirectory(named) ? named.resolve("report.json") : named);
        } catch (IOException e) {
            throw new UsageError(e.getMessage());
        }
    }
}
