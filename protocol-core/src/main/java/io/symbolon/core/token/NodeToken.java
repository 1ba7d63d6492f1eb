package io.symbolon.core.token;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.crypto.AgreementKey;
import java.util.Optional;

/**
 * The verified token of a node. A node holds one of every peer, and asks little of it: the token keeps its octets and what
 * is asked for again and again, and decodes the rest when somebody wants it.
 */
public final class NodeToken extends VerifiedToken {
    private final Optional<Endpoint> declaredAddress;

    NodeToken(UnverifiedToken token, Fingerprint fingerprint) {
        super(token, fingerprint);
        this.declaredAddress = KnownExtensions.declaredAddress(token.fields());
    }

    @Override
    public UnverifiedToken unverified() {
        return TokenCodec.decode(signedToken()).value(); // it was decoded before, so it can be again
    }

    /** The fresh key for one handshake; always present in a token that was validated for the place handshake (HSK-003). */
    public Optional<AgreementKey> sessionKey() {
        return fields().extension(Extension.SESSION_KEY).map(AgreementKey::new);
    }

    /** Where the node says it can be reached: a hint, never where an answer goes (HSK-006). */
    public Optional<Endpoint> declaredAddress() {
        return declaredAddress;
    }
}
