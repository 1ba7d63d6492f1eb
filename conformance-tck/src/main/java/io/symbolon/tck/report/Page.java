package io.symbolon.tck.report;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What all pages have in common: head, style, signs. A page is one file that asks for nothing else and has no script. */
final class Page {
    private static final String STYLE = style();

    private Page() {}

    /** A page with this title; {@code content} writes the header, the navigation, the main part and the footer. */
    static String of(String title, Consumer<Markup> content) {
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").line();
        page.open("head").line();
        page.empty("meta", "charset", "UTF-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'")
                .line();
        page.element("title", title).line();
        page.open("style").raw(STYLE).close("style");
        page.close("head");
        page.open("body").line();
        content.accept(page);
        page.close("body");
        page.close("html");
        return page.toString();
    }

    /** A verdict of a run in words, with its sign: never by colour alone. */
    static String inWords(RunVerdict verdict) {
        return switch (verdict) {
            case CONFORMANT -> "\u2713 conformant";
            case NONCONFORMANT -> "\u2717 nonconformant";
            case INCOMPLETE -> "? incomplete";
            case KIT_FAULT -> "! fault of the kit";
        };
    }

    /** The sign and the word for a rule that the run names. */
    static String inWords(RuleStatus status) {
        return switch (status) {
            case SHOWN -> "\u2713 shown";
            case BROKEN -> "\u2717 broken";
            case OPEN -> "? open";
        };
    }

    /** The sign and the word for a case. */
    static String inWords(VerdictKind kind) {
        String sign = kind == VerdictKind.PASS ? "\u2713" : kind.isBreach() ? "\u2717" : "?";
        return sign + " " + kind.reportName();
    }

    /** What a verdict rests on, in one sentence. */
    static String reason(ReportFile report) {
        Counts counts = report.result().counts();
        int open = counts.planned() - counts.passed() - counts.broken();
        return switch (report.result().verdict()) {
            case CONFORMANT -> "Every planned case that applies to the subject passed.";
            case NONCONFORMANT ->
                counts.broken() > 0
                        ? many(counts.broken(), "case shows", "cases show") + " a broken rule or a broken driver"
                                + (open > 0
                                        ? "; " + many(open, "more case", "more cases") + " did not pass either."
                                        : ".")
                        : "The baseline is not right.";
            case KIT_FAULT -> "The kit itself made a mistake; no verdict of this run is worth anything.";
            case INCOMPLETE ->
                counts.planned() == 0
                        ? "No case was planned."
                        : open == 0
                                ? "Nothing was found broken, but this is a part of the plan only."
                                : "Nothing was found broken, but " + many(open, "planned case", "planned cases")
                                        + " did not pass.";
        };
    }

    /** {@code 1 case}, {@code 2 cases}. */
    static String many(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    /** A rule as it is written everywhere: id and name. */
    static String name(Rule rule) {
        return rule.id() + " " + rule.name();
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("/symbolon/report/report.css")) {
            if (in == null) {
                throw new KitFault("the style of report.html is not on the class path");
            }
            return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KitFault("the style of report.html can not be read", e);
        }
    }
}
