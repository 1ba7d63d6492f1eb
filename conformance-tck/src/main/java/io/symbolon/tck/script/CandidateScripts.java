package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.CANDIDATES_EXPIRE;
import static io.symbolon.spec.HandshakeRule.CANDIDATES_OF_ONE_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.tck.script.Expected.answer;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import java.util.ArrayList;
import java.util.List;

/** Half-open sessions: how long they last, and which gives way to which. */
final class CandidateScripts {
    private CandidateScripts() {}

    static List<Case> cases() {
        return List.of(
                acceptedInTime(),
                expired(),
                notProlonged(),
                fromElsewhereWithoutCookie(),
                fromElsewhereWithCookie(),
                replacedFromItsSource(),
                fifthReplacesTheOldest(),
                neverMoreThanFour());
    }

    private static Case acceptedInTime() {
        return ScriptCase.of("HSK-L1-0040", "the first frame comes 11 999 ms after the initiation")
                .shows(CANDIDATES_EXPIRE)
                .because("a slow path is no reason to fail a handshake")
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, peer.introduction());
                    subject.at(11_999).givesNothing();
                    subject.isConfirmedBy(peer, candidate);
                });
    }

    private static Case expired() {
        return ScriptCase.of(
                        "HSK-L1-0041",
                        "the first frame comes 12 000 ms after the initiation: there is nothing any more")
                .shows(CANDIDATES_EXPIRE, SESSION_IS_KNOWN)
                .because("half-open sessions that stay pile up, and their keys with them")
                .twin("HSK-L1-0040")
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, peer.introduction());
                    subject.at(12_000).givesNothing();
                    subject.receives(peer, candidate.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case notProlonged() {
        return ScriptCase.of(
                        "HSK-L1-0042", "an initiation is repeated after 9 s: the candidate lives no longer for that")
                .shows(CANDIDATES_EXPIRE, IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER)
                .because("who replays one datagram a second would hold a place for ever")
                .flag("Replay")
                .twin("HSK-L1-0040")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession candidate = subject.hasCandidate(peer, asks);
                    subject.at(9_000);
                    subject.receives(peer, asks.initiation()).gives(answer(asks.nonce(), peer.address()));
                    subject.at(12_000).givesNothing();
                    subject.receives(peer, candidate.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                });
    }

    private static Case fromElsewhereWithoutCookie() {
        return ScriptCase.of(
                        "HSK-L1-0043", "the initiation of a candidate comes from elsewhere too: a cookie, and no more")
                .shows(COOKIE_FOR_A_KNOWN_PEER)
                .because("who has copied an initiation from the wire does not get an answer of his own")
                .flag("Replay")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession candidate = subject.hasCandidate(peer, asks);
                    subject.receives(ELSEWHERE, asks.initiation())
                            .cookie(asks.nonce(), ELSEWHERE, COOKIE_FOR_A_KNOWN_PEER);
                    subject.isConfirmedBy(peer, candidate);
                });
    }

    private static Case fromElsewhereWithCookie() {
        return ScriptCase.of(
                        "HSK-L1-0044", "with a cookie there is a candidate for each source, and each can be accepted")
                .shows(CANDIDATES_OF_ONE_FINGERPRINT, COOKIE_FOR_A_KNOWN_PEER)
                .because("whoever replays first from elsewhere must not keep the peer itself out")
                .plays((subject, peer) -> {
                    Peer moved = peer.at("198.51.100.7:4000");
                    PeerSession first = subject.hasCandidate(peer, peer.introduction());
                    subject.at(1);
                    PeerSession second = subject.hasFurtherCandidate(moved, moved.introduction());
                    subject.isConfirmedBy(moved, second);
                    // the second has the higher rank, and is questioned
                    subject.isConfirmedBy(peer, first, challenge(second));
                });
    }

    private static Case replacedFromItsSource() {
        return ScriptCase.of(
                        "HSK-L1-0045", "an initiation with a cookie from the source of a candidate takes its place")
                .shows(CANDIDATES_OF_ONE_FINGERPRINT, SESSION_IS_KNOWN)
                .because("a peer that has restarted asks again from the same socket; its first attempt is nobody's")
                .plays((subject, peer) -> {
                    PeerSession first = subject.hasCandidate(peer, peer.introduction());
                    PeerSession second = subject.hasFurtherCandidate(peer, peer.introduction());
                    subject.receives(peer, first.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.isConfirmedBy(peer, second);
                });
    }

    private static Case fifthReplacesTheOldest() {
        return ScriptCase.of(
                        "HSK-L1-0046", "a fifth source with a cookie takes the place of the oldest of four candidates")
                .shows(CANDIDATES_OF_ONE_FINGERPRINT, SESSION_IS_KNOWN)
                .because("four replayed initiations must not hold all places against the peer itself")
                .plays((subject, peer) -> {
                    List<PeerSession> candidates = fiveCandidates(subject, peer);
                    PeerSession oldest = candidates.get(0);
                    PeerSession second = candidates.get(1);
                    PeerSession fifth = candidates.get(4);
                    subject.receives(oldest.peer(), oldest.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.isConfirmedBy(second.peer(), second);
                    subject.isConfirmedBy(fifth.peer(), fifth);
                });
    }

    private static Case neverMoreThanFour() {
        return ScriptCase.of("HSK-L1-0047", "five sources with cookies hold four candidates of one fingerprint")
                .shows(CANDIDATES_OF_ONE_FINGERPRINT)
                .because("a peer with many addresses has no more memory than one with few")
                .inspects()
                .once()
                .plays((subject, peer) -> {
                    fiveCandidates(subject, peer);
                    Calls.requireEqual("candidates after five initiations", 4L, subject.counts("candidates"));
                    subject.waits(12_000).givesNothing();
                    Calls.requireEqual("candidates after 12 s more", 0L, subject.counts("candidates"));
                });
    }

    /** Candidates of the peer from five ports, oldest first; the first needed no cookie. */
    private static List<PeerSession> fiveCandidates(SubjectNode subject, Peer peer) {
        List<PeerSession> candidates = new ArrayList<>();
        candidates.add(subject.hasCandidate(peer, peer.introduction()));
        for (int port = 4001; port <= 4004; port++) {
            Peer moved = peer.at("192.0.2.1:" + port);
            subject.waits(700).givesNothing(); // two openings each: never five of the block in a second
            candidates.add(subject.hasFurtherCandidate(moved, moved.introduction()));
        }
        return candidates;
    }
}
