package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.TokenRule;
import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.VectorFiles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit fails every implementation that is wrong on purpose, by a case that names the broken rule. */
class WrongImplementationsTest {
    private static final List<Case> CASES = Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED);
    private static final SelfTest SELF_TEST = new SelfTest(CASES);

    @TestFactory
    Stream<DynamicTest> every_wrong_implementation_fails_by_the_rule_that_it_breaks() {
        return Mutants.all().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.id() + " " + mutant.title(), () -> {
                    Optional<CaseResult> killer = SELF_TEST.killer(mutant);
                    assertThat(killer)
                            .as("%s survives: %s", mutant.rule().id(), mutant.title())
                            .isPresent();
                    assertThat(killer.orElseThrow().planned().rules()).contains(mutant.rule());
                }));
    }

    @Test
    void there_are_many_of_them_with_ids_of_their_own() {
        assertThat(Mutants.all()).hasSizeGreaterThan(60).extracting(Mutant::id).doesNotHaveDuplicates();
    }

    @Test
    void the_same_loader_without_an_edit_makes_a_subject_that_passes_everything() {
        MutantLoader loader = new MutantLoader(List.of());
        List<CaseResult> failed = new Runner(() -> new InProcessDriver(loader.subject()), Progress.NONE)
                .run(CASES).results().stream()
                        .filter(result -> !result.verdict().isPass())
                        .toList();
        assertThat(failed).isEmpty();
    }

    @Test
    void an_edit_that_finds_nothing_to_change_is_an_error() {
        Edit edit = Edits.guardOff("io.symbolon.core.token.Fingerprint", TokenRule.SIGNATURE_VERIFIES);
        assertThatThrownBy(() -> new MutantLoader(List.of(edit)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SIGNATURE_VERIFIES");
    }
}
