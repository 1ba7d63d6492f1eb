package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.also;
import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.negated;

import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.TokenRule;

/** What is wrong about handshakes. */
final class HandshakeMutants {
    private static final String TOKEN = "io.symbolon.core.token.";
    private static final String SESSION = "io.symbolon.core.session.";
    private static final String NODE = "io.symbolon.core.node.";
    private static final String WIRE = "io.symbolon.core.wire.";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongParts";
    private static final String STATES = "io.symbolon.tck.reference.wrong.WrongStates";

    private HandshakeMutants() {}

    static void add(Mutants all) {
        handshakes(all);
        addresses(all);
    }

    private static void handshakes(Mutants all) {
        all.unguarded(
                SESSION + "Opening",
                HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS,
                HandshakeRule.COOKIE_FITS_AN_ATTEMPT,
                HandshakeRule.A_COOKIE_IS_USED_ONCE,
                HandshakeRule.TAG_CONFIRMS_THE_KEY);
        all.unguarded(NODE + "Answerer", HandshakeRule.COOKIE_UNDER_LOAD, HandshakeRule.OPENINGS_ARE_RATIONED);
        all.unguarded(NODE + "Sessions", HandshakeRule.ONE_ATTEMPT_A_PEER, HandshakeRule.ATTEMPTS_WITHIN_LIMIT);
        all.unguarded(SESSION + "KeySchedule", HandshakeRule.AGREEMENT_CONTRIBUTES);
        all.unguarded(NODE + "Answerer", HandshakeRule.SESSION_ID_IS_FREE);

        all.wrong(
                HandshakeRule.VERIFIED_BEFORE_ANSWER,
                "a handshake is answered before its signature is verified",
                guardOff(TOKEN + "TokenValidator", TokenRule.SIGNATURE_VERIFIES));
        all.wrong(
                HandshakeRule.KEY_SCHEDULE,
                "the transcript has another label",
                constant(SESSION + "KeySchedule", "transcript", "symbolon/1 transcript", "symbolon/1 handshake"));
        all.wrong(
                HandshakeRule.KEY_SCHEDULE,
                "the nonces are not in the transcript",
                bodyOf(SESSION + "KeySchedule", "transcript", WRONG, "transcriptWithoutNonces"));
        all.wrong(HandshakeRule.ROLE_BY_FINGERPRINT, "the keys are swapped", negated(SESSION + "KeySchedule", "keys"));
        all.wrong(
                HandshakeRule.ROLE_BY_FINGERPRINT,
                "the higher fingerprint is low",
                negated(SESSION + "Party", "isLowTowards"));
        all.wrong(
                HandshakeRule.ANSWERS_REUSE_THE_ATTEMPT,
                "every answer introduces the node anew",
                always(SESSION + "Opening", "isReusedFor", false));
        all.wrong(
                HandshakeRule.ANSWERS_REUSE_THE_ATTEMPT,
                "the attempt is reused wherever the expected peer asks from",
                bodyOf(SESSION + "Opening", "isReusedFor", WRONG, "reusedEverywhere"));
        all.wrong(
                HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER,
                "an identical initiation counts as a new one",
                bodyOf(NODE + "StateTable", "candidateFor", WRONG, "nobodyKnown"));
        all.wrong(
                HandshakeRule.ONLY_THE_OPENER_REPEATS,
                "the initiation is sent twice as often",
                constant(SESSION + "Opening$Schedule", "<clinit>", 5_000L, 2_500L));
        all.wrong(
                HandshakeRule.CANDIDATES_EXPIRE,
                "candidates live for a minute",
                constant(SESSION + "Candidate", "begin", 12_000L, 60_000L));
        all.wrong(
                HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE,
                "every cookie is valid",
                always(NODE + "CookieJar", "isValid", true));
        all.wrong(
                HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE,
                "a cookie is not bound to the port",
                bodyOf(NODE + "CookieJar", "ofEpoch", WRONG, "cookieWithoutPort"));
        all.wrong(
                HandshakeRule.COOKIE_FOR_A_KNOWN_PEER,
                "a known peer needs no cookie",
                bodyOf(SESSION + "Established", "onInitiation", WRONG, "noCookieNeeded"),
                bodyOf(SESSION + "Candidate", "onInitiation", WRONG, "noCookieNeeded"));
        all.wrong(
                HandshakeRule.COOKIE_UNDER_LOAD,
                "there is never a load",
                always(NODE + "OpeningLoad", "isHigh", false));
        all.wrong(
                HandshakeRule.COOKIE_UNDER_LOAD,
                "the openings of a block make no load",
                always(NODE + "OpeningLoad", "isHighFor", false));
    }

    private static void addresses(Mutants all) {
        all.wrong(
                HandshakeRule.INITIATION_OR_ANSWER,
                "an answer may carry a cookie",
                alwaysAt(WIRE + "HandshakeCodec", "decode", "isEmpty", 6, true));
        all.wrong(
                HandshakeRule.ANSWERS_GO_TO_THE_SOURCE,
                "an answer goes to the address in the token",
                bodyOf(SESSION + "Candidate", "sendAnswer", STATES, "answersTheDeclaredAddress"));
        all.wrong(
                HandshakeRule.ANSWERS_ARE_NOT_LARGER,
                "an answer has 1232 octets",
                bodyOf(SESSION + "Candidate", "sendAnswer", STATES, "answersAtLength"));
        all.wrong(
                HandshakeRule.ECHO_MATCHES_AN_ATTEMPT,
                "an answer to nothing answers whatever is outstanding",
                bodyOf(NODE + "StateTable", "find", STATES, "anyState"));
        all.wrong(
                HandshakeRule.CANDIDATES_OF_ONE_FINGERPRINT,
                "a peer may have five candidates",
                constant(SESSION + "Limits", "<clinit>", 4, 5));
        all.wrong(
                HandshakeRule.NO_PRIVILEGE_BEFORE_ACCEPTANCE,
                "the application is told of candidates",
                also(SESSION + "Candidate", "begin", STATES, "tellsOfCandidates"));
        all.wrong(
                HandshakeRule.FRESH_FOR_EACH,
                "tokens are a minute old",
                bodyOf(NODE + "OwnNode", "issued", STATES, "aMinuteAgo"));
    }
}
