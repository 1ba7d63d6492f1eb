package io.symbolon.core.coordinator;

import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.token.Fingerprint;
import java.util.Optional;

/** What one peer was told of one interest of our own, and whether it has answered. */
final class Publication {
    private static final long[] WAITS_MILLIS = {1_000, 2_000, 4_000, 8_000};
    private static final long LONGEST_WAIT_MILLIS = 15_000;
    private static final int DOUBTFUL = 4;

    private final OwnInterest own;
    private final Fingerprint peer;
    private Optional<Interest> interest = Optional.empty();
    private int sendings;
    private boolean isKept;
    private boolean isAnswered;
    private int redirections;

    Publication(OwnInterest own, Fingerprint peer) {
        this.own = own;
        this.peer = peer;
    }

    OwnInterest own() {
        return own;
    }

    Fingerprint peer() {
        return peer;
    }

    /** The newest that was published to the peer. */
    Interest interest() {
        return interest.orElseThrow(); // it began when it was made
    }

    /** Whether the peer was not told what was signed last. */
    boolean isOutdated() {
        return !interest.equals(Optional.of(own.newest()));
    }

    /** What was signed last is published from now on, or the same from the beginning. */
    void begin() {
        interest = Optional.of(own.newest());
        sendings = 0;
        isKept = false;
        isAnswered = false;
        redirections = 0;
    }

    /** It is sent; after how many milliseconds it is sent again. */
    long sent() {
        sendings++;
        return sendings <= WAITS_MILLIS.length ? WAITS_MILLIS[sendings - 1] : LONGEST_WAIT_MILLIS;
    }

    /** Whether it was sent so often that somebody should have answered. */
    boolean isDoubtful() {
        return sendings >= DOUBTFUL;
    }

    boolean isAnswered() {
        return isAnswered;
    }

    /** The peer keeps it; whether that is news. */
    boolean kept() {
        boolean isNews = !isKept;
        isAnswered = true;
        isKept = true;
        return isNews;
    }

    /** The peer names nearer nodes; whether it may, once for each sending. */
    boolean redirected() {
        if (redirections == sendings) return false;
        redirections++;
        isAnswered = true;
        return true;
    }
}
