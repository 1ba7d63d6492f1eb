package io.symbolon.core.token;

import java.util.Optional;

/** The verified token of an identity. */
public final class IdentityToken extends VerifiedToken {
    private final UnverifiedToken token;

    IdentityToken(UnverifiedToken token, Fingerprint fingerprint) {
        super(token, fingerprint);
        this.token = token;
    }

    @Override
    public UnverifiedToken unverified() {
        return token;
    }

    /** The node that the identity says it uses. */
    public Optional<Fingerprint> nodeFingerprint() {
        return fields().extension(Extension.NODE_FINGERPRINT).map(Fingerprint::new);
    }
}
