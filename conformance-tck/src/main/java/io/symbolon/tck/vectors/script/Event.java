package io.symbolon.tck.vectors.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Members;

/** An event that is expected of the subject; its time is that of the step unless another is given. */
record Event(ObjectNode members, Long atMs) {

    static Event send(String to, byte[] datagram) {
        return of("send", "to", to, "datagram", datagram);
    }

    static Event dropped(String from, String rule) {
        return of("dropped", "from", from, "rule", rule);
    }

    static Event established(byte[] peer, Channel channel, String path) {
        return of("established", "peer", peer, "session_id", channel.id(), "path", path);
    }

    static Event pathChanged(byte[] peer, Channel channel, String path) {
        return of("path_changed", "peer", peer, "session_id", channel.id(), "path", path);
    }

    static Event ended(byte[] peer, Channel channel, String rule) {
        return of("ended", "peer", peer, "session_id", channel.id(), "rule", rule);
    }

    static Event openFailed(String to, byte[] peer, String rule) {
        return of("open_failed", "to", to, "peer", peer, "rule", rule);
    }

    Event at(long ms) {
        return new Event(members, ms);
    }

    ObjectNode json(long stepMs) {
        ObjectNode json =
                Members.of("event", members.get("event"), "node", Script.NODE, "at_ms", atMs == null ? stepMs : atMs);
        json.setAll(members);
        return json;
    }

    private static Event of(String name, Object... namesAndValues) {
        ObjectNode members = Members.of("event", name);
        members.setAll(Members.of(namesAndValues));
        return new Event(members, null);
    }
}
