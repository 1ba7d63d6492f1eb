package io.symbolon.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @Nested
    class IPv4_text {
        @ParameterizedTest
        @CsvSource({
            "192.0.2.1, c0000201",
            "0.0.0.0, 00000000",
            "255.255.255.255, ffffffff",
            "10.20.30.200, 0a141ec8",
        })
        void is_dotted_decimal(String text, String octets) {
            assertWritten(text, octets);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1",
                    "192.0.2",
                    "192.0.2.1.1",
                    "192.0.2.256",
                    "192.0.2.1000",
                    "192.0.2.01",
                    "00.0.0.0",
                    "1..2.3",
                    ".1.2.3",
                    "1.2.3.",
                    " 192.0.2.1",
                    "192.0.2.1 ",
                    "192.0.2.1\n",
                    "+1.2.3.4",
                    "-1.2.3.4",
                    "0x7f.0.0.1",
                    "3221225985",
                    "192.0.2.1/32",
                    "\uff11.2.3.4",
                    "node.example"
                })
        void is_nothing_else(String text) {
            assertThat(IpAddress.parse(text)).isEmpty();
        }
    }

    /** The numbers are the sections of RFC 5952. */
    @Nested
    class IPv6_text {
        @ParameterizedTest
        @CsvSource({
            "2001:db8::1, 20010db8000000000000000000000001",
            "2001:db8:0:1:1:1:1:1, 20010db8000000010001000100010001",
            "2001:0:0:1::1, 20010000000000010000000000000001",
            "2001:db8::1:0:0:1, 20010db8000000000001000000000001",
            "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
            "::, 00000000000000000000000000000000",
            "::1, 00000000000000000000000000000001",
            "1::, 00010000000000000000000000000000",
            "0:1:2:3:4:5:6:7, 00000001000200030004000500060007",
            "1:0:2:3:4:5:6:0, 00010000000200030004000500060000",
            "::2:3:4:5:6:7, 00000000000200030004000500060007",
            "1:2:3:4:5:6::, 00010002000300040005000600000000",
            "64:ff9b::c000:201, 0064ff9b0000000000000000c0000201",
            "fedc:ba98:7654:3210:fedc:ba98:7654:3210, fedcba9876543210fedcba9876543210",
        })
        void is_written_in_one_way(String text, String octets) {
            assertWritten(text, octets);
        }

        @ParameterizedTest
        @CsvSource({
            "4.1 leading zeros, 2001:0db8::1",
            "4.1 a zero group is one digit, 2001:db8:0000:1:1:1:1:1",
            "4.2.1 as short as can be, 2001:db8:0:0:0:0:2:1",
            "4.2.1 the whole run, 2001:db8::0:1",
            "4.2.2 not for one group, 2001:db8::1:1:1:1:1",
            "4.2.2 not for one group at the start, ::1:2:3:4:5:6:7",
            "4.2.2 not for one group at the end, 1:2:3:4:5:6:7::",
            "4.2.3 the longest run, 2001::1:0:0:0:1",
            "4.2.3 the first of equal runs, 2001:db8:0:0:1::1",
            "4.3 lower case, 2001:DB8::1",
            "zone, fe80::1%eth0",
            "embedded dotted decimal, 64:ff9b::192.0.2.1",
        })
        void is_not_written_in_another(String why, String text) {
            assertThat(IpAddress.parse(text)).as(why).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ":",
                    ":::",
                    "::::",
                    "1::2::3",
                    "1:2:3:4:5:6:7",
                    "1:2:3:4:5:6:7:8:9",
                    "1:2:3:4::5:6:7:8",
                    "1:2:3:4:5:6:7:",
                    ":1:2:3:4:5:6:7",
                    "1:::2",
                    "12345::",
                    "g::",
                    "-1::",
                    "[::1]",
                    " ::1",
                    "::1 ",
                    "::1\n",
                    "::\uff11"
                })
        void is_no_text_at_all(String text) {
            assertThat(IpAddress.parse(text)).isEmpty();
        }
    }

    @Nested
    class an_IPv4_mapped_address {
        private static final String MAPPED = "00000000000000000000ffffc0000201";

        @Test
        void of_a_socket_is_its_4_octets() {
            assertThat(IpAddress.ofSocket(Bytes.ofHex(MAPPED))).isEqualTo(address("192.0.2.1"));
        }

        @Test
        void of_a_socket_is_the_only_one_that_changes() {
            Bytes neighbour = Bytes.ofHex("00000000000000000000fffec0000201");

            assertThat(IpAddress.ofSocket(neighbour)).isEqualTo(new IpAddress(neighbour));
            assertThat(IpAddress.ofSocket(Bytes.ofHex("c0000201"))).isEqualTo(address("192.0.2.1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"::ffff:c000:201", "::ffff:192.0.2.1", "0:0:0:0:0:ffff:c000:201"})
        void as_text_is_refused(String text) {
            assertThat(IpAddress.parse(text)).isEmpty();
        }

        @Test
        void is_known_as_one() {
            assertThat(new IpAddress(Bytes.ofHex(MAPPED)).isMapped()).isTrue();
            assertThat(address("::fffe:c000:201").isMapped()).isFalse();
            assertThat(address("192.0.2.1").isMapped()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 15, 17})
    void an_address_has_4_or_16_octets(int octets) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Bytes.zeros(octets)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "0.0.0.1, true",
        "127.0.0.1, true",
        "223.255.255.255, true",
        "224.0.0.0, false",
        "239.255.255.255, false",
        "240.0.0.0, true",
        "255.255.255.254, true",
        "255.255.255.255, false",
        "::, false",
        "::1, true",
        "fe80::1, true",
        "feff:ffff::, true",
        "ff00::, false",
        "ff02::1, false",
    })
    void TOK_020_a_declared_address_is_one_node(String text, boolean declarable) {
        assertThat(address(text).isDeclarable()).isEqualTo(declarable);
    }

    @ParameterizedTest
    @CsvSource({
        "126.255.255.255, false",
        "127.0.0.0, true",
        "127.255.255.255, true",
        "128.0.0.0, false",
        "::, false",
        "::1, true",
        "::2, false",
        "1::1, false",
    })
    void loopback_is_127_8_and_1(String text, boolean loopback) {
        assertThat(address(text).isLoopback()).isEqualTo(loopback);
    }

    @Test
    void HSK_026_a_block_is_24_bits_of_IPv4_and_48_of_IPv6() {
        assertThat(address("192.0.2.255").block()).hasToString("c00002");
        assertThat(address("2001:db8:1:2::1").block()).hasToString("20010db80001");
    }

    private static void assertWritten(String text, String octets) {
        assertThat(IpAddress.parse(text)).contains(new IpAddress(Bytes.ofHex(octets)));
        assertThat(new IpAddress(Bytes.ofHex(octets))).hasToString(text);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
