package io.symbolon.core.realm;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A node in virtual time that keeps what its realm part wants done. */
final class FakeNode implements RealmContext {
    record Routed(Fingerprint to, Message.RoutedBody body) {}

    record Sent(Fingerprint to, Message message) {}

    final List<Routed> routed = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<Fingerprint> asked = new ArrayList<>();
    final List<Fingerprint> joined = new ArrayList<>();
    /** What was done besides, in order. */
    final List<String> log = new ArrayList<>();

    private final Fingerprint own;
    private final RecordingSuite suite = new RecordingSuite(TokenDraft.SUITE);
    private final Entropy entropy;
    private final List<Effect> effects = new ArrayList<>();
    private Now now = new Now(0, TokenDraft.NOW);

    FakeNode(String name, Fingerprint own) {
        this.own = own;
        this.entropy = new SeededEntropy(name);
    }

    /** Moves the monotonic clock, and the wall clock with it. */
    void at(long monotonicMillis) {
        at(monotonicMillis, TokenDraft.millis(monotonicMillis));
    }

    void at(long monotonicMillis, long wallMillis) {
        now = new Now(monotonicMillis, Instant.ofEpochMilli(wallMillis));
    }

    Message.RealmQuery lastQuery() {
        return (Message.RealmQuery) routed.get(routed.size() - 1).body();
    }

    Message.RealmReply lastReply() {
        return (Message.RealmReply) routed.get(routed.size() - 1).body();
    }

    /** The rules by which something was refused. */
    List<Rule> dropped() {
        return effects.stream().map(effect -> ((Effect.Dropped) effect).rule()).toList();
    }

    /** The secrets that were made and still exist. */
    List<Secret> livingSecrets() {
        return suite.made().stream().filter(secret -> !secret.isDestroyed()).toList();
    }

    @Override
    public Now now() {
        return now;
    }

    @Override
    public Fingerprint own() {
        return own;
    }

    @Override
    public CryptoSuite crypto() {
        return suite;
    }

    @Override
    public Bytes draw(Entropy.Purpose purpose) {
        return entropy.draw(purpose);
    }

    @Override
    public Secret drawSecret(Entropy.Purpose purpose) {
        return entropy.drawSecret(purpose);
    }

    @Override
    public List<Effect> effects() {
        return effects;
    }

    @Override
    public void route(Fingerprint destination, Message.RoutedBody body) {
        routed.add(new Routed(destination, body));
    }

    @Override
    public long ask(IdentityToken identity, Fingerprint node) {
        asked.add(identity.fingerprint());
        return asked.size();
    }

    @Override
    public List<Fingerprint> joinedPeers() {
        return joined;
    }

    @Override
    public void send(Fingerprint peer, Message message) {
        log.add("send to " + peer);
        sent.add(new Sent(peer, message));
    }

    @Override
    public void endRevoked() {
        log.add("end revoked");
    }
}
