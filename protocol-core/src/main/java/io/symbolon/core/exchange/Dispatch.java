package io.symbolon.core.exchange;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;

/** One message for one party: it waits, or it was sent as a {@link Sent}. */
final class Dispatch {
    private static final long[] WAITS_MILLIS = {500, 1_000, 2_000, 4_000, 8_000};

    private final Submission submission;
    private final Party party;
    private int sendings;

    Dispatch(Submission submission, Party party) {
        this.submission = submission;
        this.party = party;
    }

    Submission submission() {
        return submission;
    }

    Party party() {
        return party;
    }

    /** It is sent once more now; gives the wait before the next time (MSG-018). */
    long sendMillis() {
        return WAITS_MILLIS[Math.min(sendings++, WAITS_MILLIS.length - 1)];
    }

    /**
     * How it was sealed when it was first sent (MSG-019), and is every time: octet by octet the same.
     *
     * @param number in our stream to the receiver's
     * @param acknowledgement that it asks for
     */
    record Sent(
            Dispatch dispatch,
            SignedInterest own,
            Interest receiver,
            Pair pair,
            long number,
            Acknowledgement acknowledgement) {
        /** What a Receipt of it names. */
        Reference reference() {
            return new Reference(pair, number);
        }
    }

    /** A pair and a number. */
    record Reference(Pair pair, long number) {}
}
