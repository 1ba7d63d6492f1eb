package io.symbolon.core.coordinator;

import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Of many interests the 64 whose issuers are nearest (COO-009), found in one pass; few are not compared at all. */
final class NearestIssuers {
    private static final int BOUND = 64;

    private NearestIssuers() {}

    /** At most 64 of {@code interests}; of equally near ones the first stay. */
    static List<KeptInterest> of(List<KeptInterest> interests, Comparator<Fingerprint> nearestFirst) {
        if (interests.size() <= BOUND) return interests;
        Comparator<Ranked> order =
                Comparator.comparing(Ranked::issuer, nearestFirst).thenComparingInt(Ranked::turn);
        PriorityQueue<Ranked> nearest = new PriorityQueue<>(BOUND + 1, order.reversed()); // the farthest at the head
        for (int turn = 0; turn < interests.size(); turn++) {
            nearest.add(new Ranked(interests.get(turn), turn));
            if (nearest.size() > BOUND) nearest.remove();
        }
        List<Ranked> sorted = new ArrayList<>(nearest);
        sorted.sort(order);
        return sorted.stream().map(Ranked::interest).toList();
    }

    private record Ranked(KeptInterest interest, int turn) {
        Fingerprint issuer() {
            return interest.interest().identity();
        }
    }
}
