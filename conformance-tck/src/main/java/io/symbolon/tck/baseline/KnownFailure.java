package io.symbolon.tck.baseline;

import io.symbolon.tck.verdict.VerdictKind;
import java.time.LocalDate;

/**
 * One entry of a baseline.
 *
 * @param cases the id of a case, or a pattern with {@code *} and {@code ?}
 * @param verdict how it fails: a listed failure does not excuse a crash
 * @param reason why it fails, in words
 * @param link where it is worked on; empty only while nobody has explained the entry
 * @param expires the last day on which the entry counts, in UTC
 */
public record KnownFailure(String cases, VerdictKind verdict, String reason, String link, LocalDate expires) {
    /** The reason of an entry that was written by the kit. */
    static final String UNEXPLAINED = "unexplained";

    /** Whether a person has said why, and where it is worked on. */
    boolean isExplained() {
        return !reason.isBlank() && !reason.equals(UNEXPLAINED) && !link.isEmpty();
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** The same for one of its cases. */
    KnownFailure only(String id) {
        return new KnownFailure(id, verdict, reason, link, expires);
    }
}
