package io.symbolon.tck.cli;

import io.symbolon.tck.compare.Change;
import io.symbolon.tck.compare.Changes;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.verdict.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon diff}: what changed from one report to another. */
@Command(
        name = "diff",
        description =
                "Compare two reports: cases and rules that changed, regressions first. Exit code 0: same or better,"
                        + " 1: something got worse.")
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "A report.json, or the folder that has it.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another.")
    private Path after;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ReportFile old = ReportFiles.read(before);
        ReportFile now = ReportFiles.read(after);
        Changes changes = Changes.between(old, now);
        PrintWriter out = spec.commandLine().getOut();
        out.println("before  " + inWords(old));
        out.println("after   " + inWords(now));
        if (!old.digests().vectors().equals(now.digests().vectors())) {
            out.println("        the vectors differ");
        }
        print(out, "cases", changes.cases());
        print(out, "rules", changes.rules());
        out.flush();
        return (changes.haveRegressions() ? ExitCode.NONCONFORMANT : ExitCode.OK).number();
    }

    private static void print(PrintWriter out, String what, List<Change> changes) {
        for (Change change : changes) {
            out.println(change.direction().name().toLowerCase(Locale.ROOT) + "  " + change.id() + "  " + change.before()
                    + " -> " + change.after() + "  " + Printable.of(change.title()));
        }
        out.println(what + "   " + Changes.count(changes, Change.Direction.WORSE) + " worse, "
                + Changes.count(changes, Change.Direction.BETTER) + " better, "
                + Changes.count(changes, Change.Direction.OTHER) + " other");
    }

    private static String inWords(ReportFile report) {
        return Printable.of(report.result().subject().map(DiffCommand::inWords).orElse("a subject without a name"))
                + ", " + report.kit() + ": " + report.result().verdict().reportName() + ", "
                + report.result().counts().passed() + " of "
                + report.result().counts().planned() + " passed";
    }

    private static String inWords(Hello hello) {
        return hello.name() + " " + hello.version();
    }
}
