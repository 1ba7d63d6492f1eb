package io.symbolon.tck.cli;

import io.symbolon.tck.report.HtmlPages;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.report.SelfProof;
import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            names = "--self-test",
            paramLabel = "FILE",
            description =
                    "The self-test.json of the same kit: each rule says by how many mutants the kit is proved in it.")
    private Path selfTest;

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
            reports.add(ReportFiles.read(file));
        }
        String content = selfTest == null ? HtmlPages.of(reports) : HtmlPages.of(only(reports), proof(reports.get(0)));
        try {
            WholeFile.write(page.toAbsolutePath(), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageError("--out: the page can not be written: " + e);
        }
        spec.commandLine().getOut().println("Page      " + page);
        return ExitCode.OK.number();
    }

    private static ReportFile only(List<ReportFile> reports) {
        if (reports.size() > 1) {
            throw new UsageError(
                    "--self-test is for the page of one report, not of " + reports.size() + " side by side");
        }
        if (reports.get(0).isOfProbe()) {
            throw new UsageError(
                    "--self-test: what it proves are the cases of 'symbolon tck', and the report is of a probe");
        }
        return reports.get(0);
    }

    private SelfProof proof(ReportFile report) {
        try {
            SelfProof proof = SelfProof.read(selfTest);
            if (!proof.kit().equals(report.kit())) {
                throw new UsageError("--self-test: " + selfTest + " is of " + proof.kit() + ", and the report is of "
                        + report.kit());
            }
            return proof;
        } catch (IOException e) {
            throw new UsageError("--self-test: " + e.getMessage());
        }
    }
}
