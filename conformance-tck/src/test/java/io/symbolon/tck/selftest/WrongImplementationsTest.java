package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.Suites;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.VectorFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kit fails every implementation that is wrong on purpose, by a case that names the broken rule. */
class WrongImplementationsTest {
    private static final List<Case> CASES = Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED);
    private static final SelfTest SELF_TEST = new SelfTest(CASES);

    @Test
    void every_wrong_implementation_fails_by_the_rule_that_it_breaks() {
        List<String> survivors = Mutants.all().parallelStream()
                .map(SELF_TEST::firstKill)
                .filter(result -> !result.isKilledByItsRule())
                .map(result -> result.mutant().id() + " " + result.mutant().title())
                .toList();

        assertThat(survivors).isEmpty();
    }

    @Test
    void every_rule_has_a_mutant_or_a_reason_why_it_has_none() {
        Set<Rule> mutated = Mutants.all().stream().map(Mutant::rule).collect(Collectors.toSet());
        Map<Rule, String> reasons = RulesWithoutMutant.read();

        assertThat(Rules.all())
                .filteredOn(rule -> !mutated.contains(rule))
                .extracting(Rule::id)
                .containsExactlyInAnyOrderElementsOf(
                        reasons.keySet().stream().map(Rule::id).toList());
    }

    @Test
    void there_are_many_of_them_with_ids_of_their_own() {
        assertThat(Mutants.all()).hasSizeGreaterThan(300).extracting(Mutant::id).doesNotHaveDuplicates();
    }

    @Test
    void the_same_loader_without_an_edit_makes_a_subject_that_passes_everything() {
        assertThat(SELF_TEST.killersOfNothing(CASES)).extracting(Case::id).isEmpty();
    }

    @Test
    void an_edit_that_finds_nothing_to_change_is_an_error() {
        Edit edit = Edits.guardOff("io.symbolon.core.token.Fingerprint", TokenRule.SIGNATURE_VERIFIES);
        assertThatThrownBy(() -> new MutantLoader(List.of(edit)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SIGNATURE_VERIFIES");
    }
}
