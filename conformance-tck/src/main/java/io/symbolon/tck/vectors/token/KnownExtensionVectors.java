package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** TOK-020 to TOK-022: the extensions that have a meaning. */
final class KnownExtensionVectors extends ValidationCases {
    private static final long LAST = 253_402_300_799_999L;

    KnownExtensionVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        goodAddresses();
        badIpv4();
        badIpv6();
        ports();
        keysAndFingerprints();
        endorsements();
        exchanges();
        companions();
    }

    private void goodAddresses() {
        List<String> good = List.of(
                "1.0.0.0",
                "10.0.0.1",
                "127.0.0.1",
                "223.255.255.255",
                "240.0.0.1",
                "255.255.255.254",
                "::1",
                "2001:db8::1",
                "2001:db8:0:1:1:1:1:1",
                "1:0:0:2::3",
                "2001:db8::1:0:0:1",
                "fe80::1",
                "1:2:3:4:5:6:7:8",
                "1::",
                "a:b:c:d:e:f:0:1");
        for (int i = 0; i < good.size(); i++) {
            // the list only grows at its end, so an id stays with its address
            accept(
                    "TOK-P-20%02d".formatted(i + 1),
                    "hostname " + good.get(i),
                    hostname(good.get(i)),
                    Flag.HOSTNAME_FORM,
                    "TOK-020");
        }
    }

    private void badIpv4() {
        List<String> bad = List.of(
                "",
                "0.0.0.0",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "192.0.2",
                "192.0.2.1.1",
                "192.0.2.01",
                "192.0.2.256",
                "192.0.2.1.",
                ".192.0.2.1",
                "192.0..2",
                "+192.0.2.1",
                "192.0.2.1 ",
                " 192.0.2.1",
                "0xc0.0.2.1",
                "3221225985",
                "192.0.2.1:4000",
                "example.org",
                "localhost",
                "192.0.2.\u0661");
        for (int i = 0; i < bad.size(); i++) {
            // the list only grows at its end, so an id stays with its text
            refuse(
                    "TOK-N-20%02d".formatted(i + 1),
                    "TOK-P-2002",
                    "hostname '" + bad.get(i) + "'",
                    hostname(bad.get(i)),
                    Flag.HOSTNAME_FORM);
        }
    }

    private void badIpv6() {
        List<String> bad = List.of(
                "::",
                "ff02::1",
                "::ffff:192.0.2.1",
                "::ffff:c000:201",
                "2001:DB8::1",
                "2001:db8:0:0:0:0:0:1",
                "2001:0db8::1",
                "2001:db8::1:1:1:1:1",
                "1::2:0:0:0:3",
                "2001:db8:0:0:1::1",
                "[2001:db8::1]",
                "fe80::1%eth0",
                "2001:db8::1::1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "2001:db8::12345",
                "2001:db8::g",
                ":1",
                "2001:db8::1/64",
                "1:2:3:4:5:6:7::");
        for (int i = 0; i < bad.size(); i++) {
            // the list only grows at its end, so an id stays with its text
            refuse(
                    "TOK-N-20%02d".formatted(i + 31),
                    "TOK-P-2008",
                    "hostname '" + bad.get(i) + "'",
                    hostname(bad.get(i)),
                    Flag.HOSTNAME_FORM);
        }
    }

    private void ports() {
        accept("TOK-P-2020", "port 1", port(Octets.u16(1)), Flag.BOUNDARY, "TOK-020");
        accept("TOK-P-2021", "port 65535", port(Octets.u16(65_535)), Flag.BOUNDARY, "TOK-020");
        refuse("TOK-N-2060", "TOK-P-2020", "port 0", port(Octets.u16(0)), Flag.BOUNDARY);
        refuse("TOK-N-2061", "TOK-P-2020", "a port of 1 octet", port(Octets.u8(80)), Flag.WRONG_LENGTH);
        refuse("TOK-N-2062", "TOK-P-2020", "a port of 3 octets", port(Octets.ofHex("000fa0")), Flag.WRONG_LENGTH);
        refuse("TOK-N-2063", "TOK-P-2020", "a port without octets", port(Octets.zeros(0)), Flag.WRONG_LENGTH);
        refuse("TOK-N-2064", "TOK-P-2020", "a port as text", port(Octets.utf8("4000")), Flag.WRONG_LENGTH);
    }

    private void keysAndFingerprints() {
        refuse("TOK-N-2065", HANDSHAKE, "a session key of 31 octets", sessionKey(31), Flag.WRONG_LENGTH);
        refuse("TOK-N-2066", HANDSHAKE, "a session key of 33 octets", sessionKey(33), Flag.WRONG_LENGTH);
        accept(
                "TOK-P-2022",
                "node_fingerprint in an identity",
                with(identity(), "node_fingerprint", 32),
                Flag.BOUNDARY,
                "TOK-020");
        accept(
                "TOK-P-2023",
                "node_fingerprint in an interest",
                with(interest(), "node_fingerprint", 32),
                Flag.BOUNDARY,
                "TOK-020");
        refuse(
                "TOK-N-2067",
                "TOK-P-2022",
                "a node_fingerprint of 31 octets",
                with(identity(), "node_fingerprint", 31),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-2068",
                "TOK-P-2023",
                "a node_fingerprint of 33 octets",
                with(interest(), "node_fingerprint", 33),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-2069",
                IDENTITY,
                "session_key in an identity",
                with(identity(), "session_key", 32),
                Flag.KIND_CONFUSION);
        accept(
                "TOK-P-2026",
                "session_key in an interest",
                with(interest(), "session_key", 32),
                Flag.BOUNDARY,
                "TOK-020");
        refuse(
                "TOK-N-2081",
                "TOK-P-2026",
                "a session key of 31 octets in an interest",
                with(interest(), "session_key", 31),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-2082",
                "TOK-P-2026",
                "a session key of 33 octets in an interest",
                with(interest(), "session_key", 33),
                Flag.WRONG_LENGTH);
        refuse("TOK-N-2071", IDENTITY, "port in an identity", with(identity(), "port", 2), Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-2072",
                IDENTITY,
                "hostname in an identity",
                Presented.signed(Tokens.withExtension(identity(), "hostname", Octets.utf8("192.0.2.1"))),
                Flag.KIND_CONFUSION);
    }

    private void endorsements() {
        accept("TOK-P-2024", "endorsed from 1 until the end of the year 9999", span(1, LAST), Flag.BOUNDARY, "TOK-020");
        accept("TOK-P-2025", "endorsed for 1 ms", span(NOW, NOW + 1), Flag.BOUNDARY, "TOK-020");
        refuse("TOK-N-2073", "TOK-P-2024", "endorsed from 0", span(0, LAST), Flag.BOUNDARY);
        refuse("TOK-N-2074", "TOK-P-2024", "endorsed until the year 10000", span(1, LAST + 1), Flag.BOUNDARY);
        refuse("TOK-N-2075", "TOK-P-2024", "endorsed until 2^64 - 1", span(1, -1), Flag.UNSIGNED);
        refuse("TOK-N-2076", "TOK-P-2025", "endorsed for no time", span(NOW, NOW), Flag.BOUNDARY);
        refuse("TOK-N-2077", "TOK-P-2025", "endorsed until before it began", span(NOW + 1, NOW), Flag.BOUNDARY);
        refuse("TOK-N-2078", "TOK-P-2024", "an endorsement of 79 octets", endorsement(79), Flag.WRONG_LENGTH);
        refuse("TOK-N-2079", "TOK-P-2024", "an endorsement of 81 octets", endorsement(81), Flag.WRONG_LENGTH);
    }

    private void exchanges() {
        exchange("TOK-P-2027", "a virtual receiver, nothing in its thresholds", "02010000000000");
        exchange("TOK-P-2028", "a private sender that asks for the application", "01040204000400");
        exchange("TOK-P-2029", "thresholds out of range: another rule judges them", "0102010001ffff");
        exchange("TOK-P-2030", "a current threshold above the maximum: another rule judges it", "010201ffff0001");
        exchange("TOK-P-2031", "a receiver that asks for an acknowledgement: another rule judges it", "02030200010001");
        badExchange("TOK-N-2083", "an exchange of 6 octets", "010200000100", Flag.WRONG_LENGTH);
        badExchange("TOK-N-2084", "an exchange of 8 octets", "0102000001000100", Flag.WRONG_LENGTH);
        badExchange("TOK-N-2085", "an exchange without octets", "", Flag.WRONG_LENGTH);
        badExchange("TOK-N-2086", "role 0", "00020000010001", Flag.BOUNDARY);
        badExchange("TOK-N-2087", "role 3", "03020000010001", Flag.BOUNDARY);
        badExchange("TOK-N-2088", "role 129, which is 1 in seven bits", "81020000010001", Flag.UNSIGNED);
        badExchange("TOK-N-2089", "kind of exchange 0", "01000000010001", Flag.BOUNDARY);
        badExchange("TOK-N-2098", "kind of exchange 5", "01050000010001", Flag.BOUNDARY);
        badExchange("TOK-N-2099", "kind of exchange 255", "01ff0000010001", Flag.UNSIGNED);
        badExchange("TOK-N-2059", "acknowledgement 3", "01020300010001", Flag.BOUNDARY);
        badExchange("TOK-N-2093", "acknowledgement 255", "0102ff00010001", Flag.UNSIGNED);
        refuse(
                "TOK-N-2094",
                IDENTITY,
                "exchange in an identity",
                exchange(identity(), "02010000000000"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-2095",
                INTEREST,
                "an endorsement in an interest",
                Presented.signed(endorsed(interest())),
                Flag.KIND_CONFUSION);
        refuse("TOK-N-2096", INTEREST, "port in an interest", with(interest(), "port", 2), Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-2097",
                INTEREST,
                "hostname in an interest",
                Presented.signed(Tokens.withExtension(interest(), "hostname", Octets.utf8("192.0.2.1"))),
                Flag.KIND_CONFUSION);
    }

    private void companions() {
        accept(
                "TOK-P-2101",
                "neither hostname nor port",
                Presented.signed(without(without(handshakeNode(), "hostname"), "port")),
                Flag.COVERED_FIELD,
                "TOK-021");
        refuse(
                "TOK-N-2101",
                "TOK-P-2101",
                "a hostname alone",
                Presented.signed(without(handshakeNode(), "port")),
                Flag.COVERED_FIELD);
        refuse(
                "TOK-N-2102",
                "TOK-P-2101",
                "a port alone",
                Presented.signed(without(handshakeNode(), "hostname")),
                Flag.COVERED_FIELD);
        Token endorsed = endorsed(identity());
        refuse(
                "TOK-N-2201",
                "TOK-P-0801",
                "an issuer without an endorsement",
                Presented.signed(without(endorsed, "endorsement")),
                Flag.ENDORSEMENT);
        refuse(
                "TOK-N-2202",
                "TOK-P-0801",
                "an endorsement without an issuer",
                Presented.signed(endorsed.toBuilder().clearIssuer().build()),
                Flag.ENDORSEMENT);
        accept(
                "TOK-P-2201",
                "an issuer without an endorsement in an interest",
                Presented.signed(without(endorsed(interest()), "endorsement")),
                Flag.ENDORSEMENT,
                "TOK-022");
        refuse(
                "TOK-N-2203",
                FULL,
                "an issuer without an endorsement in a handshake",
                Presented.signed(without(full(), "endorsement")),
                Flag.ENDORSEMENT);
    }

    private void exchange(String id, String title, String value) {
        accept(id, title, exchange(interest(), value), Flag.BOUNDARY, "TOK-020");
    }

    private void badExchange(String id, String title, String value, Flag flag) {
        refuse(id, "TOK-P-2027", title, exchange(interest(), value), flag);
    }

    private static Presented exchange(Token token, String value) {
        return Presented.signed(Tokens.withExtension(token, "exchange", Octets.ofHex(value)));
    }

    private static Presented hostname(String hostname) {
        return Presented.signed(withValue(handshakeNode(), "hostname", Octets.utf8(hostname)));
    }

    private static Presented port(byte[] value) {
        return Presented.signed(withValue(handshakeNode(), "port", value));
    }

    private static Presented sessionKey(int octets) {
        byte[] key = Octets.concat(Samples.octets("session key", 31), Octets.zeros(octets - 31));
        return Presented.signed(withValue(handshakeNode(), "session_key", key));
    }

    private static Presented with(Token token, String name, int octets) {
        return Presented.signed(Tokens.withExtension(token, name, Octets.repeated(1, octets)));
    }

    private static Presented span(long from, long until) {
        Token issued = endorsed(identity());
        byte[] endorsement = Tokens.endorsement(Samples.key("issuer"), Fingerprints.of(issued), from, until);
        return Presented.signed(withValue(issued, "endorsement", endorsement));
    }

    private static Presented endorsement(int octets) {
        Token issued = endorsed(identity());
        byte[] value = Octets.concat(Tokens.extension(issued, "endorsement").orElseThrow(), Octets.u8(0));
        return Presented.signed(withValue(issued, "endorsement", Octets.first(value, octets)));
    }
}
