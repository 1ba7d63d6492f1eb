package io.symbolon.core.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.symbolon.core.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The one encoding of a message (CNV-004), on top of the Protocol Buffers library. */
public final class Canonical {
    private Canonical() {}

    /**
     * A well-formed message.
     *
     * @param isCanonical whether the octets were its one encoding
     */
    public record Parsed<M extends Message>(M message, boolean isCanonical) {}

    /** The message in {@code octets}; empty if they are not well-formed or a known field has another wire type. */
    public static <M extends Message> Optional<Parsed<M>> parse(Parser<M> parser, Bytes octets) {
        try {
            M known = read(DiscardUnknownFieldsParser.wrap(parser), octets);
            // what its known fields alone encode to has no other fields
            if (encode(known).equals(octets)) return Optional.of(new Parsed<>(known, true));
            return hasFieldOfWrongType(read(parser, octets))
                    ? Optional.empty()
                    : Optional.of(new Parsed<>(known, false));
        } catch (InvalidProtocolBufferException malformed) {
            return Optional.empty(); // the caller names the rule
        }
    }

    /** The message whose one encoding {@code octets} are; empty if they are that of none. */
    public static <M extends Message> Optional<M> parseCanonical(Parser<M> parser, Bytes octets) {
        return parse(parser, octets).filter(Parsed::isCanonical).map(Parsed::message);
    }

    private static <M> M read(Parser<M> parser, Bytes octets) throws InvalidProtocolBufferException {
        CodedInputStream input = CodedInputStream.newInstance(octets.toArray());
        input.enableAliasing(true); // fields share that copy, which nobody else holds
        M message = parser.parseFrom(input);
        input.checkLastTagWas(0); // the end of a group ends no message
        return message;
    }

    /** The canonical encoding: the library writes fields in order, shortest integers, and no defaults. */
    public static Bytes encode(Message message) {
        return Bytes.wrap(message.toByteArray());
    }

    /** A field of the library as our own octets. */
    public static Bytes bytes(ByteString octets) {
        return Bytes.wrap(octets.toByteArray());
    }

    /** Our own octets as a field of the library. */
    public static ByteString byteString(Bytes octets) {
        return UnsafeByteOperations.unsafeWrap(octets.toArray()); // a copy that nobody else holds
    }

    /** The library keeps a field whose wire type is not the declared one among the unknown fields. */
    private static boolean hasFieldOfWrongType(Message message) {
        for (int number : message.getUnknownFields().asMap().keySet()) {
            if (message.getDescriptorForType().findFieldByNumber(number) != null) return true;
        }
        return anyInner(message, Canonical::hasFieldOfWrongType);
    }

    private static boolean anyInner(Message message, Predicate<Message> test) {
        Descriptor type = message.getDescriptorForType();
        for (OneofDescriptor oneof : type.getOneofs()) {
            if (message.hasOneof(oneof) && anyOf(message, message.getOneofFieldDescriptor(oneof), test)) return true;
        }
        for (FieldDescriptor field : type.getFields()) {
            if (field.getContainingOneof() == null && anyOf(message, field, test)) return true;
        }
        return false;
    }

    private static boolean anyOf(Message message, FieldDescriptor field, Predicate<Message> test) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) return false;
        if (!field.isRepeated()) return message.hasField(field) && test.test((Message) message.getField(field));
        for (Object inner : (List<?>) message.getField(field)) {
            if (test.test((Message) inner)) return true;
        }
        return false;
    }
}
