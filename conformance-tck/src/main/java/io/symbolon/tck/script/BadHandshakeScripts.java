package io.symbolon.tck.script;

import static io.symbolon.spec.ConventionRule.REFUSAL_IS_SILENT;
import static io.symbolon.spec.HandshakeRule.VERIFIED_BEFORE_ANSWER;
import static io.symbolon.tck.script.Expected.challenge;

import io.symbolon.spec.Rule;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.List;

/**
 * Handshakes with one fault. Whatever is wrong, the subject is silent, and remembers nothing: the honest handshake right
 * after it succeeds without a cookie.
 */
final class BadHandshakeScripts {
    private static final String WHY =
            "a forged handshake costs a check and nothing more; one that is answered tells its"
                    + " sender what he may forge";

    private BadHandshakeScripts() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<BadTokens.Fault> tokens = BadTokens.all();
        for (int i = 0; i < tokens.size(); i++) {
            cases.add(withToken(number(tokens.get(i).rule(), 200 + i), tokens.get(i)));
        }
        List<BadDatagrams.Fault> datagrams = BadDatagrams.all();
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

    private static Case withDatagram(String id, BadDatagrams.Fault fault) {
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
}
