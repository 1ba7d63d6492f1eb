package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.time.Duration;

/**
 * What {@link MeshNode#connect} leads to.
 *
 * @param peer who is at the other end
 * @param sessionId 8 octets, the same at both ends
 * @param path where the frames of the session go
 * @param handshake from our request to the response to our challenge: two round trips (initiation and answer, challenge
 *     and response) with the work of both ends, and the waits if something was sent again
 */
public record SessionInfo(Fingerprint peer, Bytes sessionId, Endpoint path, Duration handshake) {}
