package io.symbolon.tck.script;

import static io.symbolon.spec.DriverRule.RANDOMNESS_IS_SCRIPTED;
import static io.symbolon.spec.HandshakeRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS;
import static io.symbolon.spec.HandshakeRule.ATTEMPTS_WITHIN_LIMIT;
import static io.symbolon.spec.HandshakeRule.ECHO_MATCHES_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE;
import static io.symbolon.spec.HandshakeRule.ONE_ATTEMPT_A_PEER;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.ROLE_BY_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.datagram;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.initiationAgain;
import static io.symbolon.tck.script.Expected.openFailed;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.peer.SmallOrder;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** The subject opens. */
final class OpeningScripts {
    private static final byte[] NO_COOKIE = Octets.zeros(0);

    private OpeningScripts() {}

    static List<Case> cases() {
        return List.of(
                opened(),
                repeated(),
                answeredLate(),
                answeredTooLate(),
                wrongEcho(),
                wrongSource(),
                wrongTag(),
                recordedAnswer(),
                anotherNodeAnswers(),
                secondAttempt(),
                mostAttempts(),
                freshForEach(),
                scripted(),
                smallOrderKeys(),
                reflected());
    }

    private static Case opened() {
        return ScriptCase.of("HSK-L1-0001", "the subject opens, is answered, challenges, and the response establishes")
                .shows(KEY_SCHEDULE, ROLE_BY_FINGERPRINT, NO_PRIVILEGE_BEFORE_ACCEPTANCE, CONFIRMED_IN_TIME)
                .because("the whole way of an opener; both sides derive the same keys, whoever is the lower one")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.receives(peer, answer.session().response()).gives(established(answer.session()));
                    subject.stillAnswersIn(answer.session());
                });
    }

    private static Case repeated() {
        return ScriptCase.of("HSK-L1-0002", "nobody answers: eight initiations, all the same, and the end after 165 s")
                .shows(ONLY_THE_OPENER_REPEATS)
                .because(
                        "an opener that repeats faster or for ever is a weapon; one that changes its nonce is not found by"
                                + " a late answer")
                .once()
                .plays((subject, peer) -> {
                    byte[] first = subject.opens(peer).initiation(peer.address());
                    Expected again = initiationAgain(first, peer.address(), NO_COOKIE);
                    subject.at(4_999).givesNothing();
                    subject.at(20_000).gives(again.at(5_000), again.at(15_000));
                    subject.at(94_999).gives(again.at(35_000), again.at(65_000));
                    subject.at(164_999).gives(again.at(95_000), again.at(125_000), again.at(155_000));
                    subject.at(165_000).gives(openFailed(peer.address(), ONLY_THE_OPENER_REPEATS));
                    subject.at(1_000_000).givesNothing();
                });
    }

    private static Case answeredLate() {
        return ScriptCase.of("HSK-L1-0003", "an answer to the third sending is taken, and nothing is repeated any more")
                .shows(ONLY_THE_OPENER_REPEATS, ECHO_MATCHES_AN_ATTEMPT)
                .because("loss is survived, and a session that stands needs no more initiations")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.at(20_000);
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.receives(peer, answer.session().response()).gives(established(answer.session()));
                    subject.at(200_000).givesNothing();
                });
    }

    private static Case answeredTooLate() {
        return ScriptCase.of("HSK-L1-0004", "an answer after the end of the attempt is dropped")
                .shows(ECHO_MATCHES_AN_ATTEMPT, ONLY_THE_OPENER_REPEATS)
                .because("the session secret of an ended attempt is gone; nothing may stand for it")
                .twin("HSK-L1-0003")
                .once()
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.at(165_000);
                    subject.receives(peer.introduction().answer(initiation)).isDroppedBy(ECHO_MATCHES_AN_ATTEMPT);
                });
    }

    private static Case wrongEcho() {
        return ScriptCase.of(
                        "HSK-L1-0005",
                        "an answer that echoes another nonce is dropped, the right one is taken after it")
                .shows(ECHO_MATCHES_AN_ATTEMPT)
                .because("an answer belongs to a question; whoever has not seen it can not answer")
                .plays((subject, peer) -> {
                    Answer answer =
                            peer.introduction().answer(subject.opens(peer).initiation(peer.address()));
                    byte[] wrong = answer.datagram(message -> message.setEcho(
                            Tokens.bytes(Octets.withBitFlipped(message.getEcho().toByteArray(), 15, 0))));
                    subject.receives(peer, wrong).isDroppedBy(ECHO_MATCHES_AN_ATTEMPT);
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case wrongSource() {
        return ScriptCase.of(
                        "HSK-L1-0006",
                        "an answer from another port or another host is dropped, from the asked address taken")
                .shows(ANSWER_COMES_FROM_THE_ASKED_ADDRESS)
                .because("else the first path of a session is chosen by whoever relays an answer")
                .plays((subject, peer) -> {
                    Answer answer =
                            peer.introduction().answer(subject.opens(peer).initiation(peer.address()));
                    for (String other : List.of("192.0.2.1:4001", "192.0.2.2:4000", "[2001:db8::1]:4000")) {
                        subject.receives(other, answer.datagram()).isDroppedBy(ANSWER_COMES_FROM_THE_ASKED_ADDRESS);
                    }
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case wrongTag() {
        return ScriptCase.of(
                        "HSK-L1-0007",
                        "an answer with a wrong tag is dropped, the attempt stays, the right one is taken")
                .shows(TAG_CONFIRMS_THE_KEY, ROLE_BY_FINGERPRINT)
                .because(
                        "without the tag a replayed token would pass for the peer; and a forged answer must end nothing")
                .plays((subject, peer) -> {
                    Answer answer =
                            peer.introduction().answer(subject.opens(peer).initiation(peer.address()));
                    byte[] tag = answer.message().getTag().toByteArray();
                    List<byte[]> wrongTags = List.of(
                            answer.session().tagOfTheSubject(), Octets.zeros(16), Octets.withBitFlipped(tag, 15, 7));
                    for (byte[] wrong : wrongTags) {
                        subject.receives(peer, answer.datagram(message -> message.setTag(Tokens.bytes(wrong))))
                                .isDroppedBy(TAG_CONFIRMS_THE_KEY);
                    }
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case recordedAnswer() {
        return ScriptCase.of(
                        "HSK-L1-0008", "the answer of an earlier handshake is replayed, with and without the new echo")
                .shows(TAG_CONFIRMS_THE_KEY, ECHO_MATCHES_AN_ATTEMPT)
                .because("the token in it is genuine and valid; only the tag says that its owner is there now")
                .plays((subject, peer) -> {
                    Answer recorded =
                            peer.introduction().answer(subject.opens(peer).initiation(peer.address()));
                    subject.at(165_000);
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    var nonce = Handshakes.message(initiation).getNonce();
                    subject.receives(recorded).isDroppedBy(ECHO_MATCHES_AN_ATTEMPT);
                    subject.receives(peer, recorded.datagram(message -> message.setEcho(nonce)))
                            .isDroppedBy(TAG_CONFIRMS_THE_KEY);
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case anotherNodeAnswers() {
        return ScriptCase.of(
                        "TOK-L1-0001",
                        "another node answers where a fingerprint is expected; then the expected one does")
                .shows(FINGERPRINT_IS_EXPECTED)
                .because("whoever sits on the way has a valid token too, and its own")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opensExpecting(peer).initiation(peer.address());
                    Peer other = subject.peer("another node", peer.address());
                    subject.receives(other.introduction().answer(initiation)).isDroppedBy(FINGERPRINT_IS_EXPECTED);
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.receives(peer, answer.session().response()).gives(established(answer.session()));
                });
    }

    private static Case secondAttempt() {
        return ScriptCase.of("HSK-L1-0009", "a second attempt for the same address or the same fingerprint is refused")
                .shows(ONE_ATTEMPT_A_PEER)
                .because("two session keys for one peer at once are two answers that can cross")
                .once()
                .plays((subject, peer) -> {
                    subject.opensExpecting(peer).initiation(peer.address());
                    Peer other = subject.peer("another node", "198.51.100.7:4000");
                    subject.opens(peer).gives(openFailed(peer.address(), ONE_ATTEMPT_A_PEER));
                    subject.opensExpecting(peer, ELSEWHERE).gives(openFailed(ELSEWHERE, ONE_ATTEMPT_A_PEER));
                    subject.opensExpecting(other, peer.address()).gives(openFailed(peer.address(), ONE_ATTEMPT_A_PEER));
                    subject.opensExpecting(other).gives(initiation(other.address()));
                    subject.at(165_000);
                    subject.opens(peer).gives(initiation(peer.address()));
                });
    }

    private static Case mostAttempts() {
        return ScriptCase.of(
                        "HSK-L1-0010", "256 attempts are outstanding: one more is refused, until one of them has ended")
                .shows(ATTEMPTS_WITHIN_LIMIT)
                .because(
                        "each attempt holds a secret and a timer; an application that asks for a thousand peers must hear of it")
                .once()
                .plays((subject, peer) -> {
                    for (int port = 1; port <= 255; port++) {
                        subject.opens("198.51.100.1:" + port).gives(initiation("198.51.100.1:" + port));
                    }
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.opens(ELSEWHERE).gives(openFailed(ELSEWHERE, ATTEMPTS_WITHIN_LIMIT));
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.opens(ELSEWHERE).gives(initiation(ELSEWHERE));
                });
    }

    private static Case freshForEach() {
        return ScriptCase.of("HSK-L1-0011", "each attempt has its own session key, nonce and token of now")
                .shows(FRESH_FOR_EACH)
                .because("a session key that serves twice gives up both sessions with one secret")
                .once()
                .plays((subject, peer) -> {
                    Handshake first = Handshakes.message(subject.opens(peer).initiation(peer.address()));
                    subject.at(7);
                    Handshake second =
                            Handshakes.message(subject.opens(ELSEWHERE).initiation(ELSEWHERE));
                    Calls.require(!first.getNonce().equals(second.getNonce()), "both attempts have the same nonce");
                    Calls.require(
                            !Octets.hex(sessionKey(first)).equals(Octets.hex(sessionKey(second))),
                            "both attempts have the same session key");
                    Token token = Tokens.decode(second.getToken().toByteArray());
                    Calls.requireEqual("issued_at of the second token", subject.wallMs(), token.getIssuedAt());
                    Calls.requireEqual("not_before of the second token", subject.wallMs(), token.getNotBefore());
                });
    }

    private static Case scripted() {
        byte[] secret = Octets.repeated(0x11, 32);
        byte[] nonce = Octets.repeated(0x22, 16);
        byte[] data = Octets.repeated(0x33, 16);
        return ScriptCase.of(
                        "HSK-L1-0012", "with scripted entropy initiation and challenge are these octets and no others")
                .shows(FRESH_FOR_EACH, RANDOMNESS_IS_SCRIPTED)
                .because(
                        "every field of token, handshake, key schedule and frame is fixed by the text; this compares all at once")
                .subject(args -> {
                    var entropy = args.putObject("entropy");
                    entropy.putArray("session_secret").add(Octets.hex(secret));
                    entropy.putArray("nonce").add(Octets.hex(nonce));
                    entropy.putArray("challenge").add(Octets.hex(data));
                })
                .plays((subject, peer) -> {
                    Introduction own = Cast.subject(subject::wallMs).introduction(secret, nonce, token -> token);
                    subject.opens(peer).gives(datagram("initiation", own.initiation(), peer));
                    Answer answer = peer.introduction().answer(own.initiation());
                    PeerSession mirror = own.session(answer.datagram());
                    subject.receives(answer)
                            .gives(datagram("challenge", mirror.frame(SealedFrames.challenge(data)), peer));
                });
    }

    private static Case smallOrderKeys() {
        return ScriptCase.of(
                        "HSK-L1-0013",
                        "an answer whose session key has small order is dropped, the honest one is taken")
                .shows(AGREEMENT_CONTRIBUTES)
                .because("such a key makes the agreement zero whatever our secret is")
                .once()
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    for (byte[] key : SmallOrder.SESSION_KEYS) {
                        Answer weak = peer.introductionOfSmallOrder(key).answer(initiation);
                        subject.receives(weak).isDroppedBy(AGREEMENT_CONTRIBUTES);
                    }
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static Case reflected() {
        return ScriptCase.of(
                        "HSK-L1-0014", "the subject's own initiation comes back, as it is and dressed up as an answer")
                .shows(NOT_OUR_OWN)
                .because("a mirror must open nothing; the token in it is valid, and it is our own")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    Handshake own = Handshakes.message(initiation);
                    byte[] otherNonce = Handshakes.datagram(own.toBuilder()
                            .setNonce(Tokens.bytes(Octets.repeated(7, 16)))
                            .build());
                    byte[] asAnswer = Handshakes.datagram(Handshakes.answer(
                            own.getToken().toByteArray(),
                            Octets.repeated(7, 16),
                            own.getNonce().toByteArray(),
                            Octets.zeros(16)));
                    subject.receives(peer, initiation).isDroppedBy(NOT_OUR_OWN);
                    subject.receives(ELSEWHERE, otherNonce).isDroppedBy(NOT_OUR_OWN);
                    subject.receives(peer, asAnswer).isDroppedBy(NOT_OUR_OWN);
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                });
    }

    private static byte[] sessionKey(Handshake handshake) {
        return Tokens.extension(Tokens.decode(handshake.getToken().toByteArray()), "session_key")
                .orElseThrow();
    }
}
