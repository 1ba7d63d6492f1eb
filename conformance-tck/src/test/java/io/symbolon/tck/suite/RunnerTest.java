package io.symbolon.tck.suite;

import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final Reply ACCEPTED = new Reply.Result(Json.object().put("verdict", "accepted"));
    private static final Reply REFUSED =
            new Reply.Result(Json.object().put("verdict", "refused").put("rule", "CNV-005"));
    private static final Subject GOOD =
            (op, args) -> args.path("public_key").asText().startsWith("01") ? ACCEPTED : REFUSED;

    private static final Case ACCEPTING = TestCases.accepting("TOK-P-0001", DECODES);
    private static final Case REFUSING = TestCases.refusing("TOK-N-0001", CANONICAL_ENCODING, "TOK-P-0001");

    @Nested
    class a_refusing_case {

        @Test
        void passes_with_its_twin() {
            RunResult result = run(TestSubject.claimingAll(GOOD), ACCEPTING, REFUSING);

            assertThat(kinds(result)).containsExactly(VerdictKind.PASS, VerdictKind.PASS);
            assertThat(result.verdict()).isEqualTo(RunVerdict.CONFORMANT);
        }

        @Test
        void is_inconclusive_when_the_subject_refuses_everything() {
            RunResult result = run(TestSubject.claimingAll((op, args) -> REFUSED), ACCEPTING, REFUSING);

            assertThat(kinds(result)).containsExactly(VerdictKind.FAIL, VerdictKind.INCONCLUSIVE);
            assertThat(result.results().get(1).verdict().text()).contains("TOK-P-0001");
        }

        @Test
        void is_inconclusive_wherever_its_twin_stands() {
            RunResult result = run(TestSubject.claimingAll((op, args) -> REFUSED), REFUSING, ACCEPTING);

            assertThat(kinds(result)).containsExactly(VerdictKind.INCONCLUSIVE, VerdictKind.FAIL);
        }

        @Test
        void fails_all_the_same_when_the_subject_accepts_what_is_wrong() {
            RunResult result = run(TestSubject.claimingAll((op, args) -> ACCEPTED), ACCEPTING, REFUSING);

            assertThat(kinds(result)).containsExactly(VerdictKind.PASS, VerdictKind.FAIL);
            assertThat(result.rules())
                    .isEqualTo(Map.of(DECODES, RuleStatus.SHOWN, CANONICAL_ENCODING, RuleStatus.BROKEN));
        }

        @Test
        void fails_with_another_rule() {
            Reply other =
                    new Reply.Result(Json.object().put("verdict", "refused").put("rule", "TOK-001"));
            RunResult result = run(
                    TestSubject.claimingAll(
                            (op, args) -> args.path("public_key").asText().startsWith("01") ? ACCEPTED : other),
                    ACCEPTING,
                    REFUSING);

            assertThat(kinds(result)).containsExactly(VerdictKind.PASS, VerdictKind.FAIL);
        }

        @Test
        void can_not_run_without_its_twin() {
            assertThatThrownBy(() -> run(TestSubject.claimingAll(GOOD), REFUSING))
                    .isInstanceOf(KitFault.class)
                    .hasMessageContaining("TOK-P-0001");
        }
    }

    @Nested
    class capabilities {

        @Test
        void that_are_not_declared_make_a_case_not_applicable_and_the_run_incomplete() {
            RunResult result =
                    run(new TestSubject(List.of(Capability.TOKEN), GOOD), ACCEPTING, TestCases.passing("TOK-P-0002"));

            assertThat(kinds(result)).containsExactly(VerdictKind.NOT_APPLICABLE, VerdictKind.PASS);
            assertThat(result.counts().executed()).isEqualTo(1);
            assertThat(result.verdict()).isEqualTo(RunVerdict.INCOMPLETE);
        }

        @Test
        void that_a_subject_may_lack_do_not() {
            Case inspecting = TestCases.needing(TestCases.passing("TOK-P-0003"), Capability.INSPECT);
            RunResult result = run(new TestSubject(List.of(Capability.CRYPTO), GOOD), ACCEPTING, inspecting);

            assertThat(kinds(result)).containsExactly(VerdictKind.PASS, VerdictKind.NOT_APPLICABLE);
            assertThat(result.verdict()).isEqualTo(RunVerdict.CONFORMANT);
        }

        @Test
        void do_not_conform_by_nothing_at_all() {
            Case inspecting = TestCases.needing(TestCases.passing("TOK-P-0003"), Capability.INSPECT);

            assertThat(run(new TestSubject(List.of(), GOOD), inspecting).verdict())
                    .isEqualTo(RunVerdict.INCOMPLETE);
        }

        @Test
        void that_are_declared_and_unsupported_fail() {
            RunResult result = run(TestSubject.claimingAll((op, args) -> Reply.unsupported(op)), ACCEPTING);

            assertThat(kinds(result)).containsExactly(VerdictKind.FAIL);
        }
    }

    @Nested
    class a_driver_that_fails {

        @Test
        void costs_its_case_and_is_started_anew() {
            AtomicInteger starts = new AtomicInteger();
            DriverSource source = counting(starts, TestSubject.claimingAll(GOOD).source());
            RunResult result = new Runner(source, Progress.NONE)
                    .run(List.of(faulty("TOK-P-0001", DriverFault.Kind.CRASHED), TestCases.passing("TOK-P-0002")));

            assertThat(kinds(result)).containsExactly(VerdictKind.CRASH, VerdictKind.PASS);
            assertThat(result.verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
            assertThat(result.results().get(0).verdict().standardError()).isEqualTo("last words");
            assertThat(starts).hasValue(2);
        }

        @Test
        void goes_on_after_a_result_of_another_shape() {
            AtomicInteger starts = new AtomicInteger();
            DriverSource source = counting(starts, TestSubject.claimingAll(GOOD).source());
            RunResult result = new Runner(source, Progress.NONE)
                    .run(List.of(faulty("TOK-P-0001", DriverFault.Kind.MALFORMED), TestCases.passing("TOK-P-0002")));

            assertThat(kinds(result)).containsExactly(VerdictKind.FAIL, VerdictKind.PASS);
            assertThat(starts).hasValue(1);
        }

        @Test
        void has_a_verdict_of_its_own_for_each_kind() {
            List<Case> plan = new ArrayList<>();
            for (DriverFault.Kind kind : DriverFault.Kind.values()) {
                plan.add(faulty("TOK-P-" + kind, kind));
            }
            RunResult result =
                    new Runner(TestSubject.claimingAll(GOOD).source(), Progress.NONE).run(plan.subList(1, plan.size()));

            assertThat(kinds(result))
                    .containsExactly(
                            VerdictKind.CRASH,
                            VerdictKind.HANG,
                            VerdictKind.CLOSED,
                            VerdictKind.RUBBISH,
                            VerdictKind.RUBBISH,
                            VerdictKind.RUBBISH,
                            VerdictKind.FAIL);
        }

        @Test
        void is_given_up_after_20_restarts() {
            List<Case> plan = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                plan.add(faulty("TOK-P-" + i, DriverFault.Kind.HUNG));
            }
            RunResult result = new Runner(TestSubject.claimingAll(GOOD).source(), Progress.NONE).run(plan);

            assertThat(result.counts().of(VerdictKind.HANG)).isEqualTo(21);
            assertThat(result.counts().of(VerdictKind.COULD_NOT_RUN)).isEqualTo(4);
            assertThat(result.counts().executed()).isEqualTo(21);
        }

        @Test
        void is_given_up_at_once_when_it_does_not_say_hello() {
            Subject rude = (op, args) -> Reply.internal("out of order");
            AtomicInteger starts = new AtomicInteger();
            RunResult result = new Runner(counting(starts, () -> new InProcessDriver(rude)), Progress.NONE)
                    .run(List.of(TestCases.passing("TOK-P-0001"), TestCases.passing("TOK-P-0002")));

            assertThat(kinds(result)).containsExactly(VerdictKind.FAIL, VerdictKind.COULD_NOT_RUN);
            assertThat(result.subject()).isEmpty();
            assertThat(starts).hasValue(1);
        }

        @Test
        void that_can_not_be_started_at_all_is_not_a_verdict() {
            DriverSource none = () -> {
                throw new DriverFault(DriverFault.Kind.NOT_STARTED, "no such program", "");
            };

            assertThatThrownBy(() -> new Runner(none, Progress.NONE).run(List.of(ACCEPTING)))
                    .isInstanceOf(DriverFault.class)
                    .hasMessage("no such program");
        }
    }

    @Nested
    class a_case_in_code {

        @Test
        void fails_from_its_depth() {
            Case failing = TestCases.token("TOK-P-0001", DECODES, driver -> {
                throw new CaseFailed(Verdict.fail("no session was established"));
            });

            assertThat(run(TestSubject.claimingAll(GOOD), failing)
                            .results()
                            .get(0)
                            .verdict())
                    .isEqualTo(Verdict.fail("no session was established"));
        }

        @Test
        void fails_when_it_can_not_read_what_the_subject_sent() {
            Case failing = TestCases.token("TOK-P-0001", DECODES, driver -> {
                throw new IllegalArgumentException("not a handshake");
            });

            assertThat(kinds(run(TestSubject.claimingAll(GOOD), failing))).containsExactly(VerdictKind.FAIL);
        }

        @Test
        void that_is_broken_itself_is_a_fault_of_the_kit() {
            Case broken = TestCases.token("TOK-P-0001", DECODES, driver -> {
                throw new IllegalStateException("oops");
            });

            RunResult result = run(TestSubject.claimingAll(GOOD), broken, TestCases.passing("TOK-P-0002"));

            assertThat(kinds(result)).containsExactly(VerdictKind.KIT_FAULT, VerdictKind.PASS);
            assertThat(result.verdict()).isEqualTo(RunVerdict.KIT_FAULT);
            Verdict verdict = result.results().get(0).verdict();
            assertThat(verdict.text()).isEqualTo("case TOK-P-0001 is broken itself");
            assertThat(verdict.actual()).contains("IllegalStateException: oops", "RunnerTest");
        }

        @Test
        void finds_the_subject_reset() {
            List<String> calls = new ArrayList<>();
            Subject recording = (op, args) -> {
                calls.add(op);
                return new TestSubject(List.of(), GOOD).answer(op, args);
            };
            new Runner(() -> new InProcessDriver(recording), Progress.NONE)
                    .run(List.of(TestCases.passing("TOK-P-0001"), TestCases.passing("TOK-P-0002")));

            assertThat(calls).containsExactly("hello", "reset", "reset");
        }
    }

    @Test
    void a_case_that_is_left_out_is_planned_and_not_asked() {
        Case broken = TestCases.token("TOK-P-0007", DECODES, driver -> Verdict.fail("no"));
        RunResult result = new Runner(TestSubject.claimingAll(GOOD).source(), Progress.NONE)
                .run(Plan.of(List.of(ACCEPTING, broken)).without(List.of(broken, REFUSING)));

        assertThat(kinds(result)).containsExactly(VerdictKind.PASS, VerdictKind.EXCLUDED);
        assertThat(result.counts().planned()).isEqualTo(2);
        assertThat(result.counts().executed()).isEqualTo(1);
        assertThat(result.verdict()).isEqualTo(RunVerdict.INCOMPLETE);
    }

    @Test
    void a_refusal_decides_nothing_without_its_twin() {
        RunResult result = new Runner(TestSubject.claimingAll(GOOD).source(), Progress.NONE)
                .run(Plan.of(List.of(ACCEPTING, REFUSING)).without(List.of(ACCEPTING)));

        assertThat(kinds(result)).containsExactly(VerdictKind.EXCLUDED, VerdictKind.INCONCLUSIVE);
    }

    @Test
    void a_rule_is_open_when_a_case_that_names_it_failed_for_another() {
        Case two = new Case(
                "TOK-P-0009",
                "two rules",
                Chapter.TOKEN,
                List.of(TokenRule.SIZE_WITHIN_LIMIT, DECODES),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(),
                driver -> Verdict.fail("no"));
        RunResult result = run(TestSubject.claimingAll(GOOD), ACCEPTING, two);

        assertThat(result.rules())
                .isEqualTo(Map.of(TokenRule.SIZE_WITHIN_LIMIT, RuleStatus.BROKEN, DECODES, RuleStatus.OPEN));
    }

    private static Case faulty(String id, DriverFault.Kind kind) {
        return TestCases.token(id, DECODES, driver -> {
            throw new DriverFault(kind, "what happened", "last words");
        });
    }

    private static DriverSource counting(AtomicInteger starts, DriverSource source) {
        return () -> {
            starts.incrementAndGet();
            return source.start();
        };
    }

    private static RunResult run(TestSubject subject, Case... plan) {
        return new Runner(subject.source(), Progress.NONE).run(List.of(plan));
    }

    private static List<VerdictKind> kinds(RunResult result) {
        return result.results().stream().map(one -> one.verdict().kind()).toList();
    }
}
