package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;

/** Somebody at an address of the network who is none of its nodes. What it sends it hands to {@link SimulatedNetwork#send}. */
@FunctionalInterface
public interface Outsider {
    /** {@code datagram} has arrived where this outsider is. */
    void receive(Endpoint from, Bytes datagram);
}
