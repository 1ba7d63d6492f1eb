package io.symbolon.core.wire;

import static io.symbolon.spec.FramingRule.CONTENT_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.CONTENT_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.MESSAGE_DECODES;
import static io.symbolon.spec.FramingRule.MESSAGE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.MESSAGE_HAS_A_BODY;
import static io.symbolon.spec.FramingRule.MESSAGE_IS_CANONICAL;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.proto.SessionMessage;
import java.util.Optional;

/**
 * The content of a sealed frame and the message in it.
 *
 * <pre>
 *   content = length of the message (2) | message | zeros, up to the next multiple of 64
 * </pre>
 */
public final class MessageCodec {
    private MessageCodec() {}

    /** The message in {@code content}, or refused by FRM-012 to FRM-017. */
    public static Verdict<Message> decodeContent(Bytes content) {
        return unpad(content).then(MessageCodec::decode);
    }

    /** The octets that {@code content} carries, or refused by FRM-012 or FRM-013. */
    public static Verdict<Bytes> unpad(Bytes content) {
        // [FRM-012] the content is the smallest that holds the message, and at least one block
        if (content.length() < WireFormat.CONTENT_BLOCK) return Verdict.refused(CONTENT_LENGTH_FITS);
        int length = (int) content.bigEndian(0, WireFormat.CONTENT_LENGTH);
        if (content.length() != contentOctets(length)) return Verdict.refused(CONTENT_LENGTH_FITS);

        // [FRM-013] zero octets after the message
        if (!content.from(WireFormat.CONTENT_LENGTH + length).isAllZero()) {
            return Verdict.refused(CONTENT_PADDING_IS_ZERO);
        }
        return Verdict.accepted(content.slice(WireFormat.CONTENT_LENGTH, length));
    }

    /** The message, or refused by FRM-014 to FRM-017. */
    public static Verdict<Message> decode(Bytes octets) {
        // [FRM-014] well-formed
        Optional<Canonical.Parsed<SessionMessage>> parsed = Canonical.parse(SessionMessage.parser(), octets);
        if (parsed.isEmpty()) return Verdict.refused(MESSAGE_DECODES);

        // [FRM-015] the one encoding
        if (!parsed.get().isCanonical()) return Verdict.refused(MESSAGE_IS_CANONICAL);

        // [FRM-016] a body
        SessionMessage message = parsed.get().message();
        if (message.getBodyCase() == SessionMessage.BodyCase.BODY_NOT_SET) return Verdict.refused(MESSAGE_HAS_A_BODY);

        // [FRM-017] fields of their lengths and ranges
        return MessageBodies.decode(message)
                .<Verdict<Message>>map(Verdict::accepted)
                .orElseGet(() -> Verdict.refused(MESSAGE_FIELDS_HAVE_THEIR_LENGTHS));
    }

    /** The content that carries {@code octets}, a message of at most 1150 octets. */
    public static Bytes encodeContent(Bytes octets) {
        if (octets.length() > WireFormat.MESSAGE_LIMIT) {
            throw new IllegalArgumentException(
                    "a message has at most " + WireFormat.MESSAGE_LIMIT + " octets, not " + octets.length());
        }
        int padding = contentOctets(octets.length()) - WireFormat.CONTENT_LENGTH - octets.length();
        return Bytes.concat(
                Bytes.ofBigEndian(octets.length(), WireFormat.CONTENT_LENGTH), octets, Bytes.zeros(padding));
    }

    /** The canonical encoding of a message. */
    public static Bytes encode(Message message) {
        return Canonical.encode(message.match(MessageBodies.ENCODER));
    }

    private static int contentOctets(int messageOctets) {
        int blocks =
                (WireFormat.CONTENT_LENGTH + messageOctets + WireFormat.CONTENT_BLOCK - 1) / WireFormat.CONTENT_BLOCK;
        return blocks * WireFormat.CONTENT_BLOCK;
    }
}
