package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sockets of nodes that stand still: what has arrived waits there, and what finds no room is lost. */
final class Inboxes {
    private static final int ROOM = 256;

    private final Map<SimulatedNode, List<Waiting>> closed = new HashMap<>();

    record Waiting(Endpoint from, Bytes datagram) {}

    void close(SimulatedNode node) {
        closed.putIfAbsent(node, new ArrayList<>());
    }

    /** What has waited; nothing if the node did not stand still. */
    List<Waiting> open(SimulatedNode node) {
        List<Waiting> waiting = closed.remove(node);
        return waiting == null ? List.of() : waiting;
    }

    /** Whether {@code node} stands still, so that the datagram waits or is lost. */
    boolean hold(SimulatedNode node, Endpoint from, Bytes datagram) {
        if (closed.isEmpty()) return false;
        List<Waiting> waiting = closed.get(node);
        if (waiting == null) return false;
        if (waiting.size() < ROOM) waiting.add(new Waiting(from, datagram));
        return true;
    }
}
