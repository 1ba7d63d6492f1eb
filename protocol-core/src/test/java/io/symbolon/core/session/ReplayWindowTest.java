package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** [SES-003] the replay window, step by step. What {@link ReplayWindowProperties} finds at random is written down here. */
class ReplayWindowTest {
    private static final boolean FRESH = true;
    private static final boolean STALE = false;

    private ReplayWindow window = ReplayWindow.EMPTY;

    private void takes(long counter, boolean expected) {
        assertThat(window.isFresh(counter)).as("counter %d", counter).isEqualTo(expected);
        if (expected) window = window.with(counter);
    }

    @Test
    void thirty_four_steps() {
        takes(0, FRESH); // nothing opened yet
        takes(0, STALE);
        takes(1, FRESH);
        takes(1, STALE);
        takes(9, FRESH); // a gap
        takes(8, FRESH); // into the gap, backwards
        takes(7, FRESH);
        takes(7, STALE);
        takes(2048, FRESH); // the window is 1 to 2048
        takes(2047, FRESH);
        takes(2047, STALE);
        takes(2046, FRESH);
        takes(2, FRESH);
        takes(2, STALE);
        takes(0, STALE); // 2048 behind
        takes(2064, FRESH); // the window is 17 to 2064
        takes(3, STALE); // never seen, and too old
        takes(16, STALE); // 2048 behind
        takes(17, FRESH); // 2047 behind
        takes(17, STALE);
        takes(8192, FRESH); // a jump over more than a window
        takes(6145, FRESH); // 2047 behind
        takes(6145, STALE);
        takes(6144, STALE); // 2048 behind
        takes(8191, FRESH);
        takes(10, STALE);
        takes(7192, FRESH);
        takes(7192, STALE);
        takes(10239, FRESH); // a jump of 2047: what was highest stays inside, and seen
        takes(8192, STALE);
        takes(8193, FRESH); // shares its place in the ring with 6145, which has opened
        takes(12287, FRESH); // a jump of 2048: what was highest falls out
        takes(10239, STALE);
        takes(10240, FRESH);
    }

    @Test
    void jumps_of_one_window_less_one_and_more_forget_exactly_what_falls_out() {
        for (long jump : new long[] {2047, 2048, 2049}) {
            ReplayWindow before = ReplayWindow.EMPTY.with(5000);
            ReplayWindow after = before.with(5000 + jump);

            assertThat(after.isFresh(5000)).as("highest before, jump %d", jump).isFalse();
            assertThat(after.isFresh(5000 + jump - 2047))
                    .as("lowest, jump %d", jump)
                    .isEqualTo(jump != 2047);
            assertThat(after.isFresh(5000 + jump - 2048))
                    .as("below, jump %d", jump)
                    .isFalse();
            assertThat(after.isFresh(5000 + jump - 1)).isTrue();
            assertThat(after.isFresh(5000 + jump)).isFalse();
        }
    }

    @Test
    void the_last_counters_are_taken() {
        long last = SealedFrames.COUNTER_LIMIT - 1;
        ReplayWindow window = ReplayWindow.EMPTY.with(last);

        assertThat(window.isFresh(last)).isFalse();
        assertThat(window.isFresh(last - 2047)).isTrue();
        assertThat(window.isFresh(last - 2048)).isFalse();
    }

    @Test
    void a_window_stays_as_it_is_when_a_later_one_is_made() {
        ReplayWindow one = ReplayWindow.EMPTY.with(10);
        one.with(5).with(3000);

        assertThat(one.isFresh(5)).isTrue();
        assertThat(one.isFresh(10)).isFalse();
        assertThat(ReplayWindow.EMPTY.isFresh(10)).isTrue();
    }

    @Test
    void only_what_is_above_all_others_is_newest() {
        ReplayWindow window = ReplayWindow.EMPTY.with(10);

        assertThat(ReplayWindow.EMPTY.isNewest(0)).isTrue();
        assertThat(window.isNewest(9)).isFalse();
        assertThat(window.isNewest(10)).isFalse();
        assertThat(window.isNewest(11)).isTrue();
    }
}
