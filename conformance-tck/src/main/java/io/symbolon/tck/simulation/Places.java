package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which nodes and outsiders are at which address. */
final class Places {
    private static final int PORT = 4_000;
    private static final int NODES_LIMIT = 1 << 16;

    private final Map<Endpoint, List<SimulatedNode>> nodes = new HashMap<>();
    private final Map<Endpoint, Outsider> outsiders = new HashMap<>();

    /** The address of node {@code number}: 10.x.y.1, a block (HSK-026) of its own. */
    static Endpoint of(int number) {
        if (number >= NODES_LIMIT) throw new IllegalArgumentException("there are addresses for 65536 nodes");
        return new Endpoint(IpAddress.ofSocket(Bytes.of(10, number >> 8, number & 0xff, 1)), PORT);
    }

    void enter(SimulatedNode node) {
        nodes.computeIfAbsent(node.address(), at -> new ArrayList<>(1)).add(node);
    }

    void leave(SimulatedNode node) {
        nodes.computeIfPresent(node.address(), (at, there) -> {
            there.remove(node);
            return there.isEmpty() ? null : there;
        });
    }

    void enter(Endpoint at, Outsider outsider) {
        outsiders.put(at, outsider);
    }

    /** The nodes at this address; more than one if two have moved to the same. */
    List<SimulatedNode> nodesAt(Endpoint address) {
        return nodes.getOrDefault(address, List.of());
    }

    void receive(Endpoint from, Endpoint to, Bytes datagram) {
        Outsider outsider = outsiders.get(to);
        if (outsider != null) outsider.receive(from, datagram);
    }
}
