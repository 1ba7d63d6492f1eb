package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.wire.Message.TakenBy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NumberWindowTest {
    private final NumberWindow window = new NumberWindow();

    @Nested
    class MSG_006_number_is_in_the_window {
        @Test
        void one_is_the_first_number() {
            assertThat(window.contains(1)).isTrue();
            assertThat(window.contains(0)).isFalse();
            assertThat(window.contains(-1)).isFalse();
        }

        @Test
        void contains_4095_below_the_highest_and_not_4096() {
            window.take(10_000);
            assertThat(window.contains(10_000 - 4095)).isTrue();
            assertThat(window.contains(10_000 - 4096)).isFalse();
        }

        @Test
        void takes_the_largest_number_there_is() {
            assertThat(window.contains(Long.MAX_VALUE)).isTrue();
            window.take(Long.MAX_VALUE);
            assertThat(window.isTaken(Long.MAX_VALUE)).isTrue();
            assertThat(window.contains(Long.MAX_VALUE - 4095)).isTrue();
            assertThat(window.contains(Long.MAX_VALUE - 4096)).isFalse();
        }
    }

    @Nested
    class MSG_010_taken_once {
        @Test
        void a_number_is_taken_when_it_was_and_no_other() {
            window.take(5);
            assertThat(window.isTaken(5)).isTrue();
            assertThat(window.isTaken(4)).isFalse();
            assertThat(window.isTaken(6)).isFalse();
            assertThat(window.isTaken(5 + 4096)).isFalse();
        }

        @Test
        void what_a_jump_leaves_out_was_not_taken() {
            window.take(5);
            window.take(5 + 4096);
            assertThat(window.isTaken(6)).isFalse();
            assertThat(window.contains(5)).isFalse();
        }

        @Test
        void remembers_which_receipt_a_number_has_got() {
            window.take(1);
            window.take(2);
            window.take(3);
            window.acknowledge(2, TakenBy.NODE);
            window.acknowledge(3, TakenBy.APPLICATION);

            assertThat(window.receiptOf(1)).isEmpty();
            assertThat(window.receiptOf(2)).contains(TakenBy.NODE);
            assertThat(window.receiptOf(3)).contains(TakenBy.APPLICATION);
        }

        @Test
        void a_receipt_for_a_number_that_has_left_the_window_is_of_no_other() {
            window.take(1);
            window.take(1 + 4096);
            window.acknowledge(1, TakenBy.APPLICATION);
            assertThat(window.receiptOf(1 + 4096)).isEmpty();
        }
    }

    @Nested
    class A_ring_that_grows {
        @Test
        void forgets_nothing_at_any_of_its_lengths() {
            for (long number = 1; number <= 10_000; number++) {
                assertThat(window.isTaken(number)).isFalse();
                if (number % 3 == 0) continue;
                window.take(number);
                if (number % 3 == 1) window.acknowledge(number, TakenBy.NODE);
            }
            for (long number = 10_000; window.contains(number); number--) {
                assertThat(window.isTaken(number)).isEqualTo(number % 3 != 0);
                if (number % 3 == 0) continue;
                assertThat(window.receiptOf(number).isPresent()).isEqualTo(number % 3 == 1);
            }
        }

        @Test
        void a_first_number_of_any_size_fits() {
            for (long first : new long[] {63, 64, 65, 127, 128, 2_047, 2_048, 4_095, 4_096, 4_097, 1L << 62}) {
                NumberWindow fresh = new NumberWindow();
                fresh.take(first);
                assertThat(fresh.isTaken(first)).isTrue();
                assertThat(fresh.isTaken(first - 1)).isFalse();
                assertThat(fresh.isTaken(first + 1)).isFalse();
                fresh.take(first - 1);
                assertThat(fresh.isTaken(first - 1)).isTrue();
                assertThat(fresh.isTaken(first)).isTrue();
            }
        }
    }

    @Nested
    class MSG_012_order_is_reported {
        @Test
        void the_highest_number_is_zero_before_the_first() {
            assertThat(window.highest()).isZero();
            window.take(7);
            window.take(3);
            assertThat(window.highest()).isEqualTo(7);
        }
    }
}
