package io.symbolon.tck.script;

import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.FramingRule.DATAGRAM_WITHIN_LIMIT;
import static io.symbolon.spec.FramingRule.HANDSHAKE_DECODES;
import static io.symbolon.spec.FramingRule.HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_IS_CANONICAL;
import static io.symbolon.spec.FramingRule.HANDSHAKE_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_PADDING_IS_ZERO;
import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;
import static io.symbolon.spec.HandshakeRule.INITIATION_OR_ANSWER;
import static io.symbolon.spec.HandshakeRule.VERSION_IS_ONE;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Datagrams of a handshake with one fault each. */
public final class BadDatagrams {
    private BadDatagrams() {}

    /**
     * A datagram made wrong.
     *
     * @param words what is wrong with it, as a sentence about the datagram goes on
     * @param rule the rule that it breaks
     * @param change makes the wrong datagram of a right one
     */
    public record Fault(String words, Rule rule, UnaryOperator<byte[]> change) {}

    /** Every fault; the order is that of case ids and only grows at its end. */
    public static List<Fault> all() {
        return List.of(
                new Fault("has an octet too few", HANDSHAKE_HAS_1200_OCTETS, sent -> Octets.first(sent, 1199)),
                new Fault(
                        "has an octet too many",
                        HANDSHAKE_HAS_1200_OCTETS,
                        sent -> Octets.concat(sent, Octets.zeros(1))),
                new Fault("is empty", DATAGRAM_WITHIN_LIMIT, sent -> Octets.zeros(0)),
                new Fault("has 1233 octets", DATAGRAM_WITHIN_LIMIT, sent -> Octets.concat(sent, Octets.zeros(33))),
                new Fault("has type 00", TYPE_IS_KNOWN, sent -> Octets.with(sent, 0, Octets.u8(0))),
                new Fault("has type 04", TYPE_IS_KNOWN, sent -> Octets.with(sent, 0, Octets.u8(4))),
                new Fault(
                        "says that its message has no octets",
                        HANDSHAKE_LENGTH_FITS,
                        sent -> Octets.with(sent, 1, Octets.u16(0))),
                new Fault(
                        "says that its message has 1198 octets",
                        HANDSHAKE_LENGTH_FITS,
                        sent -> Octets.with(sent, 1, Octets.u16(1198))),
                new Fault(
                        "has something in its padding",
                        HANDSHAKE_PADDING_IS_ZERO,
                        sent -> Octets.with(sent, 1199, Octets.u8(1))),
                new Fault("has a message that is cut off", HANDSHAKE_DECODES, BadDatagrams::cutOff),
                new Fault("has a message with a longer varint", HANDSHAKE_IS_CANONICAL, BadDatagrams::longVarint),
                new Fault(
                        "has a message with a field that nobody knows",
                        HANDSHAKE_IS_CANONICAL,
                        sent -> Handshakes.datagram(Octets.concat(
                                Handshakes.messageOctets(sent),
                                RawField.ofVarint(7, 1).octets()))),
                message(
                        "has a nonce of 15 octets",
                        HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS,
                        message -> message.setNonce(message.getNonce().substring(1))),
                message(
                        "has a cookie of 15 octets",
                        HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS,
                        message -> message.setCookie(message.getNonce().substring(1))),
                message("has no version", VERSION_IS_ONE, Handshake.Builder::clearVersion),
                message("has version 2", VERSION_IS_ONE, message -> message.setVersion(2)),
                message("has an echo and no tag", INITIATION_OR_ANSWER, message -> message.setEcho(message.getNonce())),
                message("has a tag and no echo", INITIATION_OR_ANSWER, message -> message.setTag(message.getNonce())),
                message(
                        "is an answer with a cookie",
                        INITIATION_OR_ANSWER,
                        message -> message.setEcho(message.getNonce())
                                .setTag(message.getNonce())
                                .setCookie(message.getNonce())),
                new Fault(
                        "is the beginning of a cookie frame",
                        COOKIE_HAS_34_OCTETS,
                        sent -> Octets.concat(Octets.u8(2), Octets.u8(1), Octets.zeros(31))),
                new Fault(
                        "is a cookie frame that is too long",
                        COOKIE_HAS_34_OCTETS,
                        sent -> Octets.concat(Octets.u8(2), Octets.u8(1), Octets.zeros(33))));
    }

    private static Fault message(String words, Rule rule, UnaryOperator<Handshake.Builder> change) {
        return new Fault(
                words,
                rule,
                sent -> Handshakes.datagram(
                        change.apply(Handshakes.message(sent).toBuilder()).build()));
    }

    private static byte[] cutOff(byte[] sent) {
        byte[] message = Handshakes.messageOctets(sent);
        return Handshakes.datagram(Octets.first(message, message.length - 1));
    }

    private static byte[] longVarint(byte[] sent) {
        List<RawField> fields = new ArrayList<>(RawField.parse(Handshakes.messageOctets(sent)));
        fields.set(0, RawField.of(1, RawField.VARINT, RawField.varint(1, 2)));
        return Handshakes.datagram(RawField.join(fields));
    }
}
