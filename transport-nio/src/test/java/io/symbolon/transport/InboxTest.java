package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.transport.exchange.MessageHandler;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.ReceivedMessage;
import io.symbolon.transport.exchange.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Messages on their way to a handler, on an executor that runs when the test says so. */
class InboxTest {
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<String> results = new ArrayList<>();
    private final List<Long> handled = new ArrayList<>();

    @Test
    void messages_are_handled_in_their_order_and_never_on_the_calling_thread() {
        Inbox inbox = inbox(message -> handled.add(message.number()));

        inbox.add(11, message(1));
        inbox.add(12, message(2));
        assertThat(handled).isEmpty();
        runAll();

        assertThat(handled).containsExactly(1L, 2L);
        assertThat(results).containsExactly("11", "12");
    }

    @Test
    void one_task_at_a_time_is_given_to_the_executor() {
        Inbox inbox = inbox(message -> handled.add(message.number()));

        inbox.add(11, message(1));
        inbox.add(12, message(2));

        assertThat(executor).hasSize(1);
    }

    @Test
    void others_of_the_same_executor_have_their_turn_after_64_messages() {
        Inbox inbox = inbox(message -> handled.add(message.number()));
        for (int number = 1; number <= 65; number++) inbox.add(number, message(number));

        executor.remove().run();

        assertThat(handled).hasSize(64);
        assertThat(executor).hasSize(1);
        runAll();
        assertThat(handled).hasSize(65);
    }

    @Test
    void a_handler_that_throws_fails_its_message_and_not_the_next() {
        Inbox inbox = inbox(message -> {
            if (message.number() == 1) throw new Exception("no");
            handled.add(message.number());
        });

        inbox.add(11, message(1));
        inbox.add(12, message(2));
        runAll();

        assertThat(results).containsExactly("11 java.lang.Exception: no", "12");
        assertThat(handled).containsExactly(2L);
    }

    @Test
    void an_executor_without_room_fails_what_waits_and_is_asked_again_for_the_next() {
        boolean[] full = {true};
        Inbox inbox = new Inbox(
                message -> handled.add(message.number()),
                task -> {
                    if (full[0]) throw new RejectedExecutionException("full");
                    executor.add(task);
                },
                this::result);

        inbox.add(11, message(1));
        full[0] = false;
        inbox.add(12, message(2));
        runAll();

        assertThat(results).containsExactly("11 java.util.concurrent.RejectedExecutionException: full", "12");
        assertThat(handled).containsExactly(2L);
    }

    private Inbox inbox(MessageHandler handler) {
        return new Inbox(handler, executor::add, this::result);
    }

    private void result(long delivery, ReceivedMessage message, Optional<Throwable> failure) {
        results.add(delivery + failure.map(why -> " " + why).orElse(""));
    }

    private void runAll() {
        while (!executor.isEmpty()) executor.remove().run();
    }

    private static ReceivedMessage message(long number) {
        Fingerprint somebody = new Fingerprint(Bytes.zeros(32));
        return new ReceivedMessage(
                Subject.of("a"), new Party(somebody, somebody), number, number - 1, Bytes.ofUtf8("text"));
    }
}
