package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.tck.simulation.SimulatedNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What nodes know, compared with what is: all nodes that are joined with somebody, at one moment. */
final class Survey {
    /** How many nodes a node has as neighbours if there are enough (OVL-002). */
    private static final int NEIGHBOURS = 16;

    /** A lookup that has not ended by then runs in a circle. */
    private static final int MOST_HOPS = 64;

    /** How often a lookup goes on after a hop that does not answer. */
    private static final int DETOURS = 2;

    private final List<SimulatedNode> living;
    private final boolean isWhole;
    private final ExactNeighbours exact;
    private final Map<Fingerprint, SimulatedNode> byFingerprint = new HashMap<>();

    Survey(List<SimulatedNode> nodes) {
        List<SimulatedNode> running =
                nodes.stream().filter(SimulatedNode::isRunning).toList();
        living = running.stream().filter(node -> node.joinedPeers() > 0).toList();
        isWhole = living.size() == running.size();
        exact = new ExactNeighbours(
                living.stream().map(SimulatedNode::fingerprint).toList());
        living.forEach(node -> byFingerprint.put(node.fingerprint(), node));
    }

    /** Where a lookup has ended, and after how many hops. */
    record Lookup(Fingerprint end, int hops) {}

    int size() {
        return living.size();
    }

    List<SimulatedNode> living() {
        return living;
    }

    SimulatedNode any(SplittableRandom random) {
        return living.get(random.nextInt(living.size()));
    }

    /** Whether the neighbour set of {@code node} is that of the nearest living nodes. */
    boolean isExact(SimulatedNode node) {
        return node.table().neighbours().equals(exact.nearestTo(node.fingerprint(), NEIGHBOURS));
    }

    /** Whether every node that runs is joined, and has an exact neighbour set. */
    boolean isExact() {
        return isWhole && living.stream().allMatch(this::isExact);
    }

    /** How many of all living nodes have exact neighbour sets. */
    long exactNodes() {
        return living.stream().filter(this::isExact).count();
    }

    /** The share of {@code count} nodes, drawn at random, that have exact neighbour sets. */
    double exactShare(int count, SplittableRandom random) {
        if (count >= living.size()) return (double) exactNodes() / living.size();
        int exactOnes = 0;
        for (int drawn = 0; drawn < count; drawn++) {
            if (isExact(any(random))) exactOnes++;
        }
        return (double) exactOnes / count;
    }

    /** Whether a lookup has ended where it should. */
    boolean isRight(Lookup lookup, Fingerprint target) {
        return lookup.end().equals(exact.nearestOrItself(target));
    }

    /** The living node nearest to {@code target}. */
    Fingerprint nearestTo(Fingerprint target) {
        return exact.nearestOrItself(target);
    }

    /**
     * From next hop to next hop, as chapter overlay says, until there is none. A hop that is dead gives no answer; then the
     * same node is asked for the next hop without it, at most twice.
     */
    Lookup lookUp(SimulatedNode from, Fingerprint target) {
        SimulatedNode at = from;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            Optional<SimulatedNode> next = nextLiving(at, target);
            if (next.isEmpty()) return new Lookup(at.fingerprint(), hops);
            at = next.get();
        }
        return new Lookup(at.fingerprint(), MOST_HOPS);
    }

    private Optional<SimulatedNode> nextLiving(SimulatedNode at, Fingerprint target) {
        RoutingTable table = at.table();
        for (int detours = 0; detours <= DETOURS; detours++) {
            Optional<Fingerprint> hop = table.nextHop(target);
            if (hop.isEmpty()) return Optional.empty();
            SimulatedNode next = byFingerprint.get(hop.get());
            if (next != null) return Optional.of(next);
            table = table.without(hop.get());
        }
        return Optional.empty();
    }
}
