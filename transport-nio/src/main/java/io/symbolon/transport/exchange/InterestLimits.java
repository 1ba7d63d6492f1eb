package io.symbolon.transport.exchange;

import java.time.Duration;

/** The numbers that options may have. */
final class InterestLimits {
    static final int USUAL_THRESHOLD = 64;
    static final Duration USUAL_LIFETIME = Duration.ofSeconds(120);

    private static final int LARGEST_THRESHOLD = 1024;
    private static final Duration LONGEST = Duration.ofSeconds(600);
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(60);
    private static final Duration SHORTEST_TIME_TO_LIVE = Duration.ofSeconds(1);

    private InterestLimits() {}

    /** [INT-005] at most 1024; 0 would withdraw the interest */
    static void threshold(int threshold) {
        if (threshold < 1 || threshold > LARGEST_THRESHOLD) {
            throw new IllegalArgumentException("INT-005: a threshold is 1 to 1024, not " + threshold);
        }
    }

    /** [INT-011] 60 000 to 600 000 ms */
    static void lifetime(Duration lifetime) {
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("INT-011: an interest lives for 60 s to 600 s, not for " + lifetime);
        }
    }

    /** [MSG-022] 1000 to 600 000 ms */
    static void timeToLive(Duration timeToLive) {
        if (timeToLive.compareTo(SHORTEST_TIME_TO_LIVE) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("MSG-022: a message lives for 1 s to 600 s, not for " + timeToLive);
        }
    }
}
