package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** [SES-019] [SES-020] the ages at which something happens. */
class LifetimeTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    @Test
    void the_lower_side_asks_at_60_minutes_and_the_higher_at_62() {
        assertThat(Lifetime.begin(Direction.LOW_TO_HIGH, 500, DAY).rekeyMillis())
                .isEqualTo(500 + 60 * MINUTE);
        assertThat(Lifetime.begin(Direction.HIGH_TO_LOW, 500, DAY).rekeyMillis())
                .isEqualTo(500 + 62 * MINUTE);
    }

    @Test
    void with_tokens_that_end_soon_the_lower_side_asks_after_three_quarters_and_the_higher_after_seven_eighths() {
        assertThat(Lifetime.begin(Direction.LOW_TO_HIGH, 500, 8_003).rekeyMillis())
                .isEqualTo(500 + 6_002);
        assertThat(Lifetime.begin(Direction.HIGH_TO_LOW, 500, 8_003).rekeyMillis())
                .isEqualTo(500 + 7_002);
        assertThat(Lifetime.begin(Direction.LOW_TO_HIGH, 500, 80 * MINUTE).oldMillis())
                .isEqualTo(500 + 60 * MINUTE);
        assertThat(Lifetime.begin(Direction.LOW_TO_HIGH, 500, 80 * MINUTE - 2).oldMillis())
                .isEqualTo(500 + 60 * MINUTE - 2);
        assertThat(Lifetime.begin(Direction.LOW_TO_HIGH, 500, -1).oldMillis()).isEqualTo(500);
    }

    @Test
    void it_ends_after_two_hours_whatever_was_asked() {
        Lifetime lifetime = Lifetime.begin(Direction.LOW_TO_HIGH, 500, DAY);

        assertThat(lifetime.endMillis()).isEqualTo(500 + 120 * MINUTE);
        assertThat(lifetime.asked(500 + 60 * MINUTE).endMillis()).isEqualTo(500 + 120 * MINUTE);
    }

    @Test
    void it_is_as_old_as_before_when_it_has_asked_and_asks_again_after_the_length_of_an_attempt() {
        Lifetime asked = Lifetime.begin(Direction.LOW_TO_HIGH, 500, DAY).asked(500 + 60 * MINUTE);

        assertThat(asked.oldMillis()).isEqualTo(500 + 60 * MINUTE);
        assertThat(asked.rekeyMillis()).isEqualTo(500 + 60 * MINUTE + 165_000);
    }
}
