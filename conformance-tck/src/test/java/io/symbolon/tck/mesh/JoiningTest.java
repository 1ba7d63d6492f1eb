package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final StringWriter out = new StringWriter();
    private final List<Long> waits = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<String> answer = new CompletableFuture<>();
    private boolean isClosed;

    private final Joining joining = new Joining(this::join, new NodeLog(new PrintWriter(out)), new Joining.Later() {
        @Override
        public void run(Runnable task, long seconds) {
            if (seconds == 0) {
                task.run();
            } else {
                waits.add(seconds);
                waiting.add(task);
            }
        }

        @Override
        public boolean isClosed() {
            return isClosed;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    });

    private CompletableFuture<String> join(String address) {
        if (address.equals("nowhere:1")) throw new IllegalArgumentException("nowhere is no node");
        asked.add(address);
        answer = new CompletableFuture<>();
        return answer;
    }

    @Test
    void what_fails_is_said_and_tried_again_until_it_succeeds() {
        joining.begin(List.of("host:1"));
        for (int i = 0; i < 6; i++) {
            answer.completeExceptionally(new CompletionException(new IOException("nobody answers")));
            waiting.remove(0).run();
        }
        assertThat(joining.isDone()).isFalse();
        answer.complete("joined");

        assertThat(joining.isDone()).isTrue();
        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(asked).hasSize(7).containsOnly("host:1");
        assertThat(out.toString().lines())
                .hasSize(6)
                .startsWith("failed    nobody answers; again in 5 s", "failed    nobody answers; again in 10 s")
                .endsWith("failed    nobody answers; again in 60 s");
    }

    @Test
    void an_address_that_is_refused_today_is_tried_again_too() {
        joining.begin(List.of("nowhere:1"));

        assertThat(out).hasToString("failed    nowhere is no node; again in 5 s\n");
        assertThat(waits).containsExactly(5L);
    }

    @Test
    void one_address_is_joined_once() {
        joining.begin(List.of("host:1", "host:1"));

        assertThat(asked).containsExactly("host:1");
    }

    @Test
    void after_the_end_nothing_is_said_or_tried() {
        joining.begin(List.of("host:1"));
        joining.close();
        answer.completeExceptionally(new IOException("the node is closed"));

        assertThat(waiting).isEmpty();
        assertThat(out.toString()).isEmpty();
        assertThat(joining.isDone()).isFalse();
    }
}
