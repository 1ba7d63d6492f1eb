package io.symbolon.tck.script;

import static io.symbolon.spec.ConventionRule.TWO_CLOCKS;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.A_FAILED_OPEN_CHANGES_NOTHING;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.THE_PATH_FOLLOWS_A_PROOF;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** From the acceptance of a session to the response that establishes it. */
final class ConfirmationScripts {
    private static final long HOUR_MS = 3_600_000;

    private ConfirmationScripts() {}

    static List<Case> cases() {
        return List.of(
                repeated(),
                ended12SecondsLater(),
                confirmedLate(),
                onlyTheResponseConfirms(),
                corruptedDoNotConfirm(),
                wallJumps(),
                needsACookie(),
                anyFrameAccepts(),
                wrongFrameDoesNotAccept(),
                firstFrameFromElsewhere());
    }

    private static Case repeated() {
        return ScriptCase.of(
                        "SES-L1-0001",
                        "no response comes: the challenge is sent ten times within 9 s, with the same data")
                .shows(CONFIRMED_IN_TIME)
                .because("if one datagram is lost the answerer would forget the session, and the opener believe in it")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    Expected again = challengeAgain(session);
                    subject.at(499).givesNothing();
                    subject.at(1_999).gives(again.at(500), again.at(1_000));
                    subject.at(6_999)
                            .gives(again.at(2_000), again.at(3_000), again.at(4_000), again.at(5_000), again.at(6_000));
                    subject.at(11_999).gives(again.at(7_000), again.at(9_000));
                });
    }

    private static Case ended12SecondsLater() {
        return ScriptCase.of(
                        "SES-L1-0002",
                        "no response has opened 12 s after acceptance: the session ends, its frames are strange")
                .shows(CONFIRMED_IN_TIME, SESSION_IS_KNOWN)
                .because("a session that stands on one side only swallows what is sent in it")
                .twin("SES-L1-0003")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.at(11_999);
                    subject.at(12_000).gives(ended(session, CONFIRMED_IN_TIME).at(12_000));
                    subject.receives(peer, session.response()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.hasAnswered(peer);
                });
    }

    private static Case confirmedLate() {
        return ScriptCase.of(
                        "SES-L1-0003",
                        "the response comes after 11 999 ms: the session is established, nothing is repeated")
                .shows(CONFIRMED_IN_TIME)
                .because("a slow path is no reason to fail a handshake")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.at(11_999);
                    subject.receives(peer, session.response()).gives(established(session));
                    subject.at(60_000).givesNothing();
                    subject.stillAnswersIn(session);
                });
    }

    private static Case onlyTheResponseConfirms() {
        return ScriptCase.of(
                        "SES-L1-0004", "a challenge of the peer is answered and confirms nothing; its response does")
                .shows(CONFIRMED_IN_TIME, CHALLENGES_ARE_ANSWERED)
                .because("a frame can be held back on its way; only a response cannot come before its challenge")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.at(400);
                    byte[] right = session.response();
                    subject.stillAnswersIn(session);
                    subject.at(500).gives(challengeAgain(session).at(500));
                    subject.receives(peer, right).gives(established(session));
                    subject.at(60_000).givesNothing();
                });
    }

    private static Case corruptedDoNotConfirm() {
        return ScriptCase.of(
                        "SES-L1-0005",
                        "a corrupted response neither confirms nor stops the repetition; the right one does")
                .shows(A_FAILED_OPEN_CHANGES_NOTHING, FRAME_OPENS, CONFIRMED_IN_TIME)
                .because("else one forged datagram makes a node believe in a session that the peer has not")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    byte[] right = session.response();
                    subject.at(200);
                    subject.receives(peer, Octets.withBitFlipped(right, 40, 3)).isDroppedBy(FRAME_OPENS);
                    subject.at(500).gives(challengeAgain(session).at(500));
                    subject.receives(peer, right).gives(established(session));
                });
    }

    private static Case wallJumps() {
        return ScriptCase.of(
                        "SES-L1-0006",
                        "the wall clock jumps an hour back and two ahead: the repetition keeps its times")
                .shows(CONFIRMED_IN_TIME, TWO_CLOCKS)
                .because("intervals by wall time end everything, or never, when the clock is set")
                .once()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.wallJumps(-HOUR_MS).givesNothing();
                    subject.at(499).givesNothing();
                    subject.at(500).gives(challengeAgain(session).at(500));
                    subject.wallJumps(2 * HOUR_MS).givesNothing();
                    subject.at(999).givesNothing();
                    subject.at(1_000).gives(challengeAgain(session).at(1_000));
                    subject.receives(peer, session.response()).gives(established(session));
                });
    }

    private static Case needsACookie() {
        return ScriptCase.of(
                        "HSK-L1-0069",
                        "the peer opens while the subject still waits for its response: it needs a cookie")
                .shows(COOKIE_FOR_A_KNOWN_PEER)
                .because("an accepted session counts as known, whether or not its response has come")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    Introduction asks = peer.introduction();
                    subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    subject.receives(peer, session.response()).gives(established(session));
                });
    }

    private static Case anyFrameAccepts() {
        return ScriptCase.of(
                        "SES-L1-0007",
                        "the first frame of a candidate is a response to nothing: it accepts, and is dropped as such")
                .shows(ACCEPTED_BY_THE_FIRST_FRAME, RESPONSE_MATCHES_A_CHALLENGE)
                .because("what accepts is that a frame opens, not what it says")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    subject.receives(peer, session.response())
                            .gives(challenge(session), dropped(RESPONSE_MATCHES_A_CHALLENGE));
                    subject.isEstablished(session);
                });
    }

    private static Case wrongFrameDoesNotAccept() {
        return ScriptCase.of(
                        "SES-L1-0008", "a frame for a candidate that does not open accepts nothing; the next one does")
                .shows(FRAME_OPENS, ACCEPTED_BY_THE_FIRST_FRAME, A_FAILED_OPEN_CHANGES_NOTHING)
                .because("a replayed initiation makes a candidate; only who holds the keys may make a session of it")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    byte[] right = session.challenge();
                    subject.receives(peer, Octets.withBitFlipped(right, 97, 0)).isDroppedBy(FRAME_OPENS);
                    subject.receives(peer, right).gives(challenge(session), response(session));
                    subject.isEstablished(session);
                });
    }

    private static Case firstFrameFromElsewhere() {
        return ScriptCase.of(
                        "SES-L1-0009",
                        "the first frame comes from another source than the initiation: the path is the initiation's")
                .shows(ACCEPTED_BY_THE_FIRST_FRAME, FRAMES_GO_TO_THE_PATH, THE_PATH_FOLLOWS_A_PROOF)
                .because("one frame from elsewhere is no proof that its sender can receive there")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    subject.receives(ELSEWHERE, session.challenge())
                            .gives(
                                    challenge(session, peer.address()),
                                    challenge(session, ELSEWHERE),
                                    response(session, peer.address()));
                });
    }
}
