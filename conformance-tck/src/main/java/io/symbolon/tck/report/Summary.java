package io.symbolon.tck.report;

import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code summary.md}, for the page of a pipeline's job: verdict, failures first, a table by chapter. At most 60 lines. */
final class Summary {
    private static final int SHOWN_FAILURES = 15;
    private static final int SHOWN_COMPLAINTS = 5;

    private final ReportFile report;
    private final List<String> lines = new ArrayList<>();

    private Summary(ReportFile report) {
        this.report = report;
    }

    /** The whole file. */
    static String of(ReportFile report) {
        Summary summary = new Summary(report);
        summary.verdict();
        summary.complaints();
        summary.failures();
        summary.chapters();
        return String.join("\n", summary.lines) + "\n";
    }

    private void verdict() {
        RunResult result = report.result();
        Counts counts = result.counts();
        lines.add(
                "## " + cell(report.subjectInWords()) + ": " + result.verdict().reportName());
        lines.add("");
        String part = result.shards().map(shards -> ", " + shards).orElse("");
        lines.add(counts.planned() + " planned, " + counts.executed() + " executed, " + counts.passed() + " passed, "
                + counts.broken() + " broken (" + report.kit() + ", seed " + report.seed() + part + ")");
        lines.add("");
    }

    private void complaints() {
        List<String> complaints = report.result().complaints();
        complaints.stream().limit(SHOWN_COMPLAINTS).forEach(complaint -> lines.add("* baseline: " + cell(complaint)));
        addMore(complaints.size() - SHOWN_COMPLAINTS);
        if (!complaints.isEmpty()) lines.add("");
    }

    private void failures() {
        List<CaseResult> failures = report.result().toExplain();
        if (failures.isEmpty()) return;
        lines.add("| verdict | case | rule | what |");
        lines.add("|---|---|---|---|");
        failures.stream().limit(SHOWN_FAILURES).forEach(this::failure);
        lines.add("");
        addMore(failures.size() - SHOWN_FAILURES);
        lines.add("`" + report.reproduction(failures.get(0).planned().id()).replace('`', '\'')
                + "` runs the first of them again.");
        lines.add("");
    }

    private void failure(CaseResult failure) {
        Rule rule = failure.planned().rules().get(0);
        lines.add("| " + failure.verdict().kind().reportName() + " | "
                + failure.planned().id() + " | " + rule.id() + " "
                + rule.name() + " | "
                + cell(failure.planned().title()) + " |");
    }

    private void addMore(int left) {
        if (left <= 0) return;
        lines.add("and " + left + " more, in `report.html`");
        lines.add("");
    }

    private void chapters() {
        lines.add("| chapter | planned | passed | broken | inconclusive | not applicable | other |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|");
        report.result().countsByChapter().forEach((chapter, counts) -> row(Selection.name(chapter), counts));
        row("total", report.result().counts());
    }

    private void row(String name, Counts counts) {
        int inconclusive = counts.of(VerdictKind.INCONCLUSIVE);
        int notApplicable = counts.of(VerdictKind.NOT_APPLICABLE);
        int other = counts.planned() - counts.passed() - counts.broken() - inconclusive - notApplicable;
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d |",
                name,
                counts.planned(),
                counts.passed(),
                counts.broken(),
                inconclusive,
                notApplicable,
                other));
    }

    /** What a subject or a file says must not become a table, a link or a tag. */
    private static String cell(String text) {
        return Printable.of(text).replaceAll("([\\\\|`*_<>\\[\\]#&])", "\\\\$1");
    }
}
