package io.symbolon.tck.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Finds where octets stop being a SignedToken: the position that a parser of Protocol Buffers keeps to itself. */
final class TokenOctets {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_VARINT = 10;

    private static final Map<Integer, Field> EXTENSION = Map.of(1, text("name"), 2, octets("value"));

    private static final Map<Integer, Field> TOKEN = Map.ofEntries(
            Map.entry(1, number("version")),
            Map.entry(2, number("kind")),
            Map.entry(3, octets("uuid")),
            Map.entry(4, octets("realm")),
            Map.entry(5, octets("issuer")),
            Map.entry(6, octets("audience")),
            Map.entry(7, text("subject")),
            Map.entry(8, octets("public_key")),
            Map.entry(9, number("issued_at")),
            Map.entry(10, number("not_before")),
            Map.entry(11, number("expires_at")),
            Map.entry(12, message("extensions", EXTENSION)));

    private static final Map<Integer, Field> SIGNED_TOKEN = Map.of(1, message("token", TOKEN), 2, octets("signature"));

    private final byte[] octets;
    private int at;

    private TokenOctets(byte[] octets) {
        this.octets = octets;
    }

    /** Where the octets first break the form of a SignedToken, and what was expected there; empty if they keep it. */
    static Optional<String> firstFault(byte[] signedToken) {
        try {
            new TokenOctets(signedToken).walk(signedToken.length, SIGNED_TOKEN, "SignedToken");
            return Optional.empty();
        } catch (Fault fault) {
            return Optional.of(fault.getMessage());
        }
    }

    private void walk(int end, Map<Integer, Field> fields, String message) throws Fault {
        while (at < end) {
            int start = at;
            long tag = varint(end, "the tag of a field of " + message);
            int wireType = (int) (tag & 7);
            Field field = fields.get((int) (tag >>> 3));
            if (field == null) {
                skip(end, start, wireType, "an unknown field of " + message);
            } else if (wireType != field.wireType) {
                throw new Fault(
                        start, "the field " + field.name + " with wire type " + field.wireType + ", not " + wireType);
            } else {
                read(end, field);
            }
        }
    }

    private void read(int end, Field field) throws Fault {
        if (field.wireType == VARINT) {
            varint(end, "the number " + field.name);
            return;
        }
        int fieldEnd = end(end, field.name);
        if (field.isText) {
            requireUtf8(fieldEnd, field.name);
        }
        if (field.inner.isEmpty()) {
            at = fieldEnd;
        } else {
            walk(fieldEnd, field.inner, field.name);
        }
    }

    private void skip(int end, int start, int wireType, String what) throws Fault {
        switch (wireType) {
            case VARINT -> varint(end, what);
            case FIXED_64 -> advance(end, 8, what);
            case LENGTH_DELIMITED -> at = end(end, what);
            case FIXED_32 -> advance(end, 4, what);
            default -> throw new Fault(start, "wire type 0, 1, 2 or 5, not " + wireType);
        }
    }

    private int end(int end, String what) throws Fault {
        int start = at;
        long length = varint(end, "the length of " + what);
        if (length < 0 || length > end - at) {
            throw new Fault(
                    start, "at most " + (end - at) + " octets of " + what + ", not " + Long.toUnsignedString(length));
        }
        return at + (int) length;
    }

    private void advance(int end, int count, String what) throws Fault {
        if (count > end - at) {
            throw new Fault(at, count + " octets of " + what);
        }
        at += count;
    }

    private long varint(int end, String what) throws Fault {
        int start = at;
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at == end) {
                throw new Fault(at, what + ", not the end");
            }
            byte octet = octets[at++];
            value |= (long) (octet & 0x7f) << 7 * i;
            if (octet >= 0) {
                return value;
            }
        }
        throw new Fault(start, what + ", at most 10 octets long");
    }

    private void requireUtf8(int end, String what) throws Fault {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, at, end - at));
        } catch (CharacterCodingException e) {
            throw new Fault(at, "UTF-8 text in " + what);
        }
    }

    private static Field number(String name) {
        return new Field(name, VARINT, false, Map.of());
    }

    private static Field octets(String name) {
        return new Field(name, LENGTH_DELIMITED, false, Map.of());
    }

    private static Field text(String name) {
        return new Field(name, LENGTH_DELIMITED, true, Map.of());
    }

    private static Field message(String name, Map<Integer, Field> inner) {
        return new Field(name, LENGTH_DELIMITED, false, inner);
    }

    private record Field(String name, int wireType, boolean isText, Map<Integer, Field> inner) {}

    private static final class Fault extends Exception {
        Fault(int at, String expected) {
            super("octet " + at + ": expected " + expected);
        }
    }
}
