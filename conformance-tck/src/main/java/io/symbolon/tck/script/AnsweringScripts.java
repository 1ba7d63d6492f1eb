package io.symbolon.tck.script;

import static io.symbolon.spec.DriverRule.RANDOMNESS_IS_SCRIPTED;
import static io.symbolon.spec.HandshakeRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.HandshakeRule.ANSWERS_ARE_NOT_LARGER;
import static io.symbolon.spec.HandshakeRule.ANSWERS_GO_TO_THE_SOURCE;
import static io.symbolon.spec.HandshakeRule.CANDIDATES_EXPIRE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.ROLE_BY_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.datagram;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.response;
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
import java.util.function.UnaryOperator;

/** The subject answers. */
final class AnsweringScripts {
    private static final long DAY_MS = 86_400_000;

    private AnsweringScripts() {}

    static List<Case> cases() {
        return List.of(
                answered(),
                storedAnswer(),
                neverRepeats(),
                toTheSource(),
                largestToken(),
                lastGoodTokens(),
                noPrivilege(),
                freshForEach(),
                scripted(),
                smallOrderKeys(),
                replayedWhileASessionLives(),
                replayedAfterTheEnd(),
                sameTokenOtherNonce());
    }

    private static Case answered() {
        return ScriptCase.of(
                        "HSK-L1-0020",
                        "the peer opens, the subject answers, the first frame accepts the session, the response establishes it")
                .shows(KEY_SCHEDULE, ROLE_BY_FINGERPRINT, TAG_CONFIRMS_THE_KEY, ACCEPTED_BY_THE_FIRST_FRAME)
                .because(
                        "the whole way of an answerer; its tag and its keys are those of the peer, whoever is the lower one")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    PeerSession session = subject.isConfirmedBy(peer, asks.session(answer));
                    subject.stillAnswersIn(session);
                });
    }

    private static Case storedAnswer() {
        return ScriptCase.of(
                        "HSK-L1-0021", "the same initiation comes again and again: the stored answer, octet by octet")
                .shows(IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER)
                .because(
                        "a lost answer costs a resend; a new answer each time would make a replay expensive and tell it more")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    for (long ms : new long[] {0, 3_000, 9_999}) {
                        subject.at(ms);
                        subject.receives(peer, asks.initiation()).gives(datagram("the stored answer", answer, peer));
                    }
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case neverRepeats() {
        return ScriptCase.of(
                        "HSK-L1-0022",
                        "no frame follows the answer: nothing is repeated, and the candidate goes silently")
                .shows(ONLY_THE_OPENER_REPEATS, CANDIDATES_EXPIRE)
                .because("an answerer that repeats can be aimed at others with one forged datagram")
                .once()
                .plays((subject, peer) -> {
                    subject.hasCandidate(peer, peer.introduction());
                    subject.at(12_000).givesNothing();
                    subject.at(1_000_000).givesNothing();
                });
    }

    private static Case toTheSource() {
        return ScriptCase.of(
                        "HSK-L1-0023",
                        "the token names an address of somebody else: answer and frames go to the source")
                .shows(ANSWERS_GO_TO_THE_SOURCE, FRAMES_GO_TO_THE_PATH)
                .because("else anybody makes the node send to a victim of his choice")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction(token -> declaring(token, "203.0.113.9", 9000));
                    PeerSession session = subject.hasCandidate(peer, asks);
                    subject.isConfirmedBy(peer, session);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case largestToken() {
        return ScriptCase.of(
                        "HSK-L1-0024",
                        "the largest token that is allowed is answered with 1200 octets, as many as were asked")
                .shows(ANSWERS_ARE_NOT_LARGER, SIZE_WITHIN_LIMIT)
                .because("no question is smaller than its answer, and the largest one still fits")
                .once()
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction(token -> LargeToken.of(token, 700));
                    Calls.requireEqual("octets of the token", 700, asks.signedToken().length);
                    byte[] answer = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    Calls.requireEqual("octets of the answer", asks.initiation().length, answer.length);
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case lastGoodTokens() {
        List<UnaryOperator<Token.Builder>> edges = List.of(
                token -> token.setNotBefore(token.getNotBefore() + 60_000),
                token -> token.setIssuedAt(token.getIssuedAt() + 60_000),
                token -> token.setExpiresAt(token.getIssuedAt() + DAY_MS),
                token -> token.setSubject("s".repeat(255)),
                token -> token.setExpiresAt(token.getIssuedAt() - 59_999)
                        .setIssuedAt(token.getIssuedAt() - DAY_MS / 2)
                        .setNotBefore(token.getNotBefore() - DAY_MS / 2));
        return ScriptCase.of(
                        "TOK-L1-0005",
                        "tokens that begin, were issued, end or are as long as is just allowed are answered, one by one")
                .shows(
                        NOT_BEFORE_REACHED,
                        ISSUED_AT_NOT_IN_FUTURE,
                        LIFETIME_WITHIN_CAP,
                        SUBJECT_WITHIN_LIMIT,
                        EXPIRES_AT_IN_FUTURE)
                .because("clocks differ by a minute; who refuses a moment too early refuses every other peer")
                .once()
                .plays((subject, peer) -> {
                    for (UnaryOperator<Token.Builder> edge : edges) {
                        subject.hasCandidate(
                                peer,
                                peer.introduction(
                                        token -> edge.apply(token.toBuilder()).build()));
                        subject.waits(12_000).givesNothing();
                    }
                });
    }

    private static Case noPrivilege() {
        return ScriptCase.of(
                        "HSK-L1-0025",
                        "before the first frame the application hears nothing and can say nothing to the peer")
                .shows(NO_PRIVILEGE_BEFORE_ACCEPTANCE)
                .because("an invisible session must have no power: a replayed initiation gets this far")
                .once()
                .plays((subject, peer) -> {
                    PeerSession candidate = subject.hasCandidate(peer, peer.introduction());
                    subject.leaves(peer).givesNothing();
                    subject.receives(peer, candidate.challenge()).isDroppedBy(SESSION_IS_KNOWN);
                    subject.hasAnswered(peer);
                });
    }

    private static Case freshForEach() {
        return ScriptCase.of("HSK-L1-0026", "answers to two peers have two session keys, two nonces and tokens of now")
                .shows(FRESH_FOR_EACH)
                .because("a session key that serves twice gives up both sessions with one secret")
                .once()
                .plays((subject, peer) -> {
                    Peer other = subject.peer("another node", "198.51.100.7:4000");
                    Introduction asks = peer.introduction();
                    byte[] first = subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    subject.at(11);
                    Introduction otherAsks = other.introduction();
                    byte[] second =
                            subject.receives(other, otherAsks.initiation()).answer(otherAsks.nonce(), other.address());
                    requireFresh(Handshakes.message(first), Handshakes.message(second), subject.wallMs());
                });
    }

    private static Case scripted() {
        byte[] secret = Octets.repeated(0x44, 32);
        byte[] nonce = Octets.repeated(0x55, 16);
        byte[] data = Octets.repeated(0x77, 16);
        return ScriptCase.of(
                        "HSK-L1-0027",
                        "with scripted entropy answer, challenge and response are these octets and no others")
                .shows(FRESH_FOR_EACH, RANDOMNESS_IS_SCRIPTED)
                .because(
                        "every field of token, answer, key schedule and frame is fixed by the text; this compares all at once")
                .subject(args -> {
                    args.put("hostname", "2001:db8::5b").put("port", 4001).put("lifetime_ms", 600_000);
                    var entropy = args.putObject("entropy");
                    entropy.putArray("session_secret").add(Octets.hex(secret));
                    entropy.putArray("nonce").add(Octets.hex(nonce));
                    entropy.putArray("challenge").add(Octets.hex(data));
                })
                .plays((subject, peer) -> {
                    Introduction own = Cast.subject(subject::wallMs)
                            .introduction(
                                    secret,
                                    nonce,
                                    token -> declaring(token, "2001:db8::5b", 4001).toBuilder()
                                            .setExpiresAt(token.getIssuedAt() + 600_000)
                                            .build());
                    Introduction asks = peer.introduction();
                    Answer answer = own.answer(asks.initiation());
                    subject.receives(peer, asks.initiation()).gives(datagram("answer", answer.datagram(), peer));

                    PeerSession session = asks.session(answer.datagram());
                    byte[] challenge = session.challenge();
                    PeerSession mirror = answer.session();
                    mirror.take(challenge);
                    subject.receives(peer, challenge)
                            .gives(
                                    datagram("challenge", mirror.frame(SealedFrames.challenge(data)), peer),
                                    datagram("response", mirror.response(), peer));
                    subject.receives(peer, session.responseTo(data)).gives(established(session));
                });
    }

    private static Case smallOrderKeys() {
        return ScriptCase.of(
                        "HSK-L1-0028",
                        "an initiation whose session key has small order is dropped, an honest one answered")
                .shows(AGREEMENT_CONTRIBUTES)
                .because("such a key makes the agreement zero whatever our secret is")
                .once()
                .plays((subject, peer) -> {
                    for (byte[] key : SmallOrder.SESSION_KEYS) {
                        Introduction weak = peer.introductionOfSmallOrder(key);
                        subject.receives(peer, weak.initiation()).isDroppedBy(AGREEMENT_CONTRIBUTES);
                        subject.waits(250); // so that the address block never has five openings in a second
                    }
                    subject.hasAnswered(peer);
                });
    }

    private static Case replayedWhileASessionLives() {
        return ScriptCase.of(
                        "HSK-L1-0029",
                        "the initiation of the live session is replayed, from its source and from elsewhere")
                .shows(COOKIE_FOR_A_KNOWN_PEER)
                .because("a replay must neither displace the session nor get more than a cookie")
                .flag("Replay")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession session = subject.isConfirmedBy(peer, subject.hasCandidate(peer, asks));
                    for (String from : List.of(peer.address(), ELSEWHERE)) {
                        subject.receives(from, asks.initiation()).cookie(asks.nonce(), from, COOKIE_FOR_A_KNOWN_PEER);
                        subject.stillAnswersIn(session);
                    }
                    subject.at(60_000).givesNothing();
                    subject.stillAnswersIn(session);
                });
    }

    private static Case replayedAfterTheEnd() {
        return ScriptCase.of("HSK-L1-0030", "a whole recorded conversation is replayed after the peer has left")
                .shows(FRESH_FOR_EACH, SESSION_IS_KNOWN, NO_PRIVILEGE_BEFORE_ACCEPTANCE)
                .because("the recorded frames must not open under the keys of a new answer")
                .flag("Replay")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession session = subject.hasCandidate(peer, asks);
                    byte[] challenge = session.challenge();
                    subject.receives(peer, challenge).gives(challenge(session), response(session));
                    byte[] confirming = session.response();
                    subject.receives(peer, confirming).gives(established(session));
                    byte[] leave = session.leave();
                    subject.receives(peer, leave).gives(ended(session, LEAVE_ENDS_THE_SESSION));

                    subject.receives(peer, asks.initiation()).answer(asks.nonce(), peer.address());
                    subject.receives(peer, challenge).isDroppedBy(SESSION_IS_KNOWN);
                    subject.receives(peer, confirming).isDroppedBy(SESSION_IS_KNOWN);
                    subject.receives(peer, leave).isDroppedBy(SESSION_IS_KNOWN);
                    subject.at(12_000).givesNothing();
                    subject.hasAnswered(peer);
                });
    }

    private static Case sameTokenOtherNonce() {
        return ScriptCase.of(
                        "HSK-L1-0031",
                        "the token of a candidate with another nonce is no repetition: it needs a cookie")
                .shows(COOKIE_FOR_A_KNOWN_PEER, IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER)
                .because("who has recorded the token must not get answers of his own to it")
                .plays((subject, peer) -> {
                    Introduction asks = peer.introduction();
                    PeerSession candidate = subject.hasCandidate(peer, asks);
                    Introduction other = asks.withNonce(Octets.repeated(9, 16));
                    subject.receives(peer, other.initiation())
                            .cookie(other.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    subject.isConfirmedBy(peer, candidate);
                });
    }

    private static Token declaring(Token token, String hostname, int port) {
        Token named = Tokens.withExtension(token, "hostname", Octets.utf8(hostname));
        return Tokens.withExtension(named, "port", Octets.u16(port));
    }

    private static void requireFresh(Handshake first, Handshake second, long wallMs) {
        Token one = Tokens.decode(first.getToken().toByteArray());
        Token other = Tokens.decode(second.getToken().toByteArray());
        Calls.require(!first.getNonce().equals(second.getNonce()), "both answers have the same nonce");
        Calls.require(
                !Octets.hex(Tokens.extension(one, "session_key").orElseThrow())
                        .equals(Octets.hex(
                                Tokens.extension(other, "session_key").orElseThrow())),
                "both answers have the same session key");
        Calls.requireEqual("issued_at of the second token", wallMs, other.getIssuedAt());
        Calls.requireEqual("not_before of the second token", wallMs, other.getNotBefore());
    }
}
