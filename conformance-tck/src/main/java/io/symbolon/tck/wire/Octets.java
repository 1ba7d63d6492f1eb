package io.symbolon.tck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets and the notation of chapter conventions: {@code a || b}, {@code u8}, {@code u16}, {@code u64}, {@code V}, {@code L}. */
public final class Octets {
    private Octets() {}

    /** The octets named by hexadecimal digits. */
    public static byte[] ofHex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** Lower-case hexadecimal digits, two an octet. */
    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    /** The UTF-8 octets of {@code text}. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code a || b || ...}. */
    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** {@code count} zero octets. */
    public static byte[] zeros(int count) {
        return new byte[count];
    }

    /** {@code count} octets of one value. */
    public static byte[] repeated(int value, int count) {
        byte[] octets = new byte[count];
        Arrays.fill(octets, (byte) value);
        return octets;
    }

    /** {@code u8(x)}. */
    public static byte[] u8(int value) {
        return new byte[] {(byte) value};
    }

    /** {@code u16(x)}, big-endian. */
    public static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    /** {@code u32(x)}, big-endian. */
    public static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** {@code u64(x)}, big-endian. */
    public static byte[] u64(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    /** {@code V(x)}: the length as 4 octets big-endian, then the octets (CNV-003). */
    public static byte[] variable(byte[] octets) {
        return concat(ByteBuffer.allocate(4).putInt(octets.length).array(), octets);
    }

    /** {@code L(x)}: the text and one zero octet (CNV-001). */
    public static byte[] label(String text) {
        return concat(utf8(text), u8(0));
    }

    /** {@code count} octets from {@code from}. */
    public static byte[] slice(byte[] octets, int from, int count) {
        if (from < 0 || count < 0 || from + count > octets.length) {
            throw new IndexOutOfBoundsException(from + " + " + count + " of " + octets.length);
        }
        return Arrays.copyOfRange(octets, from, from + count);
    }

    /** The first {@code count} octets. */
    public static byte[] first(byte[] octets, int count) {
        return slice(octets, 0, count);
    }

    /** All octets from {@code from} on. */
    public static byte[] from(byte[] octets, int from) {
        return slice(octets, from, octets.length - from);
    }

    /** The same octets with one bit changed; bit 0 is the lowest of the octet at {@code index}. */
    public static byte[] withBitFlipped(byte[] octets, int index, int bit) {
        byte[] changed = octets.clone();
        changed[index] ^= (byte) (1 << bit);
        return changed;
    }

    /** The same octets with others written over them from {@code index} on. */
    public static byte[] with(byte[] octets, int index, byte[] written) {
        byte[] changed = octets.clone();
        System.arraycopy(written, 0, changed, index, written.length);
        return changed;
    }

    /** The octets in reverse order. */
    public static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
