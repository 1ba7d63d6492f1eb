package io.symbolon.tck.probe;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.report.Explanation;
import io.symbolon.tck.report.Printable;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The summary that a probe prints: who was judged and how, a table by chapter, each failure, the rules, the verdict. */
public final class ProbeText {
    private static final String ROW = "%-14s%9s%10s%8s%8s%16s%15s";
    private static final int SHOWN_CHARACTERS = 160;
    private static final long TELLING_CLOCK_MS = 2_000;

    private final ProbeResult result;
    private final ReportFile report;
    private final StringBuilder text = new StringBuilder();

    private ProbeText(ProbeResult result, ReportFile report) {
        this.result = result;
        this.report = report;
    }

    /**
     * The whole summary, with a line break at its end.
     *
     * @param report the report of the same run
     */
    public static String of(ProbeResult result, ReportFile report) {
        ProbeText summary = new ProbeText(result, report);
        summary.measured();
        summary.table();
        summary.failures();
        summary.rules();
        summary.verdict();
        return summary.text.toString();
    }

    private void measured() {
        RoundTrips trips = result.roundTrips();
        if (trips.count() > 0) {
            line(String.format(
                    Locale.ROOT,
                    "Measured  %d round trips, 99 of 100 within %.1f ms; silence lasts %d ms",
                    trips.count(),
                    trips.p99Nanos() / 1e6,
                    TimeUnit.NANOSECONDS.toMillis(trips.silenceNanos())));
        }
        if (Math.abs(result.clockAheadMs()) > TELLING_CLOCK_MS) {
            line("          the target's clock is " + Math.abs(result.clockAheadMs()) / 1000 + " s "
                    + (result.clockAheadMs() > 0 ? "ahead of" : "behind") + " the one here");
        }
        line("");
    }

    private void table() {
        row("chapter", "planned", "executed", "passed", "broken", "not-applicable", "could-not-run");
        result.run().countsByChapter().forEach((chapter, counts) -> row(Selection.name(chapter), counts));
        row("total", result.run().counts());
        line("");
    }

    private void row(String name, Counts counts) {
        row(
                name,
                counts.planned(),
                counts.executed(),
                counts.passed(),
                counts.broken(),
                counts.of(VerdictKind.NOT_APPLICABLE),
                counts.of(VerdictKind.COULD_NOT_RUN));
    }

    private void row(Object... cells) {
        line(String.format(Locale.ROOT, ROW, cells).stripTrailing());
    }

    private void failures() {
        for (CaseResult one : result.run().results()) {
            switch (one.verdict().kind()) {
                case PASS -> {}
                case COULD_NOT_RUN, NOT_APPLICABLE -> {}
                default -> failure(one);
            }
        }
        reasons(VerdictKind.NOT_APPLICABLE, "Not applicable");
        reasons(VerdictKind.COULD_NOT_RUN, "Could not run");
    }

    private void failure(CaseResult one) {
        Rule rule = one.planned().rules().get(0);
        Verdict verdict = one.verdict();
        line(verdict.kind().reportName().toUpperCase(Locale.ROOT) + "  "
                + one.planned().id() + "  " + rule.id() + " " + rule.name());
        line("  " + one.planned().title());
        Explanation.of(verdict).forEach(line -> line("  " + line));
        line("  rule      " + rule.sentence());
        line("  again     " + report.reproduction(one.planned().id()));
        line("");
    }

    private void reasons(VerdictKind kind, String words) {
        result.run().results().stream()
                .filter(one -> one.verdict().kind() == kind)
                .collect(Collectors.groupingBy(one -> one.verdict().text(), LinkedHashMap::new, Collectors.counting()))
                .forEach((reason, count) -> {
                    line(words + ": " + count + (count == 1 ? " check, " : " checks, ") + shown(reason));
                    line("");
                });
    }

    private static String shown(String value) {
        String cut = value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "...";
        return Printable.of(cut);
    }

    private void rules() {
        Collection<RuleStatus> named = result.run().rules().values();
        line("Rules     " + Collections.frequency(named, RuleStatus.SHOWN) + " seen to hold, "
                + Collections.frequency(named, RuleStatus.BROKEN) + " broken, "
                + Collections.frequency(named, RuleStatus.OPEN) + " open, "
                + (Rules.all().size() - named.size()) + " not seen ('symbolon probe --unseen')");
    }

    private void verdict() {
        RunResult run = result.run();
        Counts counts = run.counts();
        String reach = run.verdict() == RunVerdict.CONFORMANT ? ", as far as this probe sees" : "";
        line("Verdict   " + run.verdict().reportName() + reach + ": " + counts.planned() + " planned, "
                + counts.executed() + " executed, " + counts.passed() + " passed, " + counts.broken() + " broken");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
