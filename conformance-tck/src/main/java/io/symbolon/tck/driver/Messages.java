package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Requests and replies as JSON values, and back. */
final class Messages {
    private Messages() {}

    /** A reply with the id that it carries. */
    record Answer(long id, Reply reply) {}

    static ObjectNode request(long id, String op, ObjectNode args) {
        ObjectNode request = Json.object().put("id", id).put("op", op);
        request.set("args", args);
        return request;
    }

    static ObjectNode reply(long id, Reply reply) {
        ObjectNode line = Json.object().put("id", id);
        if (reply instanceof Reply.Result result) {
            line.set("result", result.members());
        } else if (reply instanceof Reply.Failure failure) {
            line.putObject("error").put("kind", failure.kind().wireName()).put("text", failure.text());
        }
        return line;
    }

    /** @throws IOException saying what is wrong if the value is not a reply */
    static Answer answer(JsonNode message) throws IOException {
        Optional<String> fault = ProtocolSchema.faultOfReply(message);
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        long id = message.get("id").asLong();
        if (message.get("result") instanceof ObjectNode members) {
            return new Answer(id, new Reply.Result(members));
        }
        JsonNode error = message.get("error");
        Reply.Kind kind = Reply.Kind.ofWireName(error.get("kind").asText()).orElseThrow();
        return new Answer(id, new Reply.Failure(kind, error.get("text").asText()));
    }
}
