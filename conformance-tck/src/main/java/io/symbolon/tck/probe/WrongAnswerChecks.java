package io.symbolon.tck.probe;

import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.HandshakeRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.INITIATION_OR_ANSWER;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;

import com.google.protobuf.ByteString;
import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.SmallOrder;
import io.symbolon.tck.script.BadDatagrams;
import io.symbolon.tck.script.BadTokens;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a node ignores that has opened: answers with one fault. */
final class WrongAnswerChecks {
    private static final String WHY =
            "whoever is on the way can send answers; one that is taken ends the attempt or more";

    /** What makes a wrong initiation, but no wrong answer. */
    private static final Set<Rule> OF_INITIATIONS = Set.of(INITIATION_OR_ANSWER, COOKIE_HAS_34_OCTETS);

    private WrongAnswerChecks() {}

    /** Tokens and datagrams with a fault, other answers with one, and right ones that come from somewhere or somebody else. */
    static List<Check<Visit>> all() {
        List<Check<Visit>> checks = new ArrayList<>();
        List<BadTokens.Fault> tokens = BadTokens.all();
        for (int i = 0; i < tokens.size(); i++) {
            if (isOfTheSameNode(tokens.get(i))) {
                checks.add(token(1200 + i, RefusedHandshakes.steady(tokens.get(i))));
            }
        }
        List<BadDatagrams.Fault> datagrams = BadDatagrams.all();
        for (int i = 0; i < datagrams.size(); i++) {
            if (!OF_INITIATIONS.contains(datagrams.get(i).rule())) {
                checks.add(datagram(1300 + i, datagrams.get(i)));
            }
        }
        checks.addAll(wrongAnswers());
        checks.add(elsewhere());
        checks.add(otherNode());
        return checks;
    }

    /** Whether a token with this fault still is one of whom the target asked for; any other is refused by TOK-030 alone. */
    private static boolean isOfTheSameNode(BadTokens.Fault fault) {
        Peer peer = new Peer(SigningKey.named("peer"), Octets.zeros(16), "", () -> 1_767_225_600_000L);
        byte[] signedToken = fault.introduction().apply(peer).signedToken();
        try {
            return Arrays.equals(peer.fingerprint(), Fingerprints.of(signedToken));
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static Check<Visit> token(int number, BadTokens.Fault fault) {
        return Check.refusalOfAnOpener(
                number, "the token of an answer " + fault.words(), WHY, List.of(fault.rule()), visit -> {
                    visit.caller().at("an answer whose token " + fault.words());
                    Answer answer = visit.answer(fault.introduction().apply(visit.host()));
                    visit.ignores(answer.datagram(), answer.session());
                });
    }

    private static Check<Visit> datagram(int number, BadDatagrams.Fault fault) {
        return Check.refusalOfAnOpener(
                number, "the datagram of an answer " + fault.words(), WHY, List.of(fault.rule()), visit -> {
                    visit.caller().at("an answer that " + fault.words());
                    Answer answer = visit.answer(visit.host().introduction());
                    visit.ignores(fault.change().apply(answer.datagram()), answer.session());
                });
    }

    private static List<Check<Visit>> wrongAnswers() {
        return List.of(
                wrong(
                        1400,
                        "an answer with a bit changed in its tag",
                        TAG_CONFIRMS_THE_KEY,
                        message -> message.setTag(changed(message.getTag().toByteArray()))),
                wrong(
                        1401,
                        "an answer with a bit changed in its echo",
                        ECHO_MATCHES_AN_ATTEMPT,
                        message -> message.setEcho(changed(message.getEcho().toByteArray()))),
                wrong(1402, "an answer without a tag", INITIATION_OR_ANSWER, Handshake.Builder::clearTag),
                wrong(
                        1403,
                        "an answer with a cookie",
                        INITIATION_OR_ANSWER,
                        message -> message.setCookie(Tokens.bytes(Octets.repeated(0x0c, 16)))),
                Check.refusalOfAnOpener(
                        1404,
                        "an answer whose session key has small order, in each of eight encodings",
                        "such a key makes the agreement zero whatever the other secret is",
                        List.of(AGREEMENT_CONTRIBUTES),
                        visit -> {
                            for (byte[] key : SmallOrder.SESSION_KEYS) {
                                visit.caller().at("an answer with the session key " + Octets.hex(key));
                                Answer answer = visit.answer(visit.host().introductionOfSmallOrder(key));
                                visit.ignores(answer.datagram(), answer.session());
                            }
                        }),
                Check.refusalOfAnOpener(
                        1405,
                        "the target's own token comes back to it in an answer",
                        "a reflected handshake opens nothing",
                        List.of(NOT_OUR_OWN),
                        visit -> {
                            visit.caller().at("an answer with the target's own token");
                            Answer answer = visit.answer(visit.host().introduction());
                            Handshake asked = Handshakes.message(visit.initiation());
                            visit.ignores(
                                    answer.datagram(message -> message.setToken(asked.getToken())), answer.session());
                        }));
    }

    private static ByteString changed(byte[] octets) {
        return Tokens.bytes(Octets.withBitFlipped(octets, 7, 3));
    }

    private static Check<Visit> wrong(int number, String title, Rule rule, UnaryOperator<Handshake.Builder> change) {
        return Check.refusalOfAnOpener(number, title, WHY, List.of(rule), visit -> {
            visit.caller().at(title);
            Answer answer = visit.answer(visit.host().introduction());
            visit.ignores(answer.datagram(change), answer.session());
        });
    }

    private static Check<Visit> elsewhere() {
        return Check.refusalOfAnOpener(
                1406,
                "a right answer from a port that was not asked",
                "the first path of a session is one that was asked",
                List.of(ANSWER_COMES_FROM_THE_ASKED_ADDRESS),
                visit -> {
                    Caller elsewhere = visit.elsewhere();
                    visit.caller().at("an answer from another port");
                    Answer answer = visit.answer(visit.host().introduction());
                    visit.ignores(elsewhere, answer.datagram(), answer.session());
                    elsewhere.at("the other port");
                    elsewhere.hearsNothing();
                });
    }

    private static Check<Visit> otherNode() {
        return Check.refusalOfAnOpener(
                1408,
                "another node answers in the place of the one that was named",
                "who was asked for is who answers",
                List.of(FINGERPRINT_IS_EXPECTED),
                visit -> {
                    visit.caller().at("a right answer of another node; the target was told whom to expect");
                    Answer answer = visit.answer(visit.stranger().introduction());
                    visit.ignores(answer.datagram(), answer.session());
                });
    }
}
