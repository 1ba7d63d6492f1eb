package io.symbolon.tck.cli;

import io.symbolon.tck.driver.ReplyLines;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Emission;
import io.symbolon.tck.suite.Plan;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbolon judge}: the verdicts over the replies to what {@code emit} has written. */
@Command(name = "judge", description = "Judge the replies to what 'emit' has written for the same selectors.")
final class JudgeCommand implements Callable<Integer> {
    @Parameters(
            arity = "2..*",
            paramLabel = "SELECTOR... REPLIES",
            description = "The selectors as for emit, then the file with the reply lines.")
    private List<String> words;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ReplyLines replies = replies(Path.of(words.get(words.size() - 1)));
        List<Case> plan = EmitCommand.plan(words.subList(0, words.size() - 1));
        Emission emission = EmitCommand.emission(plan);
        int asked = emission.lines().size();
        if (replies.count() > asked) {
            throw new UsageError("these are the replies of another driver or of other cases: expected " + asked
                    + " lines, one for each request, not " + replies.count());
        }
        List<Case> conversations = plan.stream()
                .filter(one -> emission.conversations().contains(one.id()))
                .toList();
        RunResult result = new Runner(emission.answeredBy(replies), Progress.NONE)
                .run(Plan.of(plan).without(conversations));
        print(result);
        return result.verdict().exitCode().number();
    }

    private void print(RunResult result) {
        PrintWriter out = spec.commandLine().getOut();
        for (CaseResult one : result.results()) {
            Verdict verdict = one.verdict();
            out.println(verdict.kind().reportName().toUpperCase(Locale.ROOT) + "  "
                    + one.planned().id() + "  "
                    + one.planned().rules().get(0).id() + "  " + one.planned().title());
            print(out, "", verdict.text());
            print(out, "at        ", verdict.at());
            print(out, "expected  ", verdict.expected());
            print(out, "actual    ", verdict.actual());
        }
        out.println("Verdict   " + result.verdict().reportName());
    }

    private static void print(PrintWriter out, String label, String text) {
        if (!text.isEmpty()) {
            out.println("  " + label + text.replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private static ReplyLines replies(Path file) {
        try {
            return ReplyLines.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageError("the replies can not be read: " + e);
        }
    }
}
