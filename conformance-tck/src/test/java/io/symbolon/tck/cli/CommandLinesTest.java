package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.FakeDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.suite.VectorFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class CommandLinesTest {

    @TempDir
    private Path folder;

    @Nested
    class without_a_command {

        @Test
        void says_what_there_is() {
            Typed typed = Typed.run();

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).contains("tck", "list", "explain", "token", "driver", "Exit codes: 0 conformant");
        }

        @Test
        void tells_the_version() {
            assertThat(Typed.run("--version").out()).matches("symbolon \\d+\\.\\d+\\.\\d+\\S*\\R");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tkc                             | nearest: tck",
                "tck --sed 1                     | nearest: --seed",
                "tck --seed one                  | --seed",
                "tck --seed                      | --seed",
                "tck --timeout 0                 | --timeout is at least 1 second, not 0",
                "tck --driver                    | --driver",
                "tck tokn                        | nearest: token",
                "tck DRV-S-001                   | nearest: DRV-S-0001",
                "tck TOK-999                     | 'TOK-999' is no chapter, rule, case, flag or level; nearest: TOK-0",
                "tck XYZ-*                       | no case is selected by 'XYZ-*'",
                "tck @Honestly                   | nearest: @Honesty",
                "tck L2                          | 'L2' is for a node that runs, without a driver: ./symbolon probe",
                "tck HSK-L2-0003                 | without a driver: ./symbolon probe udp://HOST:PORT HSK-L2-0003",
                "list DRV-S-00001                | nearest: DRV-S-0001",
                "list HSK-L2-003                 | nearest: HSK-L2-0003",
                "explain DRV-01                  | 'DRV-01' is no rule, no case and no check; nearest: DRV-001",
                "explain                         | ID",
                "driver                          | driver needs a command: init or reference",
                "driver referenc                 | nearest: reference",
                "vectors                         | vectors needs a command: generate",
                "vectors gen                     | nearest: generate",
                "vectors verfy                   | nearest: verify",
                "token                           | token needs a command: inspect",
                "token inspect                   | FILE",
                "token inspect /nonexistent/file | /nonexistent/file",
                "token inspect - --place nod     | --place",
                "token inspect - --now soon      | --now: expected milliseconds or a time like",
                "identity                        | identity needs a command: create or show",
                "identity create                 | FILE",
                "tck --driver /nonexistent/file  | the driver can not be started"
            })
    void refuses_what_is_wrong_with_exit_code_2_and_the_nearest_choice(String line, String text) {
        Typed typed = Typed.run(line.split(" "));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(text);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void refuses_a_command_with_an_open_quote() {
        Typed typed = Typed.run("tck", "--driver", "'my driver");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--driver: the quote ' at position 1 is never closed");
    }

    @Test
    void refuses_a_folder_that_can_not_be_written() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Typed typed = Typed.run("tck", "driver", "--out", file.resolve("report").toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--out: the reports can not be written");
    }

    @Nested
    class tck {

        @Test
        void judges_the_reference_implementation() {
            Typed typed = tck("driver", "session"); // every case: SameVerdictsTest

            assertThat(typed.out()).contains("Verdict   conformant: ");
            assertThat(typed.exitCode()).isZero();
            assertThat(folder.resolve("out/report.json")).exists();
            assertThat(folder.resolve("out/junit.xml")).exists();
        }

        @Test
        void of_a_driver_that_declares_nothing_is_incomplete() {
            Typed typed = tck("--driver", FakeDriver.commandLine("honest"));

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.out()).contains("Verdict   incomplete: ");
        }

        @Test
        void of_a_driver_that_declares_nothing_conforms_in_what_needs_no_capability() {
            Typed typed = tck("DRV-002", "--driver", FakeDriver.commandLine("honest"));

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).contains("Verdict   conformant: 1 planned, 1 executed, 1 passed, 0 broken");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "crash       | CRASH    | ended with exit code 3",
                    "crash-later | CRASH    | ended with exit code 3",
                    "rubbish     | RUBBISH  | Segmentation fault",
                    "banner      | RUBBISH  | Welcome to my driver",
                    "close       | CLOSED   | closed its standard output",
                    "wrong-id    | RUBBISH  | with id 4711",
                    "yes         | FAIL     | an operation that nobody knows"
                })
        void names_what_a_driver_does_instead_of_answering(String manner, String verdict, String text) {
            Typed typed = tck("driver", "--driver", FakeDriver.commandLine(manner));

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out()).contains(verdict + "  DRV-S-0001", text, "Verdict   nonconformant: ");
        }

        @Test
        void never_waits_longer_than_it_is_told() {
            Typed typed = tck("driver", "--timeout", "1", "--driver", FakeDriver.commandLine("hang"));

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out())
                    .contains("HANG  DRV-S-0001", "did not answer hello within 1000 ms", "did not get past hello");
        }

        @Test
        void makes_other_unknown_operations_of_another_seed() throws IOException {
            tck("DRV-S-0001", "--seed", "2", "--driver", FakeDriver.commandLine("yes"));
            var first = Json.read(Files.readAllBytes(folder.resolve("out/report.json")));
            tck("DRV-S-0001", "--seed", "3", "--driver", FakeDriver.commandLine("yes"));
            var second = Json.read(Files.readAllBytes(folder.resolve("out/report.json")));

            assertThat(first.get("seed").asInt()).isEqualTo(2);
            assertThat(first.at("/cases/0/text")).isNotEqualTo(second.at("/cases/0/text"));
        }

        private Typed tck(String... args) {
            String[] all = new String[args.length + 3];
            all[0] = "tck";
            all[1] = "--out";
            all[2] = folder.resolve("out").toString();
            System.arraycopy(args, 0, all, 3, args.length);
            return Typed.run(all);
        }
    }

    @Nested
    class list {

        @Test
        void shows_ids_rules_flags_and_titles() {
            Typed typed = Typed.run("list", "DRV-S-0001");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out().lines())
                    .containsExactly(
                            "DRV-S-0001  DRV-002 @Honesty  an operation that nobody knows is unsupported", "1 case");
        }

        @Test
        void shows_everything() {
            assertThat(Typed.run("list").out().lines()).hasSizeGreaterThan(100);
        }

        @Test
        void shows_checks_of_a_probe_with_the_cases_of_their_rule_or_alone() {
            assertThat(Typed.run("list", "HSK-013").out())
                    .contains("HSK-L2-0003  HSK-013 @Probe @Server  the same initiation once more")
                    .containsPattern("\\d+ cases?, 1 check of a probe\n$");
            assertThat(Typed.run("list", "L2", "@Client").out().lines())
                    .filteredOn(line -> line.contains("  "))
                    .hasSize(Probe.cases().size())
                    .allSatisfy(line -> assertThat(line).containsPattern("^...-L2-.* @Probe"));
            assertThat(Typed.run("list", "L0", "L1").out()).doesNotContain("-L2-", "of a probe");
        }
    }

    @Nested
    class explain {

        @Test
        void a_rule() {
            Typed typed = Typed.run("explain", "drv-002");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .contains(
                            "DRV-002 UNKNOWN_IS_UNSUPPORTED",
                            "A driver MUST answer an operation that it does not know with the error kind `unsupported`.",
                            "  own: it binds what an implementation does by itself",
                            "  intent: what is not implemented can not pass by accident",
                            "  source: L-29",
                            "  text: spec/text/90-driver.md",
                            "  DRV-S-0001  an operation that nobody knows is unsupported",
                            "  ./symbolon tck DRV-002");
        }

        @Test
        void a_check_of_a_probe_with_what_is_sent_and_how_to_run_it() {
            Typed typed = Typed.run("explain", "hsk-l2-0003");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .contains(
                            "HSK-L2-0003  the same initiation once more gets the same answer",
                            "level L2, for a node that runs, over UDP and without a driver; role server",
                            "a lost answer must cost a resend and not a second handshake",
                            "  the same initiation:\n",
                            "ms  -> initiation, 1200 octets, from ",
                            "ms  <- answer, 1200 octets, to ",
                            "session_key",
                            "./symbolon probe udp://127.0.0.1:4000 HSK-L2-0003");
        }

        @Test
        void a_check_of_the_other_role() {
            assertThat(Typed.run("explain", "HSK-L2-1400").out())
                    .contains(
                            "role client: the target opens",
                            "./symbolon probe udp://127.0.0.1:4978 --role client HSK-L2-1400");
        }

        @Test
        void a_rule_with_the_checks_that_name_it() {
            assertThat(Typed.run("explain", "HSK-013").out())
                    .contains(
                            "What a probe sends to a running node\n  HSK-L2-0003  ",
                            "./symbolon probe udp://127.0.0.1:4000 HSK-013");
        }

        @Test
        void a_case() {
            Typed typed = Typed.run("explain", "DRV-S-0003");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .contains(
                            "DRV-S-0003  ",
                            "  DRV-004 RESET_FORGETS: After `reset`",
                            "  call    ",
                            "  expect  ",
                            "  ./symbolon tck DRV-S-0003");
        }

        @Test
        void a_refusal_by_its_difference_from_its_twin_and_field_by_field() {
            assertThat(Typed.run("explain", "TOK-N-0106").out())
                    .contains(
                            "  @Boundary: The last value that is allowed, or the first that is not. ",
                            "  signed_token: token.extensions[0].value is 119 zero octets, in the twin 118 zero octets",
                            "must give: {\"verdict\":\"refused\",\"rule\":\"TOK-001\"}",
                            "  accepted instead: the check of TOK-001 is missing",
                            "       5       2    kind: 3 INTEREST");
        }

        @Test
        void a_script_step_by_step_with_what_is_sealed() {
            assertThat(Typed.run("explain", "JON-L1-0001").out())
                    .contains(
                            "4000 ms  deliver 162 octets from 192.0.2.1:4000: join ",
                            "must give: asked authenticate ",
                            "once more with a peer whose fingerprint is on the other side",
                            "Octets that are sealed in request ",
                            "ack: 18 octets");
        }

        @Test
        void a_rule_that_no_case_shows() {
            assertThat(Typed.run("explain", "CNV-009").out())
                    .contains(
                            "no case of the kit names it; shown by: unit test, because a time is not part of a result",
                            "Run it\n  no case of the kit runs it");
        }
    }

    @Nested
    class vectors {

        @Test
        void generate_writes_the_files_that_the_kit_carries() throws IOException {
            Typed typed = Typed.run("vectors", "generate", "--dir", folder.toString());

            assertThat(typed.exitCode()).isZero();
            try (InputStream carried = Kit.class.getResourceAsStream("/symbolon/vectors/MANIFEST.json")) {
                assertThat(folder.resolve("vectors/MANIFEST.json")).hasBinaryContent(carried.readAllBytes());
            }
        }

        @Test
        void generate_refuses_a_folder_that_can_not_be_written() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "");
            Typed typed = Typed.run("vectors", "generate", "--dir", file.toString());

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--dir: the vectors can not be written");
        }

        @Test
        void verify_names_file_and_position_of_what_is_wrong() throws IOException {
            Files.createDirectory(folder.resolve("schema"));
            carriedVectors();
            Path keys = folder.resolve("vectors/keys.json");
            Files.writeString(keys, Files.readString(keys).replaceFirst(",", ""));
            Typed typed = Typed.run("vectors", "verify", "--dir", folder.toString());

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.err())
                    .contains("keys.json: not what the generator makes, from line 2 on")
                    .containsPattern("keys.json: not JSON: line 3, column 3: .*expecting comma");
            assertThat(typed.out()).startsWith("problems in " + folder + ": ");
        }

        private void carriedVectors() throws IOException {
            Path vectors = Files.createDirectory(folder.resolve("vectors"));
            List<String> files = new ArrayList<>(VectorFiles.load().digests().keySet());
            files.add("MANIFEST.json");
            for (String file : files) {
                try (InputStream carried = Kit.class.getResourceAsStream("/symbolon/vectors/" + file)) {
                    Files.copy(carried, vectors.resolve(file));
                }
            }
        }

        @Test
        void verify_refuses_a_folder_that_is_none_of_vectors() {
            Typed typed = Typed.run("vectors", "verify", "--dir", folder.toString());

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--dir: " + folder + " has no folder vectors");
        }
    }

    @Nested
    class driver_reference {

        @Test
        void answers_on_standard_output_and_writes_nothing_else_there() {
            String requests = "{\"id\":1,\"op\":\"hello\",\"args\":{\"protocol\":1,\"kit\":\"test\"}}\n"
                    + "{\"id\":2,\"op\":\"x.1\",\"args\":{}}\n";
            InputStream in = System.in;
            PrintStream out = System.out;
            ByteArrayOutputStream replies = new ByteArrayOutputStream();
            try {
                System.setIn(new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)));
                System.setOut(new PrintStream(replies, true, StandardCharsets.UTF_8));

                assertThat(Typed.run("driver", "reference").exitCode()).isZero();
            } finally {
                System.setIn(in);
                System.setOut(out);
            }

            assertThat(replies.toString(StandardCharsets.UTF_8).lines())
                    .hasSize(2)
                    .element(1)
                    .isEqualTo("{\"id\":2,\"error\":{\"kind\":\"unsupported\",\"text\":\"x.1\"}}");
        }
    }
}
