package io.symbolon.tck.script;

import static io.symbolon.spec.ConventionRule.REFUSAL_IS_SILENT;
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
import static io.symbolon.spec.HandshakeRule.VERIFIED_BEFORE_ANSWER;
import static io.symbolon.spec.HandshakeRule.VERSION_IS_ONE;
import static io.symbolon.tck.script.Expected.challenge;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Handshakes with one fault. Whatever is wrong, the subject is silent, and remembers nothing: the honest handshake right
 * after it succeeds without a cookie.
 */
final class BadHandshakeScripts {
    private static final String WHY =
            "a forged handshake costs a check and nothing more; one that is answered tells its"
                    + " sender what he may forge";

    private BadHandshakeScripts() {}

    /** A datagram made wrong, and the rule that it breaks. */
    private record Fault(String words, Rule rule, UnaryOperator<byte[]> change) {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<BadTokens.Fault> tokens = BadTokens.all();
        for (int i = 0; i < tokens.size(); i++) {
            cases.add(withToken(number(tokens.get(i).rule(), 200 + i), tokens.get(i)));
        }
        List<Fault> datagrams = datagrams();
        for (int i = 0; i < datagrams.size(); i++) {
            cases.add(withDatagram(number(datagrams.get(i).rule(), 300 + i), datagrams.get(i)));
        }
        cases.add(identicalSilence());
        return cases;
    }

    private static String number(Rule rule, int number) {
        return String.format("%s-L1-%04d", rule.id().substring(0, 3), number);
    }

    private static Case withToken(String id, BadTokens.Fault fault) {
        return ScriptCase.of(id, "the token of a handshake " + fault.words() + "; an honest one follows")
                .shows(fault.rule(), VERIFIED_BEFORE_ANSWER, REFUSAL_IS_SILENT)
                .because(WHY)
                .flag("BadToken")
                .once()
                .plays((subject, peer) -> {
                    subject.receives(peer, fault.introduction().apply(peer).initiation())
                            .isDroppedBy(fault.rule());
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.receives(fault.introduction().apply(peer).answer(initiation))
                            .isDroppedBy(fault.rule());

                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.receives(peer, answer.session().leave());
                    subject.hasAnswered(peer);
                });
    }

    private static Case withDatagram(String id, Fault fault) {
        return ScriptCase.of(id, "the datagram of a handshake " + fault.words() + "; an honest one follows")
                .shows(fault.rule(), REFUSAL_IS_SILENT)
                .because(WHY)
                .flag("BadDatagram")
                .once()
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    subject.receives(peer, fault.change().apply(asks.initiation()))
                            .isDroppedBy(fault.rule());
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case identicalSilence() {
        return ScriptCase.of("CNV-L1-0001", "every kind of bad handshake in turn leaves nothing behind")
                .shows(REFUSAL_IS_SILENT, VERIFIED_BEFORE_ANSWER)
                .because("an attacker learns nothing from a node that is silent alike, and fills nothing in it")
                .inspects()
                .once()
                .plays((subject, peer) -> {
                    for (BadTokens.Fault fault : BadTokens.all()) {
                        subject.waits(1_000).givesNothing();
                        subject.receives(peer, fault.introduction().apply(peer).initiation())
                                .isDroppedBy(fault.rule());
                    }
                    for (String table : List.of("candidates", "sessions", "attempts", "denied", "remembered_keys")) {
                        Calls.requireEqual(table + " after bad handshakes", 0L, subject.counts(table));
                    }
                    subject.hasAnswered(peer);
                });
    }

    private static List<Fault> datagrams() {
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
                new Fault("has a message that is cut off", HANDSHAKE_DECODES, BadHandshakeScripts::cutOff),
                new Fault(
                        "has a message with a longer varint", HANDSHAKE_IS_CANONICAL, BadHandshakeScripts::longVarint),
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
