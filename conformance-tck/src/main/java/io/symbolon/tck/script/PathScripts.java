package io.symbolon.tck.script;

import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.ONE_PATH_CHALLENGE_AT_A_TIME;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSIONS_ARE_REKEYED;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;
import static io.symbolon.spec.SessionRule.THE_PATH_FOLLOWS_A_PROOF;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.Expected.pathChanged;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** Frames of a session come from another source than its path. */
final class PathScripts {
    private static final String THIRD = "203.0.113.10:9000";

    private PathScripts() {}

    static List<Case> cases() {
        return List.of(
                followed(),
                answeredFromElsewhere(),
                olderFrame(),
                oneAtATime(),
                forgotten(),
                answeredAfterSuperseding(),
                capturedFrame(),
                declaredAddress(),
                supersededAsksNobody(),
                renewedOnTheNewPath());
    }

    private static Case followed() {
        return ScriptCase.of(
                        "SES-L1-0050",
                        "the peer's address changes: one challenge to the new one, and the path follows its response")
                .shows(THE_PATH_FOLLOWS_A_PROOF, FRAMES_GO_TO_THE_PATH)
                .because("an address translator forgets a port within minutes, and nobody is to blame")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpened(peer);
                    byte[] proof = asksElsewhere(subject, session);
                    subject.receives(ELSEWHERE, session.responseTo(proof)).gives(pathChanged(session, ELSEWHERE));
                    subject.receives(ELSEWHERE, session.challenge()).gives(response(session, ELSEWHERE));
                });
    }

    private static Case answeredFromElsewhere() {
        return ScriptCase.of(
                        "SES-L1-0051",
                        "the path challenge is answered from the old path and from a third source: neither is a proof")
                .shows(RESPONSE_MATCHES_A_CHALLENGE, THE_PATH_FOLLOWS_A_PROOF)
                .because("who relays frames must not move the path to where the peer does not receive")
                .twin("SES-L1-0050")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] proof = asksElsewhere(subject, session);
                    for (String other : List.of(peer.address(), THIRD)) {
                        subject.receives(other, session.responseTo(proof)).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    }
                    subject.stillAnswersIn(session);
                });
    }

    private static Case olderFrame() {
        return ScriptCase.of(
                        "SES-L1-0052",
                        "a frame with a lower counter, and a leave, come from another source: nobody is asked there")
                .shows(THE_PATH_FOLLOWS_A_PROOF, LEAVE_ENDS_THE_SESSION)
                .because("a frame that was held back and sent on from elsewhere says nothing about where the peer is")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] late = session.challenge();
                    byte[] data = session.asked();
                    subject.receives(peer, session.challengeAgain()).gives(response(session));
                    subject.receives(ELSEWHERE, late).gives(response(session));
                    byte[] next = session.frame(SealedFrames.challenge(data));
                    subject.receives(peer, next).gives(response(session));
                    subject.receives(ELSEWHERE, session.leave()).gives(ended(session, LEAVE_ENDS_THE_SESSION));
                });
    }

    private static Case oneAtATime() {
        return ScriptCase.of(
                        "SES-L1-0053",
                        "frames come from two other sources: only the first is challenged, and its response moves the path")
                .shows(ONE_PATH_CHALLENGE_AT_A_TIME, THE_PATH_FOLLOWS_A_PROOF)
                .because("a relay of frames must not make a node send to many")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] proof = asksElsewhere(subject, session);
                    subject.at(4_999).givesNothing();
                    for (String other : List.of(THIRD, ELSEWHERE)) {
                        subject.receives(other, session.challenge()).gives(response(session));
                    }
                    subject.receives(ELSEWHERE, session.responseTo(proof)).gives(pathChanged(session, ELSEWHERE));
                });
    }

    private static Case forgotten() {
        return ScriptCase.of(
                        "SES-L1-0054",
                        "a path challenge is not answered for 5 s: it is forgotten, and another source is challenged")
                .shows(ONE_PATH_CHALLENGE_AT_A_TIME, RESPONSE_MATCHES_A_CHALLENGE)
                .because("a source that never answers must not keep the peer from being followed")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] proof = asksElsewhere(subject, session);
                    subject.at(5_000).givesNothing();
                    subject.receives(peer, session.responseTo(proof)).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    subject.receives(THIRD, session.challenge()).gives(challenge(session, THIRD), response(session));
                });
    }

    private static Case answeredAfterSuperseding() {
        return ScriptCase.of(
                        "SES-L1-0055",
                        "a session is superseded while its path challenge is outstanding: the response still moves its path")
                .shows(ONE_PATH_CHALLENGE_AT_A_TIME, THE_PATH_FOLLOWS_A_PROOF, SUPERSEDED_SESSIONS_END)
                .because("what was asked before is answered after; and the last word of the session must find the peer")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(1_000);
                    byte[] proof = asksElsewhere(subject, old);
                    PeerSession sending =
                            subject.isConfirmedBy(peer, subject.hasFurtherCandidate(peer, peer.introduction()));
                    subject.receives(ELSEWHERE, old.responseTo(proof)).gives(pathChanged(old, ELSEWHERE));
                    subject.receives(THIRD, old.challenge()).gives(response(old, ELSEWHERE));
                    subject.leaves(peer).includes(leave(sending), ended(old, LEAVE_ENDS_THE_SESSION));
                });
    }

    private static Case capturedFrame() {
        return ScriptCase.of(
                        "SES-L1-0056",
                        "the newest frame is captured and sent again from elsewhere: nothing is sent there")
                .shows(FRAMES_GO_TO_THE_PATH, COUNTER_IS_FRESH)
                .because("else a copy of one frame moves the session")
                .flag("Replay")
                .twin("SES-L1-0050")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] newest = session.challenge();
                    subject.receives(peer, newest).gives(response(session));
                    subject.receives(ELSEWHERE, newest).isDroppedBy(COUNTER_IS_FRESH);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case declaredAddress() {
        return ScriptCase.of(
                        "SES-L1-0057",
                        "the asked node declares another address in its token: the path is the one that was asked")
                .shows(FRAMES_GO_TO_THE_PATH)
                .because("a token's address is a claim; the node could be made to send to anybody")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Answer answer = peer.introduction(token -> Tokens.withExtension(
                                    Tokens.withExtension(token, "hostname", Octets.utf8("203.0.113.9")),
                                    "port",
                                    Octets.u16(9000)))
                            .answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session(), peer.address()));
                    subject.isEstablished(answer.session());
                    subject.stillAnswersIn(answer.session());
                });
    }

    private static Case supersededAsksNobody() {
        return ScriptCase.of(
                        "SES-L1-0058",
                        "a superseded session gets its newest frame from elsewhere: nobody is asked, and it ends after 60 s")
                .shows(SUPERSEDED_SESSIONS_END, FRAMES_GO_TO_THE_PATH, SESSION_IS_KNOWN)
                .because("it only receives and answers; where its peer has gone is no concern of it any more")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(1_000).givesNothing();
                    PeerSession sending = subject.hasReopened(peer);
                    subject.receives(ELSEWHERE, old.challenge()).gives(response(old, peer.address()));
                    subject.at(60_999).givesNothing();
                    subject.stillAnswersIn(old);
                    subject.at(61_000).gives(ended(old, SUPERSEDED_SESSIONS_END).at(61_000));
                    subject.receives(peer, old.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.stillAnswersIn(sending);
                });
    }

    private static Case renewedOnTheNewPath() {
        return ScriptCase.of(
                        "SES-L1-0059",
                        "the peer's address has changed within the hour: new keys are asked for at the new one")
                .shows(SESSIONS_ARE_REKEYED, FRAMES_GO_TO_THE_PATH)
                .because("at the old address nobody is left to answer")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] proof = asksElsewhere(subject, session);
                    subject.receives(ELSEWHERE, session.responseTo(proof)).gives(pathChanged(session, ELSEWHERE));
                    subject.at(LifetimeScripts.renewalMs(peer) - 1).givesNothing();
                    subject.at(LifetimeScripts.renewalMs(peer)).gives(initiation(ELSEWHERE));
                });
    }

    /** A challenge of the peer comes from elsewhere, is answered to the path, and the subject asks back: its data. */
    private static byte[] asksElsewhere(SubjectNode subject, PeerSession session) {
        Peer peer = session.peer();
        subject.receives(ELSEWHERE, session.challenge())
                .gives(challenge(session, ELSEWHERE), response(session, peer.address()));
        return session.toAnswer();
    }
}
