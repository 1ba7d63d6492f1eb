package io.symbolon.tck.report;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.spec.RuleText;
import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code report.html}: what is wrong and why, every rule, every case, and what the run was made with. */
final class HtmlReport {
    /** How many characters the page may have before further failures are told in one line each. */
    static final int DETAILED = 2_400_000;

    private final ReportFile report;
    private final RunResult result;
    private final Map<Chapter, Map<String, RuleText>> texts = new LinkedHashMap<>();
    private final Set<String> anchors = new HashSet<>();
    private Markup page;

    private HtmlReport(ReportFile report) {
        this.report = report;
        this.result = report.result();
        for (Chapter chapter : Chapter.values()) {
            texts.put(chapter, chapter.texts());
        }
        result.results().forEach(one -> anchors.add(one.planned().id()));
    }

    /** The whole page. */
    static String of(ReportFile report) {
        HtmlReport html = new HtmlReport(report);
        return Page.of(
                report.subjectInWords() + ": " + report.result().verdict().reportName(), html::content);
    }

    private void content(Markup markup) {
        page = markup;
        header();
        page.open("main").line();
        page.open("section", "id", "wrong", "aria-labelledby", "h-wrong").line();
        page.element("h2", "What did not pass", "id", "h-wrong").line();
        complaints();
        breaches();
        undecided();
        page.close("section");
        rules();
        cases();
        page.close("main");
        footer();
    }

    private void header() {
        Counts counts = result.counts();
        page.open("header", "class", result.verdict().reportName()).line();
        page.element("p", "Conformance report", "class", "kicker").line();
        page.element("h1", report.subjectInWords()).line();
        page.element("p", Page.inWords(result.verdict()), "class", "verdict").line();
        page.element("p", Page.reason(report)).line();
        result.shards()
                .filter(shards -> !shards.areAll())
                .ifPresent(shards -> page.element(
                                "p", "This is " + shards + " of a plan with " + shards.cases() + " cases.")
                        .line());
        page.open("dl", "class", "counts").line();
        count("planned", counts.planned());
        count("executed", counts.executed());
        for (VerdictKind kind : VerdictKind.values()) {
            if (counts.of(kind) > 0) {
                count(Page.inWords(kind), counts.of(kind));
            }
        }
        page.close("dl");
        page.close("header");
        page.open("nav", "aria-label", "Parts of this report").line();
        link("#wrong", "What did not pass");
        link("#rules", "Rules");
        link("#cases", "Cases");
        link("#run", "The run");
        page.close("nav");
    }

    private void count(String name, int count) {
        page.open("div")
                .element("dt", name)
                .element("dd", String.valueOf(count))
                .close("div");
    }

    private void link(String href, String text) {
        page.element("a", text, "href", href).line();
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

    /** Every case that is a breach of its own, by the rule that it shows. */
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
        FailureDetails details = new FailureDetails(report, page, anchors);
        byRule.forEach((rule, failures) -> {
            page.open("section", "class", "rule", "aria-labelledby", "b-" + rule.id())
                    .line();
            page.open("h3", "id", "b-" + rule.id()).element("span", "\u2717 " + rule.id(), "class", "id");
            page.text(" ").name(rule.name()).close("h3");
            page.open("p", "class", "sentence").text(sentence(rule)).close("p");
            page.open("p")
                    .element("strong", "Why it matters: ")
                    .text(text(rule).intent())
                    .close("p");
            for (CaseResult failure : failures) {
                details.write(
                        failure,
                        failure == failures.get(0) && byRule.keySet().iterator().next() == rule);
            }
            page.close("section");
        });
    }

    /** What is left: not broken, but not shown either. */
    private void undecided() {
        for (VerdictKind kind : VerdictKind.values()) {
            List<CaseResult> some = result.results().stream()
                    .filter(one -> one.verdict().kind() == kind && kind != VerdictKind.PASS && !kind.isBreach())
                    .toList();
            if (some.isEmpty()) {
                continue;
            }
            page.open("details", "class", "list").line();
            page.element("summary", Page.inWords(kind) + ": " + Page.many(some.size(), "case", "cases"))
                    .line();
            page.element("p", meaning(kind)).line();
            scrolling("Cases: " + kind.reportName());
            head("Case", "Title", "Why");
            for (CaseResult one : some) {
                page.open("tr", "id", "case-" + one.planned().id());
                page.element("th", one.planned().id(), "scope", "row");
                page.element("td", one.planned().title());
                page.open("td");
                why(one);
                page.close().close("tr");
            }
            page.close("tbody").close("table").close("div").close("details");
        }
    }

    private void why(CaseResult one) {
        if (one.verdict().kind() == VerdictKind.INCONCLUSIVE
                && one.planned().twin().isPresent()) {
            page.text("its twin ");
            caseLink(one.planned().twin().get());
            page.text(" did not pass");
        } else {
            page.text(one.verdict().text());
        }
    }

    private static String meaning(VerdictKind kind) {
        return switch (kind) {
            case INCONCLUSIVE ->
                "Refused as it should be, but the twin, which has nothing wrong, did not pass: a refusal of"
                        + " everything shows nothing. Repair the twin first.";
            case NOT_APPLICABLE -> "The subject does not declare a capability that these cases need.";
            case COULD_NOT_RUN -> "There was no driver left to ask.";
            case EXCLUDED -> "Left out by the caller: planned, and not asked.";
            case EXPECTED_FAILURE ->
                "They fail, and the baseline lists them. They do not break the build; they keep the"
                        + " subject from being conformant.";
            case KIT_FAULT -> "The kit itself made a mistake: no verdict of this run is worth anything.";
            default -> "";
        };
    }

    private void rules() {
        page.open("section", "id", "rules", "aria-labelledby", "h-rules").line();
        page.element("h2", "Rules", "id", "h-rules").line();
        page.element(
                        "p",
                        "A rule is shown when every case that names it passed. Open one to read it and to find its cases.")
                .line();
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
        page.open("li", "id", "rule-" + rule.id(), "class", status == null ? "absent" : status.reportName());
        page.open("details")
                .open("summary")
                .element("b", rule.id())
                .element("span", word)
                .close();
        page.open("div").open("p", "class", "name").name(rule.name()).close();
        page.element("p", sentence(rule));
        List<CaseResult> naming = result.naming(rule);
        if (!naming.isEmpty()) {
            page.open("p", "class", "cases");
            naming.forEach(one -> {
                caseLink(one.planned().id());
                page.text(
                        one.verdict().isPass()
                                ? " "
                                : " (" + one.verdict().kind().reportName() + ") ");
            });
            page.close();
        }
        page.close().close().close("li");
    }

    private void cases() {
        page.open("section", "id", "cases", "aria-labelledby", "h-cases").line();
        page.element("h2", "Cases", "id", "h-cases").line();
        scrolling("Cases by chapter");
        head("Chapter", "Planned", "Executed", "Passed", "Broken", "Open");
        result.countsByChapter().forEach((chapter, counts) -> {
            page.open("tr").element("th", Selection.name(chapter), "scope", "row");
            int open = counts.planned() - counts.passed() - counts.broken();
            for (int count : List.of(counts.planned(), counts.executed(), counts.passed(), counts.broken(), open)) {
                page.element("td", String.valueOf(count), "class", "number");
            }
            page.close("tr");
        });
        page.close("tbody").close("table").close("div");
        for (Chapter chapter : result.countsByChapter().keySet()) {
            passed(chapter);
        }
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
        scrolling("Passed cases of chapter " + Selection.name(chapter));
        head("Case", "Title", "Rules");
        for (Case one : passed) {
            page.open("tr", "id", "case-" + one.id()).element("th", one.id(), "scope", "row");
            page.element("td", one.title()).open("td");
            one.rules().forEach(rule -> {
                page.element("a", rule.id(), "href", "#rule-" + rule.id());
                page.text(" ");
            });
            page.close().close("tr");
        }
        page.close("tbody").close("table").close("div").close("details");
    }

    private void footer() {
        page.open("footer", "id", "run").line();
        page.element("h2", "The run").line();
        page.open("dl", "class", "facts").line();
        result.subject().ifPresent(hello -> fact("Subject", inWords(hello)));
        fact(report.isOfProbe() ? "Target" : "Driver", report.command().orElse("embedded in the kit"));
        if (!report.options().isEmpty()) {
            fact("Options", String.join(" ", report.options()));
        }
        fact("Kit", report.kit());
        fact("Seed", String.valueOf(report.seed()));
        fact("Selection", report.selectors().isEmpty() ? "everything" : String.join(" ", report.selectors()));
        result.shards().ifPresent(shards -> fact("Part", shards.toString()));
        report.digests().kit().ifPresent(digest -> fact("SHA-256 of the kit", digest));
        report.digests().subject().forEach((file, digest) -> fact("SHA-256 of " + file, digest));
        page.close("dl");
        page.open("details", "class", "list").line();
        page.element("summary", "SHA-256 of the vectors").line();
        page.open("dl", "class", "facts").line();
        report.digests().vectors().forEach(this::fact);
        page.close("dl").close("details");
        page.close("footer");
    }

    private static String inWords(Hello hello) {
        return hello.name() + " " + hello.version() + " (" + hello.language() + "): "
                + String.join(", ", hello.declared());
    }

    private void fact(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void scrolling(String label) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
        page.open("table").line();
    }

    private void head(String... columns) {
        page.open("thead").open("tr");
        for (String column : columns) {
            page.element("th", column, "scope", "col");
        }
        page.close().close("thead");
        page.open("tbody").line();
    }

    private void caseLink(String id) {
        if (anchors.contains(id)) {
            page.element("a", id, "href", "#case-" + id);
        } else {
            page.text(id);
        }
    }

    private RuleText text(Rule rule) {
        return texts.get(rule.chapter()).get(rule.id());
    }

    private String sentence(Rule rule) {
        return text(rule).sentence();
    }
}
