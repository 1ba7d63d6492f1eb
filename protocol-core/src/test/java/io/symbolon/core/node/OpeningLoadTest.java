package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.session.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** [HSK-021] [HSK-026] how many openings were taken on lately. */
class OpeningLoadTest {
    private static final Limits SMALL = new Limits(256, 4, 4096, 3072, 3, 5, 5, 2, 2048, 3, 4096, 1L << 32);

    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1").orElseThrow();

    private OpeningLoad load = new OpeningLoad(SMALL);

    private boolean take(String address, long now) {
        return load.take(IpAddress.parse(address).orElseThrow(), now);
    }

    private boolean isHigh(long now) {
        return isHigh("10.9.9.9", now);
    }

    private boolean isHigh(String address, long now) {
        return load.isHigh(IpAddress.parse(address).orElseThrow(), now);
    }

    @Test
    void is_high_while_enough_openings_lie_within_a_second() {
        take("10.0.1.1", 100);
        take("10.0.2.1", 200);
        assertThat(isHigh(200)).isFalse();
        take("10.0.3.1", 300);

        assertThat(isHigh(300)).isTrue();
        assertThat(isHigh(1_099)).isTrue();
        assertThat(isHigh(1_100)).as("the first is 1000 ms ago").isFalse();
    }

    @Test
    void counts_the_latest() {
        for (int i = 0; i < 4; i++) {
            take("10.0." + i + ".1", 100L * i);
        }
        assertThat(isHigh(1_099)).as("the first of the last three was at 100").isTrue();
        assertThat(isHigh(1_100)).isFalse();
    }

    @Test
    void what_the_ration_refuses_is_not_counted() {
        take("10.0.1.1", 0);
        take("10.0.1.2", 0);
        assertThat(take("10.0.1.3", 0)).isFalse();

        assertThat(isHigh(0)).isFalse();
    }

    @Test
    void is_high_for_a_block_in_the_second_in_which_it_has_had_enough() {
        load = new OpeningLoad(Limits.SPECIFIED);
        for (int i = 0; i < 4; i++) take("10.0.1." + i, 900);
        assertThat(isHigh("10.0.1.200", 900)).isFalse();
        take("10.0.1.4", 950);

        assertThat(isHigh("10.0.1.200", 950)).isTrue();
        assertThat(isHigh("10.0.1.200", 999)).isTrue();
        assertThat(isHigh("10.0.2.200", 999)).as("another block").isFalse();
        assertThat(isHigh("10.0.1.200", 1_000)).as("another second").isFalse();
    }

    @Test
    void is_high_for_no_block_of_loopback() {
        load = new OpeningLoad(Limits.SPECIFIED);
        for (int i = 0; i < 49; i++) take("127.0.0.1", 0);
        assertThat(isHigh("127.0.0.1", 0)).isFalse();
        take("127.0.0.1", 0);
        assertThat(isHigh("127.0.0.1", 0)).as("in all").isTrue();
    }

    @Test
    void a_block_has_its_ration() {
        assertThat(take("10.0.1.1", 0)).isTrue();
        assertThat(take("10.0.1.255", 10)).isTrue();
        assertThat(take("10.0.1.3", 999)).isFalse();
        assertThat(take("10.0.2.1", 999)).isTrue();
        assertThat(take("10.0.1.3", 1_000)).as("another second").isTrue();
    }

    @Test
    void a_block_of_ipv6_is_a_48() {
        assertThat(take("2001:db8:1::1", 0)).isTrue();
        assertThat(take("2001:db8:1:ffff::1", 0)).isTrue();
        assertThat(take("2001:db8:1:2::1", 0)).isFalse();
        assertThat(take("2001:db8:2::1", 0)).isTrue();
    }

    @Test
    void loopback_counts_in_all_but_has_no_block() {
        for (int i = 0; i < 5; i++) {
            assertThat(take(i % 2 == 0 ? "127.0.0.1" : "::1", 0)).isTrue();
        }
        assertThat(take("127.0.0.1", 0)).isFalse();
        assertThat(take("10.0.1.1", 0)).isFalse();
    }

    /** The load against its sentence: all openings of the last 1000 ms, counted one by one. */
    @Property(tries = 300, seed = "20260102")
    void says_what_the_sentence_says(@ForAll @Size(max = 60) List<@IntRange(max = 600) Integer> waits) {
        OpeningLoad tested = new OpeningLoad(new Limits(256, 4, 4096, 3072, 4, 5, 1000, 1000, 2048, 3, 4096, 1L << 32));
        Deque<Long> taken = new ArrayDeque<>();
        long now = 0;
        for (int wait : waits) {
            now += wait;
            long at = now;
            long lately = taken.stream().filter(time -> at - time < 1_000).count();
            assertThat(tested.isHigh(LOOPBACK, now))
                    .as("at %d after %s", now, taken)
                    .isEqualTo(lately >= 4);
            tested.take(LOOPBACK, now);
            taken.add(now);
        }
    }
}
