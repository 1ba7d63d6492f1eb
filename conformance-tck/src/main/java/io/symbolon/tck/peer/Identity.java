package io.symbolon.tck.peer;

import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.function.UnaryOperator;

/**
 * What a peer joins as.
 *
 * @param key the identity's
 * @param signedToken its SignedToken, or no octets: the node token is the identity
 * @param issuerToken the SignedToken of its issuer, or no octets
 * @param fingerprint 32 octets
 */
public record Identity(SigningKey key, byte[] signedToken, byte[] issuerToken, byte[] fingerprint) {
    private static final byte[] NONE = Octets.zeros(0);

    /** The node token is the identity. */
    public static Identity ofNode(Peer peer) {
        return new Identity(peer.key(), NONE, NONE, peer.fingerprint());
    }

    /** An identity of this name that names the peer's node. */
    public static Identity of(String name, Peer peer, long wallMs) {
        return of(name, wallMs, token -> Tokens.withExtension(token, "node_fingerprint", peer.fingerprint()));
    }

    /** An identity of this name with a token that is changed before it is signed. */
    public static Identity of(String name, long wallMs, UnaryOperator<Token> change) {
        SigningKey key = SigningKey.named(name);
        return of(key, change.apply(token(name, key, wallMs)));
    }

    /** The identity of a token. */
    public static Identity of(SigningKey key, Token token) {
        return new Identity(key, Tokens.sign(key, token), NONE, Fingerprints.of(token));
    }

    /** The same, with its issuer's token going along. */
    public Identity issuedBy(Identity issuer) {
        return new Identity(key, signedToken, issuer.signedToken, fingerprint);
    }

    /** The token of an identity of this name, valid from now on for 30 days. */
    public static Token token(String name, SigningKey key, long wallMs) {
        return Tokens.node(key, Octets.first(Blake2b.hash256(Octets.utf8(name)), 16), wallMs).toBuilder()
                .setKind(Kind.IDENTITY)
                .setSubject("urn:symbolon:identity:" + name)
                .setExpiresAt(wallMs + 30 * 86_400_000L)
                .build();
    }
}
