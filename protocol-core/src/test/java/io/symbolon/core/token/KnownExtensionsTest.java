package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.ENDORSEMENT;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.SESSION_KEY;
import static io.symbolon.core.testing.TokenDraft.endorsement;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.judge;
import static io.symbolon.spec.TokenRule.ADDRESS_IS_COMPLETE;
import static io.symbolon.spec.TokenRule.KNOWN_EXTENSIONS_WELL_FORMED;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownExtensionsTest {
    private static final Bytes SIGNATURE = Bytes.zeros(64);

    @Nested
    class TOK_019_node_token_shows_allowed_extensions_only {
        @Test
        void accepts_all_four() {
            assertAccepted(judge(Place.HANDSHAKE, node().issuer(FINGERPRINT).extension("endorsement", ENDORSEMENT)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"password", "node_fingerprint", "exchange", "session_key2", "endorsemen", "x"})
        void refuses_any_other(String name) {
            assertRefused(
                    NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
                    judge(Place.HANDSHAKE, node().extension(name, FINGERPRINT)));
            assertRefused(
                    NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY, judge(Place.NODE, node().extension(name, FINGERPRINT)));
        }

        @Test
        void leaves_other_kinds_free() {
            assertAccepted(judge(Place.IDENTITY, identity().extension("nickname", Bytes.ofUtf8("ada"))));
            assertAccepted(judge(Place.INTEREST, interest().extension("priority", Bytes.of(1))));
        }
    }

    @Nested
    class TOK_020_known_extensions_well_formed {
        @ParameterizedTest
        @ValueSource(strings = {"192.0.2.1", "127.0.0.1", "10.0.0.1", "2001:db8::1", "::1", "fe80::1"})
        void accepts_hostnames_that_are_addresses(String hostname) {
            assertAccepted(judge(Place.HANDSHAKE, node().extension("hostname", Bytes.ofUtf8(hostname))));
        }

        @ParameterizedTest
        @CsvSource({
            "none, ''",
            "a name, node.example",
            "leading zeros, 192.0.2.01",
            "not RFC 5952, 2001:DB8::1",
            "not the shortest, 2001:db8:0:0:0:0:0:1",
            "zone, fe80::1%eth0",
            "brackets, [2001:db8::1]",
            "port, 192.0.2.1:4000",
            "unspecified, 0.0.0.0",
            "unspecified, ::",
            "multicast, 224.0.0.1",
            "multicast, ff02::1",
            "broadcast, 255.255.255.255",
            "mapped, ::ffff:c000:201",
            "mapped, ::ffff:192.0.2.1",
        })
        void refuses_hostnames_that_are_none(String why, String hostname) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.HANDSHAKE, node().extension("hostname", Bytes.ofUtf8(hostname))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"80", "3132372e302e302e31ff", "3132372e302e302e3100", "c0000201"})
        void refuses_hostnames_that_are_not_text(String octets) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.HANDSHAKE, node().extension("hostname", Bytes.ofHex(octets))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0001", "ffff"})
        void accepts_ports_from_1_to_65535(String port) {
            assertAccepted(judge(Place.HANDSHAKE, node().extension("port", Bytes.ofHex(port))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "01", "0000", "000001", "34303030"})
        void refuses_other_ports(String port) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED, judge(Place.HANDSHAKE, node().extension("port", Bytes.ofHex(port))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33})
        void refuses_keys_and_fingerprints_that_have_not_32_octets(int octets) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.HANDSHAKE, node().extension("session_key", Bytes.zeros(octets))));
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.IDENTITY, identity().extension("node_fingerprint", Bytes.zeros(octets))));
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().extension("node_fingerprint", Bytes.zeros(octets))));
        }

        @ParameterizedTest
        @CsvSource({"hostname, 3132372e302e302e31", "port, 0fa0"})
        void refuses_the_address_of_what_is_not_a_node(String name, String octets) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.IDENTITY, identity().extension(name, Bytes.ofHex(octets))));
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().extension(name, Bytes.ofHex(octets))));
        }

        @Test
        void refuses_the_session_key_of_an_identity() {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.IDENTITY, identity().extension("session_key", SESSION_KEY)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33})
        void refuses_the_session_key_of_an_interest_that_has_not_32_octets(int octets) {
            assertAccepted(judge(Place.INTEREST, interest().extension("session_key", SESSION_KEY)));
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().extension("session_key", Bytes.zeros(octets))));
        }

        @Test
        void refuses_the_endorsement_of_an_interest() {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().extension("endorsement", ENDORSEMENT)));
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().issuer(FINGERPRINT).extension("endorsement", ENDORSEMENT)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"01010000000000", "0204020400ffff", "0101000400ffff", "020300ffff0000"})
        void accepts_terms_of_an_exchange_in_their_ranges(String value) {
            assertAccepted(judge(Place.INTEREST, interest().extension("exchange", Bytes.ofHex(value))));
        }

        @ParameterizedTest
        @CsvSource({
            "empty, ''",
            "short, 010200000100",
            "long, 0102000001000100",
            "role 0, 00020000010001",
            "role 3, 03020000010001",
            "role -1, ff020000010001",
            "kind 0, 01000000010001",
            "kind 5, 01050000010001",
            "kind -1, 01ff0000010001",
            "acknowledgement 3, 01020300010001",
            "acknowledgement -1, 0102ff00010001",
        })
        void refuses_other_terms_of_an_exchange(String what, String value) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.INTEREST, interest().extension("exchange", Bytes.ofHex(value))));
        }

        @Test
        void refuses_terms_of_an_exchange_in_an_identity() {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judge(Place.IDENTITY, identity().extension("exchange", Bytes.ofHex("01020000010001"))));
        }

        @ParameterizedTest
        @CsvSource({"1, 2", "1, 253402300799999", "253402300799998, 253402300799999"})
        void accepts_endorsements_for_a_span_in_range(long from, long until) {
            assertAccepted(judgeEndorsed(endorsement(from, until, SIGNATURE)));
        }

        @ParameterizedTest
        @CsvSource({
            "0, 2",
            "2, 2",
            "3, 2",
            "1, 253402300800000",
            "253402300800000, 253402300800001",
            "-1, 2",
            "1, -1",
            "-2, -1"
        })
        void refuses_endorsements_for_another(long from, long until) {
            assertRefused(KNOWN_EXTENSIONS_WELL_FORMED, judgeEndorsed(endorsement(from, until, SIGNATURE)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 63, 65})
        void refuses_endorsements_that_have_not_80_octets(int signatureOctets) {
            assertRefused(
                    KNOWN_EXTENSIONS_WELL_FORMED,
                    judgeEndorsed(endorsement(millis(0), millis(1), Bytes.zeros(signatureOctets))));
        }

        private Verdict<VerifiedToken> judgeEndorsed(Bytes endorsement) {
            return judge(Place.IDENTITY, identity().issuer(FINGERPRINT).extension("endorsement", endorsement));
        }
    }

    @Nested
    class TOK_021_address_is_complete {
        @Test
        void accepts_both_and_neither() {
            assertAccepted(judge(Place.HANDSHAKE, node()));
            assertAccepted(
                    judge(Place.HANDSHAKE, node().withoutExtension("hostname").withoutExtension("port")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"hostname", "port"})
        void refuses_half(String missing) {
            assertRefused(ADDRESS_IS_COMPLETE, judge(Place.HANDSHAKE, node().withoutExtension(missing)));
            assertRefused(ADDRESS_IS_COMPLETE, judge(Place.NODE, node().withoutExtension(missing)));
        }
    }
}
