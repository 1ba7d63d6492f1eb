package io.symbolon.tck.report;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.WireFormat;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Octets with the names of their fields, also of octets that are wrong: what can not be read any further is one last
 * part. It judges nothing; it is for people who look for the octet that differs.
 */
final class AnnotatedOctets {
    private static final Map<String, Descriptor> EMBEDDED = Map.of(
            "SignedToken.token", Token.getDescriptor(),
            "Handshake.token", SignedToken.getDescriptor(),
            "Update.token", SignedToken.getDescriptor(),
            "Piggy.tokens", SignedToken.getDescriptor(),
            "Nearer.tokens", SignedToken.getDescriptor(),
            "Publish.interest", SignedToken.getDescriptor(),
            "Match.interest", SignedToken.getDescriptor(),
            "Match.identity", SignedToken.getDescriptor(),
            "Join.identity", SignedToken.getDescriptor(),
            "Join.issuer", SignedToken.getDescriptor());

    private static final Set<String> TIMES = Set.of("issued_at", "not_before", "expires_at");

    private final byte[] octets;
    private final List<Part> parts = new ArrayList<>();

    private AnnotatedOctets(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Some octets that follow each other.
     *
     * @param from the offset of the first
     * @param to the offset after the last
     * @param field what they are, with the messages around it: {@code token / issued_at}
     * @param meaning the value in words; empty where the octets say it themselves
     */
    public record Part(int from, int to, String field, String meaning) {}

    /** The parts of a datagram, in order, without gaps. */
    public static List<Part> ofDatagram(byte[] datagram) {
        AnnotatedOctets annotated = new AnnotatedOctets(datagram);
        annotated.datagram();
        return annotated.parts;
    }

    /** The parts of an encoded SignedToken, in order, without gaps. */
    public static List<Part> ofSignedToken(byte[] signedToken) {
        return ofMessage(signedToken, SignedToken.getDescriptor());
    }

    /** The parts of an encoded SessionMessage, in order, without gaps. */
    public static List<Part> ofSessionMessage(byte[] message) {
        return ofMessage(message, SessionMessage.getDescriptor());
    }

    /**
     * The parts of what chapter driver calls {@code name}, an argument or a member of a result; empty if a member of this
     * name has no fields.
     */
    public static Optional<List<Part>> of(String name, byte[] octets) {
        return switch (name) {
            case "datagram" -> Optional.of(ofDatagram(octets));
            case "signed_token",
                    "peer_signed_token",
                    "issuer_token",
                    "leader_token",
                    "node_token",
                    "sender",
                    "receiver",
                    "one",
                    "other",
                    "first",
                    "second" -> Optional.of(ofSignedToken(octets));
            case "message" -> Optional.of(ofSessionMessage(octets));
            default -> Optional.empty();
        };
    }

    private static List<Part> ofMessage(byte[] octets, Descriptor type) {
        AnnotatedOctets annotated = new AnnotatedOctets(octets);
        annotated.message(0, octets.length, type, "");
        return annotated.parts;
    }

    private void datagram() {
        int type = octets.length == 0 ? 0 : octets[0];
        switch (type) {
            case 1 -> {
                add(0, 1, "type", "handshake");
                add(1, 3, "length", octets.length < 3 ? "" : String.valueOf(u16(1)));
                int end = octets.length < 3 ? 3 : Math.min(octets.length, 3 + u16(1));
                message(3, end, Handshake.getDescriptor(), "handshake / ");
                add(end, octets.length, "zero octets", "");
            }
            case 2 -> {
                add(0, 1, "type", "cookie");
                add(1, 2, "version", "");
                add(2, 18, "nonce", "of the initiation");
                add(18, octets.length, "cookie", "");
            }
            case 3 -> {
                add(0, 1, "type", "sealed");
                add(1, 2, "version", "");
                add(2, 10, "session id", "");
                add(10, 18, "counter", "");
                add(18, octets.length - 16, "ciphertext", "");
                add(Math.max(18, octets.length - 16), octets.length, "tag", "");
            }
            default -> add(0, octets.length, "not readable", "no type of a datagram");
        }
    }

    private int u16(int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }

    /** The fields of one message that lies between two offsets. */
    private void message(int from, int to, Descriptor type, String around) {
        if (from >= to) {
            return;
        }
        CodedInputStream in = CodedInputStream.newInstance(octets, from, to - from);
        int at = from;
        try {
            while (!in.isAtEnd()) {
                int tag = in.readTag();
                FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
                if (field == null
                        || WireFormat.getTagWireType(tag) != field.getLiteType().getWireType()) {
                    throw new IOException("a field that the message does not have");
                }
                at = field(in, at, from, field, around + field.getName());
            }
        } catch (IOException unreadable) {
            add(at, to, around + "not readable", "the octets break the form of " + type.getName());
        }
    }

    /** One field whose tag is read; the offset after it. */
    private int field(CodedInputStream in, int at, int base, FieldDescriptor field, String name) throws IOException {
        if (field.getLiteType().getWireType() == WireFormat.WIRETYPE_VARINT) {
            long value = in.readUInt64();
            add(at, base + in.getTotalBytesRead(), name, number(field, value));
            return base + in.getTotalBytesRead();
        }
        int length = in.readRawVarint32();
        int start = base + in.getTotalBytesRead();
        in.skipRawBytes(length);
        int end = start + length;
        Descriptor inside = field.getType() == Type.MESSAGE
                ? field.getMessageType()
                : EMBEDDED.get(field.getContainingType().getName() + "." + field.getName());
        if (inside != null && length > 0) {
            add(at, start, name, length + " octets follow");
            message(start, end, inside, name + " / ");
        } else {
            String text = new String(octets, start, length, StandardCharsets.UTF_8);
            add(at, end, name, field.getType() == Type.STRING ? "'" + text + "'" : length + " octets");
        }
        return end;
    }

    private static String number(FieldDescriptor field, long value) {
        if (field.getType() == Type.ENUM) {
            var named = field.getEnumType().findValueByNumber((int) value);
            return named == null ? String.valueOf(value) : named.getName().toLowerCase(Locale.ROOT);
        }
        boolean isDate = TIMES.contains(field.getName()) && value >= 0 && value < 253_402_300_800_000L;
        return Long.toUnsignedString(value) + (isDate ? ", " + Instant.ofEpochMilli(value) : "");
    }

    private void add(int from, int to, String field, String meaning) {
        int end = Math.min(to, octets.length);
        if (from < end) {
            parts.add(new Part(from, end, field, meaning));
        }
    }

    /** The octets of a part as hexadecimal digits. */
    public static String digits(byte[] octets, Part part) {
        return HexFormat.of().formatHex(octets, part.from(), part.to());
    }
}
