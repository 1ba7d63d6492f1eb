/**
 * The engine on real UDP, and the node that applications embed.
 *
 * <pre>
 * MeshNode      = what an application sees: builder, connect, join, peers, leave, deny, revoke, close, publish, subscribe,
 *                 events, counters
 * Publisher, Subscription = its open interests
 * UdpTransport  = one thread: waits for a datagram, a Command or a deadline, gives it to the engine
 * Performer     = Effect -> Outgoing (socket), Attempts and Peers (futures of the application), Telemetry (events)
 * Exchanges     = what is published and subscribed: open interests, messages that are not settled (SentMessages),
 *                 messages for a handler, on other threads (Inbox)
 * Admission     = question -> AdmissionPolicy, on other threads -> Command
 * </pre>
 *
 * <p>Each node has its own thread, selector and channel. Nodes share nothing, so several run in one process as they
 * would in several, one that is slow keeps no other waiting, and closing one is nobody else's business. The price is a
 * thread for each node, of which a process has few.
 */
package io.symbolon.transport;
