package io.symbolon.tck.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Extension;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tokens and signed tokens (chapter token): made, signed, taken apart; nothing is checked, so that all can be wrong. */
public final class Tokens {
    /** 12 h: the lifetime that a node of the driver takes unless it is told another. */
    public static final long DEFAULT_LIFETIME_MS = 43_200_000;

    private Tokens() {}

    /**
     * The token of a node of the driver: issued and valid from now on, subject {@code urn:symbolon:node:} and the
     * digits of the uuid, no realm, issuer, audience and extension.
     */
    public static Token node(SigningKey key, byte[] uuid, long now) {
        return Token.newBuilder()
                .setVersion(1)
                .setKind(Kind.NODE)
                .setUuid(bytes(uuid))
                .setSubject("urn:symbolon:node:" + Octets.hex(uuid))
                .setPublicKey(bytes(key.publicKey()))
                .setIssuedAt(now)
                .setNotBefore(now)
                .setExpiresAt(now + DEFAULT_LIFETIME_MS)
                .build();
    }

    /** The token with one more extension, which stands where TOK-017 wants it. */
    public static Token withExtension(Token token, String name, byte[] value) {
        List<Extension> extensions = new ArrayList<>(token.getExtensionsList());
        extensions.add(extension(name, value));
        extensions.sort(Comparator.comparing(Extension::getNameBytes, ByteString.unsignedLexicographicalComparator()));
        return token.toBuilder().clearExtensions().addAllExtensions(extensions).build();
    }

    /** The token with the extension {@code session_key} (HSK-003). */
    public static Token withSessionKey(Token token, byte[] sessionKey) {
        return withExtension(token, "session_key", sessionKey);
    }

    public static Extension extension(String name, byte[] value) {
        return Extension.newBuilder().setName(name).setValue(bytes(value)).build();
    }

    /** The value of the first extension of this name. */
    public static Optional<byte[]> extension(Token token, String name) {
        return token.getExtensionsList().stream()
                .filter(extension -> extension.getName().equals(name))
                .map(extension -> extension.getValue().toByteArray())
                .findFirst();
    }

    /** What a token's key signs: {@code L("symbolon/1 token") || V(token)}. */
    public static byte[] signedMessage(byte[] token) {
        return Octets.concat(Octets.label(Labels.TOKEN), Octets.variable(token));
    }

    /** The encoding of a SignedToken, of the octets as they are. */
    public static byte[] signed(byte[] token, byte[] signature) {
        return SignedToken.newBuilder()
                .setToken(bytes(token))
                .setSignature(bytes(signature))
                .build()
                .toByteArray();
    }

    /** The SignedToken of token octets, whatever they are, signed by a key. */
    public static byte[] sign(SigningKey key, byte[] token) {
        return signed(token, key.sign(signedMessage(token)));
    }

    /** The SignedToken of a token, signed by a key. */
    public static byte[] sign(SigningKey key, Token token) {
        return sign(key, token.toByteArray());
    }

    /** The octets that were signed. */
    public static byte[] octets(byte[] signedToken) {
        return parse(signedToken).getToken().toByteArray();
    }

    /** The signature. */
    public static byte[] signature(byte[] signedToken) {
        return parse(signedToken).getSignature().toByteArray();
    }

    /** The token in a SignedToken, decoded and not judged. */
    public static Token decode(byte[] signedToken) {
        try {
            return Token.parseFrom(octets(signedToken));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a token: " + Octets.hex(signedToken), e);
        }
    }

    /** What an issuer signs to endorse the token of a fingerprint. */
    public static byte[] endorsedMessage(byte[] fingerprint, long endorsedFrom, long endorsedUntil) {
        return Octets.concat(
                Octets.label(Labels.ENDORSEMENT), fingerprint, Octets.u64(endorsedFrom), Octets.u64(endorsedUntil));
    }

    /** The value of the extension {@code endorsement}: 80 octets. */
    public static byte[] endorsement(SigningKey issuer, byte[] fingerprint, long endorsedFrom, long endorsedUntil) {
        return Octets.concat(
                Octets.u64(endorsedFrom),
                Octets.u64(endorsedUntil),
                issuer.sign(endorsedMessage(fingerprint, endorsedFrom, endorsedUntil)));
    }

    /** Octets as a field's value. */
    public static ByteString bytes(byte[] octets) {
        return ByteString.copyFrom(octets);
    }

    private static SignedToken parse(byte[] signedToken) {
        try {
            return SignedToken.parseFrom(signedToken);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a signed token: " + Octets.hex(signedToken), e);
        }
    }
}
