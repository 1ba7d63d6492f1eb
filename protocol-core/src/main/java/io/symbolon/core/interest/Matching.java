package io.symbolon.core.interest;

import io.symbolon.core.token.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/** Who matches: the table of chapter coordinator. */
public final class Matching {
    private Matching() {}

    /**
     * Whether two interests match at {@code now}, wall time.
     *
     * @param oneRealm the realm that the identity of {@code one} proves (TOK-037), if it does
     * @param otherRealm the realm that the identity of {@code other} proves, if it does
     */
    public static boolean matches(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.terms().current() > 0 && other.terms().current() > 0 && fits(one, oneRealm, other, otherRealm, now);
    }

    /** Whether two interests match but for their thresholds (COO-019). */
    public static boolean fits(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.role() == other.role().opposite()
                && one.exchange() == other.exchange()
                && one.isCurrent(now)
                && other.isCurrent(now)
                && one.subject().equals(other.subject())
                && !one.node().equals(other.node())
                && isFor(one, other, otherRealm)
                && isFor(other, one, oneRealm);
    }

    /** Whether the audience of {@code interest} takes the identity of {@code other}. */
    private static boolean isFor(Interest interest, Interest other, Optional<Fingerprint> otherRealm) {
        return interest.audience().isEmpty()
                || interest.audience().get().equals(other.identity())
                || interest.audience().equals(otherRealm);
    }
}
