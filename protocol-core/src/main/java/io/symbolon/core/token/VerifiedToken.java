package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import java.time.Instant;

/** A token of which every rule of chapter token holds. Only {@link TokenValidator} and {@link TokenSigner} make one. */
public abstract sealed class VerifiedToken permits NodeToken, IdentityToken, InterestToken {
    private final Bytes signedToken;
    private final Fingerprint fingerprint;
    private final long issuedAtMillis;
    private final long expiresAtMillis;

    VerifiedToken(UnverifiedToken token, Fingerprint fingerprint) {
        this.signedToken = token.signedToken();
        this.fingerprint = fingerprint;
        this.issuedAtMillis = token.fields().issuedAtMillis();
        this.expiresAtMillis = token.fields().expiresAtMillis();
    }

    /** The evidence type of the token's kind. The caller has checked every rule. */
    static VerifiedToken of(UnverifiedToken token, Fingerprint fingerprint, Kind kind) {
        switch (kind) {
            case NODE:
                return new NodeToken(token, fingerprint);
            case IDENTITY:
                return new IdentityToken(token, fingerprint);
            case INTEREST:
                return new InterestToken(token, fingerprint);
            default:
                throw new IllegalArgumentException("a kind without an evidence type: " + kind);
        }
    }

    /** The SignedToken exactly as received or made. */
    public final Bytes signedToken() {
        return signedToken;
    }

    /** The token as it was decoded. */
    public abstract UnverifiedToken unverified();

    /** Whether it counts and {@code other}, a token of the same subject, does not (TOK-034). */
    public final boolean isNewerThan(VerifiedToken other, CryptoSuite crypto) {
        return Fingerprints.isNewer(issuedAtMillis, signedToken, other.issuedAtMillis, other.signedToken, crypto);
    }

    /** What the token says. */
    public final TokenFields fields() {
        return unverified().fields();
    }

    /** Who it speaks for. */
    public final Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The key that signed it. */
    public final PublicKey publicKey() {
        return new PublicKey(fields().publicKey());
    }

    public final Instant issuedAt() {
        return Instant.ofEpochMilli(issuedAtMillis);
    }

    public final Instant expiresAt() {
        return Instant.ofEpochMilli(expiresAtMillis);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + fingerprint + "]";
    }
}
