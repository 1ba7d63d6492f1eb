package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.driver.Member;
import io.symbolon.spec.proto.driver.Members;
import io.symbolon.spec.proto.driver.Nothing;
import io.symbolon.spec.proto.driver.Value;
import io.symbolon.spec.proto.driver.Values;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** JSON values as those of {@code symbolon/driver.proto}, and back, without loss. */
final class ProtobufValues {
    private static final HexFormat HEX = HexFormat.of();
    private static final int UINT64_BITS = 64;

    private ProtobufValues() {}

    static Members members(JsonNode object) {
        Members.Builder members = Members.newBuilder();
        object.properties()
                .forEach(member -> members.addMembers(
                        Member.newBuilder().setName(member.getKey()).setValue(value(member.getValue()))));
        return members.build();
    }

    static Value value(JsonNode json) {
        Value.Builder value = Value.newBuilder();
        return switch (json.getNodeType()) {
            case STRING -> text(json.textValue(), value);
            case NUMBER -> number(json, value);
            case BOOLEAN -> value.setTruth(json.booleanValue()).build();
            case OBJECT -> value.setObject(members(json)).build();
            case ARRAY -> {
                Values.Builder list = value.getListBuilder();
                json.forEach(element -> list.addValues(value(element)));
                yield value.build();
            }
            case NULL -> value.setNothing(Nothing.getDefaultInstance()).build();
            default -> throw new KitFault("no JSON value: " + json.getNodeType());
        };
    }

    private static Value text(String text, Value.Builder value) {
        if (isHex(text)) {
            return value.setOctets(ByteString.copyFrom(HEX.parseHex(text))).build();
        }
        if (hasUtf8(text)) {
            return value.setText(text).build();
        }
        ByteBuffer codeUnits = ByteBuffer.allocate(2 * text.length());
        text.chars().forEach(unit -> codeUnits.putChar((char) unit));
        return value.setBrokenText(ByteString.copyFrom(codeUnits.flip())).build();
    }

    private static Value number(JsonNode json, Value.Builder value) {
        boolean isUint64 = json.isIntegralNumber()
                && json.bigIntegerValue().signum() >= 0
                && json.bigIntegerValue().bitLength() <= UINT64_BITS;
        return isUint64
                ? value.setNumber(json.bigIntegerValue().longValue()).build()
                : value.setOtherNumber(Json.text(json)).build();
    }

    /** @throws IOException if a name comes twice, or a value is none */
    static ObjectNode object(Members members) throws IOException {
        ObjectNode object = Json.object();
        for (Member member : members.getMembersList()) {
            if (object.has(member.getName())) {
                throw new IOException("the member " + member.getName() + " is there twice");
            }
            object.set(member.getName(), json(member.getValue()));
        }
        return object;
    }

    static JsonNode json(Value value) throws IOException {
        return switch (value.getValueCase()) {
            case OCTETS -> TextNode.valueOf(HEX.formatHex(value.getOctets().toByteArray()));
            case TEXT -> TextNode.valueOf(value.getText());
            case BROKEN_TEXT -> brokenText(value.getBrokenText());
            case NUMBER -> number(value.getNumber());
            case OTHER_NUMBER -> otherNumber(value.getOtherNumber());
            case TRUTH -> BooleanNode.valueOf(value.getTruth());
            case OBJECT -> object(value.getObject());
            case LIST -> list(value.getList());
            case NOTHING -> NullNode.getInstance();
            case VALUE_NOT_SET -> throw new IOException("a value has no kind");
        };
    }

    private static ArrayNode list(Values values) throws IOException {
        ArrayNode list = Json.object().arrayNode(values.getValuesCount());
        for (Value value : values.getValuesList()) {
            list.add(json(value));
        }
        return list;
    }

    private static TextNode brokenText(ByteString codeUnits) throws IOException {
        if (codeUnits.size() % 2 != 0) {
            throw new IOException("a broken text has half a code unit");
        }
        return TextNode.valueOf(codeUnits.asReadOnlyByteBuffer().asCharBuffer().toString());
    }

    /** The unsigned number of these 64 bits, as JSON text gives it. */
    static JsonNode number(long bits) {
        if (bits < 0) {
            return BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(bits)));
        }
        return bits <= Integer.MAX_VALUE ? IntNode.valueOf((int) bits) : LongNode.valueOf(bits);
    }

    private static JsonNode otherNumber(String words) throws IOException {
        JsonNode number = Json.read(words.getBytes(StandardCharsets.UTF_8));
        if (!number.isNumber()) {
            throw new IOException("not a number: " + words);
        }
        return number;
    }

    /** The text with a question mark for what has no UTF-8; for texts that people read. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static boolean hasUtf8(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isHex(String text) {
        if (text.isEmpty() || text.length() % 2 != 0) {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
