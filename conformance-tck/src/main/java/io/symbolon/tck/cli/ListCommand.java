package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.tck.Suites;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Level;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon list}: the cases and the checks of a probe that selectors name, one a line. */
@Command(name = "list", description = "List cases, and checks of a probe: id, rules, flags and title.")
final class ListCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SELECTOR",
            description = "As for tck; L2, @Server or @Client for the checks of a probe. None: everything.")
    private List<String> selectors = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Case> all = new ArrayList<>(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
        all.addAll(Probe.cases());
        List<Case> selected = new Selection(all).select(selectors);
        PrintWriter out = spec.commandLine().getOut();
        for (Case one : selected) {
            String rules = one.rules().stream().map(Rule::id).collect(Collectors.joining(","));
            String flags =
                    one.flags().stream().sorted().map(flag -> " @" + flag).collect(Collectors.joining());
            out.println(one.id() + "  " + rules + flags + "  " + one.title());
        }
        int checks =
                (int) selected.stream().filter(one -> one.level() == Level.L2).count();
        out.println(count(selected.size() - checks, checks));
        return ExitCode.OK.number();
    }

    private static String count(int cases, int checks) {
        List<String> counts = new ArrayList<>();
        if (cases > 0) {
            counts.add(cases + (cases == 1 ? " case" : " cases"));
        }
        if (checks > 0) {
            counts.add(checks + (checks == 1 ? " check" : " checks") + " of a probe");
        }
        return String.join(", ", counts);
    }
}
