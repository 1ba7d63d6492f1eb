package io.symbolon.tck.combine;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The encodings of a message: how the kit reads chapter conventions about them, and the wrong ones that it makes. */
final class Encodings {
    private static final int UNKNOWN_FIELD = 31;

    private Encodings() {}

    /** The message, if it is well-formed: a known field with another wire type than its own is not. */
    static <M extends Message> Optional<M> parse(Parser<M> parser, byte[] octets) {
        try {
            M message = parser.parseFrom(octets);
            return hasFieldOfAnotherType(message) ? Optional.empty() : Optional.of(message);
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** [CNV-004] Nothing unknown, and the same octets when it is encoded again. */
    static boolean isCanonical(Message message, byte[] octets) {
        return !hasUnknownField(message) && Arrays.equals(message.toByteArray(), octets);
    }

    /** Gives a parameter the encodings that are not canonical; {@code set} takes what is done to the octets. */
    static <D> Parameter<D> parameter(String name, java.util.function.BiConsumer<D, UnaryOperator<byte[]>> set) {
        return Parameter.<D>of(name, "canonical")
                .wrong("a field that nobody knows", draft -> set.accept(draft, Encodings::withUnknownField))
                .wrong("the first two fields exchanged", draft -> set.accept(draft, Encodings::exchanged))
                .wrong("the first field twice", draft -> set.accept(draft, Encodings::repeated))
                .wrong("a longer varint", draft -> set.accept(draft, Encodings::withLongerVarint))
                .wrong("the last octet missing", draft -> set.accept(draft, Encodings::truncated))
                .wrong("the first field with another wire type", draft -> set.accept(draft, Encodings::retyped));
    }

    private static byte[] withUnknownField(byte[] octets) {
        return Octets.concat(octets, RawField.ofVarint(UNKNOWN_FIELD, 1).octets());
    }

    private static byte[] exchanged(byte[] octets) {
        List<RawField> fields = new ArrayList<>(RawField.parse(octets));
        if (fields.size() > 1) Collections.swap(fields, 0, 1);
        return RawField.join(fields);
    }

    private static byte[] repeated(byte[] octets) {
        List<RawField> fields = new ArrayList<>(RawField.parse(octets));
        if (!fields.isEmpty()) fields.add(0, fields.get(0));
        return RawField.join(fields);
    }

    /** The last octet of the first tag or value that is a varint of one octet gets a zero group behind it. */
    private static byte[] withLongerVarint(byte[] octets) {
        return octets.length == 0
                ? octets
                : Octets.concat(RawField.varint(octets[0] & 0xff, 2), Octets.from(octets, 1));
    }

    private static byte[] truncated(byte[] octets) {
        return octets.length == 0 ? octets : Octets.first(octets, octets.length - 1);
    }

    private static byte[] retyped(byte[] octets) {
        List<RawField> fields = new ArrayList<>(RawField.parse(octets));
        if (!fields.isEmpty()) {
            int number = fields.get(0).number();
            fields.set(0, RawField.of(number, RawField.FIXED_32, Octets.ofHex("01000000")));
        }
        return RawField.join(fields);
    }

    private static boolean hasFieldOfAnotherType(Message message) {
        boolean here = message.getUnknownFields().asMap().keySet().stream()
                .anyMatch(number -> message.getDescriptorForType().findFieldByNumber(number) != null);
        return here || inner(message).stream().anyMatch(Encodings::hasFieldOfAnotherType);
    }

    private static boolean hasUnknownField(Message message) {
        return !message.getUnknownFields().asMap().isEmpty()
                || inner(message).stream().anyMatch(Encodings::hasUnknownField);
    }

    private static List<Message> inner(Message message) {
        List<Message> inner = new ArrayList<>();
        message.getAllFields().forEach((FieldDescriptor field, Object value) -> {
            if (value instanceof Message one) inner.add(one);
            if (value instanceof Collection<?> many) {
                many.forEach(each -> {
                    if (each instanceof Message one) inner.add(one);
                });
            }
        });
        return inner;
    }
}
