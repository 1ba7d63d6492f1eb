package io.symbolon.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1:4000", "192.0.2.1:1", "192.0.2.1:65535", "[2001:db8::1]:4000", "[::]:1"})
    void text_is_read_and_written(String text) {
        assertThat(Endpoint.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":4000",
                "192.0.2.1",
                "192.0.2.1:",
                "192.0.2.1:0",
                "192.0.2.1:65536",
                "192.0.2.1:99999",
                "192.0.2.1:100000",
                "192.0.2.1:04000",
                "192.0.2.1:+1",
                "192.0.2.1:-1",
                "192.0.2.1: 1",
                "192.0.2.1:1\n",
                "192.0.2.1:\uff11",
                "[192.0.2.1]:4000",
                "2001:db8::1:4000",
                "[2001:db8::1]",
                "[2001:db8::1]4000",
                "[2001:db8::1:4000",
                "2001:db8::1]:4000",
                "[]:4000",
                "[[::1]]:4000",
                "[2001:DB8::1]:4000",
                "[::ffff:c000:201]:4000",
                "node.example:4000"
            })
    void other_text_is_not(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }

    @Test
    void a_port_is_1_to_65535() {
        IpAddress address = IpAddress.parse("192.0.2.1").orElseThrow();

        assertThat(new Endpoint(address, 1).port()).isEqualTo(1);
        assertThat(new Endpoint(address, 65_535).port()).isEqualTo(65_535);
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(address, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(address, 65_536));
    }
}
