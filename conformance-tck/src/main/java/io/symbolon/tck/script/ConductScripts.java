package io.symbolon.tck.script;

import static io.symbolon.spec.ConventionRule.RANDOMNESS_HAS_A_PURPOSE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.VERIFIED_BEFORE_ANSWER;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.leave;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a node behaves in all that it does. */
final class ConductScripts {
    private static final int RESTARTS = 100;

    private ConductScripts() {}

    static List<Case> cases() {
        return List.of(
                everythingSent(),
                forgedInTheNameOfAPeer(),
                recordedLeave(),
                othersNoticeNothing(),
                nothingComesTwice());
    }

    private static Case everythingSent() {
        return ScriptCase.of(
                        "SES-L1-0090",
                        "initiation, answer, cookie, challenge, response and leave of a node pass what a receiver checks")
                .shows(WHAT_IS_SENT_IS_CANONICAL)
                .because("a node that sends what it would refuse works with itself only")
                .once()
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(ELSEWHERE).initiation(ELSEWHERE);
                    Introduction asks = peer.introduction();
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    for (byte[] handshake : List.of(initiation, answer)) {
                        byte[] signed = Handshakes.message(handshake).getToken().toByteArray();
                        byte[] signedMessage = Tokens.signedMessage(Tokens.octets(signed));
                        boolean verifies =
                                Signatures.verifies(Cast.SUBJECT.publicKey(), signedMessage, Tokens.signature(signed));
                        Calls.require(
                                verifies, "the signature of a token that the subject sends is not strict and right");
                    }
                    PeerSession session = subject.isConfirmedBy(peer, asks.session(answer));
                    Introduction more = peer.introduction();
                    subject.receives(peer, more.initiation())
                            .cookie(more.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    subject.leaves(peer).gives(leave(session), ended(session, LEAVE_ENDS_THE_SESSION));
                });
    }

    private static Case forgedInTheNameOfAPeer() {
        return ScriptCase.of(
                        "HSK-L1-0032",
                        "forged initiations in the name of a peer come first, from its address: the peer itself is a stranger")
                .shows(VERIFIED_BEFORE_ANSWER, SIGNATURE_VERIFIES)
                .because(
                        "what is remembered unverified makes the peer a known one, who then needs a cookie or is kept out")
                .plays((subject, peer) -> {
                    for (int i = 0; i < 2; i++) { // five of an address block in a second would make a load
                        Introduction forged = peer.introductionSigned(token -> Tokens.signed(
                                token, Octets.withBitFlipped(peer.key().sign(Tokens.signedMessage(token)), 63, 0)));
                        subject.receives(peer, forged.initiation()).isDroppedBy(SIGNATURE_VERIFIES);
                        subject.receives(peer, forged.initiation()).isDroppedBy(SIGNATURE_VERIFIES);
                    }
                    subject.hasAnswered(peer);
                });
    }

    private static Case recordedLeave() {
        return ScriptCase.of("SES-L1-0070", "the leave of an earlier session is replayed while the peer has a new one")
                .shows(SESSION_IS_KNOWN, LEAVE_ENDS_THE_SESSION)
                .because("who has recorded one goodbye could end every session of the peer with it")
                .flag("Replay")
                .plays((subject, peer) -> {
                    PeerSession first = subject.hasAnswered(peer);
                    byte[] recorded = first.leave();
                    subject.receives(peer, recorded).gives(ended(first, LEAVE_ENDS_THE_SESSION));
                    PeerSession second = subject.hasAnswered(peer);
                    subject.receives(peer, recorded).isDroppedBy(SESSION_IS_KNOWN);
                    subject.stillAnswersIn(second);
                });
    }

    private static Case othersNoticeNothing() {
        return ScriptCase.of(
                        "SES-L1-0071",
                        "one peer leaves, and the application leaves another: a third one notices nothing")
                .shows(LEAVE_ENDS_THE_SESSION)
                .because("a goodbye is about the peer that sealed it and nobody else")
                .plays((subject, peer) -> {
                    Peer second = subject.peer("another node", "198.51.100.7:4000");
                    Peer third = subject.peer("a third node", "198.51.100.8:4000");
                    PeerSession session = subject.hasAnswered(peer);
                    PeerSession seconds = subject.hasAnswered(second);
                    PeerSession thirds = subject.hasAnswered(third);
                    subject.receives(peer, session.leave()).gives(ended(session, LEAVE_ENDS_THE_SESSION));
                    subject.leaves(second).gives(leave(seconds), ended(seconds, LEAVE_ENDS_THE_SESSION));
                    subject.receives(third, thirds.challenge()).gives(response(thirds));
                });
    }

    private static Case nothingComesTwice() {
        return Case.script(
                "CNV-L1-0002",
                "in a hundred restarts no session key and no nonce comes twice",
                List.of(RANDOMNESS_HAS_A_PURPOSE, FRESH_FOR_EACH),
                Set.of(),
                List.of("note    whoever knows what a restarted node draws reads what it seals"),
                driver -> {
                    Set<String> drawn = new HashSet<>();
                    for (int i = 0; i < RESTARTS; i++) {
                        Calls.result(driver, "reset", Json.object());
                        Handshake initiation = initiationOfANewNode(driver);
                        byte[] token = initiation.getToken().toByteArray();
                        byte[] key = Tokens.extension(Tokens.decode(token), "session_key")
                                .orElse(Octets.zeros(0));
                        for (byte[] one : List.of(key, initiation.getNonce().toByteArray())) {
                            Calls.require(
                                    drawn.add(Octets.hex(one)),
                                    "restart " + (i + 1) + " draws again what was drawn before: " + Octets.hex(one));
                        }
                    }
                    return Verdict.pass();
                });
    }

    private static Handshake initiationOfANewNode(Driver driver) {
        ObjectNode node = Json.object()
                .put("node", "n")
                .put("seed", Octets.hex(Cast.SUBJECT.seed()))
                .put("uuid", Octets.hex(Cast.SUBJECT_UUID));
        Calls.result(driver, "node.create", node);
        ObjectNode open = Json.object().put("node", "n").put("to", ELSEWHERE);
        ObjectNode outcome = Calls.result(driver, "node.open", open);
        return Handshakes.message(Octets.ofHex(outcome.at("/events/0/datagram").asText()));
    }
}
