package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.spec.SessionRule;
import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the checks of both roles. */
class ChecksTest {
    private static final List<Case> ALL =
            Stream.of(Role.values()).flatMap(role -> Probe.cases(role).stream()).toList();

    @Test
    void ids_are_of_the_first_rule_and_no_two_are_the_same() {
        assertThat(ALL).hasSizeGreaterThan(180).extracting(Case::id).doesNotHaveDuplicates();
        assertThat(ALL)
                .allSatisfy(one ->
                        assertThat(one.id()).matches(one.rules().get(0).id().substring(0, 3) + "-L2-[0-9]{4}"));
    }

    @Test
    void silence_has_a_check_of_the_same_role_beside_it() {
        for (Role role : Role.values()) {
            List<String> ids = Probe.cases(role).stream().map(Case::id).toList();
            assertThat(Probe.cases(role).stream().flatMap(one -> one.twin().stream()))
                    .isNotEmpty()
                    .isSubsetOf(ids);
        }
    }

    @Test
    void every_rule_is_looked_at_or_listed_as_unseen_with_a_reason() {
        Map<Rule, String> unseen = Unseen.rules();
        List<Rule> seen = new ArrayList<>(Rules.all());
        seen.removeAll(unseen.keySet());
        assertThat(seen).contains(HandshakeRule.KEY_SCHEDULE, SessionRule.COUNTER_IS_FRESH);
        assertThat(ALL.stream().flatMap(one -> one.rules().stream())).containsAll(seen);
        assertThat(unseen).containsKey(HandshakeRule.ONE_ATTEMPT_A_PEER);
        assertThat(unseen.values()).allSatisfy(why -> assertThat(why).isNotBlank());
    }
}
