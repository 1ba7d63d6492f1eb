package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one more verdict beside a pass makes of a run. */
class RunResultTest {
    private static final List<CaseResult> PASSED =
            List.of(new CaseResult(TestCases.passing("TOK-P-0001"), Verdict.pass()));

    @ParameterizedTest
    @CsvSource({
        "PASS, CONFORMANT, OK",
        "FAIL, NONCONFORMANT, NONCONFORMANT",
        "CRASH, NONCONFORMANT, NONCONFORMANT",
        "HANG, NONCONFORMANT, NONCONFORMANT",
        "CLOSED, NONCONFORMANT, NONCONFORMANT",
        "RUBBISH, NONCONFORMANT, NONCONFORMANT",
        "INCONCLUSIVE, INCOMPLETE, INCOMPLETE",
        "COULD_NOT_RUN, INCOMPLETE, INCOMPLETE",
        "NOT_APPLICABLE, INCOMPLETE, INCOMPLETE",
        "EXCLUDED, INCOMPLETE, INCOMPLETE",
        "EXPECTED_FAILURE, INCOMPLETE, INCOMPLETE",
        "UNEXPECTED_PASS, NONCONFORMANT, NONCONFORMANT",
        "KIT_FAULT, KIT_FAULT, KIT_FAULT"
    })
    void a_run_conforms_only_if_nothing_is_left_open(VerdictKind kind, RunVerdict verdict, ExitCode exitCode) {
        RunResult result = new RunResult(
                Optional.empty(),
                List.of(
                        new CaseResult(TestCases.passing("TOK-P-0001"), Verdict.pass()),
                        new CaseResult(TestCases.passing("TOK-P-0002"), Verdict.of(kind, "why"))));

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.verdict().exitCode()).isEqualTo(exitCode);
        assertThat(result.counts().planned()).isEqualTo(2);
        assertThat(result.counts().executed()).isEqualTo(kind.isExecuted() ? 2 : 1);
    }

    @Test
    void a_run_whose_baseline_is_wrong_does_not_conform() {
        RunResult result =
                new RunResult(Optional.empty(), PASSED, List.of("entry X selects no case"), Optional.empty());

        assertThat(result.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
    }

    @Test
    void a_shard_alone_conforms_to_nothing() {
        assertThat(shards(2).verdict()).isEqualTo(RunVerdict.INCOMPLETE);
        assertThat(shards(1, 2, 3).verdict()).isEqualTo(RunVerdict.CONFORMANT);
    }

    private static RunResult shards(Integer... numbers) {
        Shards shards = new Shards(new TreeSet<>(List.of(numbers)), 3, 30, "00".repeat(32));
        return new RunResult(Optional.empty(), PASSED, List.of(), Optional.of(shards));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, SHOWN",
        "UNEXPECTED_PASS, SHOWN",
        "FAIL, BROKEN",
        "EXPECTED_FAILURE, BROKEN",
        "HANG, BROKEN",
        "INCONCLUSIVE, OPEN",
        "EXCLUDED, OPEN"
    })
    void a_rule_is_what_its_cases_are_whatever_a_baseline_says(VerdictKind kind, RuleStatus status) {
        RunResult result = new RunResult(
                Optional.empty(), List.of(new CaseResult(TestCases.passing("TOK-P-0001"), Verdict.of(kind, "why"))));

        assertThat(result.rules().values()).containsExactly(status);
    }

    @Test
    void a_run_of_nothing_conforms_to_nothing() {
        assertThat(new RunResult(Optional.empty(), List.of()).verdict()).isEqualTo(RunVerdict.INCOMPLETE);
    }
}
