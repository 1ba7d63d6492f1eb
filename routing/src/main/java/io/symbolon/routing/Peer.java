package io.symbolon.routing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import java.util.Comparator;
import java.util.Optional;

/**
 * A joined, reachable peer, seen from the node.
 *
 * @param distance from the node
 * @param block the address block that counts (OVL-007); empty on loopback
 * @param entry when its position in the table was taken, from 1; 0 if it has none
 */
record Peer(RoutePeer peer, Distance distance, Optional<Bytes> block, int entry) {
    /** The one to give way first: of the lowest success, of equal ones the higher latency, then the farther (OVL-008). */
    static final Comparator<Peer> GIVES_WAY_FIRST = Comparator.comparingInt(
                    (Peer peer) -> peer.peer().health().answered())
            .thenComparing(
                    Comparator.comparingLong((Peer peer) -> peer.peer().health().latencyMillis())
                            .reversed())
            .thenComparing(Comparator.comparing(Peer::distance).reversed());

    /** {@code peer} without a position, as the node {@code own} sees it. */
    static Peer of(RoutePeer peer, Fingerprint own) {
        Optional<Bytes> block = peer.address().isLoopback()
                ? Optional.empty()
                : Optional.of(peer.address().block());
        return new Peer(peer, Distance.between(own, peer.fingerprint()), block, 0);
    }

    Peer inTable(int atEntry) {
        return new Peer(peer, distance, block, atEntry);
    }

    Peer outOfTable() {
        return new Peer(peer, distance, block, 0);
    }

    boolean isInTable() {
        return entry > 0;
    }

    boolean openedToUs() {
        return peer.openedBy() == OpenedBy.PEER;
    }

    Fingerprint fingerprint() {
        return peer.fingerprint();
    }

    /** The leading digits that it shares with the node. */
    int row() {
        return distance.sharedBits() / 4;
    }
}
