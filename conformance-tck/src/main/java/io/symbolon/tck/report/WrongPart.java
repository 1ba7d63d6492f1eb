package io.symbolon.tck.report;

import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What did not pass: what is wrong with the baseline, every broken rule with its cases, and what decides nothing. */
final class WrongPart {
    private final ReportFile report;
    private final RunResult result;
    private final Markup page;
    private final CaseLinks links;

    WrongPart(ReportFile report, Markup page, CaseLinks links) {
        this.report = report;
        this.result = report.result();
        this.page = page;
        this.links = links;
    }

    void write() {
        page.open("section", "id", "wrong", "aria-labelledby", "h-wrong").line();
        page.element("h2", "What did not pass", "id", "h-wrong").line();
        complaints();
        breaches();
        for (VerdictKind kind : VerdictKind.values()) {
            undecided(kind);
        }
        page.close("section");
    }

    private void complaints() {
        if (!result.complaints().isEmpty()) {
            page.element("h3", "The baseline").line();
            page.open("ul").line();
            result.complaints()
                    .forEach(complaint -> page.element("li", complaint).line());
            page.close("ul");
        }
    }

    /** Every case that is a breach of its own, by the rule that it shows; the first one is open. */
    private void breaches() {
        Map<Rule, List<CaseResult>> byRule = new LinkedHashMap<>();
        for (CaseResult one : result.results()) {
            if (one.verdict().kind().isBreach()) {
                byRule.computeIfAbsent(one.planned().rules().get(0), rule -> new ArrayList<>())
                        .add(one);
            }
        }
        if (byRule.isEmpty()) {
            page.element("p", "No case shows a broken rule.").line();
        }
        FailureDetails details = new FailureDetails(report, page, links);
        byRule.forEach((rule, failures) -> {
            page.open("section", "class", "rule", "aria-labelledby", "b-" + rule.id())
                    .line();
            page.open("h3", "id", "b-" + rule.id()).element("span", "\u2717 " + rule.id(), "class", "id");
            page.text(" ").name(rule.name()).close("h3");
            page.open("p", "class", "sentence").text(rule.sentence()).close("p");
            page.open("p")
                    .element("strong", "Why it matters: ")
                    .text(rule.intent())
                    .close("p");
            for (CaseResult failure : failures) {
                details.write(
                        failure,
                        failure == failures.get(0) && byRule.keySet().iterator().next() == rule);
            }
            page.close("section");
        });
    }

    /** The cases with this verdict, if they are neither broken nor shown. */
    private void undecided(VerdictKind kind) {
        List<CaseResult> some = result.results().stream()
                .filter(one -> one.verdict().kind() == kind && kind != VerdictKind.PASS && !kind.isBreach())
                .toList();
        if (some.isEmpty()) {
            return;
        }
        page.open("details", "class", "list").line();
        page.element("summary", Page.inWords(kind) + ": " + Page.many(some.size(), "case", "cases"))
                .line();
        page.element("p", meaning(kind)).line();
        Tables.open(page, "Cases: " + kind.reportName(), "Case", "Title", "Why");
        for (CaseResult one : some) {
            page.open("tr", "id", "case-" + one.planned().id());
            page.element("th", one.planned().id(), "scope", "row");
            page.element("td", one.planned().title());
            page.open("td");
            why(one);
            page.close().close("tr");
        }
        Tables.close(page);
        page.close("details");
    }

    private void why(CaseResult one) {
        if (one.verdict().kind() == VerdictKind.INCONCLUSIVE
                && one.planned().twin().isPresent()) {
            page.text("its twin ");
            links.write(page, one.planned().twin().get());
            page.text(" did not pass");
        } else {
            page.text(one.verdict().text());
        }
    }

    private String meaning(VerdictKind kind) {
        return switch (kind) {
            case INCONCLUSIVE ->
                "Refused as it should be, but the twin, which has nothing wrong, did not pass: a refusal of"
                        + " everything shows nothing. Repair the twin first.";
            case NOT_APPLICABLE ->
                report.isOfProbe()
                        ? "What the target does shows that these checks are not for it."
                        : "The subject does not declare a capability that these cases need.";
            case COULD_NOT_RUN ->
                report.isOfProbe()
                        ? "The target did not get so far, or did not answer any more."
                        : "There was no driver left to ask.";
            case EXCLUDED -> "Left out by the caller: planned, and not asked.";
            case EXPECTED_FAILURE ->
                "They fail, and the baseline lists them. They do not break the build; they keep the"
                        + " subject from being conformant.";
            case KIT_FAULT -> "The kit itself made a mistake: no verdict of this run is worth anything.";
            default -> "";
        };
    }
}
