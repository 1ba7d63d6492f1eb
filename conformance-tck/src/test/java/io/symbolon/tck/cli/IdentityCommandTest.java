package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityCommandTest {
    private static final String SOMEBODY = "ab".repeat(32);

    @TempDir
    private Path folder;

    private Path key;
    private Path passphrase;

    @BeforeEach
    void passphrase() throws IOException {
        key = folder.resolve("alice.key");
        passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\nno part of it\n");
    }

    @Test
    void what_create_says_show_says_again() {
        Typed created = identity("create", "--subject", "alice", "--realm", SOMEBODY, "--days", "7");
        Typed shown = identity("show");

        assertThat(created.err()).isEmpty();
        assertThat(created.exitCode()).isZero();
        assertThat(created.out())
                .matches("file          .*alice.key, an identity\\R"
                        + "fingerprint   [0-9a-f]{64}\\R"
                        + "uuid          [0-9a-f]{32}\\R"
                        + "realm         (ab){32}\\R"
                        + "issuer        none\\R"
                        + "subject       alice\\R"
                        + "public key    [0-9a-f]{64}\\R"
                        + "tokens live   7 days\\R");
        assertThat(shown).isEqualTo(created);
    }

    @Test
    void the_key_of_a_node_is_shown_too() {
        Typed created = identity("create", "--for", "node", "--subject", "a node");

        assertThat(created.out())
                .matches("file          .*alice.key, a node\\R"
                        + "fingerprint   [0-9a-f]{64}\\R"
                        + "uuid          [0-9a-f]{32}\\R"
                        + "subject       a node\\R"
                        + "public key    [0-9a-f]{64}\\R");
        assertThat(identity("show")).isEqualTo(created);
        assertThat(identity("show", "--token-for", SOMEBODY).err())
                .contains("alice.key keeps the key of a node, not of an identity");
    }

    @Test
    void a_token_for_a_node_is_accepted_by_token_inspect() throws IOException {
        String created = identity("create").out();
        Typed token = identity("show", "--token-for", SOMEBODY);
        Path file = Files.writeString(folder.resolve("token"), token.out());

        Typed inspected = Typed.run("token", "inspect", file.toString());

        assertThat(inspected.exitCode()).isZero();
        assertThat(inspected.out())
                .contains("kind          identity", "node_fingerprint  " + SOMEBODY, "verdict       accepted")
                .contains(created.lines().toList().get(1));
    }

    @Test
    void a_file_that_is_there_is_never_written_over() throws IOException {
        Files.writeString(key, "precious");

        Typed typed = identity("create");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("alice.key is there already; nothing was written");
        assertThat(key).hasContent("precious");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_that_is_open_to_others_is_refused() throws IOException {
        identity("create");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        Typed typed = identity("show");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("alice.key is open to others than its owner (rw-r--r--)", "chmod 600 '" + key);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void a_wrong_passphrase_is_refused() throws IOException {
        identity("create");
        Files.writeString(passphrase, "correct house\n");

        Typed typed = identity("show");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("does not open: the passphrase is wrong, or the file is damaged");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void the_passphrase_can_come_from_the_environment() throws IOException {
        // the one variable that the build sets for its tests, to 1
        Typed created = Typed.run("identity", "create", key.toString(), "--passphrase-env", "SYMBOLON_NO_BUILD");
        Files.writeString(passphrase, "1");

        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(identity("show")).isEqualTo(created);
    }

    @Test
    void without_a_console_the_passphrase_can_not_be_asked_for() {
        assumeThat(System.console()).isNull();

        Typed typed = Typed.run("identity", "show", key.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("there is nobody to ask for the passphrase of " + key
                        + "; give --passphrase-file or --passphrase-env");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create --realm abc                       | --realm: 'abc' is no fingerprint; expected 64 hexadecimal",
                "create --days 401                        | up to 400 days",
                "create --days 0                          | up to 400 days",
                "create --for node --days 3               | --realm and --days are for an identity",
                "create --for nobody                      | --for",
                "create --passphrase-env A                | --passphrase-file",
                "show                                     | there is no file",
                "show --token-for x                       | there is no file",
                "sho                                      | nearest: show"
            })
    void refuses_what_is_wrong_and_writes_nothing(String line, String text) {
        Typed typed = identity(line.split(" "));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(text);
        assertThat(key).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--passphrase-file /nonexistent/file | --passphrase-file: /nonexistent/file can not be read",
                "--passphrase-file EMPTY             | the passphrase is empty",
                "--passphrase-file BINARY            | is not text in UTF-8",
                "--passphrase-file LONG              | has more than 1024 octets",
                "--passphrase-env  NO_SUCH_VARIABLE_ | the environment has no NO_SUCH_VARIABLE_"
            })
    void refuses_a_passphrase_that_is_none(String options, String text) throws IOException {
        Files.write(folder.resolve("EMPTY"), new byte[] {'\n', 'x'});
        Files.write(folder.resolve("BINARY"), new byte[] {(byte) 0xff});
        Files.write(folder.resolve("LONG"), new byte[1025]);
        String[] option = options.split(" +");

        Typed typed = Typed.run(
                "identity",
                "create",
                key.toString(),
                option[0],
                option[0].endsWith("file") ? folder.resolve(option[1]).toString() : option[1]);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(text);
        assertThat(key).doesNotExist();
    }

    private Typed identity(String... args) {
        List<String> all = new ArrayList<>(List.of("identity"));
        all.addAll(List.of(args));
        all.add(key.toString());
        all.addAll(List.of("--passphrase-file", passphrase.toString()));
        return Typed.run(all.toArray(String[]::new));
    }
}
