package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.tck.simulation.Outsider;
import io.symbolon.tck.simulation.Relay;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.List;

/**
 * Takes some sealed frames from the wire and sends them from its own address, so that the receiver might believe that the
 * peer has moved there (SES-017). It can not answer the challenges that come to it.
 */
public final class Hijacker implements Relay, Outsider {
    private static final int SEALED = 3;

    private final SimulatedNetwork network;
    private final Endpoint home;
    private final int oneOf;
    private long passed;
    private long hijacked;
    private long received;

    /** A hijacker at {@code home}, which must be free, that takes every {@code oneOf}th sealed frame. */
    public Hijacker(SimulatedNetwork network, Endpoint home, int oneOf) {
        this.network = network;
        this.home = home;
        this.oneOf = oneOf;
        network.add(home, this);
    }

    /** How many frames it took. */
    public long hijacked() {
        return hijacked;
    }

    /** How many datagrams came to its address. */
    public long received() {
        return received;
    }

    public Endpoint home() {
        return home;
    }

    @Override
    public List<Bytes> pass(Endpoint from, Endpoint to, Bytes datagram) {
        if (datagram.at(0) != SEALED || ++passed % oneOf != 0) return List.of(datagram);
        network.send(home, to, datagram);
        hijacked++;
        return List.of();
    }

    @Override
    public void receive(Endpoint from, Bytes datagram) {
        received++;
    }
}
