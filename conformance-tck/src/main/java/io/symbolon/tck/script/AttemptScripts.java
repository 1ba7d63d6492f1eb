package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.SESSION_ID_IS_FREE;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.AN_OLDER_SESSION_IS_QUESTIONED;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.dropped;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.initiationAgain;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** When an attempt is over, and what may not be made of it then. */
final class AttemptScripts {
    private AttemptScripts() {}

    static List<Case> cases() {
        return List.of(
                attemptEndsAtAcceptance(),
                attemptEndsAtEstablishment(),
                attemptOutlivesAProof(),
                sameKeysFromElsewhere());
    }

    private static Case attemptEndsAtAcceptance() {
        return ScriptCase.of(
                        "HSK-L1-0094",
                        "the first frame accepts a session made with our attempt: the attempt is over, before the response")
                .shows(ONLY_THE_OPENER_REPEATS, ACCEPTED_BY_THE_FIRST_FRAME)
                .because("an attempt that outlives its session lets a replay derive the same keys again")
                .plays((subject, peer) -> {
                    byte[] initiation =
                            subject.opensExpecting(peer, peer.address()).initiation(peer.address());
                    PeerSession session = subject.hasCandidate(peer, peer.introduction());
                    subject.isAcceptedBy(peer, session);
                    subject.receives(peer.introduction().answer(initiation)).isDroppedBy(ECHO_MATCHES_AN_ATTEMPT);
                    Expected again = challengeAgain(session);
                    subject.at(2_999).gives(again.at(500), again.at(1_000), again.at(2_000));
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
                    subject.at(3_900);
                    subject.isAcceptedBy(peer, session);
                    Expected again = challengeAgain(session);
                    subject.at(5_000)
                            .gives(
                                    again.at(4_400),
                                    again.at(4_900),
                                    initiationAgain(initiation, peer.address(), Octets.zeros(0))
                                            .at(5_000));
                    subject.isEstablished(session);
                    subject.at(200_000).givesNothing();
                });
    }

    private static Case attemptOutlivesAProof() {
        return ScriptCase.of(
                        "HSK-L1-0097",
                        "a questioned session is established again while an attempt is outstanding: the attempt goes on")
                .shows(ONLY_THE_OPENER_REPEATS, AN_OLDER_SESSION_IS_QUESTIONED)
                .because("only what is new answers a request for something new")
                .plays((subject, peer) -> {
                    PeerSession higher = subject.hasAnswered(peer.withClockAhead(50_000));
                    subject.at(1_000);
                    subject.hasReopened(peer, challenge(higher));
                    byte[] initiation = subject.opensExpecting(peer, ELSEWHERE).initiation(ELSEWHERE);
                    subject.receives(peer, higher.response()).givesNothing();
                    subject.at(6_000)
                            .gives(initiationAgain(initiation, ELSEWHERE, Octets.zeros(0))
                                    .at(6_000));
                });
    }

    private static Case sameKeysFromElsewhere() {
        return ScriptCase.of(
                        "HSK-L1-0096",
                        "an initiation is replayed from elsewhere with a cookie, and randomness that repeats itself makes the same keys of it")
                .shows(SESSION_ID_IS_FREE)
                .because("one key under two states would count its frames from 0 twice")
                .flag("Replay")
                .subject(args -> {
                    ObjectNode entropy = args.putObject("entropy");
                    for (int times = 0; times < 2; times++) {
                        entropy.withArray("session_secret").add(Octets.hex(Octets.repeated(0x28, 32)));
                        entropy.withArray("nonce").add(Octets.hex(Octets.repeated(0x29, 16)));
                    }
                })
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession candidate = subject.hasCandidate(peer, asks);
                    String from = "198.51.100.7:4000";
                    byte[] cookie = subject.receives(from, asks.initiation())
                            .cookie(asks.nonce(), from, COOKIE_FOR_A_KNOWN_PEER);
                    subject.receives(from, asks.initiationWith(cookie)).gives(dropped(SESSION_ID_IS_FREE));
                    subject.receives(peer, candidate.challenge()).gives(challenge(candidate), response(candidate));
                    subject.receives(peer, candidate.response()).gives(established(candidate));
                });
    }
}
