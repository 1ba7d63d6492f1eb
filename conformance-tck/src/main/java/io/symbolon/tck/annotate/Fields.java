package io.symbolon.tck.annotate;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a Protocol Buffers message as they stand in the octets, also where no parser would take them. */
final class Fields {
    private static final int SHOWN_OCTETS = 16;
    private static final int LONGEST_VARINT = 10;
    private static final long LAST_TIME = 253_402_300_799_999L;

    /** Fields of octets that hold a SignedToken. */
    private static final Set<String> SIGNED_TOKENS = Set.of(
            "symbolon.Handshake.token",
            "symbolon.Join.identity",
            "symbolon.Join.issuer",
            "symbolon.Update.token",
            "symbolon.Piggy.tokens",
            "symbolon.Publish.interest",
            "symbolon.Nearer.tokens",
            "symbolon.Match.interest",
            "symbolon.Match.identity",
            "symbolon.Query.identity");

    private static final Set<String> TIMES = Set.of("issued_at", "not_before", "expires_at");

    private final byte[] octets;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private Fields(byte[] octets, int from) {
        this.octets = octets;
        this.at = from;
    }

    static List<Part> of(byte[] octets, int from, int end, Descriptor message) {
        Fields fields = new Fields(octets, from);
        fields.walk(end, message, 0, "");
        return fields.parts;
    }

    /** Octets as hexadecimal digits, long ones by their beginning. */
    static String shown(byte[] value) {
        if (value.length <= SHOWN_OCTETS) {
            return value.length == 0 ? "empty" : Octets.hex(value);
        }
        boolean zero = true;
        for (byte one : value) {
            zero &= one == 0;
        }
        return zero
                ? value.length + " zero octets"
                : Octets.hex(Octets.first(value, SHOWN_OCTETS)) + ".. (" + value.length + " octets)";
    }

    private void walk(int end, Descriptor message, int depth, String path) {
        Map<Integer, Integer> seen = new HashMap<>();
        while (at < end) {
            int start = at;
            if (!field(end, message, depth, path, seen)) {
                at = end;
                add(start, depth, path + "not readable", shown(Octets.slice(octets, start, end - start)));
                return;
            }
        }
    }

    /** Reads one field; false if it can not be read, with nothing added. */
    private boolean field(int end, Descriptor message, int depth, String path, Map<Integer, Integer> seen) {
        int start = at;
        if (!hasVarint(end)) {
            return false;
        }
        long tag = varint();
        int number = (int) (tag >>> 3);
        FieldDescriptor field = message.findFieldByNumber(number);
        int index = seen.merge(number, 1, Integer::sum) - 1;
        String name = path + (field == null ? "unknown field " + number : field.getName());
        boolean isListed = field != null && field.isRepeated() || index > 0;
        String indexed = isListed ? name + "[" + index + "]" : name;
        switch ((int) (tag & 7)) {
            case RawField.VARINT -> {
                if (!hasVarint(end)) {
                    return false;
                }
                add(start, depth, indexed, number(field, varint()));
            }
            case RawField.FIXED_64 -> {
                return fixed(end, 8, start, depth, indexed);
            }
            case RawField.FIXED_32 -> {
                return fixed(end, 4, start, depth, indexed);
            }
            case RawField.LENGTH_DELIMITED -> {
                return octets(end, field, start, depth, indexed);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean fixed(int end, int length, int start, int depth, String path) {
        if (length > end - at) {
            return false;
        }
        at += length;
        add(start, depth, path, shown(Octets.slice(octets, at - length, length)));
        return true;
    }

    private boolean octets(int end, FieldDescriptor field, int start, int depth, String path) {
        if (!hasVarint(end)) {
            return false;
        }
        long length = varint();
        if (length < 0 || length > end - at) {
            return false;
        }
        int valueEnd = at + (int) length;
        Descriptor inner = inner(field);
        if (inner != null && length > 0) {
            add(start, depth, path, length + " octets");
            walk(valueEnd, inner, depth + 1, path + ".");
            return true;
        }
        byte[] value = Octets.slice(octets, at, (int) length);
        at = valueEnd;
        boolean isText = field != null && field.getJavaType() == JavaType.STRING;
        add(start, depth, path, isText ? "\"" + new String(value, StandardCharsets.UTF_8) + "\"" : shown(value));
        return true;
    }

    private static Descriptor inner(FieldDescriptor field) {
        if (field == null) {
            return null;
        }
        if (field.getJavaType() == JavaType.MESSAGE) {
            return field.getMessageType();
        }
        if (field.getFullName().equals("symbolon.SignedToken.token")) {
            return Token.getDescriptor();
        }
        return SIGNED_TOKENS.contains(field.getFullName()) ? SignedToken.getDescriptor() : null;
    }

    private static String number(FieldDescriptor field, long value) {
        String decimal = Long.toUnsignedString(value);
        if (field != null && field.getJavaType() == JavaType.ENUM) {
            EnumValueDescriptor named = field.getEnumType().findValueByNumber((int) value);
            return named == null ? decimal : decimal + " " + named.getName();
        }
        boolean isTime = field != null && TIMES.contains(field.getName()) && value > 0 && value <= LAST_TIME;
        return isTime ? decimal + " " + Instant.ofEpochMilli(value) : decimal;
    }

    private boolean hasVarint(int end) {
        for (int i = at; i < Math.min(end, at + LONGEST_VARINT); i++) {
            if (octets[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte octet = octets[at++];
            value |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    private void add(int start, int depth, String path, String value) {
        parts.add(new Part(start, at - start, depth, path, value));
    }
}
