package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.util.List;

/** Whoever stands in the middle of the network: sees every datagram that a node sends, and says what goes on. */
@FunctionalInterface
public interface Relay {
    /** A wire. */
    Relay WIRE = (from, to, datagram) -> List.of(datagram);

    /** The datagrams that go on in the place of {@code datagram}, still from {@code from} to {@code to}; none swallows it. */
    List<Bytes> pass(Endpoint from, Endpoint to, Bytes datagram);
}
