package io.symbolon.tck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;

/** JSON for people: long octets by their beginning, long lists by theirs, in one line of bounded length. */
final class Shortened {
    /** The longest line, in characters. */
    static final int LINE = 320;

    private static final int SHOWN_DIGITS = 64;
    private static final int SHOWN_ELEMENTS = 6;

    private Shortened() {}

    static String of(JsonNode value) {
        return line(value.isTextual() ? text(value.asText()) : Json.text(shortened(value)));
    }

    /** At most {@link #LINE} characters. */
    static String line(String line) {
        return line.length() <= LINE ? line : line.substring(0, LINE - 2) + "..";
    }

    private static JsonNode shortened(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode shorter = Json.object();
            object.properties().forEach(member -> shorter.set(member.getKey(), shortened(member.getValue())));
            return shorter;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode shorter = Json.list();
            for (int i = 0; i < Math.min(SHOWN_ELEMENTS, array.size()); i++) {
                shorter.add(shortened(array.get(i)));
            }
            if (array.size() > SHOWN_ELEMENTS) {
                shorter.add("and " + (array.size() - SHOWN_ELEMENTS) + " more");
            }
            return shorter;
        }
        return value.isTextual() ? Json.object().textNode(text(value.asText())) : value;
    }

    private static String text(String text) {
        if (text.length() <= SHOWN_DIGITS) {
            return text;
        }
        String unit = text.matches("[0-9a-f]+") ? text.length() / 2 + " octets" : text.length() + " characters";
        return text.substring(0, SHOWN_DIGITS / 2) + ".. (" + unit + ")";
    }
}
