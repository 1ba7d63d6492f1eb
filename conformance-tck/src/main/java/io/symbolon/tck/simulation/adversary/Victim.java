package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.tck.simulation.Outsider;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.HashMap;
import java.util.Map;

/** A third party that has no part in anything, and counts what is sent to it because others were told of its address. */
public final class Victim implements Outsider {
    private final Endpoint home;
    private final Map<Endpoint, Integer> received = new HashMap<>();
    private long total;

    /** A victim at {@code home}, which must be free. */
    public Victim(SimulatedNetwork network, Endpoint home) {
        this.home = home;
        network.add(home, this);
    }

    public Endpoint home() {
        return home;
    }

    /** How many datagrams it got in all. */
    public long total() {
        return total;
    }

    /** How many datagrams it got from whoever sent most of them. */
    public int mostOfOne() {
        return received.values().stream().mapToInt(count -> count).max().orElse(0);
    }

    @Override
    public void receive(Endpoint from, Bytes datagram) {
        total++;
        received.merge(from, 1, Integer::sum);
    }
}
