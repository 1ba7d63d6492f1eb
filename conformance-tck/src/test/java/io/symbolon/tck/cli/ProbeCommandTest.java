package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.report.ReportFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code symbolon probe} over UDP of this machine. */
class ProbeCommandTest {
    @TempDir
    private Path folder;

    @Nested
    class A_live_node {
        @Test
        void that_answers_passes_and_is_captured_and_reported() throws Exception {
            Path capture = folder.resolve("live.pcapng");
            try (Running node = Running.node("--allow", "any")) {
                Typed probe = Typed.run(
                        "probe",
                        target(node),
                        "HSK-L2-0003",
                        "TOK-L2-0232",
                        "SES-L2-0040",
                        "--capture",
                        capture.toString(),
                        "--secrets",
                        "--out",
                        folder.toString());
                assertThat(probe.out())
                        .contains("Plan      4 checks")
                        .contains("Verdict   conformant, as far as this probe sees: 4 planned, 4 executed, 4 passed");
                assertThat(probe.exitCode()).isZero();
                node.end();
            }
            assertThat(Files.size(capture)).isGreaterThan(10_000);
            assertThat(Files.readAllLines(Path.of(capture + ".keys"))).hasSizeGreaterThan(4);
            ReportFile report = ReportFile.read(folder.resolve("report.json"));
            assertThat(report.result().results()).hasSize(4);
            assertThat(report.reproduction("TOK-L2-0232")).matches("./symbolon probe udp://127.0.0.1:\\d+ TOK-L2-0232");
        }

        @Test
        void that_opens_passes() throws Exception {
            Screen screen = new Screen();
            PrintWriter out = new PrintWriter(screen, true);
            String here = "udp://127.0.0.1:" + freePort();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(
                    () -> CommandLines.run(out, out, "probe", here, "HSK-L2-1400", "--role", "client"),
                    task -> new Thread(task, "symbolon-probe").start());
            String invitation = screen.await("Listening (\\S+)\\R").group(1);
            try (Running node = Running.node("--join", invitation)) {
                assertThat(exitCode.get(60, TimeUnit.SECONDS))
                        .as(screen.toString())
                        .isZero();
                assertThat(screen.toString()).contains("4 planned, 4 executed, 4 passed");
                node.end();
            }
        }

        private static String target(Running node) {
            return "udp://" + node.address().replaceAll(".*@", "");
        }
    }

    @Test
    void nobody_listens_there() throws IOException {
        Typed probe = Typed.run("probe", "udp://127.0.0.1:" + freePort());
        assertThat(probe.exitCode()).isEqualTo(2);
        assertThat(probe.err()).contains("nobody listens at udp://127.0.0.1");
    }

    @Test
    void a_socket_that_never_answers_leaves_everything_open() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Typed probe = Typed.run("probe", "udp://127.0.0.1:" + silent.getLocalPort());
            assertThat(probe.exitCode()).isEqualTo(3);
            assertThat(probe.out()).contains("Verdict   incomplete").contains("nothing came in answer");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp://8.8.8.8:53|--i-own-this-target",
                "http://127.0.0.1:4000|a target is udp://127.0.0.1:4000",
                "udp://127.0.0.1:4000 --rate 0|--rate is 1 to 50, not 0",
                "udp://127.0.0.1:4000 --rate 51|--rate is 1 to 50, not 51",
                "udp://127.0.0.1:4000 --wait 0|--wait is 1 to 3600 seconds, not 0",
                "udp://127.0.0.1:4000 --secrets|--capture says where",
                "udp://127.0.0.1:4000 --role both|Invalid value for option '--role'",
                "udp://127.0.0.1:4000 TOK-L2-9999|is no chapter, rule, case",
                "udp://127.0.0.1:4000 --capture /nowhere/x.pcapng|--capture: /nowhere/x.pcapng can not be written",
                "--dissector /nowhere|there is no folder /nowhere"
            })
    void what_makes_no_sense_is_refused_before_anything_is_sent(String line, String reason) {
        Typed probe = Typed.run(("probe " + line).split(" "));
        assertThat(probe.exitCode()).isEqualTo(2);
        assertThat(probe.err()).contains(reason);
    }

    @Test
    void without_a_target_it_says_what_one_is() {
        Typed probe = Typed.run("probe");
        assertThat(probe.exitCode()).isEqualTo(2);
        assertThat(probe.err()).contains("udp://127.0.0.1:4000");
    }

    @Test
    void lists_checks_and_what_it_does_not_see() {
        assertThat(Typed.run("probe", "--list").out()).contains("HSK-L2-0001  HSK-009");
        assertThat(Typed.run("probe", "--list", "--role", "client").out()).contains("HSK-L2-1100  HSK-009");
        assertThat(Typed.run("probe", "--unseen").out()).contains("HSK-011 ONE_ATTEMPT_A_PEER  ");
    }

    @Test
    void puts_the_dissector_where_it_is_told() throws IOException {
        assertThat(Typed.run("probe", "--dissector", folder.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("symbolon.lua"))).contains("Proto(\"symbolon\", \"Symbolon\")");
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
