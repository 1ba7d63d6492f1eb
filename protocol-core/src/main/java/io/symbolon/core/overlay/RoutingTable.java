package io.symbolon.core.overlay;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An immutable view of a node's joined peers: neighbour set, table by digits, leaves. Every function is pure (OVL-001 to
 * OVL-009).
 */
public interface RoutingTable {
    /** A position in the table: the digits that its peer shares with the node, and the peer's next digit. */
    record Position(int row, int column, Fingerprint fingerprint) {}

    /** The view with {@code peer}, which is joined and reachable; what was known of it is replaced, its position stays. */
    RoutingTable with(RoutePeer peer);

    /** The view with the leaf {@code peer}, which is joined and not reachable. */
    RoutingTable withLeaf(Fingerprint peer);

    /** The view without {@code peer}; its place is offered to joined peers that have no position, nearest first (OVL-020). */
    RoutingTable without(Fingerprint peer);

    /** The neighbour set, nearest first (OVL-002). */
    List<Fingerprint> neighbours();

    boolean isNeighbour(Fingerprint peer);

    /** The table in order of row, column and entry (OVL-003). */
    List<Position> positions();

    /** How many peers stand in a place of the table. */
    int occupancy(int row, int column);

    /** Where a routed message to {@code target} goes; empty if nobody known is nearer than the node itself (OVL-004). */
    Optional<Fingerprint> nextHop(Fingerprint target);

    /** The at most {@code count} joined, reachable peers nearest to {@code target} that {@code wanted} takes, nearest first. */
    default List<Fingerprint> nearest(Fingerprint target, int count, Predicate<Fingerprint> wanted) {
        List<Fingerprint> nearest = new ArrayList<>();
        if (count == 0) return nearest;
        visit(target, peer -> {
            if (wanted.test(peer)) nearest.add(peer);
            return nearest.size() == count;
        });
        return nearest;
    }

    /** Shows the joined, reachable peers to {@code isEnough}, nearest to {@code target} first, until it says so. */
    void visit(Fingerprint target, Predicate<Fingerprint> isEnough);

    /**
     * What to do with a node told of (OVL-009).
     *
     * @param declared the address in its token
     * @param teller the address of the path of the peer that told
     * @param denied whether it is on the deny list
     */
    Decision decide(Fingerprint candidate, Optional<IpAddress> declared, IpAddress teller, boolean denied);

    /** The row in which {@code peer} stands, or would: how many leading digits it shares with the node; 64 for the node. */
    int row(Fingerprint peer);

    /** The fingerprint that differs from the node's own in the digit {@code row} only, which is {@code column} (OVL-015). */
    Fingerprint aim(int row, int column);

    /** Nearer to {@code target} first (OVL-001). */
    Comparator<Fingerprint> nearestFirst(Fingerprint target);
}
