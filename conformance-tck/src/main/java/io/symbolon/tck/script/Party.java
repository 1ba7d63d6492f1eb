package io.symbolon.tck.script;

import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Interests;

/**
 * A joined, reachable peer that takes part in exchanges: as coordinator, as sender, as receiver.
 *
 * @param session in which it is joined
 * @param identity that it joined with
 * @param nodeToken the SignedToken of its node in this session
 */
record Party(PeerSession session, Identity identity, byte[] nodeToken) {
    Peer peer() {
        return session.peer();
    }

    /** The fingerprint of its node: 32 octets. */
    byte[] node() {
        return session.fingerprint();
    }

    /** The SignedToken by which others know its identity. */
    byte[] identityToken() {
        return identity.signedToken().length == 0 ? nodeToken : identity.signedToken();
    }

    /** Its interest in sending about a subject, signed at this time. */
    Interest sends(byte[] subject, long wallMs) {
        return Interest.of(identity, identityToken(), node(), subject, Interests.SENDER, wallMs);
    }

    /** Its interest in receiving. */
    Interest receives(byte[] subject, long wallMs) {
        return Interest.of(identity, identityToken(), node(), subject, Interests.RECEIVER, wallMs);
    }
}
