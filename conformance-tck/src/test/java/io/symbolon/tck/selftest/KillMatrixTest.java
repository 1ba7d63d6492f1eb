package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Rule;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that can be wrong with a kit is said. */
class KillMatrixTest {
    private static final TokenRule RULE = TokenRule.EXPIRES_AT_IN_FUTURE;
    private static final TokenRule OTHER = TokenRule.NOT_BEFORE_REACHED;
    private static final Mutant MUTANT = new Mutant("TOK-025-a", RULE, "not checked", List.of());
    private static final KillMatrix.Unmutated CLEAN = new KillMatrix.Unmutated(1, List.of());

    @Test
    void a_mutant_that_survives() {
        assertThat(problems(List.of(killedBy()), Map.of(), CLEAN)).containsExactly("TOK-025-a survives: not checked");
    }

    @Test
    void a_mutant_that_only_a_case_of_another_rule_finds() {
        assertThat(problems(List.of(killedBy(naming("TOK-N-2401", OTHER))), Map.of(), CLEAN))
                .containsExactly("TOK-025-a survives: not checked; found only by cases that do not name the rule:"
                        + " [TOK-N-2401]");
    }

    @Test
    void a_mutant_that_is_killed_by_its_rule_is_no_problem() {
        assertThat(problems(List.of(killedBy(naming("TOK-N-2501", RULE))), Map.of(), CLEAN))
                .isEmpty();
    }

    @Test
    void a_rule_without_mutant_and_without_reason_and_one_with_both() {
        assertThat(problems(List.of(), Map.of(), CLEAN))
                .containsExactly("TOK-025 has no mutant: a case names it, and 80-coverage.md gives no reason");
        assertThat(problems(List.of(killedBy(naming("TOK-N-2501", RULE))), Map.of(RULE, "a reason"), CLEAN))
                .containsExactly("TOK-025 has a mutant, and 80-coverage.md says that it can have none");
        assertThat(problems(List.of(), Map.of(RULE, "a reason"), CLEAN)).isEmpty();
    }

    @Test
    void a_case_that_fails_without_any_mutation() {
        KillMatrix.Unmutated failing = new KillMatrix.Unmutated(1, List.of(naming("TOK-N-2501", RULE)));

        assertThat(problems(List.of(), Map.of(RULE, "a reason"), failing))
                .containsExactly("TOK-N-2501 fails without any mutation");
    }

    @Test
    void a_null_subject_that_is_credited_with_something() {
        NullSubject subject = NullSubject.all().get(0);
        KillMatrix matrix = new KillMatrix(
                List.of(), List.of(), List.of(), Map.of(), CLEAN, List.of(new NullResult(subject, 1, List.of(RULE))));

        assertThat(matrix.problems()).containsExactly("a subject that accepts everything is credited with [TOK-025]");
    }

    private static List<String> problems(
            List<MutantResult> results, Map<Rule, String> reasons, KillMatrix.Unmutated unmutated) {
        return new KillMatrix(List.of(RULE), List.of(RULE), results, reasons, unmutated, List.of()).problems();
    }

    private static MutantResult killedBy(Case... killers) {
        return new MutantResult(MUTANT, 1, List.of(killers));
    }

    private static Case naming(String id, TokenRule rule) {
        return TestCases.token(id, rule, driver -> Verdict.pass());
    }
}
