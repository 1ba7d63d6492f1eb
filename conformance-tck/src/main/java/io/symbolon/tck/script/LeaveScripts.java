package io.symbolon.tck.script;

import static io.symbolon.spec.SessionRule.CLOSING_ENDS_EVERYTHING;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import java.util.List;

/** Goodbyes: what a leave ends, and what it does not. */
final class LeaveScripts {
    private LeaveScripts() {}

    static List<Case> cases() {
        return List.of(
                leaveUnderASupersededSession(),
                leaveUnderTheSendingSession(),
                leaveUnderAConfirmingSession(),
                leaveUnderACandidate(),
                subjectLeaves(),
                subjectIsClosed());
    }

    private static Case leaveUnderASupersededSession() {
        return ScriptCase.of(
                        "SES-L1-0065", "a leave in a superseded session ends that one; the session that sends goes on")
                .shows(LEAVE_ENDS_THE_SESSION)
                .because("a goodbye that was held back must not end what is newer than it")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    byte[] held = old.leave();
                    subject.at(1_000);
                    PeerSession sending = subject.hasReopened(peer);
                    subject.receives(peer, held).gives(ended(old, LEAVE_ENDS_THE_SESSION));
                    subject.stillAnswersIn(sending);
                });
    }

    private static Case leaveUnderTheSendingSession() {
        return ScriptCase.of(
                        "SES-L1-0066",
                        "a leave in the session that sends, from another source: it ends at once, nothing is asked there")
                .shows(LEAVE_ENDS_THE_SESSION, SESSION_IS_KNOWN)
                .because("who has left is not asked where he is; and the superseded session ends in its own time")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(1_000);
                    PeerSession sending = subject.hasReopened(peer);
                    subject.receives(ELSEWHERE, sending.leave()).gives(ended(sending, LEAVE_ENDS_THE_SESSION));
                    subject.receives(peer, sending.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.stillAnswersIn(old);
                });
    }

    private static Case leaveUnderAConfirmingSession() {
        return ScriptCase.of("SES-L1-0067", "a leave in a confirming session ends it; its challenge is not repeated")
                .shows(LEAVE_ENDS_THE_SESSION)
                .because("nobody repeats a question to who has said goodbye")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.receives(peer, session.leave()).gives(ended(session, LEAVE_ENDS_THE_SESSION));
                    subject.at(60_000).givesNothing();
                });
    }

    private static Case leaveUnderACandidate() {
        return ScriptCase.of(
                        "SES-L1-0068",
                        "the first frame of a candidate is a leave: it is forgotten, and the application hears nothing")
                .shows(LEAVE_ENDS_THE_SESSION, SESSION_IS_KNOWN)
                .because("a session that ends with its first frame never was one")
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, peer.introduction());
                    subject.receives(peer, candidate.leave()).givesNothing();
                    subject.receives(peer, candidate.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.hasAnswered(peer);
                });
    }

    private static Case subjectLeaves() {
        return ScriptCase.of(
                        "SES-L1-0069",
                        "the subject leaves: one leave in each session, superseded or not, and no attempt is left")
                .shows(LEAVE_ENDS_THE_SESSION, SESSION_IS_KNOWN)
                .because("a peer that still holds an old session would send into it")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(1_000);
                    PeerSession sending = subject.hasReopened(peer);
                    PeerSession candidate = subject.hasFurtherCandidate(peer, peer.introduction());
                    subject.opensExpecting(peer, ELSEWHERE).gives(initiation(ELSEWHERE));
                    subject.leaves(peer)
                            .gives(
                                    leave(old),
                                    leave(sending),
                                    ended(old, LEAVE_ENDS_THE_SESSION),
                                    ended(sending, LEAVE_ENDS_THE_SESSION));
                    for (PeerSession gone : List.of(old, sending, candidate)) {
                        subject.receives(peer, gone.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    }
                    subject.at(200_000).givesNothing();
                });
    }

    private static Case subjectIsClosed() {
        return ScriptCase.of(
                        "SES-L1-0091",
                        "the subject is closed: one leave in each session, superseded or not, and nothing ever after")
                .shows(CLOSING_ENDS_EVERYTHING)
                .because("a node that could still speak is not to be found out by its silence")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(1_000);
                    PeerSession sending = subject.hasReopened(peer);
                    PeerSession candidate = subject.hasFurtherCandidate(peer, peer.introduction());
                    subject.opensExpecting(peer, ELSEWHERE).gives(initiation(ELSEWHERE));
                    subject.stops()
                            .gives(
                                    leave(old),
                                    leave(sending),
                                    ended(old, CLOSING_ENDS_EVERYTHING),
                                    ended(sending, CLOSING_ENDS_EVERYTHING));
                    for (PeerSession gone : List.of(old, sending, candidate)) {
                        subject.receives(peer, gone.challenge()).givesNothing();
                    }
                    subject.opensExpecting(peer, ELSEWHERE).givesNothing();
                    subject.stops().givesNothing();
                    subject.at(200_000).givesNothing();
                });
    }
}
