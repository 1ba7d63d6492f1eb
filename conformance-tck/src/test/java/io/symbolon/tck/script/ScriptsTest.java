package io.symbolon.tck.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.JoinRule;
import io.symbolon.spec.OverlayRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.spec.SessionRule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Octets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    /** 4096 candidates and 2048 sessions take too long to make here; that keys are gone can not be seen from outside. */
    private static final Set<Rule> SHOWN_ELSEWHERE =
            Set.of(HandshakeRule.CANDIDATES_IN_ALL, SessionRule.PEERS_IN_ALL, SessionRule.KEYS_DIE_WITH_THE_SESSION);

    private final List<Case> cases = Scripts.cases();

    @Test
    void every_rule_of_handshake_and_session_comes_first_in_a_script_or_is_shown_elsewhere() {
        Set<Rule> first = cases.stream().map(one -> one.rules().get(0)).collect(Collectors.toSet());

        List<Rule> open = Rules.all().stream()
                .filter(rule -> EnumSet.of(Chapter.HANDSHAKE, Chapter.SESSION).contains(rule.chapter()))
                .filter(rule -> !first.contains(rule))
                .toList();

        assertThat(open).containsExactlyInAnyOrderElementsOf(SHOWN_ELSEWHERE);
    }

    @Test
    void every_rule_of_join_and_overlay_is_in_a_script_or_is_shown_elsewhere() {
        Set<Rule> shown = cases.stream().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());

        List<Rule> open = Rules.all().stream()
                .filter(rule -> EnumSet.of(Chapter.JOIN, Chapter.OVERLAY).contains(rule.chapter()))
                .filter(rule -> !shown.contains(rule))
                .toList();

        assertThat(open)
                .containsExactlyInAnyOrder(
                        // 4096 peers take too long to make here
                        JoinRule.ADMITTED_IN_ALL,
                        // vectors show the geometry
                        OverlayRule.DISTANCE_IS_EXCLUSIVE_OR,
                        OverlayRule.PLACE_IN_THE_TABLE,
                        OverlayRule.HALF_A_ROW_FOR_OWN_CONTACTS,
                        OverlayRule.ADDRESS_BLOCKS_IN_THE_TABLE,
                        OverlayRule.UNHEALTHY_PEERS_GIVE_WAY,
                        OverlayRule.GROWTH_DECISION,
                        // a third node has to be silent for a while
                        OverlayRule.ROUTED_AROUND_THE_SILENT);
    }

    @Test
    void an_id_begins_with_the_prefix_of_the_first_rule() {
        assertThat(cases)
                .allSatisfy(one ->
                        assertThat(one.id()).matches(one.rules().get(0).id().substring(0, 3) + "-L1-[0-9]{4}"));
    }

    @Test
    void every_script_says_why_it_matters() {
        assertThat(cases).allSatisfy(one -> assertThat(one.lines().get(0)).matches("note    .{20,}"));
    }

    @Test
    void a_node_that_never_says_anything_passes_no_script() {
        TestSubject silent = TestSubject.claimingAll((op, args) -> new Reply.Result(
                switch (op) {
                    case "node.create" -> Json.object().put("fingerprint", Octets.hex(Cast.SUBJECT_FINGERPRINT));
                    case "node.inspect" ->
                        Json.object()
                                .put("attempts", 0)
                                .put("candidates", 0)
                                .put("sessions", 0)
                                .put("denied", 0)
                                .put("remembered_keys", 0);
                    default -> {
                        var outcome = Json.object();
                        outcome.putArray("events");
                        outcome.putNull("wake_at_ms");
                        yield outcome;
                    }
                }));

        RunResult result = new Runner(silent.source(), Progress.NONE).run(new Selection(cases).plan(List.of()));

        assertThat(result.results().stream().filter(one -> one.verdict().isPass()))
                .isEmpty();
    }

    @Test
    void a_failure_names_the_step_its_time_and_both_sides() {
        TestSubject silent = TestSubject.claimingAll((op, args) -> {
            var result = Json.object().put("fingerprint", Octets.hex(Cast.SUBJECT_FINGERPRINT));
            result.putArray("events");
            result.putNull("wake_at_ms");
            return new Reply.Result(result);
        });

        CaseResult opened = new Runner(silent.source(), Progress.NONE)
                .run(new Selection(cases).plan(List.of("HSK-L1-0001")))
                .results()
                .get(0);

        Verdict verdict = opened.verdict();
        assertThat(verdict.at()).isEqualTo("step 1 at 0 ms (the peer is low): open 192.0.2.1:4000");
        assertThat(verdict.expected()).isEqualTo("send to 192.0.2.1:4000: initiation");
        assertThat(verdict.actual()).isEqualTo("nothing");
    }
}
