package io.symbolon.tck.driver;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as the kit reads and writes it: one value, no member twice, nothing after it; line breaks are always LF. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Lines are ASCII: half of a surrogate pair has no UTF-8, and a request has to carry it all the same (TOK-002). */
    private static final ObjectWriter LINES = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Json() {}

    /** An object without members. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A list without elements. */
    public static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    /**
     * The value that {@code octets} hold.
     *
     * @throws IOException with line and column if they hold anything else than one JSON value
     */
    public static JsonNode read(byte[] octets) throws IOException {
        try {
            JsonNode value = MAPPER.readTree(octets);
            if (value == null || value.isMissingNode()) {
                throw new IOException("line 1, column 1: there is no JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IOException(inWords(e), e);
        }
    }

    /** Where and why, in one line. */
    private static String inWords(JsonProcessingException e) {
        String why = e.getOriginalMessage().lines().findFirst().orElse("");
        JsonLocation at = e.getLocation();
        return at == null ? why : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + why;
    }

    /** {@code value} in one line, UTF-8. */
    public static byte[] line(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code value} in one line. */
    public static String text(JsonNode value) {
        try {
            return LINES.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new KitFault("a JSON tree can not be written", e);
        }
    }

    /** {@code value} indented, for people and for files; ends without a line break. */
    public static String pretty(JsonNode value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(INDENT);
        printer.indentArraysWith(INDENT);
        try {
            return MAPPER.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new KitFault("a JSON tree can not be written", e);
        }
    }
}
