package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenFields;

/**
 * One side of a handshake, as the key schedule sees it.
 *
 * @param fingerprint of the node token
 * @param nodeKey the public key of the node token
 * @param sessionKey the fresh key in the node token
 * @param signedToken exactly as sent or received
 * @param nonce 16 octets
 */
public record Party(
        Fingerprint fingerprint, PublicKey nodeKey, AgreementKey sessionKey, Bytes signedToken, Bytes nonce) {

    /** The sender of a handshake whose token was validated for it. */
    public static Party of(NodeToken token, Bytes nonce) {
        TokenFields fields = token.fields(); // decoded once for both keys
        return new Party(
                token.fingerprint(),
                new PublicKey(fields.publicKey()),
                new AgreementKey(fields.extension(Extension.SESSION_KEY).orElseThrow()), // HSK-003
                token.signedToken(),
                nonce);
    }

    /** Whether this side is low towards {@code other} (HSK-010). */
    public boolean isLowTowards(Party other) {
        return fingerprint.compareTo(other.fingerprint) < 0;
    }
}
