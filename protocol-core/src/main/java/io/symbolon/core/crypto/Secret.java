package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Octets that nobody else may learn: a signing seed, a session secret, a derived key (CNV-012).
 *
 * <p>Never prints its octets, compares in constant time, and is erased by {@link #destroy} as soon as its use ends.
 */
public final class Secret {
    private final byte[] octets;
    private boolean destroyed;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    /** A secret that owns {@code octets}: the caller gives the array away and never touches it again. */
    public static Secret owning(byte[] octets) {
        return new Secret(octets);
    }

    /** A secret with a copy of {@code octets}. */
    public static Secret copyOf(Bytes octets) {
        return new Secret(octets.toArray());
    }

    /** The octets of both, one after the other. */
    public static Secret joined(Secret first, Secret second) {
        byte[] joined = new byte[first.length() + second.length()];
        return first.use(a -> second.use(b -> {
            System.arraycopy(a, 0, joined, 0, a.length);
            System.arraycopy(b, 0, joined, a.length, b.length);
            return owning(joined);
        }));
    }

    /** A secret with the same octets, to be erased on its own. */
    public Secret copy() {
        return use(lent -> owning(lent.clone()));
    }

    /** The number of octets. */
    public int length() {
        return octets.length;
    }

    /**
     * Lends the octets to {@code use} for one computation; {@code use} neither keeps nor changes the array.
     *
     * @throws IllegalStateException if this secret was destroyed
     */
    public <R> R use(Function<byte[], R> use) {
        if (destroyed) {
            throw new IllegalStateException("this secret was destroyed");
        }
        return use.apply(octets);
    }

    /** Overwrites the octets. What was destroyed can not be used again; destroying twice is harmless. */
    public void destroy() {
        Arrays.fill(octets, (byte) 0);
        destroyed = true;
    }

    public boolean isDestroyed() {
        return destroyed;
    }

    /** Equal octets, compared in constant time; a destroyed secret equals only itself. */
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Secret that
                        && !destroyed
                        && !that.destroyed
                        && MessageDigest.isEqual(octets, that.octets);
    }

    /** The length only: a hash of the octets would tell something of them. */
    @Override
    public int hashCode() {
        return octets.length;
    }

    @Override
    public String toString() {
        return "Secret[" + octets.length + " octets" + (destroyed ? ", destroyed]" : "]");
    }
}
