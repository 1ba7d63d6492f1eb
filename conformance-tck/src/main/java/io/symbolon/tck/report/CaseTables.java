package io.symbolon.tck.report;

import io.symbolon.spec.Chapter;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import java.util.List;

/** Counts by chapter, and every case that passed. */
final class CaseTables {
    private final RunResult result;
    private final Markup page;

    CaseTables(RunResult result, Markup page) {
        this.result = result;
        this.page = page;
    }

    void write() {
        page.open("section", "id", "cases", "aria-labelledby", "h-cases").line();
        page.element("h2", "Cases", "id", "h-cases").line();
        Tables.open(page, "Cases by chapter", "Chapter", "Planned", "Executed", "Passed", "Broken", "Open");
        result.countsByChapter().forEach((chapter, counts) -> {
            page.open("tr").element("th", Selection.name(chapter), "scope", "row");
            int open = counts.planned() - counts.passed() - counts.broken();
            for (int count : List.of(counts.planned(), counts.executed(), counts.passed(), counts.broken(), open)) {
                page.element("td", String.valueOf(count), "class", "number");
            }
            page.close("tr");
        });
        Tables.close(page);
        result.countsByChapter().keySet().forEach(this::passed);
        page.close("section");
    }

    private void passed(Chapter chapter) {
        List<Case> passed = result.results().stream()
                .filter(one -> one.verdict().isPass() && one.planned().chapter() == chapter)
                .map(CaseResult::planned)
                .toList();
        if (passed.isEmpty()) {
            return;
        }
        page.open("details", "class", "list").line();
        page.element(
                        "summary",
                        "\u2713 " + Page.many(passed.size(), "case", "cases") + " of chapter " + Selection.name(chapter)
                                + " passed")
                .line();
        Tables.open(page, "Passed cases of chapter " + Selection.name(chapter), "Case", "Title", "Rules");
        for (Case one : passed) {
            page.open("tr", "id", "case-" + one.id()).element("th", one.id(), "scope", "row");
            page.element("td", one.title()).open("td");
            one.rules().forEach(rule -> {
                page.element("a", rule.id(), "href", "#rule-" + rule.id());
                page.text(" ");
            });
            page.close().close("tr");
        }
        Tables.close(page);
        page.close("details");
    }
}
