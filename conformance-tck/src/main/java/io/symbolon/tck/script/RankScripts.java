package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.SESSION_ID_IS_FREE;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.AN_OLDER_SESSION_IS_QUESTIONED;
import static io.symbolon.spec.SessionRule.AT_MOST_3_SESSIONS_A_PEER;
import static io.symbolon.spec.SessionRule.CONFIRMED_WITHIN_10_S;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;
import static io.symbolon.spec.SessionRule.THE_HIGHEST_RANK_SENDS;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.spec.HandshakeRule;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import java.util.List;

/** Several sessions of one peer: which sends, which has to show that it lives, and which ends. */
final class RankScripts {
    private RankScripts() {}

    static List<Case> cases() {
        return List.of(
                fourthSession(),
                fourthSessionOfLowestRank(),
                heldBackFrames(),
                heldBackAnswer(),
                questionedSessionAnswers(),
                leaveUnderASupersededSession(),
                leaveUnderTheSendingSession(),
                leaveUnderAConfirmingSession(),
                leaveUnderACandidate(),
                subjectLeaves(),
                attemptEndsAtAcceptance(),
                attemptEndsAtEstablishment(),
                sameKeysFromElsewhere());
    }

    private static Case fourthSession() {
        return ScriptCase.of(
                        "SES-L1-0060",
                        "a fourth session of a peer is accepted: the oldest superseded one ends, the others go on")
                .shows(AT_MOST_3_SESSIONS_A_PEER, SESSION_IS_KNOWN)
                .because("bounded memory, whatever the peer does; and what sends is never what ends")
                .plays((subject, peer) -> {
                    List<PeerSession> three = threeSessions(subject, peer);
                    subject.waits(1_000).givesNothing();
                    PeerSession fourth = subject.hasFurtherCandidate(peer, peer.introduction());
                    acceptedInsteadOf(subject, fourth, three.get(0));
                    subject.receives(peer, three.get(0).challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.stillAnswersIn(three.get(1));
                    subject.stillAnswersIn(three.get(2));
                    subject.isEstablished(fourth);
                });
    }

    private static Case fourthSessionOfLowestRank() {
        return ScriptCase.of(
                        "SES-L1-0061",
                        "the fourth session has the lowest rank of all: one that was there ends, not the newcomer")
                .shows(AT_MOST_3_SESSIONS_A_PEER, AN_OLDER_SESSION_IS_QUESTIONED)
                .because("a peer that has restarted with its clock set right must get in")
                .plays((subject, peer) -> {
                    List<PeerSession> three = threeSessions(subject, peer.withClockAhead(50_000));
                    subject.waits(1_000).givesNothing();
                    PeerSession fourth = subject.hasFurtherCandidate(peer, peer.introduction());
                    acceptedInsteadOf(subject, fourth, three.get(0));
                    subject.isEstablished(fourth, challenge(three.get(2)));
                });
    }

    /** Three sessions, one after the other: two superseded, and the one that sends. */
    private static List<PeerSession> threeSessions(SubjectNode subject, Peer peer) {
        PeerSession first = subject.hasAnswered(peer);
        subject.waits(1_000).givesNothing();
        PeerSession second = hasReopened(subject, peer);
        subject.waits(1_000).givesNothing();
        return List.of(first, second, hasReopened(subject, peer));
    }

    private static void acceptedInsteadOf(SubjectNode subject, PeerSession session, PeerSession displaced) {
        subject.receives(session.peer(), session.challenge())
                .gives(challenge(session), response(session), ended(displaced, AT_MOST_3_SESSIONS_A_PEER));
    }

    private static Case heldBackFrames() {
        return ScriptCase.of(
                        "SES-L1-0062",
                        "frames of a dead session of higher rank were held back: they do not revive it, and it ends")
                .shows(AN_OLDER_SESSION_IS_QUESTIONED, CONFIRMED_WITHIN_10_S, RESPONSE_MATCHES_A_CHALLENGE)
                .because("who delays a frame could bring a session to life that the peer has long forgotten")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession dead = subject.hasAnswered(peer.withClockAhead(50_000));
                    byte[] heldResponse = dead.response();
                    byte[] heldChallenge = dead.challenge();
                    subject.waits(1_000).givesNothing();
                    PeerSession live = hasReopened(subject, peer, challenge(dead));

                    subject.receives(peer, heldChallenge).gives(response(dead));
                    subject.receives(peer, heldResponse).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    subject.at(10_999);
                    subject.at(11_000).gives(ended(dead, CONFIRMED_WITHIN_10_S).at(11_000));
                    subject.stillAnswersIn(live);
                });
    }

    private static Case heldBackAnswer() {
        return ScriptCase.of(
                        "SES-L1-0063",
                        "the response of a confirming session was held back until another was established: it counts no more")
                .shows(THE_HIGHEST_RANK_SENDS, RESPONSE_MATCHES_A_CHALLENGE, CONFIRMED_WITHIN_10_S)
                .because(
                        "a response that is older than the choice of sessions says nothing about what the peer has now")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession first = subject.hasOpenedUnconfirmed(peer);
                    byte[] held = first.response();
                    subject.at(100);
                    Peer moved = peer.at(ELSEWHERE);
                    PeerSession second = subject.hasFurtherCandidate(moved, moved.introduction());
                    subject.isConfirmedBy(moved, second, challenge(first));

                    subject.receives(peer, held).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    Expected again = Expected.challengeAgain(first);
                    subject.at(10_099).gives(again.at(600), again.at(1_600), again.at(3_600), again.at(7_600));
                    // the second has the higher rank, and is questioned in its turn
                    subject.isEstablished(first, challenge(second));
                });
    }

    private static Case questionedSessionAnswers() {
        return ScriptCase.of(
                        "SES-L1-0064",
                        "the older session of higher rank answers its new challenge: it sends again, the other ends")
                .shows(AN_OLDER_SESSION_IS_QUESTIONED, THE_HIGHEST_RANK_SENDS, SUPERSEDED_SESSIONS_END)
                .because("both ends choose the same session, also when one of them is late")
                .plays((subject, peer) -> {
                    PeerSession higher = subject.hasAnswered(peer.withClockAhead(50_000));
                    subject.at(1_000).givesNothing();
                    PeerSession lower = hasReopened(subject, peer, challenge(higher));
                    subject.receives(peer, higher.response()).givesNothing();
                    subject.stillAnswersIn(lower);
                    subject.at(60_999).givesNothing();
                    subject.at(61_000)
                            .gives(ended(lower, SUPERSEDED_SESSIONS_END).at(61_000));
                    subject.stillAnswersIn(higher);
                });
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
                    PeerSession sending = hasReopened(subject, peer);
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
                    PeerSession sending = hasReopened(subject, peer);
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
                    PeerSession sending = hasReopened(subject, peer);
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

    private static Case attemptEndsAtAcceptance() {
        return ScriptCase.of(
                        "HSK-L1-0094",
                        "the first frame accepts a session made with our attempt: the attempt is over, before the response")
                .shows(ACCEPTED_BY_THE_FIRST_FRAME, ONLY_THE_OPENER_REPEATS)
                .because("an attempt that outlives its session lets a replay derive the same keys again")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opensExpecting(peer, ELSEWHERE).initiation(ELSEWHERE);
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    subject.isAcceptedBy(peer, session);
                    Peer moved = peer.at(ELSEWHERE);
                    subject.receives(moved.introduction().answer(initiation))
                            .isDroppedBy(HandshakeRule.ECHO_MATCHES_AN_ATTEMPT);
                    Expected again = Expected.challengeAgain(session);
                    subject.at(9_999).gives(again.at(500), again.at(1_500), again.at(3_500), again.at(7_500));
                    subject.isEstablished(session);
                    subject.at(200_000).givesNothing();
                });
    }

    private static Case attemptEndsAtEstablishment() {
        return ScriptCase.of(
                        "HSK-L1-0095",
                        "a session of another handshake is established: the attempt towards that peer ends then, not before")
                .shows(ONLY_THE_OPENER_REPEATS)
                .because("what was asked for is there; and a session that nobody confirms must not stop the asking")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.at(4_000);
                    subject.isAcceptedBy(peer, session);
                    Expected again = Expected.challengeAgain(session);
                    subject.at(5_000)
                            .gives(
                                    again.at(4_500),
                                    Expected.initiationAgain(initiation, peer.address(), new byte[0])
                                            .at(5_000));
                    subject.isEstablished(session);
                    subject.at(200_000).givesNothing();
                });
    }

    private static Case sameKeysFromElsewhere() {
        return ScriptCase.of(
                        "HSK-L1-0096",
                        "an initiation is replayed from elsewhere with a cookie while the attempt makes the same keys of it")
                .shows(SESSION_ID_IS_FREE)
                .because("one key under two states would count its frames from 0 twice")
                .flag("Replay")
                .twin("HSK-L1-0091")
                .plays((subject, peer) -> {
                    subject.opensExpecting(peer, ELSEWHERE).initiation(ELSEWHERE);
                    Introduction asks = peer.introduction();
                    PeerSession candidate = subject.hasCandidate(peer, asks);
                    String from = "198.51.100.7:4000";
                    byte[] cookie = subject.receives(from, asks.initiation())
                            .cookie(asks.nonce(), from, HandshakeRule.COOKIE_FOR_A_KNOWN_PEER);
                    subject.receives(from, asks.initiationWith(cookie)).gives(dropped(SESSION_ID_IS_FREE));
                    subject.receives(peer, candidate.challenge()).gives(challenge(candidate), response(candidate));
                    subject.receives(peer, candidate.response()).gives(established(candidate));
                });
    }

    /** The known peer has opened once more, and the session is established. */
    private static PeerSession hasReopened(SubjectNode subject, Peer peer, Expected... others) {
        return subject.isConfirmedBy(peer, subject.hasFurtherCandidate(peer, peer.introduction()), others);
    }
}
