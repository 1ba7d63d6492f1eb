package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import java.util.Comparator;

/**
 * Which of two sessions sends (SES-010). Both ends compute the same rank.
 *
 * @param laterIssueMillis the later issued_at of the two node tokens
 * @param earlierIssueMillis the earlier one
 * @param sessionId 8 octets, compared as a number
 */
public record Rank(long laterIssueMillis, long earlierIssueMillis, Bytes sessionId) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER = Comparator.comparingLong(Rank::laterIssueMillis)
            .thenComparingLong(Rank::earlierIssueMillis)
            .thenComparing(Rank::sessionId);

    /** The rank of a session whose two node tokens were issued at these times, in either order. */
    public static Rank of(long oneIssueMillis, long otherIssueMillis, Bytes sessionId) {
        return new Rank(
                Math.max(oneIssueMillis, otherIssueMillis), Math.min(oneIssueMillis, otherIssueMillis), sessionId);
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
