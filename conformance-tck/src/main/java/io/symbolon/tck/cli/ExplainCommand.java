package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.Suites;
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

    private Selection cases;

    @Override
    public Integer call() {
        cases = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
        String wanted = id.toUpperCase(Locale.ROOT);
        Optional<Rule> rule = Rules.byId(wanted);
        Optional<Case> one = cases.byId(wanted);
        if (rule.isPresent()) {
            explain(rule.get());
        } else if (one.isPresent()) {
            explain(one.get());
        } else {
            throw new UsageError(
                    "'" + id + "' is no rule and no case; nearest: " + String.join(", ", Nearest.to(wanted, ids())));
        }
        return ExitCode.OK.number();
    }

    private void explain(Rule rule) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(rule.id() + " " + rule.name());
        out.println(rule.sentence());
        out.println("breach  " + rule.breach().name().toLowerCase(Locale.ROOT));
        out.println("intent  " + rule.intent());
        out.println("source  " + rule.source());
        out.println("text    spec/text/" + rule.chapter().file());
        List<Case> naming = cases.naming(rule);
        if (naming.isEmpty()) {
            out.println("cases   none");
        }
        naming.forEach(one -> out.println("case    " + one.id() + "  " + one.title()));
    }

    private void explain(Case one) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(one.id() + "  " + one.title());
        for (Rule rule : one.rules()) {
            out.println("rule    " + rule.id() + " " + rule.name() + ": " + rule.sentence());
        }
        one.lines().forEach(out::println);
        one.twin().flatMap(cases::byId).ifPresent(twin -> {
            out.println("twin    " + twin.id() + "  " + twin.title());
            out.println("        this case passes only if its twin, which has nothing wrong, passes too");
        });
        out.println("run     ./symbolon tck " + one.id());
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        Rules.all().forEach(rule -> ids.add(rule.id()));
        cases.select(List.of()).forEach(one -> ids.add(one.id()));
        return ids;
    }
}
