package io.symbolon.core.token;

import java.util.Optional;

/** The verified token of an identity. */
public final class IdentityToken extends VerifiedToken {
    IdentityToken(UnverifiedToken token, Fingerprint fingerprint) {
        super(token, fingerprint);
    }

    /** The node that the identity says it uses. */
    public Optional<Fingerprint> nodeFingerprint() {
        return fields().extension(Extension.NODE_FINGERPRINT).map(Fingerprint::new);
    }
}
