package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;

/** Interests (chapter interest): made and named; nothing is checked, so that all can be wrong. */
public final class Interests {
    public static final int SENDER = 1;
    public static final int RECEIVER = 2;

    public static final int VIRTUAL = 1;
    public static final int PUBLIC = 2;
    public static final int PROTECTED = 3;
    public static final int PRIVATE = 4;

    private static final int SHORT_NAME_OCTETS = 8;

    private Interests() {}

    /** The hash of a subject (INT-001): 32 octets. */
    public static byte[] subject(byte[]... parts) {
        byte[] hash = Blake2b.hash256(Octets.label(Labels.SUBJECT));
        for (byte[] part : parts) {
            hash = Blake2b.hash256(Octets.label(Labels.SUBJECT), hash, Octets.variable(part));
        }
        return hash;
    }

    /** The value of the extension {@code exchange}: 7 octets. */
    public static byte[] terms(int role, int exchange, int acknowledgement, int current, int maximum) {
        return Octets.concat(
                Octets.u8(role),
                Octets.u8(exchange),
                Octets.u8(acknowledgement),
                Octets.u16(current),
                Octets.u16(maximum));
    }

    /**
     * An interest without extensions: its subject is a hash of 32 octets, its audience a fingerprint or no octets, and
     * it is issued and valid from now on.
     */
    public static Token token(
            SigningKey identity,
            byte[] issuer,
            byte[] uuid,
            byte[] subject,
            byte[] audience,
            long now,
            long lifetimeMs) {
        return Token.newBuilder()
                .setVersion(1)
                .setKind(Kind.INTEREST)
                .setUuid(Tokens.bytes(uuid))
                .setIssuer(Tokens.bytes(issuer))
                .setAudience(Tokens.bytes(audience))
                .setSubject(Octets.hex(subject))
                .setPublicKey(Tokens.bytes(identity.publicKey()))
                .setIssuedAt(now)
                .setNotBefore(now)
                .setExpiresAt(now + lifetimeMs)
                .build();
    }

    /** The interest with the three extensions that INT-003 wants. */
    public static Token complete(Token interest, byte[] terms, byte[] node, byte[] sessionKey) {
        Token withTerms = Tokens.withExtension(interest, "exchange", terms);
        return Tokens.withSessionKey(Tokens.withExtension(withTerms, "node_fingerprint", node), sessionKey);
    }

    /** The hash of a whole SignedToken: 32 octets. */
    public static byte[] tokenHash(byte[] signedToken) {
        return Blake2b.hash256(Octets.label(Labels.TOKEN_HASH), Octets.variable(signedToken));
    }

    /** The short name of a signed interest: 8 octets. */
    public static byte[] shortName(byte[] signedInterest) {
        return Octets.first(tokenHash(signedInterest), SHORT_NAME_OCTETS);
    }
}
