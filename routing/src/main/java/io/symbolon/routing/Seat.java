package io.symbolon.routing;

import java.util.List;
import java.util.Optional;

/**
 * A position in the table that a peer can take.
 *
 * @param replaced who gives way; empty if the position is free
 */
record Seat(Optional<Peer> replaced) {
    private static final int PEERS_A_PLACE = 3;
    private static final int STRANGERS_A_ROW = 22;
    private static final int OF_A_BLOCK_IN_A_ROW = 2;
    private static final int OF_A_BLOCK_IN_ALL = 10;

    /** Where {@code candidate} would stand among {@code peers}; empty if it does not enter the table. */
    static Optional<Seat> find(Peers peers, Peer candidate) {
        List<Peer> place = Places.of(peers, candidate.distance()).placed();
        Optional<Seat> seat = place.size() < PEERS_A_PLACE
                ? Optional.of(new Seat(Optional.empty()))
                : givingWay(peers, place, candidate).map(replaced -> new Seat(Optional.of(replaced)));
        return seat.filter(found -> found.keepsBlocksSmall(peers, candidate));
    }

    private static Optional<Peer> givingWay(Peers peers, List<Peer> place, Peer candidate) {
        // [OVL-008] the least healthy, if it is unhealthy
        Peer worst = place.stream().min(Peer.GIVES_WAY_FIRST).orElseThrow();
        if (worst.peer().health().isPoor()) return Optional.of(worst);

        // [OVL-006] one that opened to us for one that we contact, where they have more than half of the row
        if (candidate.openedToUs()) return Optional.empty();
        long strangers = Places.rowOf(peers, candidate.distance()).placed().stream()
                .filter(Peer::openedToUs)
                .count();
        if (strangers <= STRANGERS_A_ROW) return Optional.empty();
        return place.stream().filter(Peer::openedToUs).min(Peer.GIVES_WAY_FIRST);
    }

    /** [OVL-007] at most 2 of an address block in a row, 10 in the table, with the candidate and without whom it replaces. */
    private boolean keepsBlocksSmall(Peers peers, Peer candidate) {
        if (candidate.block().isEmpty()) return true;
        int inRow = 1;
        int inAll = 1;
        for (int i = 0; i < peers.size(); i++) {
            Peer other = peers.at(i);
            if (!other.isInTable() || !other.block().equals(candidate.block())) continue;
            if (replaced.isPresent() && replaced.get().distance().equals(other.distance())) continue;
            inAll++;
            if (other.row() == candidate.row()) inRow++;
        }
        return inRow <= OF_A_BLOCK_IN_A_ROW && inAll <= OF_A_BLOCK_IN_ALL;
    }
}
