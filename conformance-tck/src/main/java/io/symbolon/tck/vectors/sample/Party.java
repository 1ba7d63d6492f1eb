package io.symbolon.tck.vectors.sample;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.function.UnaryOperator;

/**
 * One side of handshakes: a key and a uuid, and for each attempt the secret and the nonce that its entropy is scripted
 * to give.
 *
 * @param name what everything is derived from
 * @param key the node's key
 * @param uuid 16 octets
 */
public record Party(String name, SigningKey key, byte[] uuid) {

    public static Party named(String name) {
        return new Party(name, Samples.key(name), Samples.octets("uuid of " + name, 16));
    }

    /** The session secret that is drawn first, second, ... */
    public byte[] sessionSecret(int draw) {
        return Samples.sessionSecret(name + ", draw " + draw);
    }

    /** The nonce that is drawn first, second, ... */
    public byte[] nonce(int draw) {
        return Samples.nonce(name + ", draw " + draw);
    }

    /** The data of the challenge that is drawn first, second, ... */
    public byte[] challenge(int draw) {
        return Samples.octets("challenge of " + name + ", draw " + draw, 16);
    }

    public byte[] cookieSecret() {
        return Samples.octets("cookie secret of " + name, 32);
    }

    /** What this side brings into a handshake with its n-th draw and a token issued at a wall time. */
    public KeyDerivation.Own own(int draw, long wallMs) {
        return own(draw, wallMs, UnaryOperator.identity());
    }

    /** The same with a token that is changed before it is signed. */
    public KeyDerivation.Own own(int draw, long wallMs, UnaryOperator<Token> change) {
        Token token = Tokens.withSessionKey(Tokens.node(key, uuid, wallMs), Agreement.publicKey(sessionSecret(draw)));
        return new KeyDerivation.Own(key, sessionSecret(draw), Tokens.sign(key, change.apply(token)), nonce(draw));
    }

    public byte[] fingerprint() {
        return own(1, Samples.NOW).fingerprint();
    }
}
