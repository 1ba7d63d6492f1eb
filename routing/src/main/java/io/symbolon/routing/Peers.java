package io.symbolon.routing;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Peers in the order of their distance from the node, immutable. In this order the peers that share a run of leading bits
 * with any fingerprint stand together, so that all questions about nearness are walks from one range to a half of it.
 */
final class Peers {
    static final Peers NONE = new Peers(new Peer[0]);

    private final Peer[] sorted;

    private Peers(Peer[] sorted) {
        this.sorted = sorted;
    }

    int size() {
        return sorted.length;
    }

    /** The peer at {@code index}, the nearest to the node at 0. */
    Peer at(int index) {
        return sorted[index];
    }

    /** Where a peer at {@code distance} stands, or minus one and minus where it would. */
    int indexOf(Distance distance) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = sorted[middle].distance().compareTo(distance);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle;
        }
        return -1 - low;
    }

    /** These with {@code peer}, in the place of the one at its distance if there is one. */
    Peers with(Peer peer) {
        int index = indexOf(peer.distance());
        if (index >= 0) {
            Peer[] next = sorted.clone();
            next[index] = peer;
            return new Peers(next);
        }
        int at = -1 - index;
        Peer[] next = new Peer[sorted.length + 1];
        System.arraycopy(sorted, 0, next, 0, at);
        next[at] = peer;
        System.arraycopy(sorted, at, next, at + 1, sorted.length - at);
        return new Peers(next);
    }

    /** These without the one at {@code index}. */
    Peers without(int index) {
        Peer[] next = new Peer[sorted.length - 1];
        System.arraycopy(sorted, 0, next, 0, index);
        System.arraycopy(sorted, index + 1, next, index, next.length - index);
        return new Peers(next);
    }

    /** Those of the nearest {@code neighbours} and of the table. */
    Peers routes(int neighbours) {
        Peer[] routes = new Peer[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i < neighbours || sorted[i].isInTable()) routes[count++] = sorted[i];
        }
        return new Peers(Arrays.copyOf(routes, count));
    }

    /** The index of the first peer at {@code distance} or farther. */
    int firstFrom(Distance distance) {
        int index = indexOf(distance);
        return index >= 0 ? index : -1 - index;
    }

    /** The peer nearest to where {@code toTarget} leads from the node. There is one. */
    Peer nearest(Distance toTarget) {
        int low = 0;
        int high = sorted.length;
        while (high - low > 1) {
            int bit = sorted[low].distance().firstDifference(sorted[high - 1].distance());
            int half = half(low, high, bit);
            if (toTarget.bit(bit)) low = half;
            else high = half;
        }
        return sorted[low];
    }

    /** Shows all peers to {@code visitor}, the nearest to the end of {@code toTarget} first, until it has enough. */
    void visit(Distance toTarget, Predicate<Peer> hasEnough) {
        visit(0, sorted.length, toTarget, hasEnough);
    }

    private boolean visit(int low, int high, Distance toTarget, Predicate<Peer> hasEnough) {
        if (low == high) return false;
        if (high - low == 1) return hasEnough.test(sorted[low]);
        int bit = sorted[low].distance().firstDifference(sorted[high - 1].distance());
        int half = half(low, high, bit);
        return toTarget.bit(bit)
                ? visit(half, high, toTarget, hasEnough) || visit(low, half, toTarget, hasEnough)
                : visit(low, half, toTarget, hasEnough) || visit(half, high, toTarget, hasEnough);
    }

    /** Where {@code bit} becomes 1 in a range that shares all bits before it and not this one. */
    private int half(int low, int high, int bit) {
        int from = low;
        int to = high - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle].distance().bit(bit)) to = middle;
            else from = middle + 1;
        }
        return from;
    }
}
