package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.DriverAddress;
import io.symbolon.tck.driver.DriverListener;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.reference.ReferenceSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reference implementation is judged alike in this process and behind a pair of pipes. */
@Timeout(300)
class SameVerdictsTest {

    @TempDir
    private Path folder;

    @Test
    void in_process_and_as_a_process() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "driver",
                "reference");

        ObjectNode inProcess = report("a");
        ObjectNode asProcess = report("b", "--driver", "'" + String.join("' '", command) + "'");

        ((ObjectNode) asProcess.get("digests")).remove("subject");
        ((ObjectNode) inProcess.get("digests")).remove("subject");
        assertThat(asProcess.remove("driver").asText()).contains("driver' 'reference'");
        assertThat(inProcess.remove("driver").isNull()).isTrue();
        assertThat(asProcess).isEqualTo(inProcess);
        assertThat(inProcess.at("/counts/executed").asInt()).isGreaterThan(100);
    }

    @Test
    void in_process_and_attached_in_both_encodings() throws Exception {
        ObjectNode inProcess = report("c", "driver", "framing");
        inProcess.remove(List.of("driver", "digests"));
        for (Encoding encoding : Encoding.values()) {
            CompletableFuture<Void> served;
            try (DriverListener listener = DriverListener.at(DriverAddress.tcp("tcp:127.0.0.1:0"))) {
                served = CompletableFuture.runAsync(() -> serve(listener, encoding));
                String word = encoding.name().toLowerCase(Locale.ROOT);
                String address = listener.address().toString();
                ObjectNode attached = report(word, "driver", "framing", "--attach", address, "--encoding", word);

                assertThat(attached.get("driver").asText()).isEqualTo(address);
                attached.remove(List.of("driver", "options", "digests"));
                assertThat(attached).isEqualTo(inProcess);
            }
            served.get(60, TimeUnit.SECONDS);
        }
    }

    private static void serve(DriverListener listener, Encoding encoding) {
        try {
            listener.serve(ReferenceSubject::new, encoding, lost -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode report(String out, String... more) throws IOException {
        Path reports = folder.resolve(out);
        String[] args = new String[3 + more.length];
        args[0] = "tck";
        args[1] = "--out";
        args[2] = reports.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        Typed typed = Typed.run(args);

        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isZero();
        return (ObjectNode) Json.read(Files.readAllBytes(reports.resolve("report.json")));
    }
}
