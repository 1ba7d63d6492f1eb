package io.symbolon.tck.script;

import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.tck.script.Expected.challenge;

import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** The application wants nothing of a peer for a time. */
final class DenyScripts {
    private static final int BOUND = 4_096;

    private DenyScripts() {}

    static List<Case> cases() {
        return List.of(denied(), deniedAnswer(), fullList());
    }

    private static Case denied() {
        return ScriptCase.of(
                        "TOK-L1-0002",
                        "the application denies a peer for 10 s: no answer until then, and one after it; others are answered")
                .shows(NOT_DENIED)
                .because("who was just refused costs nothing more, and is not shut out for ever")
                .plays((subject, peer) -> {
                    subject.denies(peer, 10_000).givesNothing();
                    subject.receives(peer, peer.introduction().initiation()).isDroppedBy(NOT_DENIED);
                    subject.hasAnswered(subject.peer("another node", "198.51.100.7:4000"));
                    subject.at(9_999).givesNothing();
                    subject.receives(peer, peer.introduction().initiation()).isDroppedBy(NOT_DENIED);
                    subject.at(10_000).givesNothing();
                    subject.hasAnswered(peer);
                });
    }

    private static Case deniedAnswer() {
        return ScriptCase.of(
                        "TOK-L1-0003",
                        "the asked peer was denied in the meantime: its answer is dropped, and taken when that is over")
                .shows(NOT_DENIED)
                .because("the list holds for both roles")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Answer answer = peer.introduction().answer(initiation);
                    subject.denies(peer, 4_000).givesNothing();
                    subject.receives(answer).isDroppedBy(NOT_DENIED);
                    subject.at(4_000).givesNothing();
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case fullList() {
        return ScriptCase.of(
                        "TOK-L1-0004",
                        "4096 peers are denied: one more takes the place of the one whose time ends first")
                .shows(NOT_DENIED)
                .because("a list that grows with every refusal is a way to fill a node's memory")
                .once()
                .plays((subject, peer) -> {
                    subject.denies(peer, 1_000).givesNothing();
                    for (int i = 1; i < BOUND; i++) {
                        subject.denies(Blake2b.hash256(Octets.u64(i)), 100_000).givesNothing();
                    }
                    subject.receives(peer, peer.introduction().initiation()).isDroppedBy(NOT_DENIED);
                    subject.denies(Blake2b.hash256(Octets.u64(0)), 100_000).givesNothing();
                    subject.hasAnswered(peer);
                });
    }
}
