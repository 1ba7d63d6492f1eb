package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import java.time.Instant;

/**
 * What was signed once for an interest of our own, with the secret of its fresh key (INT-008).
 *
 * @param own the interest that it was signed for
 * @param secret X25519, 32 octets; destroyed when {@code interest} is no longer alive, and at once for a withdrawal
 * @param signedMillis when it was signed, by the monotonic clock
 */
public record SignedInterest(OwnInterest own, Interest interest, Secret secret, long signedMillis) {
    private static final long AFTER_EXPIRY_MILLIS = 120_000;

    /** The first 8 octets of its token hash. */
    public Bytes shortName() {
        return interest.shortName();
    }

    /** Until when its key is alive, milliseconds since 1970: 120 s after expires_at. */
    public long aliveUntilMillis() {
        return aliveUntilMillis(interest);
    }

    /** Whether its key is alive at {@code now}, wall time. */
    public boolean isAlive(Instant now) {
        return isAlive(interest, now);
    }

    /** Until when the key of {@code interest}, anybody's, is alive, milliseconds since 1970 (chapter message). */
    public static long aliveUntilMillis(Interest interest) {
        return interest.token().fields().expiresAtMillis() + AFTER_EXPIRY_MILLIS;
    }

    /** Whether the key of {@code interest}, anybody's, is alive at {@code now}, wall time. */
    public static boolean isAlive(Interest interest, Instant now) {
        return now.toEpochMilli() < aliveUntilMillis(interest);
    }
}
