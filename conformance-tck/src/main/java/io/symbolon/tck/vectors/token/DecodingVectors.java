package io.symbolon.tck.vectors.token;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/** TOK-002: what can not be decoded. */
final class DecodingVectors extends ValidationCases {
    DecodingVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        truncations();
        wireTypes();
        malformed();
        text();
    }

    private void truncations() {
        List<RawField> fields = fields();
        for (int number = 1; number <= 12; number++) {
            List<RawField> upTo = new ArrayList<>();
            int wanted = number;
            fields.stream().filter(field -> field.number() <= wanted).forEach(upTo::add);
            byte[] token = RawField.join(upTo);
            // the number of the field is the number of the case
            refuse(
                    "TOK-N-02%02d".formatted(number),
                    FULL,
                    "the token ends inside field " + number,
                    Presented.signed(Octets.first(token, token.length - 1), "handshake"),
                    Flag.TRUNCATION);
        }
        byte[] signed = Tokens.sign(Presented.KEY, full());
        refuse(
                "TOK-N-0213",
                FULL,
                "the SignedToken ends inside the token",
                Presented.of(Octets.first(signed, 100), "handshake"),
                Flag.TRUNCATION);
        refuse(
                "TOK-N-0214",
                FULL,
                "the SignedToken ends inside the signature",
                Presented.of(Octets.first(signed, signed.length - 1), "handshake"),
                Flag.TRUNCATION);
        refuse(
                "TOK-N-0215",
                FULL,
                "the SignedToken ends after a tag",
                Presented.of(Octets.first(signed, signed.length - 65), "handshake"),
                Flag.TRUNCATION);
    }

    private void wireTypes() {
        byte[] four = Octets.ofHex("01000000");
        byte[] eight = Octets.ofHex("0100000000000000");
        wireType("TOK-N-0220", "version as 4 octets", 1, RawField.of(1, RawField.FIXED_32, four));
        wireType("TOK-N-0221", "kind as octets", 2, RawField.ofOctets(2, Octets.u8(1)));
        wireType("TOK-N-0222", "uuid as a number", 3, RawField.ofVarint(3, 1));
        wireType("TOK-N-0223", "subject as a number", 7, RawField.ofVarint(7, 1));
        wireType("TOK-N-0224", "public_key as 8 octets", 8, RawField.of(8, RawField.FIXED_64, eight));
        wireType("TOK-N-0225", "issued_at as 8 octets", 9, RawField.of(9, RawField.FIXED_64, eight));
        wireType("TOK-N-0226", "an extension as a number", 12, RawField.ofVarint(12, 1));
        byte[] token = full().toByteArray();
        byte[] signature = Presented.KEY.sign(Tokens.signedMessage(token));
        refuse(
                "TOK-N-0227",
                FULL,
                "the signature as 4 octets",
                Presented.of(
                        Octets.concat(
                                RawField.ofOctets(1, token).octets(),
                                RawField.of(2, RawField.FIXED_32, four).octets()),
                        "handshake"),
                Flag.WRONG_WIRE_TYPE);
        refuse(
                "TOK-N-0228",
                FULL,
                "the token as a number, and as octets as well",
                Presented.of(
                        Octets.concat(RawField.ofVarint(1, 1).octets(), Tokens.signed(token, signature)), "handshake"),
                Flag.WRONG_WIRE_TYPE);
        wireType(
                "TOK-N-0229",
                "the name of an extension as a number",
                12,
                RawField.ofOctets(12, RawField.ofVarint(1, 1).octets()));
    }

    private void malformed() {
        malformed(
                "TOK-N-0240",
                "a field with the number 0",
                RawField.of(0, RawField.VARINT, Octets.u8(1)).octets());
        malformed("TOK-N-0241", "wire type 6", RawField.of(13, 6, Octets.u8(1)).octets());
        malformed("TOK-N-0242", "wire type 7", RawField.of(13, 7, Octets.u8(1)).octets());
        malformed(
                "TOK-N-0243",
                "the end of a group that did not begin",
                RawField.of(13, 4, Octets.zeros(0)).octets());
        malformed(
                "TOK-N-0244",
                "a group that does not end",
                RawField.of(13, 3, Octets.zeros(0)).octets());
        malformed(
                "TOK-N-0245",
                "a varint of 11 octets",
                RawField.of(13, RawField.VARINT, Octets.concat(Octets.repeated(0x80, 10), Octets.u8(1)))
                        .octets());
        malformed(
                "TOK-N-0246",
                "a length beyond the end",
                RawField.of(13, RawField.LENGTH_DELIMITED, Octets.u8(2)).octets());
        malformed(
                "TOK-N-0247",
                "a length of 2^31",
                RawField.of(13, RawField.LENGTH_DELIMITED, RawField.varint(1L << 31))
                        .octets());
        malformed("TOK-N-0248", "one more octet, a tag", Octets.ofHex("68"));
        malformed("TOK-N-0249", "one more octet, zero", Octets.ofHex("00"));
    }

    private void text() {
        text("TOK-N-0260", "an octet that begins nothing", "6128ff");
        text("TOK-N-0261", "a continuation alone", "6180");
        text("TOK-N-0262", "a character that ends early", "61e282");
        text("TOK-N-0263", "zero in two octets", "61c080");
        text("TOK-N-0264", "a slash in three octets", "61e080af");
        text("TOK-N-0265", "half of a surrogate pair", "61eda080");
        text("TOK-N-0266", "a code point above U+10FFFF", "61f4908080");
        byte[] extension = Octets.concat(
                RawField.ofOctets(1, Octets.ofHex("61ff")).octets(),
                RawField.ofOctets(2, Octets.u8(1)).octets());
        refuse(
                "TOK-N-0267",
                IDENTITY,
                "the name of an extension",
                Presented.signed(
                        Octets.concat(
                                identity().toByteArray(),
                                RawField.ofOctets(12, extension).octets()),
                        "identity"),
                Flag.NOT_UTF8);
    }

    private void wireType(String id, String title, int number, RawField instead) {
        List<RawField> fields = fields();
        int first = 0;
        while (fields.get(first).number() != number) {
            first++;
        }
        fields.removeIf(field -> field.number() == number);
        fields.add(first, instead);
        refuse(id, FULL, title, Presented.signed(RawField.join(fields), "handshake"), Flag.WRONG_WIRE_TYPE);
    }

    private void malformed(String id, String title, byte[] atTheEnd) {
        refuse(
                id,
                FULL,
                title,
                Presented.signed(Octets.concat(full().toByteArray(), atTheEnd), "handshake"),
                Flag.MALFORMED);
    }

    private void text(String id, String title, String subject) {
        List<RawField> fields = new ArrayList<>(RawField.parse(identity().toByteArray()));
        fields.replaceAll(field -> field.number() == 7 ? RawField.ofOctets(7, Octets.ofHex(subject)) : field);
        refuse(
                id,
                IDENTITY,
                "a subject with " + title,
                Presented.signed(RawField.join(fields), "identity"),
                Flag.NOT_UTF8);
    }

    private static List<RawField> fields() {
        return new ArrayList<>(RawField.parse(full().toByteArray()));
    }
}
