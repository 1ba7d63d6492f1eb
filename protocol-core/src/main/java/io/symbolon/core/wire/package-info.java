/**
 * Chapter framing: octets to frames and messages, and back. Needs no key.
 *
 * <pre>
 * Frame     = Handshake | CookieFrame | SealedFrame
 * Handshake = Initiation | Answer
 * Message   = Challenge | Response | Leave
 * </pre>
 */
package io.symbolon.core.wire;
