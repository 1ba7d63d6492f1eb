package io.symbolon.tck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final LocalDate LAST_DAY = LocalDate.parse("2027-01-31");
    private static final List<Case> CASES = cases();
    private static final Selection ALL = new Selection(CASES);

    @Nested
    class a_listed_case {

        @Test
        void that_fails_is_expected_and_keeps_the_run_from_conforming() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.FAIL), known("TOK-P-0010"));

            assertThat(kinds(run)).containsExactly(VerdictKind.EXPECTED_FAILURE, VerdictKind.PASS);
            assertThat(run.verdict()).isEqualTo(RunVerdict.INCOMPLETE);
            assertThat(run.results().get(0).verdict().text()).isEqualTo("known: why (https://example.org/7); what");
            assertThat(run.complaints()).isEmpty();
        }

        @Test
        void that_passes_is_a_breach() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.PASS), known("TOK-P-0010"));

            assertThat(kinds(run)).containsExactly(VerdictKind.UNEXPECTED_PASS, VerdictKind.PASS);
            assertThat(run.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }

        @Test
        void that_crashes_is_not_excused_by_a_listed_failure() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.CRASH), known("TOK-P-0010"));

            assertThat(kinds(run)).containsExactly(VerdictKind.CRASH, VerdictKind.PASS);
        }

        @Test
        void that_decides_nothing_stays_as_it_is() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.NOT_APPLICABLE), known("TOK-P-0010"));

            assertThat(kinds(run)).containsExactly(VerdictKind.NOT_APPLICABLE, VerdictKind.PASS);
            assertThat(run.complaints()).isEmpty();
        }

        @Test
        void that_is_not_planned_is_no_matter() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.PASS), known("TOK-P-0020"));

            assertThat(run.verdict()).isEqualTo(RunVerdict.CONFORMANT);
        }
    }

    @Nested
    class an_entry {

        @Test
        void counts_on_its_last_day_and_not_after_it() {
            RunResult run = judged(LAST_DAY.plusDays(1), run(VerdictKind.FAIL), known("TOK-P-0010"));

            assertThat(kinds(run)).containsExactly(VerdictKind.FAIL, VerdictKind.PASS);
            assertThat(run.complaints()).containsExactly("the entry TOK-P-0010 expired on 2027-01-31");
        }

        @Test
        void that_expired_fails_the_run_even_if_its_case_is_not_planned() {
            RunResult run = judged(LAST_DAY.plusDays(1), run(VerdictKind.PASS), known("TOK-P-0020"));

            assertThat(run.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }

        @Test
        void that_selects_nothing_fails_the_run() {
            RunResult run = judged(LAST_DAY, run(VerdictKind.PASS), known("SES-*"));

            assertThat(run.complaints()).containsExactly("the entry SES-* selects no case");
            assertThat(run.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }

        @Test
        void names_at_most_20_cases() {
            assertThat(judged(LAST_DAY, run(VerdictKind.FAIL), known("TOK-P-001?"), known("TOK-P-002?"))
                            .complaints())
                    .isEmpty();
            assertThatThrownBy(() -> judged(LAST_DAY, run(VerdictKind.FAIL), known("TOK-P-*")))
                    .isInstanceOf(WrongBaseline.class)
                    .hasMessage("TOK-P-* names 21 cases; a pattern names at most 20");
        }

        @Test
        void names_no_case_that_another_names() {
            assertThatThrownBy(() -> judged(LAST_DAY, run(VerdictKind.FAIL), known("TOK-P-0010"), known("*-0010")))
                    .isInstanceOf(WrongBaseline.class)
                    .hasMessage("TOK-P-0010 is named twice: by TOK-P-0010 and by *-0010");
        }
    }

    @Nested
    class fixing {

        @Test
        void takes_out_what_passes_and_what_selects_nothing() {
            assertThat(fixed(run(VerdictKind.PASS), known("TOK-P-0010"), known("SES-*")))
                    .isEmpty();
        }

        @Test
        void keeps_what_fails_as_listed_and_what_was_not_decided() {
            assertThat(fixed(run(VerdictKind.FAIL), known("TOK-P-0010"), known("TOK-P-0020")))
                    .containsExactly(known("TOK-P-0010"), known("TOK-P-0020"));
            assertThat(fixed(run(VerdictKind.INCONCLUSIVE), known("TOK-P-0010")))
                    .containsExactly(known("TOK-P-0010"));
        }

        @Test
        void adds_what_fails_without_a_reason() {
            assertThat(fixed(run(VerdictKind.HANG)))
                    .containsExactly(
                            new KnownFailure("TOK-P-0010", VerdictKind.HANG, "unexplained", "", LAST_DAY.plusDays(90)));
        }

        @Test
        void asks_anew_for_the_reason_of_what_fails_in_another_way() {
            assertThat(fixed(run(VerdictKind.CRASH), known("TOK-P-0010")))
                    .extracting(KnownFailure::verdict, KnownFailure::reason)
                    .containsExactly(tuple(VerdictKind.CRASH, "unexplained"));
        }

        @Test
        void keeps_of_a_pattern_the_cases_that_still_fail() {
            RunResult run = run(VerdictKind.FAIL);

            assertThat(fixed(run, known("TOK-P-001?")))
                    .hasSize(9)
                    .contains(known("TOK-P-0010"), known("TOK-P-0012"))
                    .doesNotContain(known("TOK-P-0011"));
        }

        @Test
        void leaves_an_expired_entry_to_a_person() {
            Comparison late = new Comparison(new Baseline(List.of(known("TOK-P-0010"))), ALL, LAST_DAY.plusDays(1));

            assertThat(late.fixed(run(VerdictKind.FAIL)).failures()).containsExactly(known("TOK-P-0010"));
        }

        private List<KnownFailure> fixed(RunResult run, KnownFailure... failures) {
            return new Comparison(new Baseline(List.of(failures)), ALL, LAST_DAY)
                    .fixed(run)
                    .failures();
        }
    }

    private static RunResult judged(LocalDate today, RunResult run, KnownFailure... failures) {
        return new Comparison(new Baseline(List.of(failures)), ALL, today).judged(run);
    }

    /** A run of two cases: the first with this verdict, the second passes. */
    private static RunResult run(VerdictKind kind) {
        return new RunResult(
                Optional.empty(),
                List.of(
                        new CaseResult(
                                CASES.get(0), kind == VerdictKind.PASS ? Verdict.pass() : Verdict.of(kind, "what")),
                        new CaseResult(CASES.get(1), Verdict.pass())));
    }

    private static KnownFailure known(String cases) {
        return new KnownFailure(cases, VerdictKind.FAIL, "why", "https://example.org/7", LAST_DAY);
    }

    private static List<VerdictKind> kinds(RunResult run) {
        return run.results().stream().map(result -> result.verdict().kind()).toList();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int i = 10; i <= 30; i++) {
            cases.add(TestCases.passing("TOK-P-00" + i));
        }
        return cases;
    }
}
