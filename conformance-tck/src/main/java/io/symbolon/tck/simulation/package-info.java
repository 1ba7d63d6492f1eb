/**
 * Nodes of the reference implementation in a network of one thread and virtual time, from one seed: what happened once
 * happens again.
 *
 * <pre>
 * SimulatedNetwork = SimulatedNode*, Link, Relay, datagrams under way
 * Step             = what one node was given and what it made of it
 * Invariants       = what holds after every step, whatever the network does
 * </pre>
 */
package io.symbolon.tck.simulation;
