package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.report.WholeFile;
import io.symbolon.tck.selftest.KillMatrix;
import io.symbolon.tck.selftest.KillMatrixJson;
import io.symbolon.tck.selftest.KillMatrixText;
import io.symbolon.tck.selftest.Mutant;
import io.symbolon.tck.selftest.MutantResult;
import io.symbolon.tck.selftest.Mutants;
import io.symbolon.tck.selftest.NullResult;
import io.symbolon.tck.selftest.NullSubject;
import io.symbolon.tck.selftest.RulesWithoutMutant;
import io.symbolon.tck.selftest.SelfTest;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Nearest;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code symbolon self-test}: how good the kit is. */
@Command(
        name = "self-test",
        description = {
            "Show how good the kit is: implementations that are wrong on purpose (mutants) must fail a case that names the"
                    + " rule that they break, the same implementation without a mistake none, and subjects that do nothing"
                    + " must be credited with nothing.",
            "Ends with 0 if the kit is good, with 1 if not."
        })
final class SelfTestCommand implements Callable<Integer> {
    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "Only the mutants of this rule (TOK-025), and no null subjects. May be given again.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--full",
            description =
                    "Ask every mutant every case, not only those that name its rule until one fails: the whole matrix."
                            + " Takes minutes for each rule and hours for all.")
    private boolean full;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "symbolon-report",
            description = "Where self-test.json goes (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Rule> rules = ids.isEmpty()
                ? Rules.all()
                : ids.stream().map(SelfTestCommand::rule).distinct().toList();
        KillMatrix matrix = matrix(rules);
        write(matrix);
        PrintWriter out = spec.commandLine().getOut();
        out.print(KillMatrixText.of(matrix));
        out.println("Report    " + folder.resolve("self-test.json"));
        return (matrix.problems().isEmpty() ? ExitCode.OK : ExitCode.NONCONFORMANT).number();
    }

    private KillMatrix matrix(List<Rule> rules) {
        List<Case> cases = Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED);
        SelfTest selfTest = new SelfTest(cases);
        List<Mutant> mutants = Mutants.all().stream()
                .filter(mutant -> rules.contains(mutant.rule()))
                .toList();
        List<Case> unmutated = ids.isEmpty()
                ? cases
                : cases.stream()
                        .filter(one -> one.rules().stream().anyMatch(rules::contains))
                        .toList();
        List<NullResult> nullSubjects = ids.isEmpty()
                ? NullSubject.all().stream()
                        .map(subject -> subject.asked(cases))
                        .toList()
                : List.of();
        if (System.console() != null) {
            spec.commandLine().getErr().println("asking " + mutants.size() + " mutants");
        }
        List<MutantResult> results = mutants.parallelStream()
                .map(mutant -> full ? selfTest.everyKill(mutant) : selfTest.firstKill(mutant))
                .toList();
        return new KillMatrix(
                rules,
                KillMatrix.observable(cases),
                results,
                RulesWithoutMutant.read(),
                new KillMatrix.Unmutated(unmutated.size(), selfTest.killersOfNothing(unmutated)),
                nullSubjects);
    }

    private static Rule rule(String id) {
        List<String> known = Rules.all().stream().map(Rule::id).toList();
        return Rules.byId(id.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new UsageError(
                        "--rule: '" + id + "' is no rule; nearest: " + String.join(", ", Nearest.to(id, known))));
    }

    private void write(KillMatrix matrix) {
        String content = Json.pretty(KillMatrixJson.of(matrix)) + "\n";
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve("self-test.json"), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageError("--out: the report can not be written: " + e);
        }
    }
}
