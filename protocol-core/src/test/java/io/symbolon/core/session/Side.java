package io.symbolon.core.session;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One node of the tests of states: its key, its address, its clocks, and what its states may ask of it. */
final class Side implements SessionContext {
    static final Instant START = Instant.ofEpochMilli(1_767_225_600_000L);
    static final long TOKEN_LIFETIME_MILLIS = 43_200_000;

    final Endpoint address;
    final SigningKey key;
    final SeededEntropy entropy;
    /** What the node around the states would say. */
    boolean sessionIdIsFree = true;

    boolean hasRoom = true;
    boolean obsolete;
    Limits limits = Limits.SPECIFIED;

    private final RecordingSuite crypto = new RecordingSuite(new StandInSuite());
    private Now now = new Now(0, START);

    Side(String name, String address) {
        this.address = Endpoint.parse(address).orElseThrow();
        this.key = SigningKey.of(Secret.copyOf(SeededEntropy.octets(name)), crypto);
        this.entropy = new SeededEntropy(name);
    }

    /** Time has come, on both clocks. */
    void at(long monotonicMillis) {
        now = new Now(monotonicMillis, START.plusMillis(monotonicMillis));
    }

    /** The wall clock alone was set. */
    void wallAt(Instant wall) {
        now = new Now(now.monotonicMillis(), wall);
    }

    Fingerprint fingerprint() {
        return token(Bytes.zeros(32)).fingerprint();
    }

    Introduction introduce() {
        Secret secret = entropy.drawSecret(Entropy.Purpose.SESSION_SECRET);
        NodeToken token = token(crypto.agreementKey(secret).octets());
        return new Introduction(secret, token, draw(Entropy.Purpose.NONCE));
    }

    /** A token of this node, issued now, with any octets as its session key. */
    NodeToken token(Bytes sessionKey) {
        TokenFields fields = new TokenFields(
                1,
                Kind.NODE.number(),
                key.publicKey().octets().slice(0, 16),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "urn:symbolon:node:test",
                key.publicKey().octets(),
                now.wallMillis(),
                now.wallMillis(),
                now.wallMillis() + TOKEN_LIFETIME_MILLIS,
                List.of(new Extension(Extension.SESSION_KEY, sessionKey)));
        return (NodeToken) new TokenSigner(crypto).sign(fields, key).value();
    }

    /** The frame in the only datagram among {@code effects}. */
    static Frame frameIn(List<Effect> effects) {
        List<Bytes> datagrams = effects.stream()
                .filter(Effect.SendDatagram.class::isInstance)
                .map(effect -> ((Effect.SendDatagram) effect).datagram())
                .toList();
        if (datagrams.size() != 1) throw new AssertionError("not one datagram: " + effects);
        return FrameCodec.decode(datagrams.get(0)).value();
    }

    /** Every secret that its suite has handed out. */
    List<Secret> secrets() {
        return crypto.made();
    }

    @Override
    public Now now() {
        return now;
    }

    @Override
    public CryptoSuite crypto() {
        return crypto;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Bytes draw(Entropy.Purpose purpose) {
        return entropy.draw(purpose);
    }

    @Override
    public Verdict<SessionKeys> derive(Introduction own, NodeToken peer, Bytes peerNonce) {
        return new KeySchedule(crypto)
                .derive(Party.of(own.token(), own.nonce()), key, own.sessionSecret(), Party.of(peer, peerNonce));
    }

    @Override
    public Verdict<NodeToken> validate(Bytes signedToken, Optional<Fingerprint> expected) {
        return new TokenValidator(crypto)
                .validate(signedToken, Expectation.of(Place.HANDSHAKE).expecting(expected), now.wall())
                .then(token -> Verdict.accepted((NodeToken) token));
    }

    @Override
    public boolean isFree(SessionKeys keys) {
        return sessionIdIsFree;
    }

    @Override
    public boolean isObsolete(Fingerprint peer) {
        return obsolete;
    }

    @Override
    public boolean hasRoomFor(Fingerprint peer) {
        return hasRoom;
    }
}
