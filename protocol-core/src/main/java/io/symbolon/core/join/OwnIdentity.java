package io.symbolon.core.join;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;

/**
 * The identity that a node joins with.
 *
 * @param seed of the identity's Ed25519 key, 32 octets
 * @param signedToken the identity's SignedToken with its {@code node_fingerprint}, or nothing if the node token is the
 *     identity
 * @param issuerToken the SignedToken of its issuer, or nothing
 */
public record OwnIdentity(Secret seed, Bytes signedToken, Bytes issuerToken) {
    /** The node token is the identity (L-32). */
    public static OwnIdentity ofNode(Secret nodeSeed) {
        return new OwnIdentity(nodeSeed, Bytes.EMPTY, Bytes.EMPTY);
    }

    /** A Join for one session, signed with {@code key}, that of the seed (JON-006). */
    public Message.Join join(
            Bytes joinId, Fingerprint ownNode, Bytes transcript, Bytes sessionId, SigningKey key, CryptoSuite crypto) {
        Bytes message = JoinCheck.signedMessage(transcript, sessionId, ownNode, joinId, signedToken);
        return new Message.Join(joinId, signedToken, crypto.sign(key, message), issuerToken);
    }
}
