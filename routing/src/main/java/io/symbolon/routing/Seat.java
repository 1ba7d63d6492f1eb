package io.symbolon.routing;

import io.symbolon.core.overlay.Router;
import java.util.List;
import java.util.Optional;

/**
 * A position in the table that a peer can take.
 *
 * @param replaced who gives way; empty if the position is free
 */
record Seat(Optional<Peer> replaced) {
    private static final int STRANGERS_A_ROW = 15;
    private static final int OF_A_BLOCK_IN_A_ROW = 2;
    private static final int OF_A_BLOCK_IN_ALL = 10;

    /** Where {@code candidate} would stand among {@code peers}; empty if it does not enter the table. */
    static Optional<Seat> find(Peers peers, Peer candidate) {
        List<Peer> place = Places.of(peers, candidate.distance()).placed();
        Optional<Peer> replaced = Optional.empty();
        if (place.size() >= Router.PEERS_A_PLACE) {
            // [OVL-008] the least healthy gives way, if it is unhealthy
            replaced = place.stream()
                    .min(Peer.GIVES_WAY_FIRST)
                    .filter(worst -> worst.peer().health().isPoor());
            if (replaced.isEmpty()) return Optional.empty();
        }
        Seat seat = new Seat(replaced);
        return seat.keepsHalfTheRow(peers, candidate) && seat.keepsBlocksSmall(peers, candidate)
                ? Optional.of(seat)
                : Optional.empty();
    }

    /** [OVL-006] at most 15 of a row opened to us, with the candidate and without whom it replaces. */
    private boolean keepsHalfTheRow(Peers peers, Peer candidate) {
        if (!candidate.openedToUs()) return true;
        long strangers = Places.rowOf(peers, candidate.distance()).placed().stream()
                .filter(other -> other.openedToUs() && !isReplaced(other))
                .count();
        return strangers < STRANGERS_A_ROW;
    }

    /** [OVL-007] at most 2 of an address block in a row, 10 in the table, counted in the same way. */
    private boolean keepsBlocksSmall(Peers peers, Peer candidate) {
        if (candidate.block().isEmpty()) return true;
        int inRow = 1;
        int inAll = 1;
        for (int i = 0; i < peers.size(); i++) {
            Peer other = peers.at(i);
            if (!other.isInTable() || !other.block().equals(candidate.block()) || isReplaced(other)) continue;
            inAll++;
            if (other.row() == candidate.row()) inRow++;
        }
        return inRow <= OF_A_BLOCK_IN_A_ROW && inAll <= OF_A_BLOCK_IN_ALL;
    }

    private boolean isReplaced(Peer other) {
        return replaced.isPresent() && replaced.get().distance().equals(other.distance());
    }
}
