package io.symbolon.tck.wire;

import java.util.Arrays;

/** Cookies (HSK-023) and cookie frames (chapter framing). */
public final class Cookies {
    public static final int TYPE = 2;
    public static final int DATAGRAM_OCTETS = 34;
    public static final long EPOCH_MS = 60_000;

    private Cookies() {}

    /** The epoch of a monotonic time. */
    public static long epoch(long atMs) {
        return Math.floorDiv(atMs, EPOCH_MS);
    }

    /** The input of the keyed hash. */
    public static byte[] input(long epoch, Source source, byte[] nonce) {
        return Octets.concat(
                Octets.label(Labels.COOKIE),
                Octets.u64(epoch),
                Octets.variable(source.address()),
                Octets.u16(source.port()),
                nonce);
    }

    /** The cookie that is made in an epoch: 16 octets. */
    public static byte[] make(byte[] secret, long epoch, Source source, byte[] nonce) {
        return Octets.first(Blake2b.keyed256(secret, input(epoch, source, nonce)), 16);
    }

    /** Whether a cookie is valid at a time: made in the epoch of the time or in the one before. */
    public static boolean isValid(byte[] cookie, byte[] secret, long atMs, Source source, byte[] nonce) {
        long now = epoch(atMs);
        return Arrays.equals(cookie, make(secret, now, source, nonce))
                || now > 0 && Arrays.equals(cookie, make(secret, now - 1, source, nonce));
    }

    /** {@code 02 || 01 || nonce of the initiation || cookie}: 34 octets. */
    public static byte[] datagram(byte[] nonce, byte[] cookie) {
        return Octets.concat(Octets.u8(TYPE), Octets.u8(1), nonce, cookie);
    }

    public static boolean isCookie(byte[] datagram) {
        return datagram.length == DATAGRAM_OCTETS && datagram[0] == TYPE;
    }

    public static byte[] nonce(byte[] datagram) {
        return Octets.slice(datagram, 2, 16);
    }

    public static byte[] cookie(byte[] datagram) {
        return Octets.slice(datagram, 18, 16);
    }
}
