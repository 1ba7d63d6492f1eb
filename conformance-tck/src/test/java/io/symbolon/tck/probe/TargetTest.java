package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "udp://127.0.0.1:4000, udp://127.0.0.1:4000",
        "udp://localhost:1, udp://127.0.0.1:1",
        "udp://[::1]:65535, udp://[::1]:65535",
        "udp://[2001:DB8:0:0:1:0:0:0]:4000, udp://[2001:db8:0:0:1::]:4000"
    })
    void an_address_and_a_port(String text, String shown) {
        assertThat(Target.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:4000",
                "http://127.0.0.1:4000",
                "udp://127.0.0.1",
                "udp://127.0.0.1:0",
                "udp://127.0.0.1:65536",
                "udp://127.0.0.1:4000/path",
                "udp://node.example:4000",
                "udp://1.2.3:4000",
                "udp://127.0.0.1:x"
            })
    void anything_else_is_refused_with_what_was_expected(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("udp://127.0.0.1:4000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://0.0.0.0:4000", "udp://255.255.255.255:4000", "udp://224.0.0.1:4000", "udp://[::]:1"})
    void an_address_of_nobody_or_of_many_is_refused(String text) {
        assertThatThrownBy(() -> Target.parse(text)).hasMessageContaining("talks to one node");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true", "10.1.2.3, true", "172.16.0.1, true", "172.32.0.1, false", "192.168.1.1, true",
        "169.254.1.1, true", "100.64.0.1, true", "100.128.0.1, false", "8.8.8.8, false", "192.0.2.1, false",
        "[::1], true", "[fe80::1], true", "[fd00::1], true", "[fc00::1], true", "[2001:db8::1], false"
    })
    void near_is_loopback_link_local_or_private(String host, boolean near) {
        assertThat(Target.parse("udp://" + host + ":4000").isNear()).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "1:0:0:0:0:0:0:0, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4"
    })
    void ipv6_is_written_as_rfc_5952_says(String groups, String text) throws UnknownHostException {
        assertThat(Target.ipText(InetAddress.getByName(groups))).isEqualTo(text);
    }
}
