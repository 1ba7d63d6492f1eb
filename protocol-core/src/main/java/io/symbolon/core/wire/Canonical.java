package io.symbolon.core.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
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

    /** The message in {@code octets}; empty if they are not well-formed or a known field has another wire type. */
    public static <M extends Message> Optional<M> parse(Parser<M> parser, Bytes octets) {
        try {
            CodedInputStream input = CodedInputStream.newInstance(octets.toArray());
            input.enableAliasing(true); // fields share that copy, which nobody else holds
            M message = parser.parseFrom(input);
            input.checkLastTagWas(0); // the end of a group ends no message
            return hasFieldOfWrongType(message) ? Optional.empty() : Optional.of(message);
        } catch (InvalidProtocolBufferException malformed) {
            return Optional.empty(); // the caller names the rule
        }
    }

    /** Whether {@code octets}, from which {@code message} was parsed, are its canonical encoding. */
    public static boolean isCanonical(Message message, Bytes octets) {
        return !hasUnknownField(message) && encode(message).equals(octets);
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

    private static boolean hasUnknownField(Message message) {
        return !message.getUnknownFields().isEmpty() || anyInner(message, Canonical::hasUnknownField);
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
