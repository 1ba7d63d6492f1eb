package io.symbolon.core.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** BLAKE2b as RFC 7693 writes it down, plain and slow: the one primitive that the JDK has not. */
final class Blake2b {
    private static final int BLOCK_OCTETS = 128;
    private static final int ROUNDS = 12;
    /** 2.6: the initialization vector is that of SHA-512. */
    private static final long[] IV = {
        0x6a09e667f3bcc908L,
        0xbb67ae8584caa73bL,
        0x3c6ef372fe94f82bL,
        0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L,
        0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL,
        0x5be0cd19137e2179L
    };
    /** 2.7: which words of a block each round mixes, in hexadecimal digits; rounds 10 and 11 begin anew. */
    private static final String[] SIGMA = {
        "0123456789abcdef",
        "ea489fd61c02b753",
        "b8c052fdae367194",
        "7931dcbe265a40f8",
        "905724afe1bc683d",
        "2c6a0b834d75fe19",
        "c51fed4a0763928b",
        "db7ec13950f4862a",
        "6fe9b308c2d714a5",
        "a2847615fb9e3cd0"
    };

    private Blake2b() {}

    /** The hash, {@code length} octets, 1 to 64, of {@code input} under {@code key}, 0 to 64 octets (3.3). */
    static byte[] hash(int length, byte[] key, byte[] input) {
        byte[] keyed = input;
        if (key.length > 0) {
            keyed = Arrays.copyOf(key, BLOCK_OCTETS + input.length);
            System.arraycopy(input, 0, keyed, BLOCK_OCTETS, input.length);
        }
        long[] state = IV.clone();
        state[0] ^= 0x01010000L ^ (long) key.length << 8 ^ length;
        int blocks = Math.max(1, (keyed.length + BLOCK_OCTETS - 1) / BLOCK_OCTETS);
        for (int block = 0; block < blocks; block++) {
            int begin = block * BLOCK_OCTETS;
            int end = Math.min(begin + BLOCK_OCTETS, keyed.length);
            byte[] octets = Arrays.copyOf(Arrays.copyOfRange(keyed, begin, end), BLOCK_OCTETS);
            compress(state, octets, end, block == blocks - 1);
        }
        ByteBuffer hash = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : state) hash.putLong(word);
        return Arrays.copyOf(hash.array(), length);
    }

    /** 3.2: the compression function F. */
    private static void compress(long[] state, byte[] block, long hashedOctets, boolean isLast) {
        long[] m = new long[16];
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(m);
        long[] v = Arrays.copyOf(state, 16);
        System.arraycopy(IV, 0, v, 8, 8);
        v[12] ^= hashedOctets;
        if (isLast) v[14] = ~v[14];
        for (int round = 0; round < ROUNDS; round++) {
            String s = SIGMA[round % SIGMA.length];
            for (int i = 0; i < 8; i++) {
                int diagonal = i / 4;
                int column = i % 4;
                long x = m[Character.digit(s.charAt(2 * i), 16)];
                long y = m[Character.digit(s.charAt(2 * i + 1), 16)];
                mix(
                        v,
                        column,
                        4 + (column + diagonal) % 4,
                        8 + (column + 2 * diagonal) % 4,
                        12 + (column + 3 * diagonal) % 4,
                        x,
                        y);
            }
        }
        for (int i = 0; i < 8; i++) state[i] ^= v[i] ^ v[i + 8];
    }

    /** 3.1: the mixing function G. */
    private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
