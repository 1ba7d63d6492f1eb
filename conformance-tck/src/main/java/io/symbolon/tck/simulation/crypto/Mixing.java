package io.symbolon.tck.simulation.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Mixes octets into 128 bits and draws octets from them: fast, even, the same on every machine, and without any strength.
 * Inputs of one length that differ within eight octets never give the same first lane.
 */
public final class Mixing {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Odd constants: the golden ratio, and those of a well known finaliser of 64 bits. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;

    private long left;
    private long right;

    /** A mixture for one use: other uses of the same octets give other results. */
    public Mixing(long use) {
        left = finish(use);
        right = finish(~use);
    }

    /** All octets of {@code octets}, and how many they are. */
    public Mixing add(byte[] octets) {
        return add(octets, octets.length);
    }

    /** The first {@code count} of {@code octets}, and how many they are. */
    public Mixing add(byte[] octets, int count) {
        int at = 0;
        for (; at + 8 <= count; at += 8) add((long) LONGS.get(octets, at));
        long rest = 0;
        for (int shift = 0; at < count; at++, shift += 8) rest |= (octets[at] & 0xffL) << shift;
        return add(rest).add(count);
    }

    /** One number. */
    public Mixing add(long word) {
        left = (left ^ word) * FIRST;
        left ^= left >>> 32;
        right = Long.rotateLeft(right + word * GOLDEN, 29) * SECOND;
        return this;
    }

    /** A number of 64 bits that everything so far decides. */
    public long toLong() {
        return word(0);
    }

    /** {@code count} octets that everything so far decides. */
    public byte[] take(int count) {
        byte[] octets = new byte[count];
        int at = 0;
        for (; at + 8 <= count; at += 8) LONGS.set(octets, at, word(at));
        for (long last = word(at); at < count; at++, last >>>= 8) octets[at] = (byte) last;
        return octets;
    }

    private long word(int at) {
        return finish(left + Long.rotateLeft(right, 1 + at) + at * GOLDEN);
    }

    private static long finish(long value) {
        long mixed = (value ^ value >>> 30) * FIRST;
        mixed = (mixed ^ mixed >>> 27) * SECOND;
        return mixed ^ mixed >>> 31;
    }
}
