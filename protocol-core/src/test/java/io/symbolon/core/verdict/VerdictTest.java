package io.symbolon.core.verdict;

import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Verdict<Integer> ACCEPTED = Verdict.accepted(7);
    private static final Verdict<Integer> REFUSED = Verdict.refused(NOT_DENIED);

    @Test
    void an_accepted_one_has_its_value_and_no_rule() {
        assertThat(ACCEPTED.value()).isEqualTo(7);
        assertThat(ACCEPTED.rule()).isEmpty();
        assertThat(ACCEPTED.<String>match(value -> "value " + value, rule -> "rule " + rule.id()))
                .isEqualTo("value 7");
    }

    @Test
    void a_refused_one_has_its_rule_and_no_value() {
        assertThat(REFUSED.rule()).contains(NOT_DENIED);
        assertThat(REFUSED.<String>match(value -> "value " + value, rule -> "rule " + rule.id()))
                .isEqualTo("rule TOK-031");
        assertThatIllegalStateException().isThrownBy(REFUSED::value).withMessage("refused by TOK-031");
    }

    @Test
    void what_was_accepted_is_judged_further() {
        assertThat(ACCEPTED.then(value -> Verdict.accepted("seven"))).isEqualTo(Verdict.accepted("seven"));
        assertThat(ACCEPTED.then(value -> Verdict.refused(TYPE_IS_KNOWN))).isEqualTo(Verdict.refused(TYPE_IS_KNOWN));
    }

    @Test
    void what_was_refused_is_not() {
        Verdict<Integer> judged = REFUSED.then(value -> {
            throw new AssertionError("a refused value was judged");
        });

        assertThat(judged).isEqualTo(REFUSED);
    }
}
