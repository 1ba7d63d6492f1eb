package io.symbolon.tck.cli;

import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Emission;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon emit}: the requests of cases as lines, for a driver that is run by hand. */
@Command(
        name = "emit",
        description = "Write the requests of cases and of their twins to standard output, one a line, for a driver that"
                + " is run by hand. 'judge' judges its replies.")
final class EmitCommand implements Callable<Integer> {
    private static final int SHOWN_CONVERSATIONS = 5;

    @Parameters(arity = "1..*", paramLabel = "SELECTOR", description = "As for tck.")
    private List<String> selectors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Emission emission = emission(plan(selectors));
        emission.lines().forEach(spec.commandLine().getOut()::println);
        if (!emission.conversations().isEmpty()) {
            spec.commandLine().getErr().println("symbolon: left out: " + inWords(emission.conversations()));
        }
        return ExitCode.OK.number();
    }

    static List<Case> plan(List<String> selectors) {
        return new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED)).plan(selectors);
    }

    /** @throws UsageError if every case of the plan is a conversation */
    static Emission emission(List<Case> plan) {
        Emission emission = Emission.of(plan, () -> new InProcessDriver(new ReferenceSubject()));
        if (emission.conversations().size() == plan.size()) {
            throw new UsageError(inWords(emission.conversations()));
        }
        return emission;
    }

    private static String inWords(List<String> conversations) {
        int more = conversations.size() - SHOWN_CONVERSATIONS;
        String shown = String.join(", ", conversations.subList(0, Math.min(SHOWN_CONVERSATIONS, conversations.size())));
        return "what is asked depends on what was answered in " + shown + (more > 0 ? " and " + more + " more" : "")
                + "; use 'tck --driver', or 'tck --attach' for a driver under a debugger";
    }
}
