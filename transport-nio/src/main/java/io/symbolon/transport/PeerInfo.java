package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.VerifiedToken;

/**
 * A joined peer: both sides have admitted each other (JON-028).
 *
 * @param node the token of its node, as it was when it joined
 * @param identity the token of the identity that uses the node; the node token if the node is its own identity
 * @param path where frames to it go
 */
public record PeerInfo(NodeToken node, VerifiedToken identity, Endpoint path) {
    /** Which node it is. */
    public Fingerprint fingerprint() {
        return node.fingerprint();
    }

    /** The same peer on another path. */
    PeerInfo at(Endpoint other) {
        return new PeerInfo(node, identity, other);
    }
}
