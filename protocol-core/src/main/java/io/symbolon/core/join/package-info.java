/**
 * Chapter join: which identity uses a node, and whether it is admitted.
 *
 * <pre>
 *   OwnIdentity = the identity that this node joins with
 *   JoinCheck   = Message.Join -> Claim or the rule it breaks
 *   Claim       = identity, realm that it proves
 *   Request     = SILENT | Waiting | Deferred | Acknowledged     our Join in one session
 *   Standing    = Before | Asked | Admitted                      the peer's Join in one session
 *   Authorization = Claim, its times
 * </pre>
 */
package io.symbolon.core.join;
