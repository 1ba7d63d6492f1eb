package io.symbolon.tck.report;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every rule of every chapter with its status in a run and, if a self-test is at hand, with what proves the kit in it. */
final class RuleMap {
    private final RunResult result;
    private final Optional<SelfProof> proof;
    private final Markup page;
    private final CaseLinks links;

    RuleMap(RunResult result, Optional<SelfProof> proof, Markup page, CaseLinks links) {
        this.result = result;
        this.proof = proof;
        this.page = page;
        this.links = links;
    }

    void write() {
        page.open("section", "id", "rules", "aria-labelledby", "h-rules").line();
        page.element("h2", "Rules", "id", "h-rules").line();
        page.element(
                        "p",
                        "A rule is shown when every case that names it passed. Open one to read it and to find its cases.")
                .line();
        proof.ifPresent(one -> page.element("p", one.inWords()).line());
        Map<Rule, RuleStatus> statuses = result.rules();
        for (Chapter chapter : Chapter.values()) {
            long shown = chapter.rules().stream()
                    .filter(rule -> statuses.get(rule) == RuleStatus.SHOWN)
                    .count();
            page.open("h3").text(Selection.name(chapter) + " ");
            page.element("small", shown + " of " + chapter.rules().size() + " shown")
                    .close("h3");
            page.open("ul", "class", "map").line();
            chapter.rules().forEach(rule -> cell(rule, statuses.get(rule)));
            page.close("ul");
        }
        page.close("section");
    }

    private void cell(Rule rule, RuleStatus status) {
        String word = status == null ? "\u2013 not in this run" : Page.inWords(status);
        Optional<SelfProof.OfRule> ofRule = proof.flatMap(one -> one.of(rule));
        page.open("li", "id", "rule-" + rule.id(), "class", status == null ? "absent" : status.reportName());
        page.open("details").open("summary").element("b", rule.id()).element("span", word);
        ofRule.flatMap(SelfProof.OfRule::count)
                .ifPresent(count -> page.text(" ").element("small", count));
        page.close().open("div").open("p", "class", "name").name(rule.name()).close();
        page.element("p", rule.sentence());
        cases(rule);
        ofRule.ifPresent(this::proved);
        page.close().close().close("li");
    }

    private void cases(Rule rule) {
        List<CaseResult> naming = result.naming(rule);
        if (naming.isEmpty()) {
            return;
        }
        page.open("p", "class", "cases");
        for (CaseResult one : naming) {
            links.write(page, one.planned().id());
            page.text(one.verdict().isPass() ? " " : " (" + one.verdict().kind().reportName() + ") ");
        }
        page.close();
    }

    private void proved(SelfProof.OfRule ofRule) {
        ofRule.reason().ifPresent(reason -> page.element("p", "No mutant of the kit breaks it: " + reason + "."));
        if (ofRule.mutants().isEmpty()) {
            return;
        }
        page.element("p", "Implementations that break it on purpose, and who finds them:");
        page.open("ul").line();
        for (SelfProof.Mutant one : ofRule.mutants()) {
            page.element(
                            "li",
                            one.title() + " \u2013 "
                                    + (one.isFound() ? "found by " + String.join(", ", one.killers()) : "not found"))
                    .line();
        }
        page.close("ul");
    }
}
