package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "driver", "reference");

        ObjectNode inProcess = report("a");
        ObjectNode asProcess = report("b", "--driver", "'" + String.join("' '", command) + "'");

        ((ObjectNode) asProcess.get("digests")).remove("subject");
        ((ObjectNode) inProcess.get("digests")).remove("subject");
        assertThat(asProcess.remove("driver").asText()).contains("driver' 'reference'");
        assertThat(inProcess.remove("driver").isNull()).isTrue();
        assertThat(asProcess).isEqualTo(inProcess);
        assertThat(inProcess.at("/counts/executed").asInt()).isGreaterThan(100);
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
