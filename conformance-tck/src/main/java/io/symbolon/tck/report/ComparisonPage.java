package io.symbolon.tck.report;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import java.util.List;
import java.util.Map;

/** Several subjects side by side: a column for each, a row for each rule. */
final class ComparisonPage {
    private final List<ReportFile> reports;
    private final List<Map<Rule, RuleStatus>> statuses;

    private ComparisonPage(List<ReportFile> reports) {
        this.reports = reports;
        this.statuses = reports.stream().map(report -> report.result().rules()).toList();
    }

    /** The whole page. */
    static String of(List<ReportFile> reports) {
        return Page.of(
                Page.many(reports.size(), "subject", "subjects") + " side by side",
                new ComparisonPage(reports)::content);
    }

    private void content(Markup page) {
        page.open("header").element("p", "Conformance reports", "class", "kicker");
        page.element("h1", Page.many(reports.size(), "subject", "subjects") + " side by side")
                .close("header");
        page.open("main").line();
        page.element("h2", "Verdicts").line();
        Tables.openComparison(page, "Verdicts", "Subject", "Verdict", "Planned", "Executed", "Passed", "Broken");
        for (ReportFile report : reports) {
            Counts counts = report.result().counts();
            page.open("tr").element("th", report.subjectInWords(), "scope", "row");
            page.element(
                    "td",
                    Page.inWords(report.result().verdict()),
                    "class",
                    "verdict " + report.result().verdict().reportName());
            for (int count : List.of(counts.planned(), counts.executed(), counts.passed(), counts.broken())) {
                page.element("td", String.valueOf(count), "class", "number");
            }
            page.close("tr");
        }
        Tables.close(page);
        page.element("h2", "Rules").line();
        for (Chapter chapter : Chapter.values()) {
            chapter(page, chapter);
        }
        page.close("main");
    }

    private void chapter(Markup page, Chapter chapter) {
        List<Rule> named = chapter.rules().stream()
                .filter(rule -> statuses.stream().anyMatch(one -> one.containsKey(rule)))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        page.element("h3", Selection.name(chapter)).line();
        String[] columns = new String[reports.size() + 1];
        columns[0] = "Rule";
        for (int i = 0; i < reports.size(); i++) {
            columns[i + 1] = reports.get(i).subjectInWords();
        }
        Tables.openComparison(page, "Rules of chapter " + Selection.name(chapter), columns);
        for (Rule rule : named) {
            page.open("tr")
                    .open("th", "scope", "row")
                    .text(rule.id() + " ")
                    .name(rule.name())
                    .close();
            for (Map<Rule, RuleStatus> one : statuses) {
                RuleStatus status = one.get(rule);
                page.element(
                        "td",
                        status == null ? "\u2013 not in this run" : Page.inWords(status),
                        "class",
                        status == null ? "absent" : status.reportName());
            }
            page.close("tr");
        }
        Tables.close(page);
    }
}
