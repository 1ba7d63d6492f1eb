package io.symbolon.tck.peer;

import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import java.math.BigInteger;
import java.util.List;

/** Session keys that give an agreement of all zero octets with every secret (HSK-008), 32 octets each. */
public final class SmallOrder {
    private static final BigInteger ONE = BigInteger.ONE;

    /** Every such u coordinate below 2^255 - 19, three that are reduced to one, and one with the top bit set. */
    public static final List<byte[]> SESSION_KEYS = List.of(
            u(BigInteger.ZERO),
            u(ONE),
            Edwards25519.smallOrder(1).toMontgomery(),
            Edwards25519.smallOrder(3).toMontgomery(),
            u(Edwards25519.P.subtract(ONE)),
            u(Edwards25519.P),
            u(Edwards25519.P.add(ONE)),
            Octets.withBitFlipped(u(ONE), 31, 7));

    private SmallOrder() {}

    private static byte[] u(BigInteger coordinate) {
        return Edwards25519.octets(coordinate);
    }
}
