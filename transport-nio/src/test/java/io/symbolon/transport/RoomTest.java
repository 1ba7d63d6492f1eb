package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room();

    @Test
    void MSG_016_the_message_after_1024_finds_no_room() {
        for (int i = 0; i < 1024; i++) {
            assertThat(room.isReady()).isTrue();
            assertThat(room.take(0)).isTrue();
        }

        assertThat(room.isReady()).isFalse();
        assertThat(room.take(0)).isFalse();
        room.give(0);
        assertThat(room.take(0)).isTrue();
    }

    @Test
    void MSG_016_the_octet_after_16_777_216_finds_no_room() {
        for (int i = 0; i < 258; i++) assertThat(room.take(65_000)).isTrue();

        assertThat(room.isReady()).isFalse();
        assertThat(room.take(7_217)).isFalse();
        assertThat(room.take(7_216)).isTrue();
        assertThat(room.take(0)).isTrue();
    }

    @Test
    void who_waits_for_room_waits_until_half_of_it_is_free() {
        assertThat(room.ready()).isCompleted();
        for (int i = 0; i < 513; i++) room.take(1);
        CompletableFuture<Void> ready = room.ready();

        assertThat(ready).isNotDone();
        room.give(1);

        assertThat(ready).isCompleted();
        assertThat(room.ready()).isCompleted();
    }

    @Test
    void who_waits_for_room_when_it_closes_is_told_why() {
        for (int i = 0; i < 513; i++) room.take(1);
        CompletableFuture<Void> ready = room.ready();

        room.close(RequestFailed.because("closed"));

        assertThat(ready).isCompletedExceptionally();
        assertThat(room.ready()).isCompletedExceptionally();
        room.give(1);
        assertThat(room.ready()).isCompletedExceptionally();
    }
}
