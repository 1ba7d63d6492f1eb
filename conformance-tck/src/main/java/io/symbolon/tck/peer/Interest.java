package io.symbolon.tck.peer;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.function.UnaryOperator;

/**
 * An interest of a peer: public, both thresholds 64, without acknowledgement, for two minutes, unless it is told
 * otherwise. Each of its methods gives another interest; of the same stream, but for {@link #declaredAnew}.
 */
public final class Interest {
    private static final long LIFETIME_MS = 120_000;

    private final Identity identity;
    private final byte[] identityToken;
    private final byte[] node;
    private final Token plain;
    private final byte[] terms;
    private final UnaryOperator<Token> change;
    private final SigningKey signer;
    private final byte[] signedToken;

    private Interest(
            Identity identity,
            byte[] identityToken,
            byte[] node,
            Token plain,
            byte[] terms,
            UnaryOperator<Token> change,
            SigningKey signer) {
        this.identity = identity;
        this.identityToken = identityToken;
        this.node = node;
        this.plain = plain;
        this.terms = terms;
        this.change = change;
        this.signer = signer;
        Token whole = Interests.complete(plain, terms, node, Agreement.publicKey(secret(identity, plain)));
        this.signedToken = Tokens.sign(signer, change.apply(whole));
    }

    /**
     * An interest in a subject from now on.
     *
     * @param identityToken the SignedToken by which others know the identity: its own, or the node token
     * @param node the fingerprint of the node
     * @param subject its hash, 32 octets
     */
    public static Interest of(
            Identity identity, byte[] identityToken, byte[] node, byte[] subject, int role, long wallMs) {
        byte[] uuid = Octets.first(Blake2b.hash256(subject, Octets.u8(role), node), 16);
        Token plain = Interests.token(
                identity.key(), identity.fingerprint(), uuid, subject, Octets.zeros(0), wallMs, LIFETIME_MS);
        byte[] terms = Interests.terms(role, Interests.PUBLIC, 0, 64, 64);
        return new Interest(identity, identityToken, node, plain, terms, token -> token, identity.key());
    }

    /** A fresh secret for each signing (INT-008): 32 octets. */
    private static byte[] secret(Identity identity, Token plain) {
        return Blake2b.keyed256(identity.key().seed(), plain.toByteArray());
    }

    /** The same in another role. */
    public Interest role(int role) {
        return withTerms(Octets.with(terms, 0, Octets.u8(role)));
    }

    /** The same with another kind of exchange. */
    public Interest exchange(int kind) {
        return withTerms(Octets.with(terms, 1, Octets.u8(kind)));
    }

    public Interest acknowledged(int acknowledgement) {
        return withTerms(Octets.with(terms, 2, Octets.u8(acknowledgement)));
    }

    public Interest thresholds(int current, int maximum) {
        return withTerms(Octets.with(terms, 3, Octets.concat(Octets.u16(current), Octets.u16(maximum))));
    }

    /** The same for one identity or realm only. */
    public Interest audience(byte[] audience) {
        return plain(plain.toBuilder().setAudience(Tokens.bytes(audience)).build());
    }

    /** The same in another stream: declared once more. */
    public Interest declaredAnew(int count) {
        byte[] uuid = Octets.first(Blake2b.hash256(plain.getUuid().toByteArray(), Octets.u32(count)), 16);
        return plain(plain.toBuilder().setUuid(Tokens.bytes(uuid)).build());
    }

    /** The same, renewed: issued and valid from another time on, just as long. */
    public Interest signedAt(long wallMs) {
        return plain(plain.toBuilder()
                .setIssuedAt(wallMs)
                .setNotBefore(wallMs)
                .setExpiresAt(wallMs + plain.getExpiresAt() - plain.getNotBefore())
                .build());
    }

    public Interest lasting(long lifetimeMs) {
        return plain(plain.toBuilder()
                .setExpiresAt(plain.getNotBefore() + lifetimeMs)
                .build());
    }

    /** Its withdrawal, signed at this time (INT-010). */
    public Interest withdrawnAt(long wallMs) {
        return signedAt(wallMs).thresholds(0, 0);
    }

    /** The same with a token that is changed before it is signed. */
    public Interest changed(UnaryOperator<Token> other) {
        return new Interest(identity, identityToken, node, plain, terms, other, signer);
    }

    /** The same, signed by a key that is not its identity's. */
    public Interest signedWith(SigningKey other) {
        return new Interest(identity, identityToken, node, plain, terms, change, other);
    }

    /** The same, shown with another token of an identity. */
    public Interest shownWith(byte[] otherIdentityToken) {
        return new Interest(identity, otherIdentityToken, node, plain, terms, change, signer);
    }

    private Interest withTerms(byte[] other) {
        return new Interest(identity, identityToken, node, plain, other, change, signer);
    }

    private Interest plain(Token other) {
        return new Interest(identity, identityToken, node, other, terms, change, signer);
    }

    public byte[] signedToken() {
        return signedToken;
    }

    public byte[] identityToken() {
        return identityToken;
    }

    public Identity identity() {
        return identity;
    }

    /** The fingerprint of its node: 32 octets. */
    public byte[] node() {
        return node;
    }

    /** The hash of its subject: 32 octets. */
    public byte[] subject() {
        return Octets.ofHex(plain.getSubject());
    }

    /** The name of its stream: 32 octets. */
    public byte[] stream() {
        return Fingerprints.of(plain);
    }

    /** {@link Interests#SENDER} or {@link Interests#RECEIVER}. */
    public int role() {
        return terms[0];
    }

    /** 8 octets. */
    public byte[] shortName() {
        return Interests.shortName(signedToken);
    }

    /** The keys that it has with an interest of somebody else. */
    public PairKeys keysWith(byte[] otherInterest) {
        Token other = Tokens.decode(otherInterest);
        byte[] sessionKey = Tokens.extension(other, "session_key").orElseThrow();
        byte[] fresh = Agreement.shared(secret(identity, plain), sessionKey);
        byte[] agreed = Agreement.shared(
                identity.key().agreementSecret(),
                SigningKey.agreementKey(other.getPublicKey().toByteArray()));
        return role() == Interests.SENDER
                ? PairKeys.of(fresh, agreed, signedToken, otherInterest)
                : PairKeys.of(fresh, agreed, otherInterest, signedToken);
    }
}
