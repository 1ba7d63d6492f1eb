package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.CheckedDriver;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.explain.CaseExplanation;
import io.symbolon.tck.explain.CheckExplanation;
import io.symbolon.tck.explain.RuleExplanation;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.probe.Rehearsal;
import io.symbolon.tck.probe.Role;
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

/** {@code symbolon explain}: one rule, one case or one check of a probe, all that is known of it. */
@Command(
        name = "explain",
        description = "Explain a rule (TOK-025), a case (TOK-N-2501) or a check of a probe (TOK-L2-0200).")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of a rule, a case or a check.")
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
        Selection checks = new Selection(Probe.cases());
        Optional<Case> one = cases.byId(wanted);
        Optional<Role> role = Probe.role(wanted);
        if (role.isPresent()) {
            return CheckExplanation.of(
                    checks.byId(wanted).orElseThrow(),
                    role.get(),
                    Rehearsal.of(role.get(), wanted, new ReferenceSubject()));
        }
        try (Driver reference = new CheckedDriver(new InProcessDriver(new ReferenceSubject()))) {
            if (rule.isPresent()) {
                return RuleExplanation.of(rule.get(), cases, checks, reference);
            }
            if (one.isPresent()) {
                return CaseExplanation.of(one.get(), one.get().twin().flatMap(cases::byId), reference);
            }
        }
        throw new UsageError("'" + id + "' is no rule, no case and no check; nearest: "
                + String.join(", ", Nearest.to(wanted, ids(cases, checks))));
    }

    private static List<String> ids(Selection cases, Selection checks) {
        List<String> ids = new ArrayList<>();
        Rules.all().forEach(rule -> ids.add(rule.id()));
        cases.select(List.of()).forEach(one -> ids.add(one.id()));
        checks.select(List.of()).forEach(one -> ids.add(one.id()));
        return ids;
    }
}
