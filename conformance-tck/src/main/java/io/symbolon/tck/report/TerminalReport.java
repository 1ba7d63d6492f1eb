package io.symbolon.tck.report;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The summary that a run prints: who was judged, a table by chapter, each failure, the rules, the verdict. */
public final class TerminalReport {
    private static final int SHOWN_FAILURES = 25;
    private static final String ROW = "%-14s%9s%10s%8s%8s%14s%16s%15s";

    private final ReportFile report;
    private final StringBuilder text = new StringBuilder();

    private TerminalReport(ReportFile report) {
        this.report = report;
    }

    /** The whole summary, with a line break at its end. */
    public static String of(ReportFile report) {
        TerminalReport terminal = new TerminalReport(report);
        terminal.subject();
        terminal.table();
        terminal.notApplicable();
        terminal.leftOutAndKnown();
        terminal.failures();
        terminal.rules();
        terminal.verdict();
        return terminal.text.toString();
    }

    private void subject() {
        String who = report.result().subject().map(TerminalReport::inWords).orElseGet(report::subjectInWords);
        String how = report.command().map(command -> "driver: " + command).orElse("in this process");
        line("Subject   " + who);
        String part = report.result().shards().map(shards -> ", " + shards).orElse("");
        line("          " + how + ", seed " + report.seed() + part);
        line("");
    }

    private static String inWords(Hello hello) {
        return hello.name() + " " + hello.version() + " (" + hello.language() + "): "
                + String.join(", ", hello.declared());
    }

    private void table() {
        row("chapter", "planned", "executed", "passed", "broken", "inconclusive", "not-applicable", "could-not-run");
        report.result().countsByChapter().forEach((chapter, counts) -> row(Selection.name(chapter), counts));
        row("total", report.result().counts());
        line("");
    }

    private void row(String name, Counts counts) {
        row(
                name,
                counts.planned(),
                counts.executed(),
                counts.passed(),
                counts.broken(),
                counts.of(VerdictKind.INCONCLUSIVE),
                counts.of(VerdictKind.NOT_APPLICABLE),
                counts.of(VerdictKind.COULD_NOT_RUN));
    }

    private void row(Object... cells) {
        text.append(String.format(Locale.ROOT, ROW, cells).stripTrailing()).append('\n');
    }

    /** What a port can do next: the capabilities that it lacks, and how many cases wait for each. */
    private void notApplicable() {
        Map<String, Integer> missing = new TreeMap<>();
        for (CaseResult result : report.result().results()) {
            if (result.verdict().kind() == VerdictKind.NOT_APPLICABLE) {
                missing.merge(result.verdict().text(), 1, Integer::sum);
            }
        }
        missing.forEach(
                (text, count) -> line("Not applicable: " + count + (count == 1 ? " case, " : " cases, ") + text));
        if (!missing.isEmpty()) {
            line("");
        }
    }

    /** What somebody chose not to hear of, and what is wrong with the list of it. */
    private void leftOutAndKnown() {
        Counts counts = report.result().counts();
        int excluded = counts.of(VerdictKind.EXCLUDED);
        int known = counts.of(VerdictKind.EXPECTED_FAILURE);
        List<String> complaints = report.result().complaints();
        if (excluded > 0) {
            line("Left out: " + excluded + (excluded == 1 ? " case" : " cases"));
        }
        if (known > 0) {
            line("Known failures: " + known + (known == 1 ? " case" : " cases") + " of the baseline");
        }
        complaints.forEach(complaint -> line("Baseline: " + Printable.of(complaint)));
        if (excluded + known + complaints.size() > 0) {
            line("");
        }
    }

    private void failures() {
        List<CaseResult> failures = report.result().toExplain();
        for (CaseResult failure : failures.subList(0, Math.min(SHOWN_FAILURES, failures.size()))) {
            Rule rule = failure.planned().rules().get(0);
            line(failure.verdict().kind().reportName().toUpperCase(Locale.ROOT) + "  "
                    + failure.planned().id() + "  " + rule.id() + " " + rule.name());
            line("  " + failure.planned().title());
            Explanation.of(failure.verdict()).forEach(line -> line("  " + line));
            line("  again     " + report.reproduction(failure.planned().id()));
            line("");
        }
        if (failures.size() > SHOWN_FAILURES) {
            line("and " + (failures.size() - SHOWN_FAILURES) + " more; report.json has them all");
            line("");
        }
    }

    private void rules() {
        Collection<RuleStatus> named = report.result().rules().values();
        line("Rules     " + Collections.frequency(named, RuleStatus.SHOWN) + " shown, "
                + Collections.frequency(named, RuleStatus.BROKEN) + " broken, "
                + Collections.frequency(named, RuleStatus.OPEN) + " open, "
                + (Rules.all().size() - named.size()) + " not in this run");
    }

    private void verdict() {
        RunResult result = report.result();
        Counts counts = result.counts();
        line("Verdict   " + result.verdict().reportName() + ": " + counts.planned() + " planned, " + counts.executed()
                + " executed, " + counts.passed() + " passed, " + counts.broken() + " broken");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
