package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.ReceivedMessage;
import io.symbolon.transport.exchange.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The five lines of the README: they stand here word for word, and run. */
class HelloWorldTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final CompletableFuture<ReceivedMessage> received = new CompletableFuture<>();

    @Test
    void five_lines_say_hello() throws Exception {
        MeshNode bob = MeshNode.builder()
                .declareListeningAddress()
                .identityOfNode()
                .admit(AdmissionPolicy.everybody())
                .start();
        MeshNode alice = MeshNode.builder()
                .identityOfNode()
                .admit(AdmissionPolicy.everybody())
                .start();
        bob.subscribe(Subject.of("hello"), message -> received.complete(message));
        alice.join(bob.fingerprint() + "@" + bob.address());
        CompletableFuture<Delivery> delivery = alice.publish(Subject.of("hello"), "world");

        assertThat(received.get(Recorder.HANG_SECONDS, TimeUnit.SECONDS).text()).isEqualTo("world");
        assertThat(delivery.get(Recorder.HANG_SECONDS, TimeUnit.SECONDS).isToAll())
                .isTrue();
        alice.close();
        bob.close();
    }
}
