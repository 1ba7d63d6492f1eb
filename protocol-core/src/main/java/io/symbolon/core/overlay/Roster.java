package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The joined peers and the view of where they stand. Nothing else enters the view (OVL-005). */
final class Roster {
    private final Map<Fingerprint, JoinedPeer> peers = new HashMap<>(); // never iterated: the view has the order
    private RoutingTable table;

    Roster(RoutingTable empty) {
        this.table = empty;
    }

    RoutingTable table() {
        return table;
    }

    Optional<JoinedPeer> find(Fingerprint peer) {
        return Optional.ofNullable(peers.get(peer));
    }

    boolean contains(Fingerprint peer) {
        return peers.containsKey(peer);
    }

    int size() {
        return peers.size();
    }

    /** Puts {@code peer} where it belongs now: [OVL-022] a leaf stands in neither table nor neighbour set. */
    void place(JoinedPeer peer) {
        peers.put(peer.fingerprint(), peer);
        table = peer.isReachable() ? table.with(peer.routePeer()) : table.withLeaf(peer.fingerprint());
    }

    /** [OVL-020] at once. */
    Optional<JoinedPeer> remove(Fingerprint peer) {
        table = table.without(peer);
        return Optional.ofNullable(peers.remove(peer));
    }
}
