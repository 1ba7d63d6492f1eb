package io.symbolon.tck.probe;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a probe looks at.
 *
 * @param <S> where it is played
 * @param id {@code <prefix of the first rule>-L2-<4 digits>}, for ever
 * @param title the situation, in one line
 * @param why what goes wrong where this goes wrong
 * @param rules the rules that a failure breaks, the one in question first
 * @param isRefusal whether the target has to stay silent, so that a pass needs a valid exchange beside it
 */
record Check<S>(String id, String title, String why, List<Rule> rules, boolean isRefusal, Play<S> play) {

    /** The valid exchange: without it silence proves nothing. */
    static final String TWIN = "HSK-L2-0001";

    Check {
        rules = List.copyOf(rules);
    }

    /** What is done, and what must come of it. */
    @FunctionalInterface
    interface Play<S> {
        void on(S stage);
    }

    /** The id of a check of this number whose first rule is {@code rule}. */
    static String id(Rule rule, int number) {
        return String.format("%s-L2-%04d", rule.id().substring(0, 3), number);
    }

    /** Something that the target has to do. */
    static <S> Check<S> demand(int number, String title, String why, List<Rule> rules, Play<S> play) {
        return new Check<>(id(rules.get(0), number), title, why, rules, false, play);
    }

    /** Something at which the target has to stay silent. */
    static <S> Check<S> refusal(int number, String title, String why, List<Rule> rules, Play<S> play) {
        return new Check<>(id(rules.get(0), number), title, why, rules, true, play);
    }

    /** The case under which reports know it. */
    Case planned() {
        List<String> lines = new ArrayList<>();
        lines.add("note    " + why);
        return new Case(
                id,
                title,
                rules.get(0).chapter(),
                rules,
                isRefusal ? Optional.of(TWIN) : Optional.empty(),
                Set.of("Probe"),
                Set.of(),
                lines,
                driver -> {
                    throw new KitFault("a probe has no driver");
                });
    }
}
