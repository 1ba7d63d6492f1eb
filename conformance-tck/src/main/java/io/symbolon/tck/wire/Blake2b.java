package io.symbolon.tck.wire;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** BLAKE2b of RFC 7693 without salt and personalisation. */
public final class Blake2b {
    private Blake2b() {}

    /** BLAKE2b-256 of the parts, one after the other: 32 octets. */
    public static byte[] hash256(byte[]... parts) {
        return hash(32, null, parts);
    }

    /** BLAKE2b-256 under a key of 1 to 64 octets: 32 octets. */
    public static byte[] keyed256(byte[] key, byte[]... parts) {
        return hash(32, key, parts);
    }

    /** BLAKE2b-512 under a key of 1 to 64 octets: 64 octets. */
    public static byte[] keyed512(byte[] key, byte[]... parts) {
        return hash(64, key, parts);
    }

    /** BLAKE2b with an output of {@code length} octets; a null key is none. */
    static byte[] hash(int length, byte[] key, byte[]... parts) {
        Blake2bDigest digest = new Blake2bDigest(key, length, null, null);
        byte[] input = Octets.concat(parts);
        digest.update(input, 0, input.length);
        byte[] output = new byte[length];
        digest.doFinal(output, 0);
        return output;
    }
}
