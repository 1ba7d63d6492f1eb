package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Several runners give the result of one. */
class LanesTest {
    private static final TestSubject REFUSING = TestSubject.claimingAll((op, args) ->
            new Reply.Result(Json.object().put("verdict", "refused").put("rule", "CNV-005")));

    @Test
    void the_result_is_that_of_one_runner_in_the_order_of_the_plan() {
        List<Case> plan = plan();
        RunResult one = new Runner(REFUSING.source(), Progress.NONE).run(plan);
        RunResult four = new Lanes(REFUSING.source(), 4, Progress.NONE).run(Plan.of(plan));

        assertThat(one.toExplain()).hasSize(60);
        assertThat(four).isEqualTo(one);
    }

    @Test
    void each_case_is_decided_once_and_told_in_turn() {
        Set<String> told = ConcurrentHashMap.newKeySet();
        List<Integer> counts = new ArrayList<>();
        new Lanes(REFUSING.source(), 3, (decided, planned, last, verdict) -> {
                    assertThat(told.add(last.id())).isTrue();
                    assertThat(planned).isEqualTo(90);
                    counts.add(decided);
                })
                .run(Plan.of(plan()));
        assertThat(counts).hasSize(90).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_failure_of_the_kit_ends_the_run() {
        Lanes lanes = new Lanes(
                () -> {
                    throw new IllegalStateException("no driver");
                },
                2,
                Progress.NONE);
        assertThatThrownBy(() -> lanes.run(Plan.of(plan())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no driver");
        assertThatThrownBy(() -> new Lanes(REFUSING.source(), 0, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** 30 cases that pass, 30 that fail, 30 whose twins fail. */
    private static List<Case> plan() {
        List<Case> plan = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            plan.add(TestCases.passing("TOK-P-1" + i));
            plan.add(TestCases.accepting("TOK-P-2" + i, TokenRule.DECODES));
            plan.add(TestCases.withTwin(
                    TestCases.token("TOK-N-3" + i, TokenRule.DECODES, driver -> Verdict.pass()), "TOK-P-2" + i));
        }
        return plan;
    }
}
