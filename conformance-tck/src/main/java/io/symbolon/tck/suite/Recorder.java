package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what is said to a driver, case by case, also when the driver is started anew in between. */
final class Recorder {
    /** How many exchanges of the beginning of a case are kept. */
    static final int FIRST = 24;

    /** How many exchanges of the end of a case are kept. */
    static final int LAST = 24;

    /** How many characters of one text are kept; the digits of the longest datagram fit. */
    static final int TEXT = 4096;

    private final List<Transcript.Exchange> first = new ArrayList<>();
    private final Deque<Transcript.Exchange> last = new ArrayDeque<>();
    private int leftOut;

    /** A new case begins. */
    void begin() {
        first.clear();
        last.clear();
        leftOut = 0;
    }

    /** What was said since the case began. */
    Transcript transcript() {
        return new Transcript(first, leftOut, List.copyOf(last));
    }

    /** The same driver, overheard. */
    Driver over(Driver driver) {
        return new Driver() {
            @Override
            public Reply call(String op, ObjectNode args) {
                ObjectNode asked = (ObjectNode) kept(args);
                try {
                    Reply reply = driver.call(op, args);
                    add(new Transcript.Exchange(op, asked, told(reply)));
                    return reply;
                } catch (DriverFault fault) {
                    add(new Transcript.Exchange(op, asked, Json.object().put("fault", fault.getMessage())));
                    throw fault;
                }
            }

            @Override
            public void close() {
                driver.close();
            }
        };
    }

    private void add(Transcript.Exchange exchange) {
        if (first.size() < FIRST) {
            first.add(exchange);
            return;
        }
        last.add(exchange);
        if (last.size() > LAST) {
            last.remove();
            leftOut++;
        }
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
        return value.isTextual() && value.textValue().length() > TEXT
                ? Json.object().textNode(kept(value.textValue()))
                : value;
    }

    private static String kept(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "... (" + text.length() + " characters)";
    }
}
