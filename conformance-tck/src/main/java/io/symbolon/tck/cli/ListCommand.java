package io.symbolon.tck.cli;

import io.symbolon.spec.Rule;
import io.symbolon.tck.Suites;
import io.symbolon.tck.suite.Case;
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

/** {@code symbolon list}: the cases that selectors name, one a line. */
@Command(name = "list", description = "List cases: id, rules, flags and title.")
final class ListCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SELECTOR", description = "As for tck. None: everything.")
    private List<String> selectors = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Case> cases = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED)).select(selectors);
        PrintWriter out = spec.commandLine().getOut();
        for (Case one : cases) {
            String rules = one.rules().stream().map(Rule::id).collect(Collectors.joining(","));
            String flags =
                    one.flags().stream().sorted().map(flag -> " @" + flag).collect(Collectors.joining());
            out.println(one.id() + "  " + rules + flags + "  " + one.title());
        }
        out.println(cases.size() + (cases.size() == 1 ? " case" : " cases"));
        return ExitCode.OK.number();
    }
}
