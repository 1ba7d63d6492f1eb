package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSIONS_ARE_REKEYED;
import static io.symbolon.spec.SessionRule.SESSIONS_STOP_AFTER_2_H;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.SUPERSEDED_SESSIONS_END;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.openFailed;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Fingerprints;
import java.util.List;

/** How old a session gets, and how new keys are asked for. */
final class LifetimeScripts {
    private static final long HOUR_MS = 3_600_000;
    private static final long MINUTE_MS = 60_000;
    private static final long ATTEMPT_MS = 165_000;

    private LifetimeScripts() {}

    static List<Case> cases() {
        return List.of(
                endsAfter2Hours(),
                endsAfter2HoursWhenBusy(),
                acceptedBeforeItsTokenEnds(),
                candidateEndsWithItsToken(),
                renewed(),
                renewedBeforeTheTokensEnd(),
                renewalExpectsThePeer(),
                unansweredRenewal(),
                unconfirmedRenewal(),
                renewalLeft(),
                noRenewalWhileConfirming());
    }

    private static Case endsAfter2Hours() {
        return ScriptCase.of(
                        "SES-L1-0040",
                        "nobody renews the keys: the session ends 2 h after it was accepted, not after it was confirmed")
                .shows(SESSIONS_STOP_AFTER_2_H, SESSION_IS_KNOWN)
                .because("a bound on what one key protects; a peer that never renews does not move it")
                .twin("SES-L1-0041")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    subject.at(9_000);
                    subject.isEstablished(session);
                    subject.at(2 * HOUR_MS - 1);
                    subject.stillAnswersIn(session);
                    subject.at(2 * HOUR_MS)
                            .includes(ended(session, SESSIONS_STOP_AFTER_2_H).at(2 * HOUR_MS));
                    subject.receives(peer, session.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case endsAfter2HoursWhenBusy() {
        return ScriptCase.of(
                        "SES-L1-0041",
                        "a session that is used every ten minutes ends 2 h after it was accepted all the same")
                .shows(SESSIONS_STOP_AFTER_2_H)
                .because("use must not lengthen the life of a key: a recorded hour would become a recorded day")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    for (long ms = 600_000; ms < 2 * HOUR_MS; ms += 600_000) {
                        subject.at(ms);
                        subject.stillAnswersIn(session);
                    }
                    subject.at(2 * HOUR_MS - 1);
                    subject.stillAnswersIn(session);
                    subject.at(2 * HOUR_MS)
                            .includes(ended(session, SESSIONS_STOP_AFTER_2_H).at(2 * HOUR_MS));
                });
    }

    private static Case acceptedBeforeItsTokenEnds() {
        return ScriptCase.of(
                        "SES-L1-0042",
                        "a candidate is accepted in the last millisecond of its token, and the session ends with it")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS)
                .because("no privilege outlives its token, however young the session is")
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, endingIn8Seconds(peer));
                    subject.at(7_999).givesNothing();
                    subject.isConfirmedBy(peer, candidate);
                    subject.at(8_000)
                            .gives(
                                    initiation(peer.address()).at(7_999), // nothing is left: new keys at once
                                    ended(candidate, A_SESSION_ENDS_WITH_ITS_TOKENS)
                                            .at(8_000));
                });
    }

    private static Case candidateEndsWithItsToken() {
        return ScriptCase.of(
                        "SES-L1-0043",
                        "the token of a candidate ends before the candidate does: there is nothing to accept any more")
                .shows(A_SESSION_ENDS_WITH_ITS_TOKENS, SESSION_IS_KNOWN)
                .because("a session that is over when it begins would be told to the application for nothing")
                .twin("SES-L1-0042")
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, endingIn8Seconds(peer));
                    subject.at(8_000).givesNothing();
                    subject.receives(peer, candidate.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    /** An introduction whose token is over, with the leeway of a minute, 8 s from now. */
    private static Introduction endingIn8Seconds(Peer peer) {
        return peer.introduction(token -> token.toBuilder()
                .setNotBefore(token.getNotBefore() - 100_000)
                .setIssuedAt(token.getIssuedAt() - 100_000)
                .setExpiresAt(token.getIssuedAt() - 52_000)
                .build());
    }

    private static Case renewed() {
        return ScriptCase.of(
                        "SES-L1-0044",
                        "new keys after 60 min, or 62 min on the higher side; the old session ends a minute later")
                .shows(SESSIONS_ARE_REKEYED, SUPERSEDED_SESSIONS_END)
                .because("keys live for about an hour, and the two sides do not ask at the same time")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    PeerSession renewed = isAnswered(subject, peer, renewal(subject, peer));
                    subject.isEstablished(renewed);
                    subject.stillAnswersIn(old);
                    long ms = renewalMs(peer) + 60_000;
                    subject.at(ms).gives(ended(old, SUPERSEDED_SESSIONS_END).at(ms));
                    subject.stillAnswersIn(renewed);
                });
    }

    private static Case renewedBeforeTheTokensEnd() {
        return ScriptCase.of(
                        "SES-L1-0072",
                        "the peer's token leaves 40 min: new keys after 30 min, or 35 min on the higher side")
                .shows(SESSIONS_ARE_REKEYED)
                .because("else every session between nodes with short tokens breaks off, and must be opened anew")
                .plays((subject, peer) -> {
                    PeerSession old = subject.isConfirmedBy(
                            peer,
                            subject.hasCandidate(
                                    peer,
                                    peer.introduction(token -> token.toBuilder()
                                            .setExpiresAt(token.getIssuedAt() + 39 * MINUTE_MS)
                                            .build())));
                    long due = (renewalMs(peer) == HOUR_MS ? 30 : 35) * MINUTE_MS;
                    subject.at(due - 1).givesNothing();
                    byte[] initiation = subject.at(due).initiation(peer.address());
                    subject.isEstablished(isAnswered(subject, peer, initiation));
                    subject.stillAnswersIn(old);
                });
    }

    private static Case renewalExpectsThePeer() {
        return ScriptCase.of(
                        "SES-L1-0045",
                        "another node answers where new keys are asked for: it is not the peer, and is dropped")
                .shows(SESSIONS_ARE_REKEYED, FINGERPRINT_IS_EXPECTED)
                .because("whoever took over the address of the peer must not take over its session")
                .twin("SES-L1-0044")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    byte[] initiation = renewal(subject, peer);
                    Peer other = subject.peer("another node", peer.address());
                    subject.receives(other.introduction().answer(initiation)).isDroppedBy(FINGERPRINT_IS_EXPECTED);
                    subject.stillAnswersIn(old);
                });
    }

    private static Case unansweredRenewal() {
        return ScriptCase.of(
                        "SES-L1-0046",
                        "nobody answers for new keys: when the attempt has failed it is made again at once")
                .shows(SESSIONS_ARE_REKEYED, ONLY_THE_OPENER_REPEATS)
                .because("a peer that is away for three minutes must not lose its session an hour later")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    renewal(subject, peer);
                    long end = renewalMs(peer) + ATTEMPT_MS;
                    subject.at(end - 1);
                    Outcome again = subject.at(end)
                            .gives(
                                    openFailed(peer.address(), ONLY_THE_OPENER_REPEATS)
                                            .at(end),
                                    initiation(peer.address()).at(end));
                    subject.isEstablished(
                            isAnswered(subject, peer, again.datagrams().get(0)));
                    subject.stillAnswersIn(old);
                });
    }

    private static Case unconfirmedRenewal() {
        return ScriptCase.of(
                        "SES-L1-0047",
                        "the session that new keys led to is never confirmed: when it has ended they are asked for again")
                .shows(SESSIONS_ARE_REKEYED, CONFIRMED_IN_TIME)
                .because("a lost minute at the renewal must not cost the session")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    PeerSession renewed = isAnswered(subject, peer, renewal(subject, peer));
                    long end = renewalMs(peer) + 12_000;
                    subject.at(end - 1);
                    subject.at(end)
                            .gives(
                                    ended(renewed, CONFIRMED_IN_TIME).at(end),
                                    initiation(peer.address()).at(end));
                    subject.stillAnswersIn(old);
                });
    }

    private static Case renewalLeft() {
        return ScriptCase.of(
                        "SES-L1-0049",
                        "the peer leaves the session that new keys led to, unconfirmed: they are asked for again")
                .shows(SESSIONS_ARE_REKEYED, LEAVE_ENDS_THE_SESSION)
                .because("a session that ends unconfirmed has renewed nothing, however it ended")
                .plays((subject, peer) -> {
                    subject.hasAnswered(peer);
                    PeerSession renewed = isAnswered(subject, peer, renewal(subject, peer));
                    subject.receives(peer, renewed.leave()).includes(ended(renewed, LEAVE_ENDS_THE_SESSION));
                    subject.waits(ATTEMPT_MS).includes(initiation(peer.address()));
                });
    }

    private static Case noRenewalWhileConfirming() {
        return ScriptCase.of(
                        "SES-L1-0048",
                        "a session of the peer is confirming when new keys are due: none are asked for until it ends")
                .shows(SESSIONS_ARE_REKEYED)
                .because("the peer has just asked itself; two renewals at once are one too many")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    long due = renewalMs(peer);
                    subject.at(due - 5_000).givesNothing();
                    Peer moved = peer.at(ELSEWHERE);
                    PeerSession other =
                            subject.isAcceptedBy(moved, subject.hasFurtherCandidate(moved, moved.introduction()));
                    Expected again = challengeAgain(other);
                    subject.at(due + 6_999)
                            .gives(
                                    again.at(due - 4_500),
                                    again.at(due - 4_000),
                                    again.at(due - 3_000),
                                    again.at(due - 2_000),
                                    again.at(due - 1_000),
                                    again.at(due),
                                    again.at(due + 1_000),
                                    again.at(due + 2_000),
                                    again.at(due + 4_000));
                    subject.at(due + 7_000)
                            .gives(
                                    ended(other, CONFIRMED_IN_TIME).at(due + 7_000),
                                    initiation(peer.address()).at(due + 7_000));
                    subject.stillAnswersIn(old);
                });
    }

    /** The subject asks the peer of its only session for new keys when they are due, and not before: the initiation. */
    private static byte[] renewal(SubjectNode subject, Peer peer) {
        subject.at(renewalMs(peer) - 1).givesNothing();
        return subject.at(renewalMs(peer)).initiation(peer.address());
    }

    /** When the subject asks this peer for new keys, if the session was accepted at 0. */
    static long renewalMs(Peer peer) {
        return Fingerprints.isLow(Cast.SUBJECT_FINGERPRINT, peer.fingerprint()) ? HOUR_MS : HOUR_MS + 120_000;
    }

    /** The peer answers an initiation; the subject's challenge is not answered yet. */
    private static PeerSession isAnswered(SubjectNode subject, Peer peer, byte[] initiation) {
        Answer answer = peer.introduction().answer(initiation);
        subject.receives(answer).gives(challenge(answer.session()));
        return answer.session();
    }
}
