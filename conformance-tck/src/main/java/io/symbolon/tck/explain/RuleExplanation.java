package io.symbolon.tck.explain;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Level;
import io.symbolon.tck.suite.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything there is to say of one rule, with one of its cases as an example. */
public final class RuleExplanation {
    private static final int MOST_CASES = 30;
    private static final int MOST_REASONS = 8;
    private static final String UNSHOWN = "/symbolon/spec/text/80-coverage.md";

    private RuleExplanation() {}

    /**
     * The explanation, line by line.
     *
     * @param cases all of the kit
     * @param checks all of a probe, of both roles
     * @param subject an implementation that passes them
     */
    public static List<String> of(Rule rule, Selection cases, Selection checks, Driver subject) {
        List<Case> naming = cases.naming(rule);
        Sections sections = new Sections();
        sections.head(rule.id() + " " + rule.name());
        sections.add(
                "What it says",
                List.of(rule.sentence(), "text: spec/text/" + rule.chapter().file()));
        sections.add("Why there is such a rule", List.of("intent: " + rule.intent(), "source: " + rule.source()));
        sections.add(
                "What must happen when it is broken",
                List.of(rule.breach().name().toLowerCase(Locale.ROOT) + ": " + Breaches.follows(rule)));
        sections.add("Why it matters", reasons(rule, naming));
        sections.add("What is sent", sent(rule, naming));
        sections.add("What a probe sends to a running node", some(rule, checks.naming(rule)));
        sections.add(
                "Likely causes when a case of it fails",
                List.of(Breaches.likelyCause(rule), "the report names the case; ./symbolon explain CASE says more"));
        example(rule, naming)
                .ifPresent(one -> sections.add(
                        "An example", CaseExplanation.of(one, one.twin().flatMap(cases::byId), subject)));
        sections.add("Run it", run(rule, naming, checks.naming(rule)));
        return sections.lines();
    }

    /** What goes wrong without it, as the cases say that have it in question; for want of them its intent. */
    private static List<String> reasons(Rule rule, List<Case> naming) {
        List<String> reasons = naming.stream()
                .filter(one -> one.rules().get(0) == rule)
                .flatMap(one -> CaseExplanation.why(one).stream())
                .distinct()
                .limit(MOST_REASONS)
                .toList();
        return reasons.isEmpty() ? List.of(rule.intent()) : reasons;
    }

    private static List<String> sent(Rule rule, List<Case> naming) {
        if (naming.isEmpty()) {
            return List.of("nothing: no case of the kit names it; " + unshown(rule));
        }
        return some(rule, naming);
    }

    private static List<String> some(Rule rule, List<Case> naming) {
        List<String> lines = new ArrayList<>();
        naming.stream().limit(MOST_CASES).forEach(one -> lines.add(one.id() + "  " + one.title()));
        if (naming.size() > MOST_CASES) {
            lines.add("and " + (naming.size() - MOST_CASES) + " more: ./symbolon list " + rule.id());
        }
        return lines;
    }

    private static List<String> run(Rule rule, List<Case> naming, List<Case> checks) {
        List<String> lines = new ArrayList<>();
        lines.add(naming.isEmpty() ? "no case of the kit runs it" : "./symbolon tck " + rule.id());
        if (!checks.isEmpty()) {
            boolean onlyClients = checks.stream().allMatch(one -> one.flags().contains("Client"));
            lines.add("./symbolon probe udp://127.0.0.1:4000 " + (onlyClients ? "--role client " : "") + rule.id());
        }
        return lines;
    }

    /** A case that has the rule in question: rather a small one, rather one that is refused. */
    private static Optional<Case> example(Rule rule, List<Case> naming) {
        return naming.stream()
                .min(Comparator.comparing((Case one) -> one.rules().get(0) != rule)
                        .thenComparing(one -> one.level() != Level.L0)
                        .thenComparing(one -> one.twin().isEmpty()));
    }

    /** What the specification's page of rules without vectors says of it. */
    private static String unshown(Rule rule) {
        Matcher row = Pattern.compile("^\\| " + rule.id() + " \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE)
                .matcher(page());
        return row.find()
                ? "shown by: " + row.group(1) + ", because " + row.group(2)
                : "spec/text/80-coverage.md does not say why";
    }

    private static String page() {
        try (InputStream in = Rule.class.getResourceAsStream(UNSHOWN)) {
            if (in == null) {
                throw new KitFault("the page of rules without vectors is not on the class path: " + UNSHOWN);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KitFault("the page of rules without vectors can not be read: " + UNSHOWN, e);
        }
    }
}
