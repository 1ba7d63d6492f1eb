package io.symbolon.tck.report;

import io.symbolon.tck.driver.Hello;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.Optional;

/** {@code report.html}: what is wrong and why, every rule, every case, and what the run was made with. */
final class HtmlReport {
    /** How many characters the page may have before further failures are told in one line each. */
    static final int DETAILED = 2_400_000;

    private final ReportFile report;
    private final RunResult result;
    private final Optional<SelfProof> proof;
    private final CaseLinks links;
    private Markup page;

    private HtmlReport(ReportFile report, Optional<SelfProof> proof) {
        this.report = report;
        this.result = report.result();
        this.proof = proof;
        this.links = CaseLinks.of(result);
    }

    /** The whole page, without a word about the kit's own proof. */
    static String of(ReportFile report) {
        return of(report, Optional.empty());
    }

    /** The whole page; each rule says what proves the kit in it, if a self-test says so. */
    static String of(ReportFile report, Optional<SelfProof> proof) {
        HtmlReport html = new HtmlReport(report, proof);
        return Page.of(
                report.subjectInWords() + ": " + report.result().verdict().reportName(), html::content);
    }

    private void content(Markup markup) {
        page = markup;
        header();
        page.open("main").line();
        new WrongPart(report, page, links).write();
        new RuleMap(result, proof, page, links).write();
        new CaseTables(result, page).write();
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
}
