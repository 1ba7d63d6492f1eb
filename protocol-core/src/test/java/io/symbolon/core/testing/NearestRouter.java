package io.symbolon.core.testing;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.Decision;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A geometry of one neighbour set and no table, for tests of what lies around it: every node told of is worth a contact. */
public final class NearestRouter implements Router {
    @Override
    public RoutingTable empty(Fingerprint own, int neighbours) {
        return new Near(own, neighbours, Map.of(), Set.of());
    }

    private record Near(Fingerprint own, int bound, Map<Fingerprint, RoutePeer> peers, Set<Fingerprint> leaves)
            implements RoutingTable {
        @Override
        public RoutingTable with(RoutePeer peer) {
            Map<Fingerprint, RoutePeer> more = new TreeMap<>(peers);
            more.put(peer.fingerprint(), peer);
            return new Near(own, bound, more, without(leaves, peer.fingerprint()));
        }

        @Override
        public RoutingTable withLeaf(Fingerprint peer) {
            Map<Fingerprint, RoutePeer> fewer = new TreeMap<>(peers);
            fewer.remove(peer);
            Set<Fingerprint> more = new TreeSet<>(leaves);
            more.add(peer);
            return new Near(own, bound, fewer, more);
        }

        @Override
        public RoutingTable without(Fingerprint peer) {
            Map<Fingerprint, RoutePeer> fewer = new TreeMap<>(peers);
            fewer.remove(peer);
            return new Near(own, bound, fewer, without(leaves, peer));
        }

        private static Set<Fingerprint> without(Set<Fingerprint> all, Fingerprint one) {
            Set<Fingerprint> fewer = new TreeSet<>(all);
            fewer.remove(one);
            return fewer;
        }

        @Override
        public List<Fingerprint> neighbours() {
            return nearest(own, bound, any -> true);
        }

        @Override
        public boolean isNeighbour(Fingerprint peer) {
            return neighbours().contains(peer);
        }

        @Override
        public List<Position> positions() {
            return List.of();
        }

        @Override
        public int occupancy(int row, int column) {
            return 0;
        }

        @Override
        public Optional<Fingerprint> nextHop(Fingerprint target) {
            if (peers.containsKey(target) || leaves.contains(target)) return Optional.of(target);
            return nearest(target, 1, peer -> nearestFirst(target).compare(peer, own) < 0).stream()
                    .findFirst();
        }

        @Override
        public void visit(Fingerprint target, Predicate<Fingerprint> isEnough) {
            for (Fingerprint peer :
                    peers.keySet().stream().sorted(nearestFirst(target)).toList()) {
                if (isEnough.test(peer)) return;
            }
        }

        @Override
        public Decision decide(Fingerprint candidate, Optional<IpAddress> declared, IpAddress teller, boolean denied) {
            if (denied || declared.isEmpty() || candidate.equals(own)) return Decision.IGNORE;
            return peers.containsKey(candidate) || leaves.contains(candidate) ? Decision.FORWARD : Decision.JOIN;
        }

        @Override
        public int row(Fingerprint peer) {
            return 0;
        }

        @Override
        public Fingerprint aim(int row, int column) {
            byte[] octets = own.octets().toArray();
            octets[0] = (byte) (column << 4 | octets[0] & 0x0f);
            return new Fingerprint(Bytes.wrap(octets));
        }

        @Override
        public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
            return Comparator.comparing(peer -> distance(peer, target));
        }

        private static Bytes distance(Fingerprint one, Fingerprint other) {
            byte[] octets = one.octets().toArray();
            byte[] others = other.octets().toArray();
            for (int i = 0; i < octets.length; i++) octets[i] ^= others[i];
            return Bytes.wrap(octets);
        }
    }
}
