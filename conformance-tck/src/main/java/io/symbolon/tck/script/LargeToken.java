package io.symbolon.tck.script;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** Node tokens near the largest size that a handshake allows (TOK-001): every field at its limit, the subject as needed. */
public final class LargeToken {
    private static final int SIGNATURE_OCTETS = 64;

    private LargeToken() {}

    /** A token like {@code token} whose SignedToken has {@code octets} octets. */
    public static Token of(Token token, int octets) {
        byte[] endorsement = Octets.concat(
                Octets.u64(token.getIssuedAt()),
                Octets.u64(token.getExpiresAt()),
                Octets.repeated(0x0e, SIGNATURE_OCTETS));
        Token full = token.toBuilder()
                .setRealm(Tokens.bytes(Octets.repeated(0x0a, 32)))
                .setIssuer(Tokens.bytes(Octets.repeated(0x0b, 32)))
                .setAudience(Tokens.bytes(Octets.repeated(0x0c, 32)))
                .build();
        full = Tokens.withExtension(full, "endorsement", endorsement);
        full = Tokens.withExtension(full, "hostname", Octets.utf8("2001:db8:1111:2222:3333:4444:5555:6666"));
        full = Tokens.withExtension(full, "port", Octets.u16(65535));
        full = full.toBuilder().setSubject("s".repeat(200)).build();
        int missing = octets - Tokens.signed(full.toByteArray(), Octets.zeros(SIGNATURE_OCTETS)).length;
        return full.toBuilder().setSubject("s".repeat(200 + missing)).build();
    }
}
