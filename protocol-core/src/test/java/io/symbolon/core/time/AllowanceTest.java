package io.symbolon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance<String> allowance = new Allowance<>(4, 16);

    private int taken(String who, long millis) {
        int taken = 0;
        while (allowance.take(who, millis)) taken++;
        return taken;
    }

    @Test
    void so_many_at_once_and_so_many_a_second() {
        assertThat(taken("ann", 1_000)).isEqualTo(4);
        assertThat(taken("ann", 1_062)).isZero();
        assertThat(taken("ann", 1_063)).isEqualTo(1);
        assertThat(taken("ann", 1_125)).isEqualTo(1);
        assertThat(taken("ann", 1_250)).isEqualTo(2);
        assertThat(taken("ann", 100_000)).isEqualTo(4);
    }

    @Test
    void each_has_its_own() {
        taken("ann", 0);
        assertThat(taken("bob", 0)).isEqualTo(4);
    }

    @Test
    void whoever_used_it_last_is_remembered() {
        taken("ann", 0);
        for (int i = 0; i < 2047; i++) allowance.take("other " + i, 0);
        assertThat(taken("ann", 0)).isZero();
        for (int i = 0; i < 2048; i++) allowance.take("other " + i, 0);
        assertThat(taken("ann", 0)).isEqualTo(4);
    }
}
