package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.driver.ErrorKind;
import io.symbolon.spec.proto.driver.Reply;
import io.symbolon.spec.proto.driver.Request;
import java.io.IOException;
import java.util.Locale;

/** Request and reply lines as the messages of {@code symbolon/driver.proto}, and back. */
final class ProtobufMessages {
    private ProtobufMessages() {}

    static Request request(JsonNode line) {
        return Request.newBuilder()
                .setId(line.get("id").asLong())
                .setOp(line.get("op").asText())
                .setArgs(ProtobufValues.members(line.get("args")))
                .build();
    }

    static ObjectNode readRequest(byte[] octets) throws IOException {
        try {
            Request request = Request.parseFrom(octets);
            ObjectNode line = Json.object();
            line.set("id", ProtobufValues.number(request.getId()));
            line.put("op", request.getOp());
            if (request.hasArgs()) {
                line.set("args", ProtobufValues.object(request.getArgs()));
            }
            return line;
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("not a Request of driver.proto: " + e.getMessage(), e);
        }
    }

    static Reply reply(JsonNode line) {
        Reply.Builder reply = Reply.newBuilder().setId(line.get("id").asLong());
        if (line.has("result")) {
            reply.setResult(ProtobufValues.members(line.get("result")));
        } else {
            JsonNode error = line.get("error");
            reply.getErrorBuilder()
                    .setKind(ErrorKind.valueOf(error.get("kind").asText().toUpperCase(Locale.ROOT)))
                    .setText(ProtobufValues.utf8(error.get("text").asText()));
        }
        return reply.build();
    }

    static ObjectNode readReply(byte[] octets) throws IOException {
        try {
            Reply reply = Reply.parseFrom(octets);
            ObjectNode line = Json.object();
            line.set("id", ProtobufValues.number(reply.getId()));
            switch (reply.getOutcomeCase()) {
                case RESULT -> line.set("result", ProtobufValues.object(reply.getResult()));
                case ERROR ->
                    line.putObject("error")
                            .put("kind", reply.getError().getKind().name().toLowerCase(Locale.ROOT))
                            .put("text", reply.getError().getText());
                case OUTCOME_NOT_SET -> throw new IOException("neither result nor error");
            }
            return line;
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("not a Reply of driver.proto: " + e.getMessage(), e);
        }
    }
}
