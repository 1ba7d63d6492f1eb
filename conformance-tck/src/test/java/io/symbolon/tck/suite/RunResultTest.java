package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.verdict.ExitCode;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one more verdict beside a pass makes of a run. */
class RunResultTest {

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
        "NOT_APPLICABLE, INCOMPLETE, INCOMPLETE"
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
    void a_run_of_nothing_conforms_to_nothing() {
        assertThat(new RunResult(Optional.empty(), List.of()).verdict()).isEqualTo(RunVerdict.INCOMPLETE);
    }
}
