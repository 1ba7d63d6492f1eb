package io.symbolon.core.token;

import java.util.Optional;

/** The verified token of an identity's interest in a subject. */
public final class InterestToken extends VerifiedToken {
    InterestToken(UnverifiedToken token, Fingerprint fingerprint) {
        super(token, fingerprint);
    }

    /** The node through which the identity can be reached. */
    public Optional<Fingerprint> nodeFingerprint() {
        return fields().extension(Extension.NODE_FINGERPRINT).map(Fingerprint::new);
    }
}
