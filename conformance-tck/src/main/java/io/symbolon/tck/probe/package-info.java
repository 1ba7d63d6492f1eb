/**
 * Judges a live implementation over UDP, without any driver.
 *
 * <pre>
 * Target       = the address of the implementation, loopback and private unless somebody says that it is his
 * Network      = time and UDP; of the machine, or of a test in virtual time
 * Bench        = Network, one datagram after the other at a bounded rate, inboxes
 * Caller       = a peer of the kit at a port of its own
 * Conversation = a Caller in an established session
 * Check        = id, Rule+, what is played on a Stage (the target answers) or in a Visit (the target opens)
 * </pre>
 *
 * <p>A probe sees datagrams and silence. Silence is a pass only if the target is alive afterwards; what happens inside a
 * node, and whether it refused for the right reason, only a driver shows ({@link io.symbolon.tck.suite}).
 */
package io.symbolon.tck.probe;
