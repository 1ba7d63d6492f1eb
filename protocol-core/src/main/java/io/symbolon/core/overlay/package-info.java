/**
 * Chapter overlay: which nodes a node knows, tells of, contacts and measures.
 *
 * <pre>
 * RoutingTable = neighbour set, (row, column, peer)*, leaf*       made by the port Router
 * Decision     = JOIN | FORWARD | IGNORE
 * </pre>
 */
package io.symbolon.core.overlay;
