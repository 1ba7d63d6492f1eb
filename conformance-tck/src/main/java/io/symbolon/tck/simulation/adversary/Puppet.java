package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.session.Introduction;
import io.symbolon.core.session.KeySchedule;
import io.symbolon.core.session.Party;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.tck.simulation.Outsider;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A party with a key of its own that can do all the cryptography of a node and keeps none of its rules: it answers every
 * handshake from whatever address it likes, counts and rations nothing, and what it hears in its sessions goes to its
 * master.
 */
final class Puppet implements Outsider {
    private static final int NONCE_OCTETS = 16;

    private final SimulatedNetwork network;
    private final CryptoSuite crypto;
    private final SplittableRandom random;
    private final Endpoint home;
    private final SigningKey key;
    private final Forgery forgery;
    private final BiConsumer<PuppetSession, Message> master;
    private final Map<Bytes, Attempt> attempts = new HashMap<>();
    private final Map<Bytes, PuppetSession> sessions = new HashMap<>();
    private final Map<Endpoint, PuppetSession> newest = new HashMap<>();

    private record Attempt(Introduction own, Endpoint local, Endpoint remote) {}

    /** A puppet that says it lives at {@code home}; {@code master} hears every message but challenges, which are answered. */
    Puppet(
            SimulatedNetwork network,
            CryptoSuite crypto,
            SplittableRandom random,
            Endpoint home,
            BiConsumer<PuppetSession, Message> master) {
        this.network = network;
        this.crypto = crypto;
        this.random = random;
        this.home = home;
        this.master = master;
        this.forgery = new Forgery(crypto, random);
        this.key = forgery.signingKey();
    }

    /** Begins a handshake with whoever is at {@code to}, from home. */
    void open(Endpoint to) {
        open(home, to);
    }

    /** Begins a handshake with whoever is at {@code remote}, claiming to be at {@code local}. */
    void open(Endpoint local, Endpoint remote) {
        Attempt attempt = new Attempt(introduce(), local, remote);
        attempts.put(attempt.own().nonce(), attempt);
        send(local, remote, initiationOf(attempt, Bytes.EMPTY));
    }

    private static Handshake.Initiation initiationOf(Attempt attempt, Bytes cookie) {
        return new Handshake.Initiation(
                attempt.own().token().signedToken(), attempt.own().nonce(), cookie);
    }

    @Override
    public void receive(Endpoint from, Bytes datagram) {
        receive(home, from, datagram);
    }

    /** A datagram from {@code remote} that was meant for {@code local}. */
    void receive(Endpoint local, Endpoint remote, Bytes datagram) {
        FrameCodec.decode(datagram).match(frame -> frame.match(new Hearing(local, remote)), refused -> null);
    }

    /** What it makes of each frame. */
    private final class Hearing implements Frame.Cases<Void> {
        private final Endpoint local;
        private final Endpoint remote;

        private Hearing(Endpoint local, Endpoint remote) {
            this.local = local;
            this.remote = remote;
        }

        @Override
        public Void initiation(Handshake.Initiation initiation) {
            validated(initiation.token(), peer -> {
                Introduction own = introduce();
                SessionKeys keys = derive(own, peer, initiation.nonce());
                begin(keys, own, local, remote);
                send(
                        local,
                        remote,
                        new Handshake.Answer(
                                own.token().signedToken(), own.nonce(), initiation.nonce(), keys.ownTag()));
            });
            return null;
        }

        @Override
        public Void answer(Handshake.Answer answer) {
            Attempt attempt = attempts.remove(answer.echo());
            if (attempt == null) return null;
            validated(answer.token(), peer -> {
                SessionKeys keys = derive(attempt.own(), peer, answer.nonce());
                begin(keys, attempt.own(), local, remote).send(new Message.Challenge(forgery.octets(NONCE_OCTETS)));
            });
            return null;
        }

        @Override
        public Void cookie(Frame.Cookie cookie) {
            Attempt attempt = attempts.get(cookie.nonce());
            if (attempt != null) send(local, remote, initiationOf(attempt, cookie.cookie()));
            return null;
        }

        @Override
        public Void sealed(Frame.Sealed frame) {
            PuppetSession session = sessions.get(frame.sessionId());
            if (session == null) return null;
            new SealedFrames(crypto)
                    .open(session.keys().receiveKey(), session.keys().sending().opposite(), frame)
                    .match(
                            message -> {
                                hear(session, message);
                                return null;
                            },
                            refused -> null);
            return null;
        }
    }

    private void hear(PuppetSession session, Message message) {
        if (message instanceof Message.Challenge challenge) {
            session.send(new Message.Response(challenge.data()));
        } else {
            master.accept(session, message);
        }
    }

    private PuppetSession begin(SessionKeys keys, Introduction own, Endpoint local, Endpoint remote) {
        PuppetSession session = new PuppetSession(network, crypto, keys, own.token(), local, remote);
        sessions.put(keys.sessionId(), session);
        newest.put(remote, session);
        return session;
    }

    /** Its newest session with whoever is at {@code remote}. */
    Optional<PuppetSession> sessionWith(Endpoint remote) {
        return Optional.ofNullable(newest.get(remote));
    }

    /** Signs a Join for {@code session} as itself, and sends it. */
    void join(PuppetSession session) {
        session.send(session.ownJoin(key, forgery.octets(NONCE_OCTETS)));
    }

    private Introduction introduce() {
        Secret secret = Secret.copyOf(forgery.octets(32));
        Bytes sessionKey = crypto.agreementKey(secret).octets();
        return new Introduction(
                secret, forgery.nodeToken(key, home, sessionKey, network.wallMillis()), forgery.octets(NONCE_OCTETS));
    }

    private SessionKeys derive(Introduction own, NodeToken peer, Bytes peerNonce) {
        return new KeySchedule(crypto)
                .derive(Party.of(own.token(), own.nonce()), key, own.sessionSecret(), Party.of(peer, peerNonce))
                .value();
    }

    private void validated(Bytes signedToken, Consumer<NodeToken> use) {
        new TokenValidator(crypto)
                .validate(signedToken, Expectation.of(Place.HANDSHAKE), Instant.ofEpochMilli(network.wallMillis()))
                .match(
                        token -> {
                            use.accept((NodeToken) token);
                            return null;
                        },
                        refused -> null);
    }

    private void send(Endpoint local, Endpoint remote, Handshake handshake) {
        network.send(local, remote, FrameCodec.encode(handshake));
    }
}
