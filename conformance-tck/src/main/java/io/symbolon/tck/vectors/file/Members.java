package io.symbolon.tck.vectors.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.wire.Octets;
import java.math.BigInteger;
import java.util.List;

/** JSON objects as the driver protocol writes them: octets are lower-case hexadecimal text. */
public final class Members {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Members() {}

    /** The object of names and values in turn; a value is text, a number, true or false, octets, JSON, or a list of these. */
    public static ObjectNode of(Object... namesAndValues) {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], json(namesAndValues[i + 1]));
        }
        return object;
    }

    /** {@code {"verdict":"accepted"}} and further members. */
    public static ObjectNode accepted(Object... namesAndValues) {
        ObjectNode result = of("verdict", "accepted");
        result.setAll(of(namesAndValues));
        return result;
    }

    /** {@code {"verdict":"refused","rule":...}}. */
    public static ObjectNode refused(String rule) {
        return of("verdict", "refused", "rule", rule);
    }

    private static JsonNode json(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof byte[] octets) {
            return JSON.textNode(Octets.hex(octets));
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Integer || value instanceof Long) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigInteger number) {
            return JSON.numberNode(number);
        }
        if (value instanceof List<?> list) {
            return JSON.arrayNode().addAll(list.stream().map(Members::json).toList());
        }
        throw new IllegalArgumentException("not a value of a vector: " + value);
    }
}
