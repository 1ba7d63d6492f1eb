package io.symbolon.tck.vectors.sample;

import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The tokens that cases begin with, and fixed octets for everything that is random. */
public final class Samples {
    /** 2026-01-01T00:00:00Z, the wall time at which a node of the driver begins. */
    public static final long NOW = 1_767_225_600_000L;

    public static final long DAY_MS = 86_400_000;

    private Samples() {}

    /** Up to 32 octets that look random and are the same for ever. */
    public static byte[] octets(String name, int count) {
        return Octets.first(Blake2b.hash256(Octets.utf8("symbolon vectors: " + name)), count);
    }

    /** A key whose seed looks random and is the same for ever. */
    public static SigningKey key(String name) {
        return SigningKey.ofSeed(octets("seed of " + name, 32));
    }

    public static byte[] sessionSecret(String name) {
        return octets("session secret of " + name, 32);
    }

    public static byte[] nonce(String name) {
        return octets("nonce of " + name, 16);
    }

    /** A node token, valid from {@link #NOW} for 12 h, with an address and without a session key. */
    public static Token node(String name) {
        Token token = Tokens.node(key(name), octets("uuid of " + name, 16), NOW);
        return Tokens.withExtension(
                Tokens.withExtension(token, "hostname", Octets.utf8("192.0.2.1")), "port", Octets.u16(4000));
    }

    /** A node token as it stands in a handshake. */
    public static Token handshakeNode(String name) {
        return Tokens.withSessionKey(node(name), Agreement.publicKey(sessionSecret(name)));
    }

    /** An identity token, valid from {@link #NOW} for 30 days. */
    public static Token identity(String name) {
        return Token.newBuilder()
                .setVersion(1)
                .setKind(Kind.IDENTITY)
                .setUuid(Tokens.bytes(octets("uuid of " + name, 16)))
                .setSubject("urn:symbolon:identity:" + name)
                .setPublicKey(Tokens.bytes(key(name).publicKey()))
                .setIssuedAt(NOW)
                .setNotBefore(NOW)
                .setExpiresAt(NOW + 30 * DAY_MS)
                .build();
    }

    /** An interest token, valid from {@link #NOW} for 10 minutes. */
    public static Token interest(String name) {
        return identity(name).toBuilder()
                .setKind(Kind.INTEREST)
                .setSubject(Octets.hex(octets("subject of " + name, 32)))
                .setExpiresAt(NOW + 600_000)
                .build();
    }
}
