package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenInspectTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final SigningKey KEY = SigningKey.named("inspected");
    private static final Token TOKEN = Tokens.withExtension(
            Tokens.withExtension(
                    Tokens.node(KEY, Octets.repeated(0xc1, 16), NOW), "hostname", Octets.utf8("192.0.2.1")),
            "port",
            Octets.u16(4000));

    @TempDir
    private Path folder;

    @Test
    void prints_every_field_and_the_verdict() throws IOException {
        Typed typed = inspect(Tokens.sign(KEY, TOKEN));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains(
                        "kind          node",
                        "uuid          " + "c1".repeat(16),
                        "realm         none",
                        "subject       urn:symbolon:node:" + "c1".repeat(16),
                        "public key    " + Octets.hex(KEY.publicKey()),
                        "issued at     2026-01-01T00:00:00.000Z  1767225600000",
                        "expires at    2026-01-01T12:00:00.000Z  1767268800000",
                        "extension     hostname  " + Octets.hex(Octets.utf8("192.0.2.1")) + "  (192.0.2.1)",
                        "extension     port  0fa0  (4000)",
                        "fingerprint   " + Octets.hex(Fingerprints.of(TOKEN)),
                        "place         node",
                        "verdict       accepted");
    }

    @Test
    void takes_hexadecimal_digits_with_white_space() throws IOException {
        String digits = Octets.hex(Tokens.sign(KEY, TOKEN));
        String broken = digits.substring(0, 10) + "\n " + digits.substring(10).toUpperCase(Locale.ROOT) + "\r\n";

        assertThat(inspect(broken.getBytes(StandardCharsets.UTF_8)).out()).contains("verdict       accepted");
    }

    @Test
    void takes_standard_input() {
        InputStream in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Tokens.sign(KEY, TOKEN)));

            assertThat(Typed.run("token", "inspect", "-", "--now", "2026-01-01T00:00:00Z")
                            .out())
                    .contains("verdict       accepted");
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void names_the_rule_that_refuses_it() throws IOException {
        Typed typed = inspect(Tokens.sign(KEY, TOKEN), "--place", "identity");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains(
                        "place         identity",
                        "verdict       refused by TOK-005",
                        "KIND_FITS_PLACE: The kind MUST be the one that the place demands.");
    }

    @Test
    void takes_a_token_with_a_session_key_for_a_handshake() throws IOException {
        byte[] signed = Tokens.sign(KEY, Tokens.withSessionKey(TOKEN, KEY.agreementKey()));

        assertThat(inspect(signed).out()).contains("place         handshake");
    }

    @Test
    void spells_out_what_would_act_on_a_terminal() throws IOException {
        Token tricky = TOKEN.toBuilder().setSubject("a\u001b[31mb\u202ec").build();
        Typed typed = inspect(Tokens.sign(KEY, tricky));

        assertThat(typed.out()).contains("subject       a\\u{1b}[31mb\\u{202e}c", "refused by TOK-011");
    }

    @Test
    void shows_times_that_are_no_dates_as_numbers() throws IOException {
        Token eternal = TOKEN.toBuilder().setExpiresAt(-1).build();

        assertThat(inspect(Tokens.sign(KEY, eternal)).out())
                .contains("expires at    18446744073709551615", "refused by TOK-014");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0a0g     | character 3: expected a hexadecimal digit, not 'g'",
                "0a0      | character 3: expected a hexadecimal digit, not the end",
                "''       | octet 0: expected a SignedToken, not the end",
                "0a05     | octet 1: expected at most 0 octets of token, not 5",
                "0a       | octet 1: expected the length of token, not the end",
                "08       | octet 0: expected the field token with wire type 2, not 0",
                "0a021d00 | octet 2: expected the field uuid with wire type 2, not 5",
                "0a033a01ff | octet 4: expected UTF-8 text in subject",
                "0b       | octet 0: expected the field token with wire type 2, not 3",
                "1b       | octet 0: expected wire type 0, 1, 2 or 5, not 3",
                "1d0000   | octet 1: expected 4 octets of an unknown field of SignedToken",
                "ffffffffffffffffffffff | octet 0: expected the tag of a field of SignedToken, at most 10 octets long",
                "0a04620210 | octet 1: expected at most 3 octets of token, not 4",
                "0a0462020801 | octet 4: expected the field name with wire type 2, not 0"
            })
    void names_file_position_and_what_was_expected(String digits, String text) throws IOException {
        Typed typed = inspect(digits.getBytes(StandardCharsets.UTF_8));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(folder.resolve("token") + ": " + text);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void names_the_nearest_file_for_one_that_is_not_there() throws IOException {
        Files.writeString(folder.resolve("node.token"), "");
        Typed typed = Typed.run("token", "inspect", folder.resolve("nod.token").toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("nod.token: there is no such file; nearest: node.token");
    }

    @Test
    void names_the_folder_that_is_not_there() {
        Typed typed = Typed.run("token", "inspect", folder.resolve("no/token").toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("there is no such file, nor a folder " + folder.resolve("no"));
    }

    @Test
    void finds_a_fault_in_every_prefix_or_shows_what_is_there() throws IOException {
        byte[] signed = Tokens.sign(KEY, TOKEN);
        for (int length = 0; length < signed.length; length++) {
            // octets that look like text are taken for digits, which is a fault of its own
            Typed typed = inspect(Octets.first(signed, length));

            assertThat(typed.exitCode()).as("%d octets", length).isIn(1, 2);
        }
    }

    private Typed inspect(byte[] content, String... more) throws IOException {
        Path file = Files.write(folder.resolve("token"), content);
        String[] args = new String[5 + more.length];
        args[0] = "token";
        args[1] = "inspect";
        args[2] = file.toString();
        args[3] = "--now";
        args[4] = String.valueOf(NOW);
        System.arraycopy(more, 0, args, 5, more.length);
        return Typed.run(args);
    }
}
