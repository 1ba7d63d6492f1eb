package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;

/** The port of the geometry: who is near, and which way leads nearer. Holds no state and reads no clock. */
public interface Router {
    /** The neighbours of a node that declares an address (OVL-002). */
    int NEIGHBOURS = 16;

    /** The neighbours of one that does not. */
    int NEIGHBOURS_OF_A_LEAF = 4;

    /** The peers of a place of the table (OVL-003). */
    int PEERS_A_PLACE = 2;

    /** The table of the node {@code own}, of at most {@code neighbours} neighbours, before any peer has joined. */
    RoutingTable empty(Fingerprint own, int neighbours);
}
