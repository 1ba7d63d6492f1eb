package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who holds which established session. */
final class SharedSessions {
    private final Map<Bytes, List<SimulatedNode>> holders = new HashMap<>();

    /** {@code node} holds the session from now on; another node that holds it, too, if there is one. */
    Optional<SimulatedNode> begin(Bytes sessionId, SimulatedNode node) {
        List<SimulatedNode> all = holders.computeIfAbsent(sessionId, id -> new ArrayList<>(2));
        if (!all.contains(node)) all.add(node);
        return all.stream().filter(other -> other != node).findFirst();
    }

    void end(Bytes sessionId, SimulatedNode node) {
        holders.computeIfPresent(sessionId, (id, all) -> {
            all.remove(node);
            return all.isEmpty() ? null : all;
        });
    }
}
