package io.symbolon.routing;

import java.util.ArrayList;
import java.util.List;

/** A run of the peers of a node in which all stand in one row, or in one place of it (OVL-003). */
record Places(Peers peers, int from, int to) {
    /** The row of {@code distance}. */
    static Places rowOf(Peers peers, Distance distance) {
        int row = distance.sharedBits() / 4;
        int to = row == 0 ? peers.size() : peers.firstFrom(Distance.bound(row - 1, 1));
        return new Places(peers, peers.firstFrom(Distance.bound(row, 1)), to);
    }

    /** The place of {@code distance}. */
    static Places of(Peers peers, Distance distance) {
        int row = distance.sharedBits() / 4;
        int digit = distance.digit(row);
        int from = peers.firstFrom(Distance.bound(row, digit));
        if (digit < 0xf) return new Places(peers, from, peers.firstFrom(Distance.bound(row, digit + 1)));
        int to = row == 0 ? peers.size() : peers.firstFrom(Distance.bound(row - 1, 1));
        return new Places(peers, from, to);
    }

    /** Those that have a position, nearest first. */
    List<Peer> placed() {
        List<Peer> placed = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (peers.at(i).isInTable()) placed.add(peers.at(i));
        }
        return placed;
    }

    /** Those that have none, nearest first. */
    List<Peer> unplaced() {
        List<Peer> unplaced = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!peers.at(i).isInTable()) unplaced.add(peers.at(i));
        }
        return unplaced;
    }
}
