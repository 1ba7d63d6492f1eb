package io.symbolon.tck.script;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;
import java.util.Arrays;

/** One event of an outcome, as chapter driver names its fields; asking for a field that it has not is an error in the script. */
record Event(JsonNode fields) {
    String name() {
        return fields.path("event").asText();
    }

    boolean is(String name) {
        return name().equals(name);
    }

    String node() {
        return fields.path("node").asText();
    }

    long atMs() {
        return fields.path("at_ms").asLong();
    }

    /** The octets of a {@code send}. */
    byte[] datagram() {
        return Octets.ofHex(text("datagram"));
    }

    String rule() {
        return text("rule");
    }

    /** Whether a field that holds octets has these. */
    boolean has(String field, byte[] octets) {
        return fields.has(field) && text(field).equals(Octets.hex(octets));
    }

    /** Whether a field that holds an address means this one; there is more than one way to write it. */
    boolean isAt(String field, String address) {
        if (!fields.has(field)) {
            return false;
        }
        Source one = Source.parse(text(field));
        Source other = Source.parse(address);
        return one.port() == other.port() && Arrays.equals(one.address(), other.address());
    }

    String text(String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the event " + name() + " has no " + field);
        }
        return value.asText();
    }
}
