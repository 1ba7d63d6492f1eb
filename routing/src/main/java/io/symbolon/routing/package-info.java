/**
 * The space of fingerprints: how near two nodes are, and what follows from it (OVL-001 to OVL-009).
 *
 * <pre>
 * Distance    = Fingerprint xor Fingerprint, a big-endian number
 * PrefixTable = Peers, leaf*; the first 16 of Peers are the neighbour set
 * Peers       = Peer*, sorted by distance from the node
 * Places      = a run of Peers: a row of the table, or a place in it
 * </pre>
 */
package io.symbolon.routing;
