package io.symbolon.core.overlay;

import static io.symbolon.core.overlay.Overlay.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import org.junit.jupiter.api.Test;

/** OVL-017: who is left alone, and who is not because of it. */
class SilentAddressesTest {
    private final SilentAddresses silent = new SilentAddresses();

    private static Endpoint at(String address) {
        return Endpoint.parse(address).orElseThrow();
    }

    private boolean isSilent(String address) {
        return silent.isSilent(node(99), at(address), 1);
    }

    private void silence(int number, String address) {
        silent.add(node(number), at(address), ContactEnd.SILENT, 0);
    }

    @Test
    void a_host_of_which_two_ports_were_silent_is_spared_on_all_of_them() {
        silence(1, "203.0.113.7:1");
        assertThat(isSilent("203.0.113.7:1")).isTrue();
        assertThat(isSilent("203.0.113.7:3")).isFalse();

        silence(2, "203.0.113.7:2");
        assertThat(isSilent("203.0.113.7:3")).isTrue();
        assertThat(isSilent("203.0.113.8:3")).isFalse();
        assertThat(silent.isSilent(node(99), at("203.0.113.7:3"), 30_000)).isFalse();
    }

    @Test
    void one_port_that_is_silent_again_says_nothing_of_the_host() {
        silence(1, "203.0.113.7:1");
        silence(1, "203.0.113.7:1");

        assertThat(isSilent("203.0.113.7:3")).isFalse();
    }

    @Test
    void loopback_is_no_host() {
        silence(1, "127.0.0.1:1");
        silence(2, "127.0.0.1:2");

        assertThat(isSilent("127.0.0.1:3")).isFalse();
    }

    @Test
    void a_node_that_answered_and_did_not_join_is_silent_wherever_it_is() {
        silent.add(node(1), at("203.0.113.7:1"), ContactEnd.ACCEPTED, 0);

        assertThat(silent.isSilent(node(1), at("203.0.113.9:9"), 1)).isTrue();
        assertThat(isSilent("203.0.113.7:1")).isFalse();
    }

    @Test
    void who_joins_is_not_silent_any_more() {
        silence(1, "203.0.113.7:1");
        silence(2, "203.0.113.7:2");

        silent.remove(node(1), at("203.0.113.7:1"));

        assertThat(isSilent("203.0.113.7:1")).isFalse();
        assertThat(isSilent("203.0.113.7:2")).isTrue();
        assertThat(isSilent("203.0.113.7:3")).isFalse();
    }
}
