package io.symbolon.core.overlay;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Nodes nearer to a subject that wait to be contacted; of too many the nearest to their subject stay (COO-014). */
final class Sought {
    private static final int BOUND = 64;

    /** The nearest to its subject first. */
    private final TreeMap<Distance, Waiting> waiting = new TreeMap<>();

    private final Map<Fingerprint, Distance> distances = new HashMap<>(); // never iterated

    private record Waiting(NodeToken token, Predicate<Fingerprint> sought) {}

    /** How far a node is from the subject that it is sought for (OVL-001). */
    private record Distance(Bytes octets, Fingerprint node) implements Comparable<Distance> {
        static Distance between(Fingerprint node, Fingerprint place) {
            byte[] octets = node.octets().toArray();
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (octets[i] ^ place.octets().at(i));
            }
            return new Distance(Bytes.wrap(octets), node);
        }

        @Override
        public int compareTo(Distance other) {
            int byDistance = octets.compareTo(other.octets);
            return byDistance != 0 ? byDistance : node.compareTo(other.node);
        }
    }

    /** The node of {@code token} waits for its turn, while {@code sought} holds for it. */
    void add(NodeToken token, Fingerprint place, Predicate<Fingerprint> sought) {
        Fingerprint node = token.fingerprint();
        Distance distance = Distance.between(node, place);
        Distance before = distances.get(node);
        if (before != null) {
            if (before.compareTo(distance) <= 0) return; // it waits already, for a subject that is nearer
            remove(node);
        }
        waiting.put(distance, new Waiting(token, sought));
        distances.put(node, distance);
        if (waiting.size() > BOUND) remove(waiting.lastKey().node());
    }

    /** Takes out the nearest one that is still sought. */
    Optional<NodeToken> next() {
        while (!waiting.isEmpty()) {
            Fingerprint node = waiting.firstKey().node();
            Waiting first = remove(node);
            if (first.sought().test(node)) return Optional.of(first.token());
        }
        return Optional.empty();
    }

    /** {@code node} is joined. */
    void joined(Fingerprint node) {
        if (distances.containsKey(node)) remove(node);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that wait, the nearest to its subject first. */
    List<Fingerprint> nodes() {
        List<Fingerprint> nodes = new ArrayList<>();
        waiting.keySet().forEach(distance -> nodes.add(distance.node()));
        return nodes;
    }

    private Waiting remove(Fingerprint node) {
        return waiting.remove(distances.remove(node));
    }
}
