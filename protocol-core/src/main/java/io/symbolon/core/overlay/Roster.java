package io.symbolon.core.overlay;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** The tokens of the peers nearest to {@code target} that may be told and that {@code wanted} takes, at most {@code count}. */
    List<Bytes> tokensNearest(Fingerprint target, int count, Predicate<Fingerprint> wanted) {
        List<Bytes> tokens = new ArrayList<>();
        for (Fingerprint peer : table.nearest(target, count, wanted.and(this::isTold))) {
            tokens.add(peers.get(peer).token().signedToken());
        }
        return tokens;
    }

    /** [TOK-001] a token of a handshake can be larger than one that is told. */
    private boolean isTold(Fingerprint peer) {
        return peers.get(peer).token().signedToken().length() <= Place.NODE.largestOctets();
    }
}
