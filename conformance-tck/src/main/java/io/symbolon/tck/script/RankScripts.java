package io.symbolon.tck.script;

import static io.symbolon.spec.SessionRule.AN_OLDER_SESSION_IS_QUESTIONED;
import static io.symbolon.spec.SessionRule.AT_MOST_3_SESSIONS_A_PEER;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;
import static io.symbolon.spec.SessionRule.THE_HIGHEST_RANK_SENDS;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

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
                questionedSessionAnswers());
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
        PeerSession second = subject.hasReopened(peer);
        subject.waits(1_000).givesNothing();
        return List.of(first, second, subject.hasReopened(peer));
    }

    private static void acceptedInsteadOf(SubjectNode subject, PeerSession session, PeerSession displaced) {
        subject.receives(session.peer(), session.challenge())
                .gives(challenge(session), response(session), ended(displaced, AT_MOST_3_SESSIONS_A_PEER));
    }

    private static Case heldBackFrames() {
        return ScriptCase.of(
                        "SES-L1-0062",
                        "frames of a dead session of higher rank were held back: they do not revive it, and it ends")
                .shows(AN_OLDER_SESSION_IS_QUESTIONED, CONFIRMED_IN_TIME, RESPONSE_MATCHES_A_CHALLENGE)
                .because("who delays a frame could bring a session to life that the peer has long forgotten")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession dead = subject.hasAnswered(peer.withClockAhead(50_000));
                    byte[] heldResponse = dead.response();
                    byte[] heldChallenge = dead.challenge();
                    subject.waits(1_000).givesNothing();
                    PeerSession live = subject.hasReopened(peer, challenge(dead));

                    subject.receives(peer, heldChallenge).gives(response(dead));
                    subject.receives(peer, heldResponse).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    subject.at(12_999);
                    subject.at(13_000).gives(ended(dead, CONFIRMED_IN_TIME).at(13_000));
                    subject.stillAnswersIn(live);
                });
    }

    private static Case heldBackAnswer() {
        return ScriptCase.of(
                        "SES-L1-0063",
                        "the response of a confirming session was held back until another was established: it counts no more")
                .shows(THE_HIGHEST_RANK_SENDS, RESPONSE_MATCHES_A_CHALLENGE, CONFIRMED_IN_TIME)
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
                    Expected again = challengeAgain(first);
                    subject.at(3_099).gives(again.at(600), again.at(1_100), again.at(2_100));
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
                    PeerSession lower = subject.hasReopened(peer, challenge(higher));
                    subject.receives(peer, higher.response()).givesNothing();
                    subject.stillAnswersIn(lower);
                    subject.at(60_999).givesNothing();
                    subject.at(61_000)
                            .gives(ended(lower, SUPERSEDED_SESSIONS_END).at(61_000));
                    subject.stillAnswersIn(higher);
                });
    }
}
