package io.symbolon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which state has to be woken when. */
class DeadlinesTest {
    private static final Bytes A = Bytes.of(1);
    private static final Bytes B = Bytes.of(2);
    private static final Bytes C = Bytes.of(3);

    private final Deadlines<Bytes> deadlines = new Deadlines<>();

    private void set(Bytes id, long time) {
        deadlines.set(id, OptionalLong.of(time));
    }

    private List<Bytes> allDue(long time) {
        List<Bytes> due = new ArrayList<>();
        for (Optional<Bytes> next = deadlines.due(time); next.isPresent(); next = deadlines.due(time)) {
            due.add(next.get());
            deadlines.clear(next.get());
        }
        return due;
    }

    @Test
    void nothing_is_due_when_nobody_waits() {
        assertThat(deadlines.earliest()).isEmpty();
        assertThat(deadlines.due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void are_due_at_their_time_and_not_before() {
        set(A, 100);

        assertThat(deadlines.earliest()).hasValue(100);
        assertThat(deadlines.due(99)).isEmpty();
        assertThat(deadlines.due(100)).contains(A);
    }

    @Test
    void are_due_in_the_order_of_their_times_and_then_in_that_of_asking() {
        set(C, 200);
        set(B, 100);
        set(A, 100);

        assertThat(allDue(200)).containsExactly(B, A, C);
        assertThat(deadlines.earliest()).isEmpty();
    }

    @Test
    void each_has_one() {
        set(A, 100);
        set(A, 300);

        assertThat(deadlines.due(200)).isEmpty();
        assertThat(deadlines.earliest()).hasValue(300);
        deadlines.set(A, OptionalLong.empty());
        assertThat(deadlines.earliest()).isEmpty();
    }

    @Test
    void whoever_asks_again_for_the_same_time_keeps_its_turn() {
        set(A, 100);
        set(B, 100);
        set(A, 100);

        assertThat(allDue(100)).containsExactly(A, B);
    }

    @Test
    void clearing_who_does_not_wait_changes_nothing() {
        set(A, 100);
        deadlines.clear(B);

        assertThat(deadlines.due(100)).contains(A);
    }
}
