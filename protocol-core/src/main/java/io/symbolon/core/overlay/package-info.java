/**
 * Chapter overlay: which nodes a node knows, tells of, contacts, measures and routes to.
 *
 * <pre>
 * Growth       = Roster, Telling, Tellings, Contacts, Sought, Seeking, Measuring, Remembered, Forwarding, Detours
 * Roster       = JoinedPeer*, RoutingTable
 * RoutingTable = neighbour set, (row, column, peer)*, leaf*       made by the port Router
 * Decision     = JOIN | FORWARD | IGNORE
 * </pre>
 *
 * <p>It does nothing by itself: what it wants it asks of the port {@code OverlayContext}, and time comes in with every input.
 */
package io.symbolon.core.overlay;
