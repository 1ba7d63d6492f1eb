package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.SessionRule;

/** What is wrong about sessions. */
final class SessionMutants {
    private static final String SESSION = "io.symbolon.core.session.";
    private static final String NODE = "io.symbolon.core.node.";
    private static final String WIRE = "io.symbolon.core.wire.";
    private static final String SUITE = "io.symbolon.crypto.BouncyCastleSuite";
    private static final String SAID = SESSION + "Reception$Said";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongParts";
    private static final String STATES = "io.symbolon.tck.reference.wrong.WrongStates";
    private static final String INPUTS = "io.symbolon.tck.reference.wrong.WrongInputs";

    private SessionMutants() {}

    static void add(Mutants all) {
        sessions(all);
        frames(all);
    }

    private static void sessions(Mutants all) {
        all.unguarded(SESSION + "SealedChannel", SessionRule.COUNTER_IS_FRESH);
        all.unguarded(SESSION + "SealedFrames", SessionRule.COUNTER_WITHIN_LIMIT);
        all.wrong(
                SessionRule.FRAME_OPENS,
                "the tag of a frame is not checked",
                bodyOf(SUITE, "open", WRONG, "openedWithoutTag"));
        all.wrong(
                SessionRule.CLEAR_TEXT_IS_DISCARDED,
                "clear text is taken after the handshake",
                bodyOf(SUITE, "open", WRONG, "openedWithoutTag"));
        all.wrong(
                SessionRule.COUNTER_IS_FRESH,
                "the window has 1024 places",
                constant(SESSION + "ReplayWindow", "isFresh", 2_048L, 1_024L));
        all.wrong(
                SessionRule.COUNTERS_NEVER_REPEAT,
                "the counter does not count",
                constant(SESSION + "SealedChannel", "seal", 1L, 0L));
        all.wrong(
                SessionRule.CONFIRMED_IN_TIME,
                "an unconfirmed session lives for a minute",
                constant(SESSION + "Confirming", "first", 12_000L, 60_000L));
        all.wrong(
                SessionRule.CONFIRMED_IN_TIME,
                "any challenge counts as a response",
                always(SESSION + "Reception", "challenge", SAID, "CONFIRMED"));
        all.wrong(
                SessionRule.THE_HIGHEST_RANK_SENDS,
                "the rank begins with the earlier issued_at",
                swapped(SESSION + "Rank", "of", "max", "min"));
        all.wrong(
                SessionRule.SUPERSEDED_SESSIONS_END,
                "a superseded session lives for ten minutes",
                constant(SESSION + "Superseded", "of", 60_000L, 600_000L));
        all.wrong(
                SessionRule.CHALLENGES_ARE_ANSWERED,
                "challenges are not answered",
                always(SESSION + "Reception", "challenge", SAID, "NOTHING"));
        all.wrong(
                SessionRule.LEAVE_ENDS_THE_SESSION,
                "a leave is ignored",
                always(SESSION + "Reception", "leave", SAID, "NOTHING"));
        all.wrong(
                SessionRule.CLOSING_ENDS_EVERYTHING,
                "a node that is closed falls silent",
                bodyOf(NODE + "Sessions", "close", WRONG, "silence"));
        all.wrong(
                SessionRule.THE_PATH_FOLLOWS_A_PROOF,
                "another source is never asked",
                bodyOf(SESSION + "Reception", "askForAnotherPath", WRONG, "silence"));
        all.wrong(
                SessionRule.SESSIONS_ARE_REKEYED,
                "keys are renewed after two hours",
                constant(SESSION + "Lifetime", "begin", 3_600_000L, 7_200_000L),
                constant(SESSION + "Lifetime", "begin", 3_720_000L, 7_200_000L));
        all.wrong(
                SessionRule.SESSIONS_STOP_AFTER_2_H,
                "a session lives for a day",
                constant(SESSION + "Lifetime", "begin", 7_200_000L, 86_400_000L));
        all.wrong(
                SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS,
                "a session outlives its tokens by an hour",
                constant(SESSION + "Origin", "tokensEndMillis", 60_000L, 3_600_000L));
    }

    private static void frames(Mutants all) {
        all.wrong(
                SessionRule.SESSION_IS_KNOWN,
                "a frame of an unknown session is one of whatever session there is",
                bodyOf(NODE + "StateTable", "find", STATES, "anyState"));
        all.wrong(
                SessionRule.A_FAILED_OPEN_CHANGES_NOTHING,
                "a frame that does not open ends the session",
                bodyOf(SESSION + "Transition", "refused", STATES, "endedByRefusal"));
        all.wrong(
                SessionRule.ACCEPTED_BY_THE_FIRST_FRAME,
                "the attempt of an accepted session goes on",
                always(SESSION + "AcceptedSession", "cameFrom", false));
        all.wrong(
                SessionRule.AN_OLDER_SESSION_IS_QUESTIONED,
                "an older session of higher rank is not asked",
                bodyOf(SESSION + "Confirming", "question", STATES, "notAsked"));
        all.wrong(
                SessionRule.AT_MOST_3_SESSIONS_A_PEER,
                "a peer may have four sessions",
                constant(SESSION + "Limits", "<clinit>", 3, 4));
        all.wrong(
                SessionRule.RESPONSE_MATCHES_A_CHALLENGE,
                "a path challenge is answered from anywhere",
                alwaysAt(SESSION + "Reception", "response", "equals", 4, true));
        all.wrong(
                SessionRule.FRAMES_GO_TO_THE_PATH,
                "frames go to the address in the token",
                bodyOf(SESSION + "SealedChannel", "path", STATES, "declaredPath"));
        all.wrong(
                SessionRule.ONE_PATH_CHALLENGE_AT_A_TIME,
                "every source is challenged",
                alwaysAt(SESSION + "Reception", "askForAnotherPath", "isPresent", 1, false));
        all.wrong(
                SessionRule.WHAT_IS_SENT_IS_CANONICAL,
                "the padding of what is sent is not zero",
                bodyOf(WIRE + "MessageCodec", "encodeContent", INPUTS, "paddedWithOnes"));
    }
}
