package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.EffectHandler;
import io.symbolon.tck.driver.Json;
import java.util.ArrayList;
import java.util.List;

/** Collects effects as the events of an outcome. */
final class Events {
    private final List<ObjectNode> list = new ArrayList<>();

    /** Adds what {@code effects} of one node at one time are as events. */
    void add(String node, long atMs, List<Effect> effects) {
        EventWriter writer = new EventWriter(node, atMs);
        effects.forEach(effect -> effect.perform(writer));
    }

    List<ObjectNode> list() {
        return List.copyOf(list);
    }

    private final class EventWriter implements EffectHandler {
        private final String node;
        private final long atMs;

        private EventWriter(String node, long atMs) {
            this.node = node;
            this.atMs = atMs;
        }

        @Override
        public void sendDatagram(Effect.SendDatagram effect) {
            event("send")
                    .put("to", effect.to().toString())
                    .put("datagram", effect.datagram().toHex());
        }

        @Override
        public void dropped(Effect.Dropped effect) {
            event("dropped")
                    .put("from", effect.from().toString())
                    .put("rule", effect.rule().id());
        }

        @Override
        public void sessionEstablished(Effect.SessionEstablished effect) {
            event("established")
                    .put("peer", effect.peer().fingerprint().toString())
                    .put("session_id", effect.sessionId().toHex())
                    .put("path", effect.path().toString());
        }

        @Override
        public void sessionEnded(Effect.SessionEnded effect) {
            event("ended")
                    .put("peer", effect.peer().toString())
                    .put("session_id", effect.sessionId().toHex())
                    .put("rule", effect.rule().id());
        }

        @Override
        public void openFailed(Effect.OpenFailed effect) {
            ObjectNode event = event("open_failed").put("to", effect.to().toString());
            effect.peer().ifPresent(peer -> event.put("peer", peer.toString()));
            event.put("rule", effect.rule().id());
        }

        @Override
        public void pathChanged(Effect.PathChanged effect) {
            event("path_changed")
                    .put("peer", effect.peer().toString())
                    .put("session_id", effect.sessionId().toHex())
                    .put("path", effect.path().toString());
        }

        private ObjectNode event(String name) {
            ObjectNode event =
                    Json.object().put("event", name).put("node", node).put("at_ms", atMs);
            list.add(event);
            return event;
        }
    }
}
