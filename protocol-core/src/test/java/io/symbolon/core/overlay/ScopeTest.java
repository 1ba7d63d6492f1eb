package io.symbolon.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OVL-018: the edges of each scope. */
class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "[::1], LOOPBACK",
        "169.254.0.0, LINK_LOCAL",
        "169.254.255.255, LINK_LOCAL",
        "[fe80::1], LINK_LOCAL",
        "[febf::1], LINK_LOCAL",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "[fc00::1], PRIVATE",
        "[fdff::1], PRIVATE",
        "169.253.0.1, GLOBAL",
        "168.254.0.1, GLOBAL",
        "9.255.255.255, GLOBAL",
        "11.0.0.1, GLOBAL",
        "172.15.255.255, GLOBAL",
        "172.32.0.1, GLOBAL",
        "171.16.0.1, GLOBAL",
        "192.167.0.1, GLOBAL",
        "191.168.0.1, GLOBAL",
        "100.63.255.255, GLOBAL",
        "100.128.0.1, GLOBAL",
        "101.64.0.1, GLOBAL",
        "[fec0::1], GLOBAL",
        "[ff80::1], GLOBAL",
        "[fbff::1], GLOBAL",
        "[2001:db8::1], GLOBAL",
    })
    void is_that_of_its_network(String address, Scope scope) {
        assertThat(Scope.of(Endpoint.parse(address + ":4000").orElseThrow().address()))
                .isEqualTo(scope);
    }

    @Test
    void a_wider_one_is_at_least_a_narrower_one() {
        assertThat(Scope.PRIVATE.isAtLeast(Scope.PRIVATE)).isTrue();
        assertThat(Scope.GLOBAL.isAtLeast(Scope.PRIVATE)).isTrue();
        assertThat(Scope.LINK_LOCAL.isAtLeast(Scope.PRIVATE)).isFalse();
    }
}
