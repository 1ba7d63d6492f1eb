package io.symbolon.core.coordinator;

import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Of many interests the 64 whose issuers are nearest (COO-009), in one pass; of equally near ones the first. */
final class NearestIssuers {
    private static final int BOUND = 64;

    private final Comparator<Ranked> nearestFirst;
    /** The farthest at the head. */
    private final PriorityQueue<Ranked> nearest;

    private int seen;

    private record Ranked(KeptInterest interest, int turn) {
        Fingerprint issuer() {
            return interest.interest().identity();
        }
    }

    NearestIssuers(Comparator<Fingerprint> nearestFirst) {
        this.nearestFirst = Comparator.comparing(Ranked::issuer, nearestFirst).thenComparingInt(Ranked::turn);
        this.nearest = new PriorityQueue<>(BOUND + 1, this.nearestFirst.reversed());
    }

    void add(KeptInterest interest) {
        nearest.add(new Ranked(interest, seen++));
        if (nearest.size() > BOUND) nearest.remove();
    }

    /** The nearest first. */
    List<KeptInterest> inOrder() {
        List<Ranked> sorted = new ArrayList<>(nearest);
        sorted.sort(nearestFirst);
        return sorted.stream().map(Ranked::interest).toList();
    }
}
