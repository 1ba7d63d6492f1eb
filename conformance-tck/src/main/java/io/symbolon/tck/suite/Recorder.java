package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;

/** Keeps what is said to a driver, case by case, also when the driver is started anew in between. */
final class Recorder {
    private final FirstAndLast<Transcript.Exchange> exchanges =
            new FirstAndLast<>(Transcript.MOST_FIRST, Transcript.MOST_LAST);

    /** A new case begins. */
    void begin() {
        exchanges.clear();
    }

    /** What was said since the case began. */
    Transcript transcript() {
        return new Transcript(exchanges.first(), exchanges.leftOut(), exchanges.last());
    }

    /** The same driver, overheard. */
    Driver over(Driver driver) {
        return new Driver() {
            @Override
            public Reply call(String op, ObjectNode args) {
                ObjectNode asked = (ObjectNode) kept(args);
                try {
                    Reply reply = driver.call(op, args);
                    exchanges.add(new Transcript.Exchange(op, asked, told(reply)));
                    return reply;
                } catch (DriverFault fault) {
                    exchanges.add(
                            new Transcript.Exchange(op, asked, Json.object().put("fault", fault.getMessage())));
                    throw fault;
                }
            }

            @Override
            public void close() {
                driver.close();
            }
        };
    }

    private static ObjectNode told(Reply reply) {
        ObjectNode told = Json.object();
        if (reply instanceof Reply.Result result) {
            told.set("result", kept(result.members()));
        } else if (reply instanceof Reply.Failure failure) {
            told.putObject("error").put("kind", failure.kind().wireName()).put("text", kept(failure.text()));
        }
        return told;
    }

    /** A copy, which nobody changes afterwards, with long texts cut. */
    private static JsonNode kept(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(member -> copy.set(member.getKey(), kept(member.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode(list.size());
            list.forEach(element -> copy.add(kept(element)));
            return copy;
        }
        return value.isTextual() && value.textValue().length() > Transcript.LONGEST_TEXT
                ? Json.object().textNode(kept(value.textValue()))
                : value;
    }

    private static String kept(String text) {
        return text.length() <= Transcript.LONGEST_TEXT
                ? text
                : text.substring(0, Transcript.LONGEST_TEXT) + "... (" + text.length() + " characters)";
    }
}
