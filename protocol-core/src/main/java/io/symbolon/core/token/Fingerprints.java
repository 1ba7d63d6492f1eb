package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;

/** The hashes that name and order tokens. */
public final class Fingerprints {
    private Fingerprints() {}

    /**
     * Who the token speaks for (TOK-033): BLAKE2b-256(L("symbolon/1 fingerprint") || u8(version) || u8(kind) || uuid ||
     * V(realm) || V(issuer) || V(subject) || V(audience) || public_key).
     */
    public static Fingerprint of(TokenFields fields, CryptoSuite crypto) {
        Bytes who = LabelledInput.of("symbolon/1 fingerprint")
                .u8(fields.version())
                .u8(fields.kind())
                .fixed(fields.uuid())
                .variable(fields.realm())
                .variable(fields.issuer())
                .variable(Bytes.ofUtf8(fields.subject()))
                .variable(fields.audience())
                .fixed(fields.publicKey())
                .toBytes();
        return new Fingerprint(crypto.hash(Fingerprint.LENGTH_OCTETS, who));
    }

    /** Which of two tokens of equal issued_at counts (TOK-034): BLAKE2b-256(L("symbolon/1 order") || V(token)), 32 octets. */
    public static Bytes orderValue(Bytes token, CryptoSuite crypto) {
        return crypto.hash(
                32, LabelledInput.of("symbolon/1 order").variable(token).toBytes());
    }

    /** Above zero if {@code first} counts, below if {@code second} does, zero if they are the same token (TOK-034). */
    public static int compareAge(UnverifiedToken first, UnverifiedToken second, CryptoSuite crypto) {
        int byIssue = Long.compareUnsigned(
                first.fields().issuedAtMillis(), second.fields().issuedAtMillis());
        if (byIssue != 0) return byIssue;
        return orderValue(first.token(), crypto).compareTo(orderValue(second.token(), crypto));
    }

    /**
     * Whether the token issued at {@code issuedMillis} counts and the other one does not (TOK-034); both hold TOK-001 to
     * TOK-022. Most are of another time or are the same, and then nothing is decoded or hashed.
     */
    static boolean isNewer(
            long issuedMillis, Bytes signedToken, long otherMillis, Bytes otherSignedToken, CryptoSuite crypto) {
        if (issuedMillis != otherMillis) return issuedMillis > otherMillis; // TOK-014: no sign
        return !signedToken.equals(otherSignedToken)
                && compareAge(
                                TokenCodec.decode(signedToken).value(),
                                TokenCodec.decode(otherSignedToken).value(),
                                crypto)
                        > 0;
    }
}
