package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.address.Endpoint;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application can write for an address, and what it hears when it is wrong. */
class AddressesTest {
    /** A label of a host name has at most 63 characters, so this is refused without asking anybody. */
    private static final String NO_HOST = "x".repeat(64);

    @RegisterExtension
    final Nodes nodes = new Nodes();

    @Nested
    class text {
        @ParameterizedTest
        @CsvSource({
            "192.0.2.1:4000, 192.0.2.1, 4000",
            "192.0.2.1:0, 192.0.2.1, 0",
            "[2001:db8::1]:65535, 2001:db8::1, 65535",
            "[::]:0, ::, 0",
            "some-host_1.example:1, some-host_1.example, 1"
        })
        void is_read(String text, String host, int port) {
            assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port));
        }

        @ParameterizedTest
        @CsvSource({
            "192.0.2.1, there is no port",
            "[::1], there is no port",
            "192.0.2.1:, '' is no port from 0 to 65535",
            "192.0.2.1:65536, '65536' is no port from 0 to 65535",
            "192.0.2.1:-1, '-1' is no port from 0 to 65535",
            "192.0.2.1:4x, '4x' is no port from 0 to 65535",
            ":4000, there is no host",
            "::1:4000, an IPv6 address stands in brackets",
            "[]:4000, '' is no IPv6 address as RFC 5952 writes it",
            "[2001:DB8::1]:4000, '2001:DB8::1' is no IPv6 address as RFC 5952 writes it",
            "[fe80::1%eth0]:4000, 'fe80::1%eth0' is no IPv6 address as RFC 5952 writes it",
            "192.0.2.256:4000, '192.0.2.256' is no IPv4 address",
            "192.0.2:4000, '192.0.2' is no IPv4 address",
            "a b:4000, 'a b' is no host name"
        })
        void that_is_no_address_is_refused_with_the_reason(String text, String reason) {
            assertThatThrownBy(() -> HostPort.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'" + text + "' is no address: " + reason
                            + "; expected 192.0.2.1:4000, [2001:db8::1]:4000 or name:4000");
        }
    }

    @Nested
    class listening {
        @Test
        void on_a_port_that_is_taken_is_refused() throws IOException {
            MeshNode first = nodes.start(Nodes.node(1));

            assertThatThrownBy(() ->
                            Nodes.node(2).listen(first.address().toString()).start())
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("can not listen on port "
                            + first.address().port() + " of 127.0.0.1: it is taken or not allowed (");
        }

        @Test
        void on_an_address_of_another_machine_is_refused() {
            assertThatThrownBy(() -> Nodes.node(1).listen("192.0.2.1:0").start())
                    .isInstanceOf(BindException.class)
                    .hasMessage("192.0.2.1 is not an address of this machine");
        }

        @Test
        void on_an_unknown_host_is_refused() {
            assertThatThrownBy(() -> Nodes.node(1).listen(NO_HOST + ":0").start())
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("the host '" + NO_HOST + "' is unknown on this machine");
        }

        @Test
        void on_an_unresolved_address_is_refused() {
            assertThatThrownBy(() -> Nodes.node(1).listen(InetSocketAddress.createUnresolved("somewhere", 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the host 'somewhere' is not resolved");
        }

        @Test
        void on_a_socket_address_is_possible() throws IOException {
            MeshNode node =
                    nodes.start(Nodes.node(1).listen(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)));

            assertThat(node.address().toString()).startsWith("127.0.0.1:");
        }
    }

    @Nested
    class declaring {
        @Test
        void a_name_is_refused() {
            assertThatThrownBy(() -> Nodes.node(1).declare("localhost:4000"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'localhost:4000' can not be declared");
        }

        @Test
        void every_address_is_refused_by_the_rule_of_tokens_and_the_port_is_free_again() throws IOException {
            assertThatThrownBy(() -> Nodes.node(1)
                            .listen("0.0.0.0:0")
                            .declareListeningAddress()
                            .start())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TOK-020");
        }
    }

    @Nested
    class connecting {
        @Test
        void to_an_unknown_host_fails() throws IOException {
            MeshNode node = nodes.start(Nodes.node(1));

            assertThat(Nodes.awaitFailure(node.connect(NO_HOST + ":4000")))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("the host '" + NO_HOST + "' is unknown on this machine");
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1:0, nobody listens on port 0: '127.0.0.1:0'",
            "0.0.0.0:1, 0.0.0.0 is not the address of one node",
            "224.0.0.1:1, 224.0.0.1 is not the address of one node",
            "255.255.255.255:1, 255.255.255.255 is not the address of one node",
            "ab@127.0.0.1:1, 'ab' before the @ is no fingerprint; expected 64 hexadecimal digits"
        })
        void to_what_can_not_be_a_node_is_refused(String address, String reason) throws IOException {
            MeshNode node = nodes.start(Nodes.node(1));

            assertThatThrownBy(() -> node.connect(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(reason);
        }

        @Test
        void to_the_other_family_fails_with_the_reason() throws IOException {
            MeshNode node = nodes.start(Nodes.node(1));

            assertThat(Nodes.awaitFailure(node.connect("[::1]:4000")))
                    .isInstanceOf(RequestFailed.class)
                    .hasMessage("no session with [::1]:4000: a socket on " + node.address() + " can not reach it");
        }
    }

    @Nested
    class of_sockets {
        @Test
        void port_0_is_no_endpoint() throws IOException {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");

            assertThat(SocketAddresses.endpoint(new InetSocketAddress(loopback, 0)))
                    .isEmpty();
            assertThat(SocketAddresses.endpoint(new InetSocketAddress(loopback, 1)))
                    .isEqualTo(Endpoint.parse("127.0.0.1:1"));
        }
    }
}
