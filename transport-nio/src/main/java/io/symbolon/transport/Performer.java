package io.symbolon.transport;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.EffectHandler;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Does what the engine wants done, and knows who has an established session or is joined. Belongs to the node's thread. */
final class Performer implements EffectHandler {
    private final Outgoing outgoing;
    private final Attempts attempts;
    private final Peers peers;
    private final Exchanges exchanges;
    private final Consumer<Question> admission;
    private final Telemetry telemetry;
    private final Map<Bytes, Fingerprint> established = new LinkedHashMap<>();

    Performer(
            Outgoing outgoing,
            Attempts attempts,
            Peers peers,
            Exchanges exchanges,
            Consumer<Question> admission,
            Telemetry telemetry) {
        this.outgoing = outgoing;
        this.attempts = attempts;
        this.peers = peers;
        this.exchanges = exchanges;
        this.admission = admission;
        this.telemetry = telemetry;
    }

    @Override
    public void sendDatagram(Effect.SendDatagram effect) {
        outgoing.send(effect.to(), effect.datagram());
    }

    @Override
    public void dropped(Effect.Dropped effect) {
        telemetry.count(Counter.INPUTS_REFUSED);
        attempts.refused(effect.from(), effect.rule());
        telemetry.tell(listener -> listener.dropped(effect));
    }

    @Override
    public void sessionEstablished(Effect.SessionEstablished effect) {
        established.put(effect.sessionId(), effect.peer().fingerprint());
        telemetry.tell(listener -> listener.sessionEstablished(effect));
        attempts.established(effect);
    }

    @Override
    public void sessionEnded(Effect.SessionEnded effect) {
        established.remove(effect.sessionId());
        telemetry.tell(listener -> listener.sessionEnded(effect));
        attempts.ended(effect);
        if (!established.containsValue(effect.peer())) peers.gone(effect.peer(), effect.rule());
    }

    @Override
    public void openFailed(Effect.OpenFailed effect) {
        telemetry.tell(listener -> listener.openFailed(effect));
        attempts.failed(effect);
    }

    @Override
    public void pathChanged(Effect.PathChanged effect) {
        peers.pathChanged(effect);
        telemetry.tell(listener -> listener.pathChanged(effect));
    }

    @Override
    public void asked(Effect.Asked effect) {
        telemetry.count(Counter.QUESTIONS);
        admission.accept(effect.question());
        telemetry.tell(listener -> listener.asked(effect.question()));
    }

    @Override
    public void admitted(Effect.Admitted effect) {
        telemetry.tell(listener -> listener.admitted(effect));
    }

    @Override
    public void acknowledged(Effect.Acknowledged effect) {
        telemetry.tell(listener -> listener.acknowledged(effect));
    }

    @Override
    public void joinRefused(Effect.JoinRefused effect) {
        telemetry.count(Counter.JOINS_REFUSED);
        telemetry.tell(listener -> listener.joinRefused(effect));
        peers.refused(effect);
    }

    @Override
    public void peerJoined(Effect.PeerJoined effect) {
        telemetry.count(Counter.PEERS_JOINED);
        PeerInfo peer = peers.joined(effect);
        telemetry.tell(listener -> listener.peerJoined(effect));
        peers.fulfil(peer);
    }

    @Override
    public void peerParted(Effect.PeerParted effect) {
        telemetry.count(Counter.PEERS_PARTED);
        peers.parted(effect.peer());
        telemetry.tell(listener -> listener.peerParted(effect));
    }

    @Override
    public void interestRefused(Effect.InterestRefused effect) {
        exchanges.refused(effect);
    }

    @Override
    public void interestKept(Effect.InterestKept effect) {
        exchanges.kept(effect);
    }

    @Override
    public void partyGranted(Effect.PartyGranted effect) {
        exchanges.granted(effect);
    }

    @Override
    public void partyEnded(Effect.PartyEnded effect) {
        exchanges.ended(effect);
    }

    @Override
    public void messageDelivered(Effect.MessageDelivered effect) {
        exchanges.delivered(effect);
    }

    @Override
    public void messageSettled(Effect.MessageSettled effect) {
        exchanges.messages().settled(effect);
    }

    @Override
    public void messageUnsent(Effect.MessageUnsent effect) {
        exchanges.messages().unsent(effect);
    }
}
