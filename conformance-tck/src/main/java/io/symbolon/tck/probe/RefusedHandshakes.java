package io.symbolon.tck.probe;

import static io.symbolon.spec.ConventionRule.REFUSAL_IS_SILENT;
import static io.symbolon.spec.HandshakeRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.VERIFIED_BEFORE_ANSWER;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.SmallOrder;
import io.symbolon.tck.script.BadDatagrams;
import io.symbolon.tck.script.BadTokens;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Handshakes with one fault, and frames of nobody: whatever is wrong, the target is silent. */
final class RefusedHandshakes {
    private static final long DAY_MS = 86_400_000;
    private static final String WHY =
            "a forged handshake costs a check and nothing more; one that is answered tells its sender what he may forge";

    /** Rules about now: their last bad millisecond has passed before a datagram arrives. */
    private static final Set<Rule> OF_THIS_MOMENT =
            Set.of(NOT_BEFORE_REACHED, EXPIRES_AT_IN_FUTURE, ISSUED_AT_NOT_IN_FUTURE);

    private RefusedHandshakes() {}

    static List<Check<Stage>> all() {
        List<Check<Stage>> checks = new ArrayList<>();
        List<BadTokens.Fault> tokens = BadTokens.all();
        for (int i = 0; i < tokens.size(); i++) {
            checks.add(token(200 + i, steady(tokens.get(i))));
        }
        List<BadDatagrams.Fault> datagrams = BadDatagrams.all();
        for (int i = 0; i < datagrams.size(); i++) {
            checks.add(datagram(300 + i, datagrams.get(i)));
        }
        checks.add(smallOrder());
        checks.add(ownToken());
        checks.add(answerToNothing());
        checks.add(frameOfNobody());
        return checks;
    }

    /** The fault, and if it depends on now one that is wrong by a minute more than needed. */
    static BadTokens.Fault steady(BadTokens.Fault fault) {
        if (!OF_THIS_MOMENT.contains(fault.rule())) {
            return fault;
        }
        if (fault.rule() == NOT_BEFORE_REACHED) {
            return times("begins in two minutes", fault.rule(), 0, 120_000, DAY_MS / 2);
        }
        return fault.rule() == EXPIRES_AT_IN_FUTURE
                ? times("ended two minutes ago", fault.rule(), -DAY_MS / 2, -DAY_MS / 2, -120_000)
                : times("was issued two minutes from now", fault.rule(), 120_000, 0, DAY_MS / 2);
    }

    private static BadTokens.Fault times(String words, Rule rule, long issued, long notBefore, long expires) {
        UnaryOperator<Token> change = token -> {
            long now = token.getIssuedAt();
            return token.toBuilder()
                    .setIssuedAt(now + issued)
                    .setNotBefore(now + notBefore)
                    .setExpiresAt(now + expires)
                    .build();
        };
        return new BadTokens.Fault(words, rule, peer -> peer.introduction(change));
    }

    private static Check<Stage> token(int number, BadTokens.Fault fault) {
        return Check.refusal(
                number,
                "the token of an initiation " + fault.words(),
                WHY,
                List.of(fault.rule(), VERIFIED_BEFORE_ANSWER, REFUSAL_IS_SILENT),
                stage -> {
                    Caller caller = stage.newcomer();
                    caller.at("an initiation whose token " + fault.words());
                    caller.isNotAnswered(
                            fault.introduction().apply(caller.peer()).initiation());
                });
    }

    private static Check<Stage> datagram(int number, BadDatagrams.Fault fault) {
        return Check.refusal(
                number,
                "the datagram of an initiation " + fault.words() + "; the right one is answered",
                WHY,
                List.of(fault.rule(), REFUSAL_IS_SILENT),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("a datagram that " + fault.words());
                    caller.isIgnored(fault.change().apply(asks.initiation()));
                    stage.candidate(caller, asks);
                });
    }

    private static Check<Stage> smallOrder() {
        return Check.refusal(
                400,
                "the session key of an initiation has small order, in each of eight encodings",
                "such a key makes the agreement zero whatever the other secret is",
                List.of(AGREEMENT_CONTRIBUTES, REFUSAL_IS_SILENT),
                stage -> {
                    for (byte[] key : SmallOrder.SESSION_KEYS) {
                        Caller caller = stage.newcomer();
                        caller.at("the session key " + Octets.hex(key));
                        caller.isNotAnswered(
                                caller.peer().introductionOfSmallOrder(key).initiation());
                    }
                });
    }

    private static Check<Stage> ownToken() {
        return Check.refusal(
                401,
                "the target's own token comes back to it in an initiation",
                "a reflected handshake opens nothing",
                List.of(NOT_OUR_OWN, REFUSAL_IS_SILENT),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("a valid handshake");
                    byte[] token =
                            Handshakes.message(caller.answerTo(asks)).getToken().toByteArray();
                    Caller mirror = stage.newcomer();
                    mirror.at("an initiation with the target's own token");
                    mirror.isNotAnswered(
                            Handshakes.datagram(Handshakes.initiation(token, Octets.repeated(7, 16), Octets.zeros(0))));
                });
    }

    private static Check<Stage> answerToNothing() {
        return Check.refusal(
                402,
                "an answer comes to a node that has asked nobody",
                "an answer belongs to a question; else anybody opens sessions that nobody wanted",
                List.of(ECHO_MATCHES_AN_ATTEMPT, REFUSAL_IS_SILENT),
                stage -> {
                    Caller caller = stage.newcomer();
                    Peer peer = caller.peer();
                    byte[] token = peer.introduction().signedToken();
                    caller.at("an answer to nothing");
                    caller.isIgnored(Handshakes.datagram(Handshakes.answer(
                            token, Octets.repeated(1, 16), Octets.repeated(2, 16), Octets.repeated(3, 16))));
                    caller.at("its own answer, back again");
                    Introduction asks = peer.introduction();
                    byte[] answer = caller.answerTo(asks);
                    caller.isIgnored(answer);
                    caller.at("its own answer under our token");
                    caller.isIgnored(Handshakes.datagram(Handshakes.message(answer).toBuilder()
                            .setToken(Tokens.bytes(token))
                            .build()));
                });
    }

    private static Check<Stage> frameOfNobody() {
        return Check.refusal(
                403,
                "a sealed frame of a session that nobody has",
                "no key, no reading, and no word about it",
                List.of(SESSION_IS_KNOWN, REFUSAL_IS_SILENT),
                stage -> {
                    Caller caller = stage.newcomer();
                    caller.at("a sealed frame of an unknown session");
                    byte[] header = SealedFrames.header(Octets.repeated(0x99, 8), 0);
                    caller.isIgnored(Octets.concat(header, Octets.repeated(0x77, 80)));
                });
    }
}
