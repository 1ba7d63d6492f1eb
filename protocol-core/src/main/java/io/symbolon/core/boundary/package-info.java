/**
 * Everything that enters or leaves the engine.
 *
 * <pre>
 * Input   = DatagramReceived | DeadlineReached | OpenRequested | LeaveRequested | DenyRequested
 * Outcome = Effect*, wake-up time
 * Effect  = SendDatagram | Dropped | SessionEstablished | SessionEnded | OpenFailed | PathChanged
 * </pre>
 */
package io.symbolon.core.boundary;
