package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:7777", "tcp:127.1.2.3:1", "tcp:[0:0:0:0:0:0:0:1]:65535"})
    void reads_an_address_of_this_machine(String text) {
        assertThat(DriverAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7777                  | expected tcp:127.0.0.1:PORT",
                "tcp:localhost:7777    | expected tcp:127.0.0.1:PORT",
                "tcp:127.0.0.1         | expected tcp:127.0.0.1:PORT",
                "tcp:127.0.0.1:65536   | a port is at most 65535, not 65536",
                "tcp:1.2.3.4.5:7777    | expected tcp:127.0.0.1:PORT",
                "tcp:127.0.0.256:7777  | expected tcp:127.0.0.1:PORT",
                "tcp:[::1::]:7777      | expected the digits of an IP address",
                "tcp:192.0.2.1:7777    | expected a loopback address",
                "tcp:[2001:db8::1]:1   | expected a loopback address",
                "pipe:one              | expected two named pipes",
                "pipe:one,             | expected two named pipes",
                "pipe:one,one          | expected two named pipes",
                "pipe:one,two,three    | expected two named pipes",
                "pipe:/none/q,/none/r  | expected a named pipe (mkfifo): there is no /none/q"
            })
    void says_what_was_expected(String text, String expected) {
        assertThatThrownBy(() -> DriverAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void does_not_take_a_file_for_a_pipe(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("precious"), "precious");

        assertThatThrownBy(() -> DriverAddress.parse("pipe:" + file + "," + folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a named pipe (mkfifo), and " + file + " is none");
    }
}
