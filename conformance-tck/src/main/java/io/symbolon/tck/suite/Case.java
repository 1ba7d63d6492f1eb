package io.symbolon.tck.suite;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that is asked of a subject.
 *
 * <p>The id is {@code <prefix of the chapter's rules>-<P accepting | N refusing | S script>-<4 digits>}, of a script
 * in code {@code <prefix>-L1-<4 digits>}, of a check of a probe {@code <prefix>-L2-<4 digits>}; never renumbered.
 * Before the body runs, the subject is reset; no case depends on another.
 *
 * @param id the id, for ever
 * @param title what is shown, in one line
 * @param chapter the chapter whose rules it shows
 * @param rules the rules that a failure breaks, the one in question first; never empty
 * @param twin the id of the accepting case from which this refusing case differs in one fault
 * @param flags words to select by, such as {@code Replay}
 * @param needs the capabilities that a subject must declare for this case to apply
 * @param lines what the case does, in lines for people: arguments, expectation, notes
 * @param body asks the subject and judges
 */
public record Case(
        String id,
        String title,
        Chapter chapter,
        List<Rule> rules,
        Optional<String> twin,
        Set<String> flags,
        Set<Capability> needs,
        List<String> lines,
        Body body) {

    private static final int PREFIX = "TOK".length();
    private static final String OF_A_PROBE = "-L2-";

    public Case {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("case " + id + " names no rule");
        }
        rules = List.copyOf(rules);
        flags = Set.copyOf(flags);
        needs = needs.isEmpty() ? Set.of() : EnumSet.copyOf(needs);
        lines = List.copyOf(lines);
    }

    /** How deep it asks. */
    public Level level() {
        return id.startsWith(OF_A_PROBE, PREFIX) ? Level.L2 : needs.contains(Capability.NODE) ? Level.L1 : Level.L0;
    }

    /** A case as a report tells it: all that is known of it, but it can not be run. */
    public static Case told(
            String id,
            String title,
            Chapter chapter,
            List<Rule> rules,
            Optional<String> twin,
            Set<String> flags,
            Set<Capability> needs,
            List<String> lines) {
        return new Case(id, title, chapter, rules, twin, flags, needs, lines, driver -> {
            throw new IllegalStateException("case " + id + " comes from a report and can not be run");
        });
    }

    /** A script in code against nodes in virtual time; its chapter is that of its first rule. */
    public static Case script(
            String id, String title, List<Rule> rules, Set<String> flags, List<String> lines, Body body) {
        return new Case(
                id,
                title,
                rules.get(0).chapter(),
                rules,
                Optional.empty(),
                flags,
                Set.of(Capability.NODE),
                lines,
                body);
    }

    /** Asks the subject and judges its answers. */
    @FunctionalInterface
    public interface Body {
        /**
         * @throws CaseFailed with the verdict, from wherever in a script it is found ({@link Calls})
         * @throws DriverFault as {@link Driver#call} throws it; not caught by a body
         */
        Verdict run(Driver driver);
    }
}
