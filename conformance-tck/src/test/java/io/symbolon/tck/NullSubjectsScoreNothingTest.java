package io.symbolon.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RuleStatus;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.suite.VectorFiles;
import io.symbolon.tck.verdict.RunVerdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Subjects that do nothing of what the rules demand, but politely claim everything: none of them is credited with one rule. */
class NullSubjectsScoreNothingTest {
    private static final List<Case> PLAN =
            new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED)).plan(List.of());

    @Test
    void one_that_accepts_everything() {
        assertScoresNothing((op, args) -> new Reply.Result(agreeable()));
    }

    @Test
    void one_that_refuses_everything_by_one_rule() {
        List<Rule> refusable = PLAN.stream()
                .filter(one -> one.twin().isPresent())
                .map(one -> one.rules().get(0))
                .distinct()
                .toList();

        assertThat(refusable).hasSizeGreaterThan(50);
        for (Rule rule : refusable) {
            ObjectNode refusal = Json.object()
                    .put("verdict", "refused")
                    .put("rule", rule.id())
                    .put("valid", false);
            assertScoresNothing((op, args) -> new Reply.Result(refusal.deepCopy()));
        }
    }

    @Test
    void one_that_never_answers() {
        assertScoresNothing((op, args) -> {
            throw new DriverFault(DriverFault.Kind.HUNG, "silence", "");
        });
    }

    @Test
    void one_that_returns_its_arguments() {
        assertScoresNothing((op, args) -> new Reply.Result(args));
    }

    @Test
    void one_that_supports_nothing_has_answered_unknown_operations_and_shown_nothing_else() {
        RunResult result = run((op, args) -> Reply.unsupported(op));

        assertThat(result.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        assertThat(shown(result)).containsExactly("DRV-001", "DRV-002", "DRV-003");
    }

    private static void assertScoresNothing(Subject nothing) {
        RunResult result = run(nothing);

        assertThat(result.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        assertThat(shown(result)).isEmpty();
        assertThat(result.counts().planned()).isGreaterThan(100);
    }

    private static List<String> shown(RunResult result) {
        return result.rules().entrySet().stream()
                .filter(entry -> entry.getValue() == RuleStatus.SHOWN)
                .map(Map.Entry::getKey)
                .map(Rule::id)
                .toList();
    }

    private static RunResult run(Subject nothing) {
        return new Runner(TestSubject.claimingAll(nothing).source(), Progress.NONE).run(PLAN);
    }

    /** Everything that an agreeable subject could say without knowing anything. */
    private static ObjectNode agreeable() {
        ObjectNode yes =
                Json.object().put("verdict", "accepted").put("valid", true).put("newer", "same");
        yes.putArray("fresh");
        yes.putArray("order");
        yes.putArray("events");
        yes.putNull("wake_at_ms");
        return yes;
    }
}
