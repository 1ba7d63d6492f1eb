package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** TOK-003: the right values in every other encoding that Protocol Buffers have for them (CNV-004). */
final class EncodingVectors extends ValidationCases {
    EncodingVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        order();
        repetition();
        unknown();
        longer();
        signedToken();
        insideAnExtension();
    }

    private void order() {
        field("TOK-N-0301", "version and kind exchanged", fields -> swapped(fields, 0, 1));
        field("TOK-N-0302", "an extension before the public key", fields -> {
            int last = fields.size() - 1;
            fields.add(7, fields.remove(last));
            return fields;
        });
        field("TOK-N-0303", "all fields in descending order", fields -> {
            List<RawField> reversed = new ArrayList<>();
            fields.forEach(field -> reversed.add(0, field));
            return reversed;
        });
    }

    private void repetition() {
        field("TOK-N-0304", "version twice, the same", fields -> inserted(fields, 0, fields.get(0)));
        field(
                "TOK-N-0305",
                "uuid twice, the last one counts",
                fields -> inserted(fields, 2, RawField.ofOctets(3, Octets.zeros(16))));
        Token token = identity();
        refuse(
                "TOK-N-0306",
                IDENTITY,
                "an empty realm that is written",
                signed(token, fields -> inserted(fields, 3, RawField.ofOctets(4, Octets.zeros(0)))),
                Flag.OTHER_ENCODING);
        refuse(
                "TOK-N-0307",
                IDENTITY,
                "an empty audience that is written",
                signed(token, fields -> inserted(fields, 3, RawField.ofOctets(6, Octets.zeros(0)))),
                Flag.OTHER_ENCODING);
        field("TOK-N-0308", "version 0 and then version 1", fields -> inserted(fields, 0, RawField.ofVarint(1, 0)));
    }

    private void unknown() {
        field("TOK-N-0310", "an unknown number", fields -> inserted(fields, fields.size(), RawField.ofVarint(13, 1)));
        field(
                "TOK-N-0311",
                "unknown octets, none of them",
                fields -> inserted(fields, fields.size(), RawField.ofOctets(13, Octets.zeros(0))));
        field(
                "TOK-N-0312",
                "an unknown field with the largest number",
                fields -> inserted(fields, fields.size(), RawField.ofVarint(536_870_911, 1)));
        field(
                "TOK-N-0313",
                "an unknown field of 4 octets",
                fields -> inserted(fields, fields.size(), RawField.of(14, RawField.FIXED_32, Octets.zeros(4))));
        field(
                "TOK-N-0314",
                "an unknown field of 8 octets",
                fields -> inserted(fields, fields.size(), RawField.of(14, RawField.FIXED_64, Octets.zeros(8))));
    }

    private void longer() {
        field(
                "TOK-N-0320",
                "a tag in two octets",
                fields -> replaced(fields, 0, new RawField(1, Octets.ofHex("880001"))));
        field(
                "TOK-N-0321",
                "the version in two octets",
                fields -> replaced(fields, 0, RawField.of(1, RawField.VARINT, RawField.varint(1, 2))));
        field(
                "TOK-N-0322",
                "the version in ten octets",
                fields -> replaced(fields, 0, RawField.of(1, RawField.VARINT, RawField.varint(1, 10))));
        field(
                "TOK-N-0323",
                "a length in two octets",
                fields -> replaced(
                        fields,
                        2,
                        RawField.of(
                                3,
                                RawField.LENGTH_DELIMITED,
                                Octets.concat(
                                        RawField.varint(16, 2), fields.get(2).value()))));
        field(
                "TOK-N-0324",
                "issued_at in seven octets",
                fields -> replaced(fields, 8, RawField.of(9, RawField.VARINT, RawField.varint(NOW, 7))));
        field(
                "TOK-N-0325",
                "version 2^32 + 1, which is 1 in 32 bits",
                fields -> replaced(fields, 0, RawField.ofVarint(1, (1L << 32) + 1)));
        field(
                "TOK-N-0326",
                "kind 2^32 + 1, which is 1 in 32 bits",
                fields -> replaced(fields, 1, RawField.ofVarint(2, (1L << 32) + 1)));
        field(
                "TOK-N-0327",
                "kind -1 in five octets",
                fields -> replaced(fields, 1, RawField.ofVarint(2, (1L << 32) - 1)));
    }

    private void signedToken() {
        byte[] token = identity().toByteArray();
        byte[] signature = Presented.KEY.sign(Tokens.signedMessage(token));
        byte[] first = RawField.ofOctets(1, token).octets();
        byte[] second = RawField.ofOctets(2, signature).octets();
        outside("TOK-N-0330", "the signature before the token", second, first);
        outside("TOK-N-0331", "the token twice", first, first, second);
        outside("TOK-N-0332", "the signature twice", first, second, second);
        outside(
                "TOK-N-0333",
                "an unknown field in the SignedToken",
                first,
                second,
                RawField.ofVarint(3, 1).octets());
        outside(
                "TOK-N-0334",
                "an empty token and then the token",
                RawField.ofOctets(1, Octets.zeros(0)).octets(),
                first,
                second);
        outside(
                "TOK-N-0335",
                "the length of the signature in two octets",
                first,
                RawField.of(2, RawField.LENGTH_DELIMITED, Octets.concat(RawField.varint(64, 2), signature))
                        .octets());
    }

    private void insideAnExtension() {
        byte[] name = RawField.ofOctets(1, Octets.utf8("port")).octets();
        byte[] value = RawField.ofOctets(2, Octets.u16(4000)).octets();
        inside("TOK-N-0340", "the value of an extension before its name", value, name);
        inside("TOK-N-0341", "the name of an extension twice", name, name, value);
        inside(
                "TOK-N-0342",
                "an unknown field in an extension",
                name,
                value,
                RawField.ofVarint(3, 1).octets());
        inside(
                "TOK-N-0343",
                "an empty value and then the value",
                name,
                RawField.ofOctets(2, Octets.zeros(0)).octets(),
                value);
        inside("TOK-N-0344", "the tag of a value in two octets", name, Octets.ofHex("9200"), Octets.from(value, 1));
        byte[] empty = Octets.concat(
                RawField.ofOctets(1, Octets.utf8("empty")).octets(),
                RawField.ofOctets(2, Octets.zeros(0)).octets());
        accept(
                "TOK-P-0345",
                "an extension without value",
                Presented.signed(Tokens.withExtension(identity(), "empty", Octets.zeros(0))),
                Flag.OTHER_ENCODING,
                "TOK-003");
        refuse(
                "TOK-N-0345",
                "TOK-P-0345",
                "an extension whose empty value is written",
                Presented.signed(
                        Octets.concat(
                                identity().toByteArray(),
                                RawField.ofOctets(12, empty).octets()),
                        "identity"),
                Flag.OTHER_ENCODING);
    }

    private void field(String id, String title, UnaryOperator<List<RawField>> change) {
        refuse(id, FULL, title, signed(full(), change), Flag.OTHER_ENCODING);
    }

    private void outside(String id, String title, byte[]... fields) {
        refuse(id, IDENTITY, title, Presented.of(Octets.concat(fields), "identity"), Flag.OTHER_ENCODING);
    }

    /** The extension {@code port} of the full token, its third, made of these fields. */
    private void inside(String id, String title, byte[]... fields) {
        field(id, title, all -> replaced(all, 13, RawField.ofOctets(12, Octets.concat(fields))));
    }

    private static Presented signed(Token token, UnaryOperator<List<RawField>> change) {
        List<RawField> changed = change.apply(new ArrayList<>(RawField.parse(token.toByteArray())));
        return Presented.signed(RawField.join(changed), token.getKindValue() == 1 ? "handshake" : "identity");
    }

    private static List<RawField> swapped(List<RawField> fields, int one, int other) {
        RawField kept = fields.get(one);
        fields.set(one, fields.get(other));
        fields.set(other, kept);
        return fields;
    }

    private static List<RawField> inserted(List<RawField> fields, int at, RawField field) {
        fields.add(at, field);
        return fields;
    }

    private static List<RawField> replaced(List<RawField> fields, int at, RawField field) {
        fields.set(at, field);
        return fields;
    }
}
