package io.symbolon.tck.vectors.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * The one way in which vectors are written: ASCII, two spaces of indent, an object or a list on one line where it fits
 * into 132 columns, a line feed at the end.
 */
public final class JsonText {
    private static final int COLUMNS = 132;
    private static final ObjectMapper SCALARS =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The text of a value. */
    public static String of(JsonNode value) {
        JsonText writer = new JsonText();
        writer.write(value, 0, 0);
        return writer.text.append('\n').toString();
    }

    /** @param used the columns of the line that stand before the value, without its indent */
    private void write(JsonNode value, int indent, int used) {
        String line = line(value);
        if (value.isEmpty() || indent + used + line.length() < COLUMNS) {
            text.append(line);
        } else if (value.isObject()) {
            writeMembers(value, indent + 2);
            newLine(indent).append('}');
        } else {
            writeElements(value, indent + 2);
            newLine(indent).append(']');
        }
    }

    private void writeMembers(JsonNode object, int indent) {
        char before = '{';
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            text.append(before);
            String name = scalar(member.getKey()) + ": ";
            newLine(indent).append(name);
            write(member.getValue(), indent, name.length() + 1);
            before = ',';
        }
    }

    private void writeElements(JsonNode list, int indent) {
        char before = '[';
        for (JsonNode element : list) {
            text.append(before);
            newLine(indent);
            write(element, indent, 1);
            before = ',';
        }
    }

    private StringBuilder newLine(int indent) {
        return text.append('\n').append(" ".repeat(indent));
    }

    private static String line(JsonNode value) {
        StringBuilder line = new StringBuilder();
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> line.append(line.isEmpty() ? "" : ", ")
                            .append(scalar(member.getKey()))
                            .append(": ")
                            .append(line(member.getValue())));
            return "{" + line + "}";
        }
        if (value.isArray()) {
            value.forEach(element -> line.append(line.isEmpty() ? "" : ", ").append(line(element)));
            return "[" + line + "]";
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        try {
            return SCALARS.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a scalar has a text", e);
        }
    }
}
