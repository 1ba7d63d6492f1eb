package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.explain.CaseExplanation;
import io.symbolon.tck.explain.CheckExplanation;
import io.symbolon.tck.explain.RuleExplanation;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.probe.Rehearsal;
import io.symbolon.tck.probe.Role;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Explains every rule, every case of pure functions, every fortieth script and every fortieth check of a probe; all of
 * them with {@code -Dsymbolon.explain.every=1}, which plays each of them once or twice.
 */
class ExplainEverythingTest {
    private static final int EVERY = Integer.getInteger("symbolon.explain.every", 40);
    private static final int MOST_LINES = 600;

    /** The sentence of the longest rule, and its name. */
    private static final int LONGEST_LINE = 900;

    private final Selection cases = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
    private final Selection checks = new Selection(Probe.cases());

    @Test
    void every_case_has_every_section_with_something_in_it() {
        try (Driver reference = new InProcessDriver(new ReferenceSubject())) {
            for (Case one : explained()) {
                List<String> lines = CaseExplanation.of(one, one.twin().flatMap(cases::byId), reference);

                requireSections(
                        one.id(),
                        one.id() + "  " + one.title(),
                        lines,
                        "What it belongs to",
                        "Rules, the one in question first",
                        "Why it matters",
                        "What is sent, and what must happen",
                        "Likely causes when it fails",
                        "Run it");
                assertThat(lines.contains("How it differs from its twin"))
                        .as(one.id())
                        .isEqualTo(one.twin().isPresent());
                assertThat(lines.get(lines.size() - 1)).contains("./symbolon tck " + one.id() + " ");
            }
        }
    }

    @Test
    void every_rule_has_every_section_with_something_in_it() {
        try (Driver reference = new InProcessDriver(new ReferenceSubject())) {
            for (Rule rule : Rules.all()) {
                List<String> lines = RuleExplanation.of(rule, cases, checks, reference);

                requireSections(
                        rule.id(),
                        rule.id() + " " + rule.name(),
                        lines,
                        "What it says",
                        "  " + rule.sentence(),
                        "Why there is such a rule",
                        "What must happen when it is broken",
                        "Why it matters",
                        "What is sent",
                        "Likely causes when a case of it fails",
                        "Run it");
                assertThat(lines.contains("An example"))
                        .as(rule.id())
                        .isEqualTo(!cases.naming(rule).isEmpty());
            }
        }
    }

    @Test
    void checks_of_a_probe_have_every_section_with_something_in_it() {
        List<Case> all = checks.select(List.of());
        for (int i = 0; i < all.size(); i += EVERY) {
            Case one = all.get(i);
            Role role = Probe.role(one.id()).orElseThrow();
            List<String> lines = CheckExplanation.of(one, role, Rehearsal.of(role, one.id(), new ReferenceSubject()));

            requireSections(
                    one.id(),
                    one.id() + "  " + one.title(),
                    lines,
                    "What it belongs to",
                    "Rules, the one in question first",
                    "Why it matters",
                    "What is sent, and what must happen",
                    "Likely causes when it fails",
                    "Octets that decide",
                    "Run it");
            assertThat(lines.get(lines.size() - 1)).contains("./symbolon probe udp://", one.id());
        }
    }

    private List<Case> explained() {
        List<Case> explained = new ArrayList<>(cases.select(List.of("L0")));
        List<Case> scripts = cases.select(List.of("L1"));
        for (int i = 0; i < scripts.size(); i += EVERY) {
            explained.add(scripts.get(i));
        }
        return explained;
    }

    /** The first line is {@code head}, and these sections are there, each with something in it. */
    private static void requireSections(String id, String head, List<String> lines, String... sections) {
        requireFilled(id, lines);
        assertThat(lines).as(id).startsWith(head).contains(sections);
    }

    /** A heading stands alone in its line, at its margin, and something follows it that is indented further. */
    private static void requireFilled(String id, List<String> lines) {
        assertThat(lines.size()).as(id).isBetween(10, MOST_LINES);
        assertThat(lines.stream().mapToInt(String::length).max().orElseThrow())
                .as(id)
                .isLessThan(LONGEST_LINE);
        List<String> empty = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            boolean isHeading = lines.get(i - 1).isEmpty() && !lines.get(i).startsWith(" ");
            boolean isFilled = i + 1 < lines.size() && lines.get(i + 1).matches(" +\\S.*");
            if (isHeading && !isFilled) {
                empty.add(lines.get(i));
            }
        }
        assertThat(empty).as(id).isEmpty();
    }
}
