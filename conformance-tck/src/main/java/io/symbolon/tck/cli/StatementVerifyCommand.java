package io.symbolon.tck.cli;

import io.symbolon.tck.report.Digests;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.report.StatementCheck;
import io.symbolon.tck.report.StatementCheck.Finding;
import io.symbolon.tck.report.StatementCheck.Outcome;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon statement verify}: whether what a conformance statement says is so. */
@Command(
        name = "verify",
        description = {
            "Check a conformance.json: its form, what follows from the report beside it, the digests of vectors and subject.",
            "Exit code 0: nothing in it is wrong, 1: something is."
        })
final class StatementVerifyCommand implements Callable<Integer> {
    private static final String ROW = "%-10s %-12s %s";

    @Parameters(paramLabel = "FILE", description = "A conformance.json, or the folder that has it.")
    private Path file;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "The report that it rests on (default: the report.json beside it).")
    private Path report;

    @Option(
            names = "--driver",
            paramLabel = "COMMAND",
            description =
                    "The command of the driver, in quotes: the files that it names must be those that were judged.")
    private String command;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path statement = there(Files.isDirectory(file) ? file.resolve("conformance.json") : file, "statement");
        Path restsOn = there(
                report == null ? statement.resolveSibling("report.json") : ReportFiles.file(report),
                "report that it rests on; --report says where it is");
        List<Finding> findings = findings(statement, restsOn);
        PrintWriter out = spec.commandLine().getOut();
        for (Finding one : findings) {
            out.println(String.format(ROW, one.claim(), inWords(one.outcome()), Printable.of(one.words())));
        }
        boolean isTrue = findings.stream().noneMatch(one -> one.outcome() == Outcome.WRONG);
        out.println("Verdict    " + verdict(findings, isTrue));
        out.flush();
        return (isTrue ? ExitCode.OK : ExitCode.NONCONFORMANT).number();
    }

    private List<Finding> findings(Path statement, Path restsOn) {
        try {
            return StatementCheck.of(statement, restsOn, VectorFiles.load().digests(), subject());
        } catch (IOException e) {
            throw new UsageError(statement + ": " + e.getMessage());
        }
    }

    private static Path there(Path named, String what) {
        if (!Files.isRegularFile(named)) {
            throw new UsageError("there is no " + named + ", the " + what);
        }
        return named;
    }

    /** The digests of the files that the command names. */
    private Optional<Map<String, String>> subject() {
        if (command == null) {
            return Optional.empty();
        }
        try {
            Map<String, String> digests =
                    Digests.of(Optional.of(command), Map.of()).subject();
            if (digests.isEmpty()) {
                throw new UsageError("--driver: '" + command + "' names no file that can be read");
            }
            return Optional.of(digests);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--driver: " + e.getMessage());
        }
    }

    private static String verdict(List<Finding> findings, boolean isTrue) {
        boolean isWhole = findings.stream().noneMatch(one -> one.outcome() == Outcome.NOT_CHECKED);
        return !isTrue ? "not true" : isWhole ? "true" : "true, as far as it was checked";
    }

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> "holds";
            case WRONG -> "WRONG";
            case NOT_CHECKED -> "not checked";
        };
    }
}
