package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.explain.CaseExplanation;
import io.symbolon.tck.explain.RuleExplanation;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Nearest;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon explain}: one rule or one case, all that is known of it. */
@Command(name = "explain", description = "Explain a rule (TOK-025) or a case (TOK-N-2501).")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of a rule or of a case.")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Selection cases = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
        PrintWriter out = spec.commandLine().getOut();
        explanation(cases).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private List<String> explanation(Selection cases) {
        String wanted = id.toUpperCase(Locale.ROOT);
        Optional<Rule> rule = Rules.byId(wanted);
        Optional<Case> one = cases.byId(wanted);
        try (Driver reference = new CheckedDriver(new InProcessDriver(new ReferenceSubject()))) {
            if (rule.isPresent()) {
                return RuleExplanation.of(rule.get(), cases, reference);
            }
            if (one.isPresent()) {
                return CaseExplanation.of(one.get(), one.get().twin().flatMap(cases::byId), reference);
            }
        }
        throw new UsageError(
                "'" + id + "' is no rule and no case; nearest: " + String.join(", ", Nearest.to(wanted, ids(cases))));
    }

    private static List<String> ids(Selection cases) {
        List<String> ids = new ArrayList<>();
        Rules.all().forEach(rule -> ids.add(rule.id()));
        cases.select(List.of()).forEach(one -> ids.add(one.id()));
        return ids;
    }
}
