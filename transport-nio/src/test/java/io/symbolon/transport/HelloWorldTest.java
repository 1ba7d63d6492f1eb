package io.symbolon.transport;

import static io.symbolon.transport.AdmissionPolicy.everybody;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.transport.exchange.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The five lines of the README: they stand here word for word, and run. */
@Timeout(60)
class HelloWorldTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final CompletableFuture<String> printed = new CompletableFuture<>();
    private final PrintStream before = System.out;

    @Test
    void five_lines_say_hello() throws Exception {
        System.setOut(new Printed());

        MeshNode bob = MeshNode.builder()
                .declareListeningAddress()
                .identityOfNode()
                .admit(everybody())
                .start();
        MeshNode alice = MeshNode.builder().identityOfNode().admit(everybody()).start();
        bob.subscribe(Subject.of("hello"), message -> System.out.println(message.text()));
        alice.join(bob.fingerprint() + "@" + bob.address());
        alice.publish(Subject.of("hello"), "world").join();

        assertThat(Nodes.await(printed)).isEqualTo("world");
        alice.close();
        bob.close();
    }

    @Test
    void the_five_lines_of_the_readme_stand_here() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/symbolon/transport/HelloWorldTest.java"));

        assertThat(EXAMPLE.matcher(Files.readString(Path.of("../README.md"))).results())
                .singleElement()
                .satisfies(example -> {
                    assertThat(example.group(1).lines()).hasSize(5);
                    assertThat(packed(source)).contains(packed(example.group(1)));
                });
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    /** Where lines may be broken is a matter of taste. */
    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Standard output that keeps the first line. */
    private final class Printed extends PrintStream {
        private Printed() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void println(String line) {
            printed.complete(line);
        }
    }
}
