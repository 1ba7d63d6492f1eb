package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.KeySchedule;
import io.symbolon.core.session.Party;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import java.util.Optional;

/** The node itself: its key, and how it introduces itself. */
final class OwnNode {
    /** The last millisecond of the year 9999, the end of what a token can say (TOK-014). */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private final NodeConfig config;
    private final CryptoSuite crypto;
    private final Entropy entropy;
    private final SigningKey key;
    private final Fingerprint fingerprint;

    /** @throws IllegalArgumentException if the tokens that {@code config} describes break a rule, which is named */
    OwnNode(NodeConfig config, CryptoSuite crypto, Entropy entropy) {
        this.config = config;
        this.crypto = crypto;
        this.entropy = entropy;
        this.key = SigningKey.of(config.seed(), crypto);
        this.fingerprint = sign(Bytes.zeros(32), 1).fingerprint();
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Where it says it can be reached, if it does. */
    Optional<Endpoint> declaredAddress() {
        return config.declaredAddress();
    }

    /** A token of this node for those who never shake hands with it. */
    NodeToken token(Now now) {
        return sign(Bytes.zeros(32), issued(now));
    }

    /** A new session secret, a new nonce, and a token signed for them (HSK-030). */
    Introduction introduce(Now now) {
        Secret secret = entropy.drawSecret(Entropy.Purpose.SESSION_SECRET);
        NodeToken token = sign(crypto.agreementKey(secret).octets(), issued(now));
        return new Introduction(secret, token, entropy.draw(Entropy.Purpose.NONCE));
    }

    /** A clock that is set to no date of TOK-014 must not make an input of a peer fail: others will refuse the token. */
    private long issued(Now now) {
        return Math.max(1, Math.min(now.wallMillis(), LATEST_MILLIS - config.tokenLifetimeMillis()));
    }

    /** The keys between {@code own} and a peer, or refused by HSK-008. */
    Verdict<SessionKeys> derive(Introduction own, NodeToken peer, Bytes peerNonce) {
        return new KeySchedule(crypto)
                .derive(Party.of(own.token(), own.nonce()), key, own.sessionSecret(), Party.of(peer, peerNonce));
    }

    /** Erases the key. */
    void destroy() {
        key.destroy();
    }

    private NodeToken sign(Bytes sessionKey, long nowMillis) {
        Verdict<VerifiedToken> token = new TokenSigner(crypto).sign(config.fields(sessionKey, nowMillis), key);
        return (NodeToken) token.match(made -> made, rule -> {
            throw new IllegalArgumentException("a token of this node breaks " + rule.id() + ": " + rule.sentence());
        });
    }
}
