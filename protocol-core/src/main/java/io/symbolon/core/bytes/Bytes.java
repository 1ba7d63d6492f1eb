package io.symbolon.core.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An immutable run of octets with value equality: the only carrier of octets between packages.
 *
 * <p>A slice shares its octets with the whole, so taking a datagram apart copies nothing. Octets come in by copy
 * ({@link #copyOf}) or by hand-over ({@link #wrap}), and go out by copy ({@link #toArray}) or as a read-only view
 * ({@link #asReadOnlyBuffer}).
 */
public final class Bytes implements Comparable<Bytes> {
    /** No octets. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] octets;
    private final int offset;
    private final int length;
    private int hash; // 0 until it is asked for; whoever computes it finds the same

    private Bytes(byte[] octets, int offset, int length) {
        this.octets = octets;
        this.offset = offset;
        this.length = length;
    }

    /** The octets of {@code source}, copied. */
    public static Bytes copyOf(byte[] source) {
        return source.length == 0 ? EMPTY : new Bytes(source.clone(), 0, source.length);
    }

    /** The octets of {@code owned} itself, not copied: the caller gives the array away and never writes to it again. */
    public static Bytes wrap(byte[] owned) {
        return owned.length == 0 ? EMPTY : new Bytes(owned, 0, owned.length);
    }

    /** The octets written as values 0 to 255, for short constants. */
    public static Bytes of(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 255) {
                throw new IllegalArgumentException("an octet is 0 to 255, not " + values[i]);
            }
            octets[i] = (byte) values[i];
        }
        return wrap(octets);
    }

    /**
     * The octets named by {@code hex}, two digits each, either case.
     *
     * @throws IllegalArgumentException if {@code hex} is not an even number of hexadecimal digits
     */
    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    /** The UTF-8 octets of {@code text}. */
    public static Bytes ofUtf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@code value} as an unsigned big-endian integer of {@code lengthOctets} octets, 1 to 8.
     *
     * @throws IllegalArgumentException if it needs more octets
     */
    public static Bytes ofBigEndian(long value, int lengthOctets) {
        if (lengthOctets < 8 && value >>> 8 * lengthOctets != 0) {
            throw new IllegalArgumentException(value + " does not fit in " + lengthOctets + " octets");
        }
        byte[] octets = new byte[lengthOctets];
        for (int i = 0; i < lengthOctets; i++) {
            octets[i] = (byte) (value >>> 8 * (lengthOctets - 1 - i));
        }
        return wrap(octets);
    }

    /** {@code count} octets of value zero. */
    public static Bytes zeros(int count) {
        return wrap(new byte[count]);
    }

    /** All parts, one after the other. */
    public static Bytes concat(Bytes... parts) {
        return concat(Arrays.asList(parts));
    }

    /** All parts, one after the other. */
    public static Bytes concat(List<Bytes> parts) {
        int length = 0;
        for (Bytes part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (Bytes part : parts) {
            part.copyInto(whole, at);
            at += part.length;
        }
        return wrap(whole);
    }

    /** The number of octets. */
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The octet at {@code index} as a value 0 to 255. */
    public int at(int index) {
        return octets[offset + checkIndex(index)] & 0xff;
    }

    /** {@code count} octets from {@code from}; shares the octets of this value. */
    public Bytes slice(int from, int count) {
        checkRange(from, count);
        return new Bytes(octets, offset + from, count);
    }

    /** All octets from {@code from} to the end; shares the octets of this value. */
    public Bytes from(int from) {
        return slice(from, length - from);
    }

    /** {@code count} octets from {@code from} as an unsigned big-endian integer; {@code count} is 1 to 8. */
    public long bigEndian(int from, int count) {
        checkRange(from, count);
        long value = 0;
        for (int i = offset + from; i < offset + from + count; i++) {
            value = value << 8 | octets[i] & 0xff;
        }
        return value;
    }

    /** Whether every octet is zero. */
    public boolean isAllZero() {
        // the first is zero, and each equals the one before it: the library compares many at a time
        int end = offset + length;
        return length == 0 || octets[offset] == 0 && Arrays.equals(octets, offset, end - 1, octets, offset + 1, end);
    }

    /** Whether both hold the same octets, in a time that depends on the lengths only. */
    public boolean equalsConstantTime(Bytes other) {
        return MessageDigest.isEqual(toArray(), other.toArray());
    }

    /** A copy of the octets. */
    public byte[] toArray() {
        return Arrays.copyOfRange(octets, offset, offset + length);
    }

    /** A read-only view of the octets. */
    public ByteBuffer asReadOnlyBuffer() {
        return ByteBuffer.wrap(octets, offset, length).slice().asReadOnlyBuffer();
    }

    /** Copies all octets into {@code target} from index {@code at}. */
    public void copyInto(byte[] target, int at) {
        System.arraycopy(octets, offset, target, at, length);
    }

    /** Lower-case hexadecimal digits, two an octet. */
    public String toHex() {
        return HexFormat.of().formatHex(octets, offset, offset + length);
    }

    /** Unsigned, octet by octet, a prefix before what it begins. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(
                octets, offset, offset + length, other.octets, other.offset, other.offset + other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(octets, offset, offset + length, that.octets, that.offset, that.offset + that.length);
    }

    /**
     * FNV-1a, so that neighbouring addresses do not meet in one place of a table. Computed once: tables are asked for the same
     * fingerprints, addresses and session ids again and again.
     */
    @Override
    public int hashCode() {
        if (hash == 0) {
            int computed = 0x811c9dc5;
            for (int i = 0; i < length; i++) {
                computed = (computed ^ octets[offset + i] & 0xff) * 0x01000193;
            }
            hash = computed;
        }
        return hash;
    }

    @Override
    public String toString() {
        return toHex();
    }

    private void checkRange(int from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IndexOutOfBoundsException(
                    "octets " + from + " to " + (from + (long) count) + " of " + length + " do not exist");
        }
    }

    private int checkIndex(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("octet " + index + " of " + length + " does not exist");
        }
        return index;
    }
}
