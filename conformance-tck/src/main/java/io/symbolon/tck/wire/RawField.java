package io.symbolon.tck.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a Protocol Buffers message as octets, so that messages can be encoded in ways that no library would
 * choose: other orders, repeated and unknown fields, longer varints, other wire types.
 *
 * @param number the field's number
 * @param octets the whole field: tag, length where there is one, value
 */
public record RawField(int number, byte[] octets) {
    /** Wire types of Protocol Buffers. */
    public static final int VARINT = 0;

    public static final int FIXED_64 = 1;
    public static final int LENGTH_DELIMITED = 2;
    public static final int FIXED_32 = 5;

    /** A varint field with the shortest varint. */
    public static RawField ofVarint(int number, long value) {
        return of(number, VARINT, varint(value));
    }

    /** A field of octets, text or a message, with the shortest length. */
    public static RawField ofOctets(int number, byte[] value) {
        return of(number, LENGTH_DELIMITED, Octets.concat(varint(value.length), value));
    }

    /** A field of any wire type; what follows the tag is taken as it is. */
    public static RawField of(int number, int wireType, byte[] afterTag) {
        return new RawField(number, Octets.concat(varint((long) number << 3 | wireType), afterTag));
    }

    /** The shortest varint of a number, which is taken as unsigned. */
    public static byte[] varint(long value) {
        return varint(value, 1);
    }

    /** A varint of at least {@code length} octets: the shortest one, made longer with zero groups. */
    public static byte[] varint(long value, int length) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        long rest = value;
        while (rest >>> 7 != 0 || octets.size() + 1 < length) {
            octets.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        octets.write((int) rest);
        return octets.toByteArray();
    }

    /** The fields of a well-formed message, in the order in which they stand. */
    public static List<RawField> parse(byte[] message) {
        List<RawField> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            int afterTag = endOfVarint(message, at);
            long tag = readVarint(message, at);
            int end = end(message, afterTag, (int) (tag & 7));
            fields.add(new RawField((int) (tag >>> 3), Octets.slice(message, at, end - at)));
            at = end;
        }
        return fields;
    }

    /** The message that has these fields in this order. */
    public static byte[] join(List<RawField> fields) {
        return Octets.concat(fields.stream().map(RawField::octets).toArray(byte[][]::new));
    }

    /** The value of a field of octets, text or a message. */
    public byte[] value() {
        int length = endOfVarint(octets, 0);
        return Octets.from(octets, endOfVarint(octets, length));
    }

    private static int end(byte[] message, int at, int wireType) {
        return switch (wireType) {
            case VARINT -> endOfVarint(message, at);
            case FIXED_64 -> at + 8;
            case LENGTH_DELIMITED -> endOfVarint(message, at) + (int) readVarint(message, at);
            case FIXED_32 -> at + 4;
            default -> throw new IllegalArgumentException("wire type " + wireType + " at octet " + at);
        };
    }

    private static int endOfVarint(byte[] message, int from) {
        int at = from;
        while (message[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private static long readVarint(byte[] message, int from) {
        long value = 0;
        int at = from;
        for (int shift = 0; ; shift += 7, at++) {
            value |= (long) (message[at] & 0x7f) << shift;
            if (message[at] >= 0) {
                return value;
            }
        }
    }
}
