package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.ANSWERS_ARE_NOT_LARGER;
import static io.symbolon.spec.HandshakeRule.ANSWERS_REUSE_THE_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.ROLE_BY_FINGERPRINT;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.THE_HIGHEST_RANK_SENDS;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.HonestPeer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.script.Interleaving.Plan;
import io.symbolon.tck.script.Interleaving.Turn;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** Both nodes open at once. */
final class SimultaneousScripts {
    /** How many datagrams go each way when nothing is lost. */
    private static final int DATAGRAMS_EACH_WAY = 4;

    private SimultaneousScripts() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                answerReusesTheAttempt(),
                expectedFromElsewhere(),
                strangersDoNot(),
                sameSession(),
                inTheNameOfAnother()));
        cases.addAll(interleavings());
        return cases;
    }

    private static Case answerReusesTheAttempt() {
        return ScriptCase.of(
                        "HSK-L1-0090",
                        "the peer's initiation comes while ours is outstanding: our answer has its token and nonce")
                .shows(ANSWERS_REUSE_THE_ATTEMPT)
                .because("only with the same token and nonce do both handshakes give the same session")
                .plays((subject, peer) -> {
                    Handshake attempt = Handshakes.message(subject.opens(peer).initiation(peer.address()));
                    requireReused(subject, peer, attempt);
                });
    }

    private static Case expectedFromElsewhere() {
        return ScriptCase.of(
                        "HSK-L1-0091",
                        "the expected peer opens from another address than the asked one: the answer has its own token and nonce")
                .shows(ANSWERS_REUSE_THE_ATTEMPT)
                .because("a peer behind an address translator is answered; what it was asked elsewhere stays there")
                .plays((subject, peer) -> {
                    Handshake attempt = Handshakes.message(
                            subject.opensExpecting(peer, ELSEWHERE).initiation(ELSEWHERE));
                    Introduction asks = peer.introduction();
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    requireNotReused(Handshakes.message(answer), attempt);
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case inTheNameOfAnother() {
        return ScriptCase.of(
                        "HSK-L1-0098",
                        "the asked peer writes another's address as its source: there is no session to that address")
                .shows(ANSWERS_REUSE_THE_ATTEMPT, ANSWERS_ARE_NOT_LARGER)
                .because(
                        "it knows the attempt; with an answer that reuses it, it would need no answer to take up a session"
                                + " whose challenges then go to somebody who never asked")
                .plays((subject, peer) -> {
                    byte[] initiation =
                            subject.opensExpecting(peer, peer.address()).initiation(peer.address());
                    Introduction asks = peer.introduction();
                    PeerSession guessed = asks.answer(initiation).session();
                    subject.receives(ELSEWHERE, asks.initiation()).answer(asks.nonce(), ELSEWHERE);
                    subject.receives(ELSEWHERE, guessed.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case strangersDoNot() {
        return ScriptCase.of(
                        "HSK-L1-0092",
                        "a node that no attempt is meant for opens: the answer has a token and a nonce of its own")
                .shows(ANSWERS_REUSE_THE_ATTEMPT)
                .because("one session secret between two peers would be shared by both")
                .plays((subject, peer) -> {
                    Peer other = subject.peer("another node", "198.51.100.7:4000");
                    Handshake unpinned =
                            Handshakes.message(subject.opens(ELSEWHERE).initiation(ELSEWHERE));
                    Handshake pinned = Handshakes.message(
                            subject.opensExpecting(other, peer.address()).initiation(peer.address()));
                    Introduction asks = peer.introduction();
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    Handshake message = Handshakes.message(answer);
                    for (Handshake attempt : List.of(unpinned, pinned)) {
                        requireNotReused(message, attempt);
                    }
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case sameSession() {
        return ScriptCase.of(
                        "HSK-L1-0093",
                        "both initiations cross, both are answered: one session, confirmed from both sides")
                .shows(ROLE_BY_FINGERPRINT, ANSWERS_REUSE_THE_ATTEMPT, KEY_SCHEDULE)
                .because("roles by who opened would give two sessions that neither side agrees on")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Introduction asks = peer.introduction();
                    byte[] answered = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    PeerSession session = asks.session(answered);
                    Answer answer = asks.answer(initiation);
                    Calls.requireEqual(
                            "the session of both handshakes",
                            Octets.hex(session.id()),
                            Octets.hex(answer.session().id()));
                    subject.receives(answer).gives(challenge(session));
                    subject.stillAnswersIn(session);
                    subject.receives(peer, session.response()).gives(established(session));
                    subject.stillAnswersIn(session);
                });
    }

    private static void requireNotReused(Handshake answer, Handshake attempt) {
        Calls.require(
                !answer.getToken().equals(attempt.getToken())
                        && !answer.getNonce().equals(attempt.getNonce()),
                "the answer reuses an attempt that is meant for somebody else, or for another address");
    }

    private static void requireReused(SubjectNode subject, Peer peer, Handshake attempt) {
        Introduction asks = peer.introduction();
        byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
        Handshake message = Handshakes.message(answer);
        Calls.requireEqual("the token of the answer", attempt.getToken(), message.getToken());
        Calls.requireEqual("the nonce of the answer", attempt.getNonce(), message.getNonce());
        subject.isConfirmedBy(peer, asks.session(answer));
    }

    /** Every order of turns without loss, then the loss of each datagram, in both orders of turns. */
    private static List<Case> interleavings() {
        List<Case> cases = new ArrayList<>();
        for (Turn turn : Turn.values()) {
            cases.add(interleaving(cases.size(), "nothing is lost", new Plan(turn, 0, 0)));
        }
        for (Turn turn : List.of(Turn.PEER_FIRST, Turn.SUBJECT_FIRST)) {
            for (int lost = 1; lost <= DATAGRAMS_EACH_WAY; lost++) {
                String which = "datagram " + lost;
                cases.add(interleaving(cases.size(), which + " to the peer is lost", new Plan(turn, lost, 0)));
                cases.add(interleaving(cases.size(), which + " to the subject is lost", new Plan(turn, 0, lost)));
            }
        }
        return cases;
    }

    private static Case interleaving(int index, String what, Plan plan) {
        return ScriptCase.of(
                        String.format("HSK-L1-%04d", 100 + index),
                        "both open at once; " + what + "; served: " + plan.turn())
                .shows(ROLE_BY_FINGERPRINT, ANSWERS_REUSE_THE_ATTEMPT, THE_HIGHEST_RANK_SENDS)
                .because("whatever the network does, both sides end with one session, and it is the same one")
                .flag("Interleaving")
                .plays((subject, peer) -> {
                    HonestPeer honest = new HonestPeer(peer);
                    Interleaving network = new Interleaving(subject, honest, plan);
                    network.play();
                    Calls.requireEqual("sessions that were established", 1, network.established());
                    PeerSession session = honest.sending().orElseThrow();
                    subject.stillAnswersIn(session);
                    subject.leaves(peer).includes(leave(session));
                });
    }
}
