/**
 * The kit's own peer: a second implementation of a node's side of handshake and session, small, and steerable to be wrong.
 *
 * <pre>
 * Peer         = key, uuid, address                      who it is
 * Introduction = session secret, nonce, signed token     one attempt, or one answer that reuses none
 * Answer       = handshake message, PeerSession          what the peer makes of the subject's initiation
 * Identity     = key, signed token, issuer's token       what it joins as
 * PeerSession  = keys, counters                          seals anything, opens what the subject seals
 * HonestPeer   = all of it by the rules, on its own      for the interleavings that nobody writes by hand
 * </pre>
 *
 * <p>Nothing here judges: what a subject sends and does not fit is an {@link io.symbolon.tck.peer.Refused} with the rule.
 */
package io.symbolon.tck.peer;
