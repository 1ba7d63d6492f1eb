/**
 * Cases in code: scripts in virtual time with the kit's own peer as the counterparty.
 *
 * <pre>
 * ScriptCase  = id, title, Rule+, why, twin?          makes a Case of a Script
 * Script      = (SubjectNode, Peer) in steps           played once for each order of the fingerprints
 * SubjectNode = one step, or one situation, a method   each step has an Outcome
 * Outcome     = Event*                                  compared with Expected*, nothing missing, nothing left
 * </pre>
 *
 * <p>A script judges meaning: sealed frames are opened with the peer's keys. Octets are compared only where every
 * purpose of entropy is scripted. What holds for all that a subject sends is judged in every step
 * ({@code SentDatagrams}).
 */
package io.symbolon.tck.script;
