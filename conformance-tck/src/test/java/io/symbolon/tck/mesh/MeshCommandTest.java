package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MeshCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void two_nodes_meet_join_and_part() {
        assertThat(run()).as("%s", err).isZero();

        assertThat(out.toString())
                .containsPattern("node 0  -> node 1   initiation 1200  token \\d+, nonce [0-9a-f]{6}\n")
                .containsPattern(
                        "node 1  -> node 0   answer     1200  token \\d+, nonce [0-9a-f]{6}, echo [0-9a-f]{6}, tag [0-9a-f]{6}\n")
                .containsPattern("node 0  -> node 1   challenge    98  session [0-9a-f]{16}, counter 0\n")
                .containsPattern("node 1  -> node 0   challenge    98  session [0-9a-f]{16}, counter 0\n")
                .containsPattern("node 0  -> node 1   response     98  session [0-9a-f]{16}, counter 1\n")
                .containsPattern("node 1  -> node 0   response     98  session [0-9a-f]{16}, counter 1\n")
                .containsPattern("node 0  -> node 1   join        162  session [0-9a-f]{16}, counter \\d\n")
                .containsPattern("node 1 asks its application to authenticate [0-9a-f]{6}\n")
                .containsPattern("node 1 is told: granted\n")
                .containsPattern("node 1 asks its application to authorize [0-9a-f]{6}\n")
                .containsPattern("node 0 is admitted by node 1\n")
                .containsPattern("node 1  -> node 0   join        162  session [0-9a-f]{16}, counter \\d\n")
                .containsPattern("node 1 is admitted by node 0\n")
                .containsPattern("node 0 is joined with node 1\n")
                .containsPattern("node 1 is joined with node 0\n")
                .containsPattern(
                        "    fingerprint  [0-9a-f]{64}\n    subject      urn:symbolon:node:[0-9a-f]{32}\n    valid  ")
                .containsPattern("session [0-9a-f]{16} stands at both ends; node 0 waited \\d+\\.\\d\\d ms\n")
                .containsPattern("node 0  -> node 1   leave        98  session [0-9a-f]{16}, counter \\d\n")
                .containsPattern("node 0 has parted with node 1 by SES-026\n")
                .containsPattern("2 nodes, 1 session established, joined and ended: handshake ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void four_nodes_grow_into_a_mesh_in_which_each_knows_each_other() {
        assertThat(run("--nodes", "4")).as("%s%s", err, out).isZero();

        assertThat(out.toString())
                .containsPattern("  node 3   joined after \\d+\\.\\d\\d ms\n")
                .containsPattern("  node [12] and node [12] are joined\n")
                .containsPattern("  node 0   knows 1 2 3  after ")
                .containsPattern("  node 3   knows 0 1 2  after ")
                .containsPattern("4 nodes, each knows the 3 others after \\d+\\.\\d\\d ms\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void every_line_fits_and_says_nothing_to_a_terminal(String nodes) {
        run("--nodes", nodes);

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"2, no session between node 0 and node 1", "3, node 1 has not joined node 0"})
    void what_does_not_come_in_time_is_said_clearly(String nodes, String text) {
        assertThat(run("--nodes", nodes, "--within", "0")).isEqualTo(1);

        assertThat(err).hasToString("symbolon: " + text + " within 0 s\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--nodes=1, --nodes is 2 to 16",
        "--nodes=17, --nodes is 2 to 16",
        "--nodes=-1, --nodes is 2 to 16",
        "--within=-1, --within is 0 to 3600",
        "--within=3601, --within is 0 to 3600"
    })
    void another_number_is_a_wrong_command_line(String option, String text) {
        assertThat(run(option)).isEqualTo(2);

        assertThat(err.toString()).startsWith(text + ", not ");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new MeshCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
