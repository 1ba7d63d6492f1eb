package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.stream.IntStream;

/** TOK-015 to TOK-019: number, names, order and values of extensions. */
final class ExtensionVectors extends ValidationCases {
    ExtensionVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        numbers();
        names();
        order();
        values();
        allowed();
    }

    private void numbers() {
        accept("TOK-P-1501", "16 extensions", many(16), Flag.BOUNDARY, "TOK-015");
        refuse("TOK-N-1501", "TOK-P-1501", "17 extensions", many(17), Flag.BOUNDARY);
    }

    private void names() {
        accept("TOK-P-1601", "a name of 1 character", names("x"), Flag.BOUNDARY, "TOK-016");
        accept("TOK-P-1602", "a name of 32 characters", names("x".repeat(32)), Flag.BOUNDARY, "TOK-016");
        accept("TOK-P-1603", "every kind of character", names("az09_-."), Flag.BOUNDARY, "TOK-016");
        refuse("TOK-N-1601", "TOK-P-1601", "an empty name", names(""), Flag.BOUNDARY);
        refuse("TOK-N-1602", "TOK-P-1602", "a name of 33 characters", names("x".repeat(33)), Flag.BOUNDARY);
        refuse("TOK-N-1603", "TOK-P-1603", "an upper-case letter", names("Colour"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1604", "TOK-P-1603", "a space", names("a b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1605", "TOK-P-1603", "a slash, which is before the digits", names("a/b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1606", "TOK-P-1603", "a colon, which is after the digits", names("a:b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1607", "TOK-P-1603", "a backquote, which is before the letters", names("a`b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1608", "TOK-P-1603", "a brace, which is after the letters", names("a{b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1609", "TOK-P-1603", "a letter outside of ASCII", names("caf\u00e9"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1610", "TOK-P-1601", "a line feed at the end", names("x\n"), Flag.SUBJECT_TEXT);
    }

    private void order() {
        accept(
                "TOK-P-1701",
                "the order of the octets",
                names("a", "a-", "a.", "a0", "a_", "aa", "b"),
                Flag.SORTING,
                "TOK-017");
        refuse("TOK-N-1701", "TOK-P-1701", "a name twice", names("a", "a"), Flag.SORTING);
        refuse("TOK-N-1702", "TOK-P-1701", "descending names", names("b", "a"), Flag.SORTING);
        refuse("TOK-N-1703", "TOK-P-1701", "shorter names first", names("b", "aa"), Flag.SORTING);
        refuse("TOK-N-1704", "TOK-P-1701", "the dot before the hyphen", names("a.", "a-"), Flag.SORTING);
        refuse("TOK-N-1705", "TOK-P-1701", "the letter before the underscore", names("aa", "a_"), Flag.SORTING);
        refuse("TOK-N-1706", "TOK-P-1701", "a longer name before its own beginning", names("aa", "a"), Flag.SORTING);
        refuse("TOK-N-1707", "TOK-P-1701", "one name twice, with another between", names("a", "b", "a"), Flag.SORTING);
    }

    private void values() {
        accept("TOK-P-1801", "a value of 256 octets", value(256), Flag.BOUNDARY, "TOK-018");
        refuse("TOK-N-1801", "TOK-P-1801", "a value of 257 octets", value(257), Flag.BOUNDARY);
    }

    private void allowed() {
        refuse(
                "TOK-N-1901",
                HANDSHAKE,
                "a free name in a handshake",
                with(handshakeNode(), "colour"),
                Flag.KIND_CONFUSION);
        refuse("TOK-N-1902", NODE, "a free name in a node token", with(node(), "colour"), Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-1903",
                HANDSHAKE,
                "node_fingerprint in a node token",
                Presented.signed(Tokens.withExtension(handshakeNode(), "node_fingerprint", Octets.zeros(32))),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-1904",
                HANDSHAKE,
                "a name that continues an allowed one",
                with(handshakeNode(), "port2"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-1905",
                NODE,
                "exchange in a node token",
                Presented.signed(Tokens.withExtension(node(), "exchange", Octets.ofHex("02010000000000"))),
                Flag.KIND_CONFUSION);
        accept("TOK-P-1901", "free names in an identity", names("colour", "size"), Flag.KIND_CONFUSION, "TOK-019");
    }

    private static Presented many(int count) {
        return names(
                IntStream.range(0, count).mapToObj(i -> "name%02d".formatted(i)).toArray(String[]::new));
    }

    private static Presented names(String... names) {
        return Presented.signed(withNames(identity(), names));
    }

    private static Presented value(int octets) {
        return Presented.signed(Tokens.withExtension(identity(), "colour", Octets.zeros(octets)));
    }

    private static Presented with(Token token, String name) {
        return Presented.signed(Tokens.withExtension(token, name, Octets.u8(1)));
    }
}
