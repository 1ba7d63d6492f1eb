/**
 * Chapters handshake and session: the key schedule, sealed frames, and what a node has of one peer.
 *
 * <pre>
 * SessionState    = Vacant | Opening | Candidate | AcceptedSession
 * AcceptedSession = Confirming | Established | Superseded
 * Transition      = SessionState, Effect*, Event
 * </pre>
 */
package io.symbolon.core.session;
