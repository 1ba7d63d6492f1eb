package io.symbolon.tck.probe;

import static io.symbolon.spec.HandshakeRule.ANSWERS_ARE_NOT_LARGER;
import static io.symbolon.spec.HandshakeRule.ANSWERS_GO_TO_THE_SOURCE;
import static io.symbolon.spec.HandshakeRule.CANDIDATES_OF_ONE_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.ROLE_BY_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.script.LargeToken;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** What a node does for whoever keeps the rules: handshake, confirmation, end. */
final class ExchangeChecks {
    private static final long DAY_MS = 86_400_000;

    private ExchangeChecks() {}

    /** The valid exchange comes first. */
    static List<Check<Stage>> all() {
        return List.of(
                validExchange(),
                ownToken(),
                storedAnswer(),
                freshForEach(),
                noRepetition(),
                toTheSource(),
                largestToken(),
                lastGoodTokens(),
                challengeRepeated(),
                leave(),
                replayedConversation(),
                secondSession(),
                fifthCandidate());
    }

    private static Check<Stage> validExchange() {
        return Check.demand(
                1,
                "a valid handshake is answered, and a challenge each way confirms the session, with a lower peer and a higher one",
                "keys, tags and roles that differ in one octet make two implementations strangers",
                List.of(
                        KEY_SCHEDULE,
                        ROLE_BY_FINGERPRINT,
                        ACCEPTED_BY_THE_FIRST_FRAME,
                        CHALLENGES_ARE_ANSWERED,
                        WHAT_IS_SENT_IS_CANONICAL),
                stage -> {
                    for (Direction sending : Direction.values()) {
                        stage.conversation(stage.newcomer(sending)).stillAnswers();
                    }
                });
    }

    private static Check<Stage> ownToken() {
        return Check.demand(
                2,
                "the node token of the answer verifies, lives a day at most, and shows what everybody may read",
                "who reads a handshake on the way learns whatever its token carries",
                List.of(
                        SIGNATURE_VERIFIES,
                        TOKEN_CARRIES_SESSION_KEY,
                        NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
                        LIFETIME_WITHIN_CAP,
                        SIZE_WITHIN_LIMIT),
                stage -> {
                    Caller caller = stage.newcomer();
                    caller.at("a valid handshake");
                    OwnToken.check(caller.answerTo(caller.peer().introduction()));
                });
    }

    private static Check<Stage> storedAnswer() {
        return Check.demand(
                3,
                "the same initiation once more gets the same answer, octet by octet",
                "a lost answer must cost a resend and not a second handshake",
                List.of(IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("the first initiation");
                    byte[] first = caller.answerTo(asks);
                    caller.at("the same initiation");
                    Calls.requireEqual(
                            "the second answer",
                            Octets.hex(first),
                            Octets.hex(caller.answerAgainTo(asks.initiation())));
                });
    }

    private static Check<Stage> freshForEach() {
        return Check.demand(
                4,
                "answers to two peers have two session keys and two nonces, and tokens of now",
                "a session key that serves twice gives up both sessions with one secret",
                List.of(FRESH_FOR_EACH),
                stage -> {
                    Token one = OwnToken.of(answer(stage));
                    byte[] second = answer(stage);
                    Token other = OwnToken.of(second);
                    Calls.require(
                            !Arrays.equals(OwnToken.sessionKey(one), OwnToken.sessionKey(other)),
                            "both answers have the same session key");
                    Calls.require(
                            other.getIssuedAt() == other.getNotBefore(), "issued_at and not_before are not the same");
                });
    }

    private static byte[] answer(Stage stage) {
        Caller caller = stage.newcomer();
        caller.at("a valid handshake");
        return caller.answerTo(caller.peer().introduction());
    }

    private static Check<Stage> noRepetition() {
        return Check.refusal(
                5,
                "no frame follows the answer: nothing is repeated, and nothing else is said, for 4 s",
                "an answerer that repeats can be aimed at others with one forged datagram",
                List.of(ONLY_THE_OPENER_REPEATS, NO_PRIVILEGE_BEFORE_ACCEPTANCE, ANSWERS_ARE_NOT_LARGER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("a valid handshake");
                    byte[] answer = caller.answerTo(asks);
                    asks.session(answer);
                    caller.at("the time after the answer");
                    caller.hearsNothingNewOrOld(TimeUnit.SECONDS.toNanos(4));
                });
    }

    private static Check<Stage> toTheSource() {
        return Check.demand(
                6,
                "the token declares another address: answer and frames go to the source, nothing goes there",
                "else anybody makes the node send to a victim of his choice",
                List.of(ANSWERS_GO_TO_THE_SOURCE, FRAMES_GO_TO_THE_PATH),
                stage -> {
                    Caller victim = stage.newcomer();
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction(token -> declaring(token, victim));
                    new Conversation(caller, stage.candidate(caller, asks))
                            .confirmed()
                            .stillAnswers();
                    victim.at("the declared address");
                    victim.hearsNothing();
                });
    }

    private static Token declaring(Token token, Caller at) {
        String hostname = Target.ipText(at.address().getAddress());
        Token named = Tokens.withExtension(token, "hostname", Octets.utf8(hostname));
        return Tokens.withExtension(named, "port", Octets.u16(at.address().getPort()));
    }

    private static Check<Stage> largestToken() {
        return Check.demand(
                7,
                "the largest token that is allowed is answered, with one datagram of 1200 octets",
                "no question is smaller than its answer, and the largest one still fits",
                List.of(SIZE_WITHIN_LIMIT, ANSWERS_ARE_NOT_LARGER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction(token -> LargeToken.of(token, 700));
                    stage.candidate(caller, asks);
                    caller.hearsNothing();
                });
    }

    private static Check<Stage> lastGoodTokens() {
        List<UnaryOperator<Token.Builder>> edges = List.of(
                token -> token.setNotBefore(token.getNotBefore() + 45_000),
                token -> token.setIssuedAt(token.getIssuedAt() + 45_000),
                token -> token.setExpiresAt(token.getIssuedAt() + DAY_MS),
                token -> token.setSubject("s".repeat(255)),
                token -> token.setExpiresAt(token.getIssuedAt() - 45_000)
                        .setIssuedAt(token.getIssuedAt() - DAY_MS / 2)
                        .setNotBefore(token.getNotBefore() - DAY_MS / 2));
        return Check.demand(
                8,
                "tokens that begin, were issued or end within the leeway, or are as long as is allowed, are answered",
                "clocks differ; who refuses a moment too early refuses every other peer",
                List.of(
                        NOT_BEFORE_REACHED,
                        ISSUED_AT_NOT_IN_FUTURE,
                        LIFETIME_WITHIN_CAP,
                        SUBJECT_WITHIN_LIMIT,
                        EXPIRES_AT_IN_FUTURE),
                stage -> {
                    for (UnaryOperator<Token.Builder> edge : edges) {
                        Caller caller = stage.newcomer();
                        stage.candidate(
                                caller,
                                caller.peer()
                                        .introduction(token ->
                                                edge.apply(token.toBuilder()).build()));
                    }
                });
    }

    private static Check<Stage> challengeRepeated() {
        return Check.demand(
                9,
                "the target's challenge is not answered: it comes again after 0.5, 0.5 and 1 s with the same data",
                "one lost datagram must not cost the session, and nobody is asked without end",
                List.of(CONFIRMED_IN_TIME),
                stage -> {
                    Caller caller = stage.newcomer();
                    PeerSession session = stage.candidate(caller);
                    List<String> data = new ArrayList<>();
                    caller.sends(session.challenge());
                    long until = caller.bench().nanos() + TimeUnit.MILLISECONDS.toNanos(2_600);
                    caller.at("2.6 s without a response");
                    for (var heard = caller.hearsWithin(until - caller.bench().nanos());
                            heard.isPresent();
                            heard = caller.hearsWithin(until - caller.bench().nanos())) {
                        session.take(heard.get());
                        session.read(heard.get())
                                .filter(message -> message.hasChallenge())
                                .ifPresent(message -> data.add(Octets.hex(session.toAnswer())));
                    }
                    // four by the text; a timer that is late by half a second makes it three
                    if (data.size() < 3
                            || data.size() > 5
                            || data.stream().distinct().count() != 1) {
                        throw caller.failed(
                                "the same challenge three to five times",
                                data.size() + " challenges, "
                                        + data.stream().distinct().count() + " different");
                    }
                });
    }

    private static Check<Stage> leave() {
        return Check.refusal(
                10,
                "after a leave the session is gone: a challenge in it gets nothing",
                "a session that outlives its goodbye is one that nobody watches",
                List.of(LEAVE_ENDS_THE_SESSION, SESSION_IS_KNOWN),
                stage -> {
                    Conversation conversation = stage.conversation();
                    conversation.stillAnswers();
                    conversation.caller().at("a challenge after the leave");
                    conversation.leaves();
                    conversation.caller().isIgnored(conversation.session().challenge());
                });
    }

    private static Check<Stage> replayedConversation() {
        return Check.refusal(
                11,
                "a recorded conversation is replayed after the peer has left: a new answer, and no frame opens",
                "recorded frames must not open under the keys of a new answer",
                List.of(FRESH_FOR_EACH, SESSION_IS_KNOWN, NO_PRIVILEGE_BEFORE_ACCEPTANCE),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    caller.at("the conversation that is recorded");
                    byte[] first = caller.answerTo(asks);
                    PeerSession session = asks.session(first);
                    Conversation conversation = new Conversation(caller, session).confirmed();
                    byte[] challenge = session.challenge();
                    conversation.answers(challenge);
                    conversation.leaves();
                    caller.at("the same initiation after the leave");
                    byte[] second = caller.answerTo(asks);
                    Calls.require(
                            !Handshakes.message(first)
                                    .getNonce()
                                    .equals(Handshakes.message(second).getNonce()),
                            "the second answer has the nonce of the first");
                    caller.at("the recorded challenge");
                    caller.isIgnored(challenge);
                });
    }

    private static Check<Stage> secondSession() {
        return Check.demand(
                12,
                "a peer with a live session opens once more: a cookie, then the answer; both sessions work",
                "a peer that has restarted comes back within a round trip",
                List.of(COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Conversation old = stage.conversation(caller);
                    old.stillAnswers();
                    Introduction asks = caller.peer().introduction();
                    caller.at("a second initiation of the same peer");
                    byte[] cookie = caller.cookieFor(asks);
                    byte[] answer = caller.answerTo(asks.initiationWith(cookie));
                    Conversation renewed = new Conversation(caller, asks.session(answer));
                    renewed.confirmed();
                    renewed.stillAnswers();
                    old.stillAnswers();
                    renewed.leaves();
                });
    }

    private static Check<Stage> fifthCandidate() {
        return Check.demand(
                13,
                "five initiations of one peer from five ports: the fifth is answered, the oldest candidate is gone",
                "replayed initiations must not fill the places for long",
                List.of(CANDIDATES_OF_ONE_FINGERPRINT, COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller first = stage.newcomer();
                    PeerSession oldest = stage.candidate(first);
                    PeerSession last = oldest;
                    Caller caller = first;
                    for (int i = 2; i <= 5; i++) {
                        caller = stage.elsewhere(first);
                        caller.at("candidate " + i + " of the same peer");
                        Introduction asks = caller.peer().introduction();
                        byte[] cookie = caller.cookieFor(asks);
                        last = asks.session(caller.answerTo(asks.initiationWith(cookie)));
                    }
                    first.at("a challenge under the first candidate");
                    first.isIgnored(oldest.challenge());
                    new Conversation(caller, last).confirmed().leaves();
                });
    }
}
