package io.symbolon.transport;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.EffectHandler;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Does what the engine wants done, and knows who has an established session. Belongs to the node's thread. */
final class Performer implements EffectHandler {
    private final Outgoing outgoing;
    private final Attempts attempts;
    private final Telemetry telemetry;
    private final Map<Bytes, Fingerprint> established = new LinkedHashMap<>();

    Performer(Outgoing outgoing, Attempts attempts, Telemetry telemetry) {
        this.outgoing = outgoing;
        this.attempts = attempts;
        this.telemetry = telemetry;
    }

    /** Everybody with whom a session is established. */
    Set<Fingerprint> peers() {
        return new LinkedHashSet<>(established.values());
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
    }

    @Override
    public void openFailed(Effect.OpenFailed effect) {
        telemetry.tell(listener -> listener.openFailed(effect));
        attempts.failed(effect);
    }

    @Override
    public void pathChanged(Effect.PathChanged effect) {
        telemetry.tell(listener -> listener.pathChanged(effect));
    }

    @Override
    public void asked(Effect.Asked effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }

    @Override
    public void admitted(Effect.Admitted effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }

    @Override
    public void acknowledged(Effect.Acknowledged effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }

    @Override
    public void joinRefused(Effect.JoinRefused effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }

    @Override
    public void peerJoined(Effect.PeerJoined effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }

    @Override
    public void peerParted(Effect.PeerParted effect) {
        throw new IllegalStateException("a node without identity takes no part in joins: " + effect);
    }
}
