package io.symbolon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RationTest {
    private final Ration<String> ration = new Ration<>(2, 3);

    @Test
    void each_has_so_many_in_a_second() {
        assertThat(ration.take("ann", 5_000)).isTrue();
        assertThat(ration.isUsedUp("ann", 5_000)).isFalse();
        assertThat(ration.take("ann", 5_500)).isTrue();
        assertThat(ration.isUsedUp("ann", 5_999)).isTrue();
        assertThat(ration.take("ann", 5_999)).isFalse();
        assertThat(ration.isUsedUp("bob", 5_999)).isFalse();
    }

    @Test
    void all_together_have_so_many_in_a_second() {
        ration.take("ann", 5_000);
        ration.take("bob", 5_000);
        assertThat(ration.take("cyd", 5_999)).isTrue();
        assertThat(ration.isUsedUp("dan", 5_999)).isTrue();
        assertThat(ration.take("dan", 5_999)).isFalse();
    }

    @Test
    void what_is_refused_takes_nothing() {
        ration.take("ann", 5_000);
        ration.take("ann", 5_000);
        ration.take("ann", 5_000);
        assertThat(ration.take("bob", 5_000)).isTrue();
    }

    @Test
    void the_next_second_of_the_clock_is_another_one() {
        ration.take("ann", 5_999);
        ration.take("ann", 5_999);
        ration.take("bob", 5_999);
        assertThat(ration.take("ann", 6_000)).isTrue();
        assertThat(ration.take("ann", 6_000)).isTrue();
        assertThat(ration.take("bob", 6_000)).isTrue();
        assertThat(ration.take("bob", 6_000)).isFalse();
    }

    @Test
    void without_a_bound_in_all_only_the_own_counts() {
        Ration<Integer> each = new Ration<>(1);
        for (int who = 0; who < 1_000; who++) assertThat(each.take(who, 0)).isTrue();
        assertThat(each.take(0, 999)).isFalse();
    }
}
