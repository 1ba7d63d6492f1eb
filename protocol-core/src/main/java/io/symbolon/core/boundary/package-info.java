/**
 * Everything that enters or leaves the engine.
 *
 * <pre>
 * Input   = DatagramReceived | DeadlineReached | OpenRequested | LeaveRequested | DenyRequested | CloseRequested
 *         | Answered | RevokeRequested
 *         | InterestDeclared | InterestWithdrawn | MessageSubmitted | MessageHandled
 * Outcome = Effect*, wake-up time
 * Effect  = SendDatagram | Dropped | SessionEstablished | SessionEnded | OpenFailed | PathChanged
 *         | Asked | Admitted | Acknowledged | JoinRefused | PeerJoined | PeerParted
 *         | InterestRefused | InterestKept | PartyGranted | PartyEnded
 *         | MessageDelivered | MessageSettled | MessageUnsent
 * </pre>
 */
package io.symbolon.core.boundary;
