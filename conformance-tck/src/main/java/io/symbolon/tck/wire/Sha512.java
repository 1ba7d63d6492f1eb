package io.symbolon.tck.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-512, used by Ed25519 and for the X25519 form of a seed (CNV-007). */
public final class Sha512 {
    private Sha512() {}

    /** SHA-512 of the parts, one after the other: 64 octets. */
    public static byte[] hash(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(Octets.concat(parts));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java 17 has SHA-512", impossible);
        }
    }
}
