package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.InterestToken;
import io.symbolon.core.token.TokenValidator;
import java.time.Instant;
import java.util.Optional;

/** An interest of which every rule of chapters token and interest holds. Only {@link InterestCheck} makes one, or who signs it. */
public final class Interest {
    /** The octets of a short name. */
    public static final int SHORT_NAME_OCTETS = 8;

    private static final int HASH_OCTETS = 32;

    private final InterestToken token;
    private final InterestTerms terms;
    private final AgreementKey sessionKey;
    private final InterestKey key;
    private final Bytes hash;
    // at hand, for a coordinator asks thousands of interests for them
    private final long beginMillis;
    private final long endMillis;

    /** The caller has checked INT-003 to INT-007. */
    Interest(InterestToken token, CryptoSuite crypto) {
        this.token = token;
        this.terms = token.terms().orElseThrow(); // INT-003, TOK-020
        this.sessionKey = token.sessionKey().orElseThrow(); // INT-003
        this.key = new InterestKey(
                new Fingerprint(token.fields().issuer()), // INT-003
                token.nodeFingerprint().orElseThrow(), // INT-003
                new SubjectHash(Bytes.ofHex(token.fields().subject())), // TOK-012
                terms.role(),
                audienceOf(token));
        this.hash = tokenHash(token.signedToken(), crypto);
        this.beginMillis = token.fields().notBeforeMillis() - TokenValidator.LEEWAY_MILLIS;
        this.endMillis = token.fields().expiresAtMillis() + TokenValidator.LEEWAY_MILLIS;
    }

    /** BLAKE2b-256(L("symbolon/1 token hash") || V(SignedToken)), 32 octets. */
    static Bytes tokenHash(Bytes signedToken, CryptoSuite crypto) {
        return crypto.hash(
                HASH_OCTETS,
                LabelledInput.of("symbolon/1 token hash").variable(signedToken).toBytes());
    }

    private static Optional<Fingerprint> audienceOf(InterestToken token) {
        Bytes audience = token.fields().audience();
        return audience.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(audience));
    }

    public InterestToken token() {
        return token;
    }

    /** The SignedToken exactly as received or made. */
    public Bytes signedToken() {
        return token.signedToken();
    }

    /** Who declares it: its issuer. */
    public Fingerprint identity() {
        return key.identity();
    }

    /** Where that identity is. */
    public Fingerprint node() {
        return key.node();
    }

    public SubjectHash subject() {
        return key.subject();
    }

    public Role role() {
        return terms.role();
    }

    public ExchangeKind exchange() {
        return terms.exchange();
    }

    public InterestTerms terms() {
        return terms;
    }

    /** For whom it is: an identity, a realm, or anybody. */
    public Optional<Fingerprint> audience() {
        return key.audience();
    }

    /** The X25519 key for messages under it (INT-008). */
    public AgreementKey sessionKey() {
        return sessionKey;
    }

    /** Its token hash, 32 octets. */
    public Bytes hash() {
        return hash;
    }

    /** The first 8 octets of its token hash. */
    public Bytes shortName() {
        return hash.slice(0, SHORT_NAME_OCTETS);
    }

    /** What renewed interests keep (TOK-033). */
    public Fingerprint stream() {
        return token.fingerprint();
    }

    /** What it speaks of. */
    public InterestKey key() {
        return key;
    }

    public boolean isWithdrawal() {
        return terms.isWithdrawal();
    }

    /** Whether it counts and {@code other}, which speaks of the same, does not (TOK-034). */
    public boolean isNewerThan(Interest other, CryptoSuite crypto) {
        return token.isNewerThan(other.token, crypto);
    }

    /** Whether TOK-024 and TOK-025 hold for it. */
    public boolean isCurrent(Instant now) {
        return now.toEpochMilli() >= beginMillis && now.toEpochMilli() < endMillis;
    }

    /** From when on TOK-025 no longer holds for it, milliseconds since 1970. */
    public long endMillis() {
        return endMillis;
    }

    /** The same signed token. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Interest that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Interest[" + shortName() + "]";
    }
}
