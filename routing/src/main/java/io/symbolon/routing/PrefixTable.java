package io.symbolon.routing;

import com.google.common.collect.ImmutableSet;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.Decision;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.overlay.Scope;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The view of one node: its joined peers in order of their distance; neighbour set and places are runs of that order. */
final class PrefixTable implements RoutingTable {
    private final Fingerprint own;
    private final int neighbourBound;
    /** Every joined, reachable peer. */
    private final Peers peers;
    /** Those in neighbour set or table. */
    private final Peers routes;

    private final ImmutableSet<Fingerprint> leaves;
    private final int nextEntry;

    PrefixTable(Fingerprint own, int neighbourBound) {
        this(own, neighbourBound, Peers.NONE, ImmutableSet.of(), 1);
    }

    private PrefixTable(
            Fingerprint own, int neighbourBound, Peers peers, ImmutableSet<Fingerprint> leaves, int nextEntry) {
        this.own = own;
        this.neighbourBound = neighbourBound;
        this.peers = peers;
        this.routes = peers.routes(neighbourBound);
        this.leaves = leaves;
        this.nextEntry = nextEntry;
    }

    @Override
    public RoutingTable with(RoutePeer peer) {
        if (peer.fingerprint().equals(own)) throw new IllegalArgumentException("a node is no peer of its own");
        if (leaves.contains(peer.fingerprint()))
            return without(peer.fingerprint()).with(peer);
        Peer joined = Peer.of(peer, own);
        int index = peers.indexOf(joined.distance());
        if (index < 0) return offered(peers.with(joined), joined);
        Peer before = peers.at(index);
        // another address is judged anew (OVL-007)
        if (!before.block().equals(joined.block())) {
            return without(peer.fingerprint()).with(peer);
        }
        return new PrefixTable(own, neighbourBound, peers.with(joined.inTable(before.entry())), leaves, nextEntry);
    }

    @Override
    public RoutingTable withLeaf(Fingerprint peer) {
        PrefixTable before = (PrefixTable) without(peer);
        ImmutableSet<Fingerprint> more = ImmutableSet.<Fingerprint>builder()
                .addAll(before.leaves)
                .add(peer)
                .build();
        return new PrefixTable(own, neighbourBound, before.peers, more, before.nextEntry);
    }

    @Override
    public RoutingTable without(Fingerprint peer) {
        if (leaves.contains(peer)) {
            ImmutableSet<Fingerprint> fewer =
                    leaves.stream().filter(leaf -> !leaf.equals(peer)).collect(ImmutableSet.toImmutableSet());
            return new PrefixTable(own, neighbourBound, peers, fewer, nextEntry);
        }
        int index = peers.indexOf(Distance.between(own, peer));
        if (index < 0) return this;
        Peer gone = peers.at(index);
        PrefixTable table = new PrefixTable(own, neighbourBound, peers.without(index), leaves, nextEntry);
        if (!gone.isInTable()) return table;

        // [OVL-020] who has found no position there before
        for (Peer waiting : Places.of(table.peers, gone.distance()).unplaced()) {
            PrefixTable filled = table.offered(table.peers, waiting);
            if (filled != table) return filled;
        }
        return table;
    }

    /** This table with {@code all}, among them {@code joined}, which takes a position if it finds one. */
    private PrefixTable offered(Peers all, Peer joined) {
        Optional<Seat> seat = Seat.find(all, joined);
        if (seat.isEmpty()) {
            return all == peers ? this : new PrefixTable(own, neighbourBound, all, leaves, nextEntry);
        }
        Optional<Peer> replaced = seat.get().replaced();
        if (replaced.isEmpty()) {
            return new PrefixTable(own, neighbourBound, all.with(joined.inTable(nextEntry)), leaves, nextEntry + 1);
        }
        Peers changed = all.with(joined.inTable(replaced.get().entry()))
                .with(replaced.get().outOfTable());
        return new PrefixTable(own, neighbourBound, changed, leaves, nextEntry);
    }

    @Override
    public List<Fingerprint> neighbours() {
        List<Fingerprint> nearest = new ArrayList<>();
        for (int i = 0; i < Math.min(neighbourBound, peers.size()); i++) {
            nearest.add(peers.at(i).fingerprint());
        }
        return List.copyOf(nearest);
    }

    @Override
    public boolean isNeighbour(Fingerprint peer) {
        int index = peers.indexOf(Distance.between(own, peer));
        return index >= 0 && index < neighbourBound;
    }

    @Override
    public List<Position> positions() {
        List<Peer> placed = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            if (routes.at(i).isInTable()) placed.add(routes.at(i));
        }
        placed.sort(Comparator.comparingInt(Peer::row)
                .thenComparingInt(this::column)
                .thenComparingInt(Peer::entry));
        return placed.stream()
                .map(peer -> new Position(peer.row(), column(peer), peer.fingerprint()))
                .toList();
    }

    @Override
    public int occupancy(int row, int column) {
        return Places.of(peers, Distance.between(own, aim(row, column)))
                .placed()
                .size();
    }

    @Override
    public Optional<Fingerprint> nextHop(Fingerprint target) {
        // [OVL-004] the target itself, a leaf included
        Distance toTarget = Distance.between(own, target);
        if (leaves.contains(target) || peers.indexOf(toTarget) >= 0) return Optional.of(target);

        // [OVL-004] the nearest of table and neighbour set, if that is nearer than the node: at distance zero from
        // itself
        if (routes.size() == 0) return Optional.empty();
        Peer nearest = routes.nearest(toTarget);
        return toTarget.isNearer(nearest.distance(), Distance.ZERO)
                ? Optional.of(nearest.fingerprint())
                : Optional.empty();
    }

    @Override
    public void visit(Fingerprint target, Predicate<Fingerprint> isEnough) {
        peers.visit(Distance.between(own, target), peer -> isEnough.test(peer.fingerprint()));
    }

    @Override
    public Decision decide(Fingerprint candidate, Optional<IpAddress> declared, IpAddress teller, boolean denied) {
        // [OVL-009] not the node itself, nobody denied, nobody without address
        if (candidate.equals(own) || denied || declared.isEmpty()) return Decision.IGNORE;

        // [OVL-018] no scope narrower than the teller's
        if (!Scope.of(declared.get()).isAtLeast(Scope.of(teller))) return Decision.IGNORE;

        // [OVL-009] forward a joined one
        Distance distance = Distance.between(own, candidate);
        int index = peers.indexOf(distance);
        if (index >= 0 || leaves.contains(candidate)) return Decision.FORWARD;

        // [OVL-009] join one that would enter the neighbour set, or the table as one that we contact
        if (-1 - index < neighbourBound) return Decision.JOIN;
        if (neighbourBound == Router.NEIGHBOURS_OF_A_LEAF) return Decision.FORWARD;
        RoutePeer contacted = new RoutePeer(candidate, declared.get(), OpenedBy.US, Health.UNMEASURED);
        return Seat.find(peers, Peer.of(contacted, own)).isPresent() ? Decision.JOIN : Decision.FORWARD;
    }

    @Override
    public int row(Fingerprint peer) {
        return Distance.between(own, peer).sharedBits() / 4;
    }

    @Override
    public Fingerprint aim(int row, int column) {
        byte[] octets = own.octets().toArray();
        int shift = row % 2 == 0 ? 4 : 0;
        octets[row / 2] = (byte) (octets[row / 2] & ~(0xf << shift) | column << shift);
        return new Fingerprint(Bytes.wrap(octets));
    }

    @Override
    public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
        return Comparator.comparing(peer -> Distance.between(target, peer));
    }

    private int column(Peer peer) {
        int octet = own.octets().at(peer.row() / 2);
        int digit = peer.row() % 2 == 0 ? octet >> 4 : octet & 0xf;
        return digit ^ peer.distance().digit(peer.row());
    }
}
