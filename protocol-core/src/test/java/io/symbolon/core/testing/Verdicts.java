package io.symbolon.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;

/** What a test says of a verdict: it names the rule. */
public final class Verdicts {
    private Verdicts() {}

    /** Every rule held; gives what was accepted. */
    public static <T> T assertAccepted(Verdict<T> verdict) {
        assertThat(verdict.rule()).as("the broken rule").isEmpty();
        return verdict.value();
    }

    /** {@code rule} was the first that did not hold. */
    public static void assertRefused(Rule rule, Verdict<?> verdict) {
        assertThat(verdict.rule()).as("the broken rule").contains(rule);
    }
}
