package io.symbolon.tck.probe;

import static io.symbolon.spec.HandshakeRule.ANSWERS_ARE_NOT_LARGER;
import static io.symbolon.spec.HandshakeRule.ANSWERS_GO_TO_THE_SOURCE;
import static io.symbolon.spec.HandshakeRule.FRESH_FOR_EACH;
import static io.symbolon.spec.HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER;
import static io.symbolon.spec.HandshakeRule.KEY_SCHEDULE;
import static io.symbolon.spec.HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.ROLE_BY_FINGERPRINT;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.SessionRule.ACCEPTED_BY_THE_FIRST_FRAME;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
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
import io.symbolon.tck.script.LargeToken;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** How a node answers whoever keeps the rules. */
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
                lastGoodTokens());
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
}
