package io.symbolon.tck.script;

import static io.symbolon.spec.FramingRule.CONTENT_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.CONTENT_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.MESSAGE_DECODES;
import static io.symbolon.spec.FramingRule.MESSAGE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.MESSAGE_HAS_A_BODY;
import static io.symbolon.spec.FramingRule.MESSAGE_IS_CANONICAL;

import io.symbolon.spec.Rule;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;

/** Contents of sealed frames with one fault each; what seals them is right. */
public final class BadContents {
    private BadContents() {}

    /**
     * A content made wrong.
     *
     * @param words what is wrong with it, as a sentence about the frame goes on
     * @param rule the rule that it breaks
     * @param content what is sealed
     */
    public record Fault(String words, Rule rule, byte[] content) {}

    /** Every fault; the order is that of case ids and only grows at its end. */
    public static List<Fault> all() {
        byte[] challenge = SealedFrames.challenge(Octets.repeated(0x2a, 16));
        byte[] unknown = Octets.concat(challenge, RawField.ofVarint(16, 1).octets());
        return List.of(
                new Fault(
                        "says that its message is longer than it is",
                        CONTENT_LENGTH_FITS,
                        SealedFrames.content(63, challenge, Octets.zeros(42))),
                new Fault(
                        "has a block too many",
                        CONTENT_LENGTH_FITS,
                        SealedFrames.content(20, challenge, Octets.zeros(106))),
                new Fault(
                        "has something in its padding",
                        CONTENT_PADDING_IS_ZERO,
                        SealedFrames.content(20, challenge, Octets.with(Octets.zeros(42), 41, Octets.u8(1)))),
                new Fault(
                        "has a message that is cut off",
                        MESSAGE_DECODES,
                        SealedFrames.content(Octets.first(challenge, 19))),
                new Fault("has a field that nobody knows", MESSAGE_IS_CANONICAL, SealedFrames.content(unknown)),
                new Fault("has no body", MESSAGE_HAS_A_BODY, SealedFrames.content(Octets.zeros(0))),
                new Fault(
                        "challenges with 15 octets",
                        MESSAGE_FIELDS_HAVE_THEIR_LENGTHS,
                        SealedFrames.content(SealedFrames.challenge(Octets.repeated(0x2a, 15)))));
    }
}
