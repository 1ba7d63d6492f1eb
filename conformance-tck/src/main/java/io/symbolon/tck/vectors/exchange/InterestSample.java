package io.symbolon.tck.vectors.exchange;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.function.UnaryOperator;

/**
 * An interest of somebody, on a node of its own: the first one is public, for anybody, both thresholds 64, without
 * acknowledgement, for 10 minutes. Each method gives another sample.
 *
 * @param name whose it is; key, uuid, node and secret are derived from it
 * @param key the key of its identity
 * @param secret of its session key
 * @param terms the value of its extension {@code exchange}
 * @param change what is changed of the token before it is signed
 */
record InterestSample(String name, SigningKey key, byte[] secret, byte[] terms, UnaryOperator<Token> change) {
    /** What the first samples are about. */
    static final byte[] SUBJECT = Interests.subject(Octets.utf8("weather"), Octets.utf8("vienna"));

    static InterestSample sender() {
        return of("sender", Interests.SENDER);
    }

    static InterestSample receiver() {
        return of("receiver", Interests.RECEIVER);
    }

    static InterestSample of(String name, int role) {
        byte[] secret = Samples.octets("interest secret of " + name, 32);
        byte[] terms = Interests.terms(role, Interests.PUBLIC, 0, 64, 64);
        return new InterestSample(name, Samples.key(name), secret, terms, token -> token);
    }

    InterestSample exchange(int kind) {
        return terms(1, kind);
    }

    InterestSample acknowledged(int acknowledgement) {
        return terms(2, acknowledgement);
    }

    InterestSample thresholds(int current, int maximum) {
        byte[] both = Octets.concat(Octets.u16(current), Octets.u16(maximum));
        return new InterestSample(name, key, secret, Octets.with(terms, 3, both), change);
    }

    InterestSample audience(byte[] audience) {
        return with(token -> token.setAudience(Tokens.bytes(audience)));
    }

    InterestSample subject(byte[] subject) {
        return with(token -> token.setSubject(Octets.hex(subject)));
    }

    InterestSample times(long issuedAt, long notBefore, long expiresAt) {
        return with(token -> token.setIssuedAt(issuedAt).setNotBefore(notBefore).setExpiresAt(expiresAt));
    }

    /** On another node than its identity names. */
    InterestSample node(byte[] node) {
        return value("node_fingerprint", node);
    }

    InterestSample sessionKey(byte[] sessionKey) {
        return value("session_key", sessionKey);
    }

    InterestSample without(String extension) {
        return changed(token -> {
            Token.Builder builder = token.toBuilder().clearExtensions();
            token.getExtensionsList().stream()
                    .filter(each -> !each.getName().equals(extension))
                    .forEach(builder::addExtensions);
            return builder.build();
        });
    }

    InterestSample with(UnaryOperator<Token.Builder> more) {
        return changed(token -> more.apply(token.toBuilder()).build());
    }

    /** The same with another key and secret; the names stay. */
    InterestSample keys(SigningKey otherKey, byte[] otherSecret) {
        return new InterestSample(name, otherKey, otherSecret, terms, change);
    }

    private InterestSample terms(int offset, int value) {
        return new InterestSample(name, key, secret, Octets.with(terms, offset, Octets.u8(value)), change);
    }

    private InterestSample value(String extension, byte[] value) {
        return without(extension).changed(token -> Tokens.withExtension(token, extension, value));
    }

    private InterestSample changed(UnaryOperator<Token> more) {
        return new InterestSample(name, key, secret, terms, token -> more.apply(change.apply(token)));
    }

    /** The node on which it is: a fingerprint. */
    byte[] node() {
        return Fingerprints.of(Samples.node("node of " + name));
    }

    /** Its identity, which names the node. */
    Token identity() {
        Token identity = Samples.identity(name).toBuilder()
                .setPublicKey(Tokens.bytes(key.publicKey()))
                .build();
        return Tokens.withExtension(identity, "node_fingerprint", node());
    }

    byte[] identityToken() {
        return Tokens.sign(key, identity());
    }

    byte[] issuer() {
        return Fingerprints.of(identity());
    }

    Token token() {
        byte[] uuid = Samples.octets("uuid of the interest of " + name, 16);
        Token plain = Interests.token(key, issuer(), uuid, SUBJECT, Octets.zeros(0), Samples.NOW, 600_000);
        return change.apply(Interests.complete(plain, terms, node(), Agreement.publicKey(secret)));
    }

    byte[] signedToken() {
        return Tokens.sign(key, token());
    }
}
