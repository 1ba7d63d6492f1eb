package io.symbolon.tck.probe;

import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.peer.Refused;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
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
 * @param twin the check that has nothing wrong, if this one is passed by silence: without it silence proves nothing
 */
record Check<S>(String id, String title, String why, List<Rule> rules, Optional<String> twin, Play<S> play) {

    /** The valid exchange with a target that answers. */
    static final String VALID_EXCHANGE = "HSK-L2-0001";

    /** The right answer to a target that opens. */
    static final String RIGHT_ANSWER = "HSK-L2-1100";

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
        return new Check<>(id(rules.get(0), number), title, why, rules, Optional.empty(), play);
    }

    /** Something at which a target that answers has to stay silent. */
    static <S> Check<S> refusal(int number, String title, String why, List<Rule> rules, Play<S> play) {
        return new Check<>(id(rules.get(0), number), title, why, rules, Optional.of(VALID_EXCHANGE), play);
    }

    /** Something at which a target that opens has to stay silent. */
    static <S> Check<S> refusalOfAnOpener(int number, String title, String why, List<Rule> rules, Play<S> play) {
        return refusal(number, title, why, rules, play).beside(RIGHT_ANSWER);
    }

    /** The same beside another check that has nothing wrong. */
    Check<S> beside(String other) {
        return new Check<>(id, title, why, rules, Optional.of(other), play);
    }

    /** Plays it: the verdict over what the target did. */
    Verdict played(S stage) {
        try {
            play.on(stage);
            return Verdict.pass();
        } catch (CaseFailed failed) {
            return failed.verdict();
        } catch (Refused refused) {
            return Verdict.fail(
                    "the peer refuses what the target sent",
                    refused.rule().id() + ": " + refused.rule().sentence(),
                    refused.getMessage(),
                    "");
        } catch (TargetGone gone) {
            return Verdict.of(VerdictKind.CRASH, gone.getMessage());
        } catch (KitFault known) {
            throw known;
        } catch (IllegalArgumentException unreadable) {
            return Verdict.fail("what the target sent can not be read: " + unreadable.getMessage());
        } catch (RuntimeException mistake) {
            throw new KitFault("check " + id + " is broken itself", mistake);
        }
    }

    /** The case under which reports know it. */
    Case planned(Role role) {
        List<String> lines = new ArrayList<>();
        lines.add("note    " + why);
        return new Case(
                id,
                title,
                rules.get(0).chapter(),
                rules,
                twin,
                Set.of("Probe", role.flag()),
                Set.of(),
                lines,
                driver -> {
                    throw new KitFault("a probe has no driver");
                });
    }
}
