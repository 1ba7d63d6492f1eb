package io.symbolon.benchmarks;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.EffectHandler;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.crypto.SystemEntropy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Two engines without a network: what one sends, the other receives at once. Time stands still but for {@link #part}. */
final class Meeting {
    private static final Endpoint OPENER = Endpoint.parse("127.0.0.1:4000").orElseThrow();
    private static final Endpoint ANSWERER = Endpoint.parse("127.0.0.1:5000").orElseThrow();
    private static final Entropy ENTROPY = new SystemEntropy();

    private final Node opener = newNode();
    private final Node answerer = newNode();
    private final Queue<Effect.SendDatagram> onTheWay = new ArrayDeque<>();
    private Now now = new Now(0, Instant.parse("2026-01-01T00:00:00Z"));
    private int established;

    private static Node newNode() {
        Secret seed = ENTROPY.drawSecret(Entropy.Purpose.SESSION_SECRET);
        return new Node(NodeConfig.of(seed, ENTROPY.draw(Entropy.Purpose.UUID)), new BouncyCastleSuite(), ENTROPY);
    }

    /** The whole handshake, until the session is established at both ends; returns how many are. */
    int meet() {
        established = 0;
        perform(opener, new Input.OpenRequested(ANSWERER, Optional.of(answerer.fingerprint()), now));
        deliver();
        if (established != 2) throw new IllegalStateException(established + " of 2 ends have a session");
        return established;
    }

    /** Ends the session at both ends, and lets time pass so that no ration is used up. */
    void part() {
        perform(opener, new Input.LeaveRequested(answerer.fingerprint(), now));
        deliver();
        now = new Now(now.monotonicMillis() + 1_000, now.wall().plusMillis(1_000));
    }

    private void deliver() {
        for (Effect.SendDatagram next = onTheWay.poll(); next != null; next = onTheWay.poll()) {
            boolean toAnswerer = next.to().equals(ANSWERER);
            Endpoint from = toAnswerer ? OPENER : ANSWERER;
            perform(toAnswerer ? answerer : opener, new Input.DatagramReceived(from, next.datagram(), now));
        }
    }

    private void perform(Node node, Input input) {
        node.handle(input).effects().forEach(effect -> effect.perform(new Deliveries()));
    }

    private final class Deliveries implements EffectHandler {
        @Override
        public void sendDatagram(Effect.SendDatagram effect) {
            onTheWay.add(effect);
        }

        @Override
        public void sessionEstablished(Effect.SessionEstablished effect) {
            established++;
        }

        @Override
        public void sessionEnded(Effect.SessionEnded effect) {
            // asked for
        }

        @Override
        public void dropped(Effect.Dropped effect) {
            throw new IllegalStateException("refused by " + effect.rule().id());
        }

        @Override
        public void openFailed(Effect.OpenFailed effect) {
            throw new IllegalStateException("not opened by " + effect.rule().id());
        }

        @Override
        public void pathChanged(Effect.PathChanged effect) {
            throw new IllegalStateException("nobody has moved");
        }

        @Override
        public void asked(Effect.Asked effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void admitted(Effect.Admitted effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void acknowledged(Effect.Acknowledged effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void joinRefused(Effect.JoinRefused effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void peerJoined(Effect.PeerJoined effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void peerParted(Effect.PeerParted effect) {
            throw new IllegalStateException("nobody joins: " + effect);
        }

        @Override
        public void interestRefused(Effect.InterestRefused effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void interestKept(Effect.InterestKept effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void partyGranted(Effect.PartyGranted effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void partyEnded(Effect.PartyEnded effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void messageDelivered(Effect.MessageDelivered effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void messageSettled(Effect.MessageSettled effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }

        @Override
        public void messageUnsent(Effect.MessageUnsent effect) {
            throw new IllegalStateException("nobody has an interest: " + effect);
        }
    }
}
