/**
 * Chapter coordinator: the nodes nearest to a subject tell its parties of each other, and where a party publishes.
 *
 * <pre>
 * Placement     = which nodes are the coordinators of a subject
 * Coordinator   = KeptInterests, allowance of each peer
 * KeptInterests = KeptInterest*, by what they speak of, subject and node
 * KeptInterest  = Interest, what is told of it, realm of its identity
 * Publications  = Publication*, by peer and own interest
 * </pre>
 *
 * <p>The parties' side of a Match is in package exchange.
 */
package io.symbolon.core.coordinator;
