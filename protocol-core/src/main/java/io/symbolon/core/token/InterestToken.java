package io.symbolon.core.token;

import io.symbolon.core.crypto.AgreementKey;
import java.util.Optional;

/** The verified token of an identity's interest in a subject. What it must carry besides is in chapter interest. */
public final class InterestToken extends VerifiedToken {
    private final UnverifiedToken token;

    InterestToken(UnverifiedToken token, Fingerprint fingerprint) {
        super(token, fingerprint);
        this.token = token;
    }

    @Override
    public UnverifiedToken unverified() {
        return token;
    }

    /** The node through which the identity can be reached. */
    public Optional<Fingerprint> nodeFingerprint() {
        return fields().extension(Extension.NODE_FINGERPRINT).map(Fingerprint::new);
    }

    /** The fresh key for messages under this interest (INT-008). */
    public Optional<AgreementKey> sessionKey() {
        return fields().extension(Extension.SESSION_KEY).map(AgreementKey::new);
    }

    /** How the party takes part. */
    public Optional<InterestTerms> terms() {
        return fields().extension(Extension.EXCHANGE).flatMap(InterestTerms::decode);
    }
}
