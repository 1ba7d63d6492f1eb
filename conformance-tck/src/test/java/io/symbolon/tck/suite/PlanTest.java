package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.TokenRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Plan WHOLE = Plan.of(cases());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 100})
    void the_shards_have_every_case_once_and_no_case_without_its_twin(int of) {
        List<String> dealt = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            Plan shard = WHOLE.shard(number, of);
            Set<String> ids = Set.copyOf(ids(shard));
            assertThat(shard.cases())
                    .allSatisfy(one -> assertThat(ids).contains(one.twin().orElse(one.id())));
            assertThat(shard.shards().orElseThrow().numbers()).containsExactly(number);
            dealt.addAll(ids);
        }

        assertThat(dealt).containsExactlyInAnyOrderElementsOf(ids(WHOLE));
    }

    @Test
    void the_shards_are_as_equal_as_the_families_allow() {
        assertThat(WHOLE.shard(1, 3).cases()).hasSize(10);
        assertThat(WHOLE.shard(2, 3).cases()).hasSize(10);
        assertThat(WHOLE.shard(3, 3).cases()).hasSize(10);
    }

    @Test
    void the_same_plan_is_always_divided_alike_and_keeps_its_order() {
        assertThat(ids(Plan.of(cases()).shard(2, 3))).isEqualTo(ids(WHOLE.shard(2, 3)));
        assertThat(ids(WHOLE.shard(2, 3))).isSorted();
    }

    @Test
    void another_plan_has_another_digest() {
        Plan shorter = Plan.of(cases().subList(0, 29));

        assertThat(shorter.shard(1, 2).shards().orElseThrow().plan())
                .isNotEqualTo(WHOLE.shard(1, 2).shards().orElseThrow().plan());
        assertThat(WHOLE.shard(2, 2).shards().orElseThrow().plan())
                .isEqualTo(WHOLE.shard(1, 2).shards().orElseThrow().plan());
    }

    @Test
    void shards_know_what_is_missing() {
        Shards shard = WHOLE.shard(2, 3).shards().orElseThrow();

        assertThat(shard.areAll()).isFalse();
        assertThat(shard.missing()).containsExactly(1, 3);
        assertThat(shard).hasToString("shard 2 of 3");
        assertThat(shard.cases()).isEqualTo(30);
    }

    /** A family of ten, and twenty cases without twins. */
    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            String id = "TOK-P-00" + i;
            boolean refusing = i > 10 && i < 20;
            cases.add(
                    refusing
                            ? TestCases.refusing(id, TokenRule.DECODES, "TOK-P-0010")
                            : TestCases.accepting(id, TokenRule.DECODES));
        }
        return cases;
    }

    private static List<String> ids(Plan plan) {
        return plan.cases().stream().map(Case::id).toList();
    }
}
