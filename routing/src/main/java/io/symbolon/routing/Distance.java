package io.symbolon.routing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;

/**
 * How far two fingerprints are apart: their exclusive or, compared as a big-endian number of 256 bits (OVL-001).
 *
 * <p>To each fingerprint and each distance there is exactly one other end, so two different fingerprints are never
 * equally far from a third.
 *
 * @param a the most significant 64 bits, then {@code b}, {@code c} and {@code d}
 */
public record Distance(long a, long b, long c, long d) implements Comparable<Distance> {
    /** That of a node to itself. */
    static final Distance ZERO = new Distance(0, 0, 0, 0);

    /** The bits of a distance. */
    static final int BITS = 256;

    /** The distance between {@code one} and {@code other}; zero only if they are equal, and the same in both directions. */
    public static Distance between(Fingerprint one, Fingerprint other) {
        Bytes left = one.octets();
        Bytes right = other.octets();
        return new Distance(
                left.bigEndian(0, 8) ^ right.bigEndian(0, 8),
                left.bigEndian(8, 8) ^ right.bigEndian(8, 8),
                left.bigEndian(16, 8) ^ right.bigEndian(16, 8),
                left.bigEndian(24, 8) ^ right.bigEndian(24, 8));
    }

    /** 32 octets, big-endian. */
    public Bytes octets() {
        return Bytes.concat(
                Bytes.ofBigEndian(a, 8), Bytes.ofBigEndian(b, 8), Bytes.ofBigEndian(c, 8), Bytes.ofBigEndian(d, 8));
    }

    /** How many leading bits are zero: those that both ends share. */
    int sharedBits() {
        return firstDifference(0, 0, 0, 0);
    }

    /** The first bit, from 0, in which this and {@code other} differ; 256 if they are equal. */
    int firstDifference(Distance other) {
        return firstDifference(other.a, other.b, other.c, other.d);
    }

    private int firstDifference(long otherA, long otherB, long otherC, long otherD) {
        if (a != otherA) return Long.numberOfLeadingZeros(a ^ otherA);
        if (b != otherB) return 64 + Long.numberOfLeadingZeros(b ^ otherB);
        if (c != otherC) return 128 + Long.numberOfLeadingZeros(c ^ otherC);
        return 192 + Long.numberOfLeadingZeros(d ^ otherD);
    }

    /** Whether the bit {@code index}, counted from the most significant, is set. */
    boolean bit(int index) {
        return (word(index >>> 6) << (index & 63)) < 0;
    }

    /** The hexadecimal digit {@code index}, counted from the most significant. */
    int digit(int index) {
        return (int) (word(index >>> 4) >>> 60 - 4 * (index & 15)) & 0xf;
    }

    /** Whether {@code one} is nearer than {@code other} to where this leads: |this xor one| < |this xor other|, without making either. */
    boolean isNearer(Distance one, Distance other) {
        int bit = one.firstDifference(other);
        return bit < BITS && bit(bit) == one.bit(bit);
    }

    /** The shortest distance that has only zeros before the digit {@code index}, which is {@code digit}. */
    static Distance bound(int index, int digit) {
        long word = (long) digit << 60 - 4 * (index & 15);
        switch (index >>> 4) {
            case 0:
                return new Distance(word, 0, 0, 0);
            case 1:
                return new Distance(0, word, 0, 0);
            case 2:
                return new Distance(0, 0, word, 0);
            default:
                return new Distance(0, 0, 0, word);
        }
    }

    private long word(int index) {
        switch (index) {
            case 0:
                return a;
            case 1:
                return b;
            case 2:
                return c;
            default:
                return d;
        }
    }

    /** Nearer first. */
    @Override
    public int compareTo(Distance other) {
        if (a != other.a) return Long.compareUnsigned(a, other.a);
        if (b != other.b) return Long.compareUnsigned(b, other.b);
        if (c != other.c) return Long.compareUnsigned(c, other.c);
        return Long.compareUnsigned(d, other.d);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return octets().toHex();
    }
}
