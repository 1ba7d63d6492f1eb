package io.symbolon.crypto;

import io.symbolon.core.bytes.Bytes;

/** Damage to octets, one bit at a time. */
final class Flips {
    private Flips() {}

    /** {@code octets} with bit {@code bit} turned, counted from the lowest bit of the first octet. */
    static Bytes flipped(Bytes octets, int bit) {
        byte[] damaged = octets.toArray();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.wrap(damaged);
    }
}
