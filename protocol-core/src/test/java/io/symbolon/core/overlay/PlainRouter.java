package io.symbolon.core.overlay;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A geometry without a table: neighbours only, found by sorting everybody. */
final class PlainRouter implements Router {
    @Override
    public RoutingTable empty(Fingerprint own, int neighbours) {
        return new Plain(own, neighbours, List.of(), List.of());
    }

    private record Plain(Fingerprint own, int bound, List<Fingerprint> peers, List<Fingerprint> leaves)
            implements RoutingTable {
        @Override
        public RoutingTable with(RoutePeer peer) {
            Plain others = (Plain) without(peer.fingerprint());
            List<Fingerprint> all = new ArrayList<>(others.peers);
            all.add(peer.fingerprint());
            all.sort(nearestFirst(own));
            return new Plain(own, bound, List.copyOf(all), others.leaves);
        }

        @Override
        public RoutingTable withLeaf(Fingerprint peer) {
            Plain others = (Plain) without(peer);
            List<Fingerprint> all = new ArrayList<>(others.leaves);
            all.add(peer);
            return new Plain(own, bound, others.peers, List.copyOf(all));
        }

        @Override
        public RoutingTable without(Fingerprint peer) {
            return new Plain(own, bound, without(peers, peer), without(leaves, peer));
        }

        private static List<Fingerprint> without(List<Fingerprint> all, Fingerprint peer) {
            return all.stream().filter(other -> !other.equals(peer)).toList();
        }

        @Override
        public List<Fingerprint> neighbours() {
            return peers.subList(0, Math.min(bound, peers.size()));
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
            if (peers.contains(target) || leaves.contains(target)) return Optional.of(target);
            return neighbours().stream()
                    .min(nearestFirst(target))
                    .filter(hop -> nearestFirst(target).compare(hop, own) < 0);
        }

        @Override
        public void visit(Fingerprint target, Predicate<Fingerprint> isEnough) {
            for (Fingerprint peer : peers.stream().sorted(nearestFirst(target)).toList()) {
                if (isEnough.test(peer)) return;
            }
        }

        @Override
        public Decision decide(Fingerprint candidate, Optional<IpAddress> declared, IpAddress teller, boolean denied) {
            if (candidate.equals(own) || denied || declared.isEmpty()) return Decision.IGNORE;
            if (!Scope.of(declared.get()).isAtLeast(Scope.of(teller))) return Decision.IGNORE;
            if (peers.contains(candidate) || leaves.contains(candidate)) return Decision.FORWARD;
            boolean isNear = peers.size() < bound || nearestFirst(own).compare(candidate, peers.get(bound - 1)) < 0;
            return isNear ? Decision.JOIN : Decision.FORWARD;
        }

        @Override
        public int row(Fingerprint peer) {
            return 0;
        }

        @Override
        public Fingerprint aim(int row, int column) {
            byte[] octets = own.octets().toArray();
            octets[0] = (byte) (octets[0] & 0xf | column << 4);
            return new Fingerprint(Bytes.wrap(octets));
        }

        @Override
        public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
            BigInteger aim = number(target);
            return Comparator.comparing(peer -> number(peer).xor(aim));
        }

        private static BigInteger number(Fingerprint fingerprint) {
            return new BigInteger(1, fingerprint.octets().toArray());
        }
    }
}
