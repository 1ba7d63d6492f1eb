package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;

/**
 * A query that waits for its reply, in the asker's hands.
 *
 * @param freshKey names the question
 * @param tokenHash of the identity's SignedToken, 32 octets
 * @param identity the joiner's
 * @param node the joiner's
 * @param askerNode our own
 * @param nonce 16 octets
 * @param replyKey opens the reply
 */
public record SentQuery(
        AgreementKey freshKey,
        Bytes tokenHash,
        Fingerprint identity,
        Fingerprint node,
        Fingerprint askerNode,
        Bytes nonce,
        Secret replyKey) {
    /** Erases the key. */
    public void destroy() {
        replyKey.destroy();
    }
}
