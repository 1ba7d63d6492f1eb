package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;

/** Protocol Buffers written octet by octet, well or badly: what the library would never write has to be refused too. */
public final class Proto {
    public static final int VARINT = 0;
    public static final int EIGHT_OCTETS = 1;
    public static final int DELIMITED = 2;
    public static final int GROUP = 3;
    public static final int GROUP_END = 4;
    public static final int FOUR_OCTETS = 5;

    private Proto() {}

    /** The shortest varint. */
    public static Bytes varint(long value) {
        Bytes low = Bytes.of((int) (value & 0x7f) | (value >>> 7 == 0 ? 0 : 0x80));
        return value >>> 7 == 0 ? low : Bytes.concat(low, varint(value >>> 7));
    }

    /** The same number in one octet more. */
    public static Bytes longVarint(long value) {
        byte[] octets = varint(value).toArray();
        octets[octets.length - 1] |= (byte) 0x80;
        return Bytes.concat(Bytes.wrap(octets), Bytes.of(0));
    }

    public static Bytes tag(int number, int wireType) {
        return varint((long) number << 3 | wireType);
    }

    /** An integer field, zero or not. */
    public static Bytes integer(int number, long value) {
        return Bytes.concat(tag(number, VARINT), varint(value));
    }

    /** A field of octets, text or a message, empty or not. */
    public static Bytes delimited(int number, Bytes value) {
        return Bytes.concat(tag(number, DELIMITED), varint(value.length()), value);
    }
}
