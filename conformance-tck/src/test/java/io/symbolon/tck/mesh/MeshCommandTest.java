package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MeshCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void two_nodes_meet_and_part() {
        assertThat(run(new MeshCommand())).as("%s", err).isZero();

        assertThat(out.toString())
                .containsPattern("node 0  -> node 1   initiation 1200  token \\d+, nonce [0-9a-f]{6}\n")
                .containsPattern(
                        "node 1  -> node 0   answer     1200  token \\d+, nonce [0-9a-f]{6}, echo [0-9a-f]{6}, tag [0-9a-f]{6}\n")
                .containsPattern("node 0  -> node 1   challenge    98  session [0-9a-f]{16}, counter 0\n")
                .containsPattern("node 1  -> node 0   challenge    98  session [0-9a-f]{16}, counter 0\n")
                .containsPattern("node 0  -> node 1   response     98  session [0-9a-f]{16}, counter 1\n")
                .containsPattern("node 1  -> node 0   response     98  session [0-9a-f]{16}, counter 1\n")
                .containsPattern(
                        "    fingerprint  [0-9a-f]{64}\n    subject      urn:symbolon:node:[0-9a-f]{32}\n    valid  ")
                .containsPattern("session [0-9a-f]{16} stands at both ends; node 0 waited \\d+\\.\\d\\d ms\n")
                .containsPattern("node 0  -> node 1   leave        98  session [0-9a-f]{16}, counter 2\n")
                .containsPattern("2 nodes, 1 session established and ended, handshake: fastest ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void every_line_fits_and_says_nothing_to_a_terminal() {
        run(new MeshCommand(), "--nodes", "3");

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void further_nodes_open_to_the_first() {
        assertThat(run(new MeshCommand(), "--nodes", "16")).as("%s", err).isZero();

        assertThat(Pattern.compile("stands at both ends")
                        .matcher(out.toString())
                        .results())
                .hasSize(15);
        assertThat(out.toString()).contains("node 15 opens a session with node 0", "16 nodes, 15 sessions established");
    }

    @Test
    void a_session_that_does_not_come_in_time_is_said_clearly() {
        assertThat(run(new MeshCommand(Duration.ZERO))).isEqualTo(1);

        assertThat(err).hasToString("symbolon: no session between node 0 and node 1 within 0 s\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "17", "-1"})
    void another_number_of_nodes_is_a_wrong_command_line(String nodes) {
        assertThat(run(new MeshCommand(), "--nodes=" + nodes)).isEqualTo(2);

        assertThat(err.toString()).startsWith("--nodes is 2 to 16, not " + nodes + "\n");
        assertThat(out.toString()).isEmpty();
    }

    private int run(MeshCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
