package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private final RoundTrips trips = new RoundTrips();

    @Test
    void silence_lasts_250_ms_at_least_and_500_until_three_are_measured() {
        assertThat(silenceMs()).isEqualTo(500);
        add(1, 1);
        assertThat(silenceMs()).isEqualTo(500);
        add(1, 1);
        add(12, 1);
        assertThat(silenceMs()).isEqualTo(250);
    }

    @Test
    void silence_lasts_twenty_times_what_99_of_100_do_not_exceed() {
        add(13, 100);
        assertThat(silenceMs()).isEqualTo(260);
        add(900, 1);
        assertThat(silenceMs()).isEqualTo(260);
        add(900, 1);
        assertThat(silenceMs()).isEqualTo(18_000);
    }

    private void add(long millis, int times) {
        for (int i = 0; i < times; i++) trips.add(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private long silenceMs() {
        return TimeUnit.NANOSECONDS.toMillis(trips.silenceNanos());
    }
}
