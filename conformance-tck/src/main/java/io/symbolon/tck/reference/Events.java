package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.EffectHandler;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.tck.driver.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

        @Override
        public void asked(Effect.Asked effect) {
            Question question = effect.question();
            ObjectNode event = event("asked")
                    .put("question", question.id())
                    .put("about", question.about().name().toLowerCase(Locale.ROOT))
                    .put("identity", question.identity().fingerprint().toString())
                    .put("peer", question.node().toString());
            question.realm().ifPresent(realm -> event.put("realm", realm.toString()));
            question.interest()
                    .ifPresent(interest -> event.put(
                                    "short_name", interest.shortName().toHex())
                            .put("subject", interest.subject().hex())
                            .put("role", interest.role().name().toLowerCase(Locale.ROOT)));
        }

        @Override
        public void admitted(Effect.Admitted effect) {
            event("admitted")
                    .put("peer", effect.peer().toString())
                    .put("identity", effect.identity().toString())
                    .put("session_id", effect.sessionId().toHex());
        }

        @Override
        public void acknowledged(Effect.Acknowledged effect) {
            event("acknowledged")
                    .put("peer", effect.peer().toString())
                    .put("session_id", effect.sessionId().toHex());
        }

        @Override
        public void joinRefused(Effect.JoinRefused effect) {
            event("join_refused")
                    .put("peer", effect.peer().toString())
                    .put("session_id", effect.sessionId().toHex())
                    .put("code", effect.code().name().toLowerCase(Locale.ROOT))
                    .put("retry_after_s", effect.retryAfterSeconds());
        }

        @Override
        public void peerJoined(Effect.PeerJoined effect) {
            event("joined")
                    .put("peer", effect.peer().fingerprint().toString())
                    .put("identity", effect.identity().fingerprint().toString());
        }

        @Override
        public void peerParted(Effect.PeerParted effect) {
            event("parted")
                    .put("peer", effect.peer().toString())
                    .put("rule", effect.rule().id());
        }

        @Override
        public void interestRefused(Effect.InterestRefused effect) {
            event("interest_refused")
                    .put("interest", effect.interest())
                    .put("rule", effect.rule().id());
        }

        @Override
        public void interestKept(Effect.InterestKept effect) {
            event("kept")
                    .put("interest", effect.interest())
                    .put("coordinator", effect.coordinator().toString());
        }

        @Override
        public void partyGranted(Effect.PartyGranted effect) {
            event("granted")
                    .put("interest", effect.interest())
                    .put("identity", effect.identity().toString())
                    .put("peer", effect.node().toString());
        }

        @Override
        public void partyEnded(Effect.PartyEnded effect) {
            event("party_ended")
                    .put("interest", effect.interest())
                    .put("identity", effect.identity().toString())
                    .put("peer", effect.node().toString())
                    .put("rule", effect.rule().id());
        }

        @Override
        public void messageDelivered(Effect.MessageDelivered effect) {
            event("delivered")
                    .put("delivery", effect.delivery())
                    .put("interest", effect.interest())
                    .put("identity", effect.identity().toString())
                    .put("peer", effect.node().toString())
                    .put("number", effect.number())
                    .put("previous", effect.previous())
                    .put("payload", effect.payload().toHex());
        }

        @Override
        public void messageSettled(Effect.MessageSettled effect) {
            event("settled")
                    .put("message", effect.message())
                    .put("identity", effect.identity().toString())
                    .put("peer", effect.node().toString())
                    .put("settlement", word(effect.settlement()));
        }

        @Override
        public void messageUnsent(Effect.MessageUnsent effect) {
            event("unsent")
                    .put("message", effect.message())
                    .put("rule", effect.rule().id());
        }

        private String word(Settlement settlement) {
            switch (settlement) {
                case SENT:
                    return "sent";
                case BY_NODE:
                    return "node";
                case BY_APPLICATION:
                    return "application";
                default:
                    return "expired";
            }
        }

        private ObjectNode event(String name) {
            ObjectNode event =
                    Json.object().put("event", name).put("node", node).put("at_ms", atMs);
            list.add(event);
            return event;
        }
    }
}
