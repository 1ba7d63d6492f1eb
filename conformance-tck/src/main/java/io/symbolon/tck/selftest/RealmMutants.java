package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.RealmRule;

/** What is wrong about realms. */
final class RealmMutants {
    private static final String NODE = "io.symbolon.core.node.";
    private static final String REALM = "io.symbolon.core.realm.";
    private static final String SUITE = "io.symbolon.crypto.BouncyCastleSuite";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongParts";
    private static final String STATES = "io.symbolon.tck.reference.wrong.WrongStates";
    private static final String EXCHANGE = "io.symbolon.tck.reference.wrong.WrongExchange";

    private RealmMutants() {}

    static void add(Mutants all) {
        realms(all);
        asking(all);
    }

    private static void realms(Mutants all) {
        all.unguarded(
                REALM + "AskerSide",
                RealmRule.DECISION_IS_THE_LEADERS,
                RealmRule.DECISION_IS_BOUND,
                RealmRule.DECISION_IS_IN_TIME);
        all.offByOne(REALM + "AskerSide", RealmRule.DECISION_IS_IN_TIME);
        all.unguarded(REALM + "LeaderSide", RealmRule.QUERY_IS_VALID);
        all.unguarded(REALM + "RevocationList", RealmRule.REVOCATIONS_ARE_THE_LEADERS);
        all.unguarded(REALM + "Realms", RealmRule.REFUSED_LISTS_ARE_RATIONED);
        all.unguarded(REALM + "Leading", RealmRule.OPENED_QUERIES_ARE_RATIONED);

        all.wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another question",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutNonce"));
        all.wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another token of the identity",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutTokenHash"));
        all.wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another asker",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutAsker"));
        all.wrong(
                RealmRule.QUERY_IS_SEALED,
                "queries and replies are sealed under the first agreement alone",
                bodyOf(REALM + "RealmKeys", "bothAgreements", WRONG, "keyOfTheFirstAgreementAlone"));
        all.wrong(
                RealmRule.QUERY_IS_SEALED,
                "query and reply have one key",
                constant(REALM + "RealmKeys", "replyKey", "symbolon/1 realm reply", "symbolon/1 realm query"));
        all.wrong(
                RealmRule.QUERY_IS_VALID,
                "the leader decides about identities of other realms",
                always(REALM + "Realm", "isNamedBy", true));
        all.wrong(
                RealmRule.LEADER_IS_CONFIGURED,
                "the leader is asked about identities that name another",
                always(REALM + "Realm", "isNamedBy", true));
        all.wrong(RealmRule.LEADER_IS_VALID, "a leader rules for ever", always(REALM + "Realm", "isInTime", true));
        all.wrong(
                RealmRule.ASKERS_ARE_RATIONED,
                "a replayed query is a new question",
                always(REALM + "TakenQueries", "take", true));
        all.wrong(
                RealmRule.QUERIES_ARE_RATIONED,
                "every deferral is handed on to the leader",
                always(REALM + "SentQueries", "take", true));
        all.wrong(
                RealmRule.DECISION_SETTLES_THE_NEXT_JOIN,
                "no decision is ever in time",
                always(REALM + "AskerSide", "isInTime", false));
        all.wrong(
                RealmRule.THE_REVOKED_END,
                "the revoked keep their sessions",
                bodyOf(NODE + "NodeRealm", "endRevoked", WRONG, "silence"));
        all.wrong(
                RealmRule.REVOCATIONS_ARE_THE_LEADERS,
                "an old list of revocations counts again",
                always(REALM + "RevocationList", "isNewer", true));
        all.wrong(
                RealmRule.REVOCATIONS_ARE_THE_LEADERS,
                "sequences of revocations are compared as signed",
                swapped(REALM + "RevocationList", "isNewer", "compareUnsigned", "compare"));
    }

    private static void asking(Mutants all) {
        all.wrong(
                RealmRule.ASKED_WHEN_DEFERRED,
                "the leader is never asked",
                bodyOf(REALM + "Asking", "ask", EXCHANGE, "silenceOfFour"));
        all.wrong(
                RealmRule.QUERY_FITS_ITS_PLACE,
                "every node of a realm takes itself for its leader",
                alwaysAt(REALM + "Realms", "<init>", "isPresent", 1, true));
        all.wrong(RealmRule.QUERY_OPENS, "an asker's weak key is taken", always(SUITE, "isStrictKey", true));
        all.wrong(
                RealmRule.LEADER_DECIDES_ALONE,
                "a decision lasts two hours",
                constant(REALM + "Leading", "reply", 3_600_000L, 7_200_000L));
        all.wrong(
                RealmRule.REPLY_MATCHES_A_QUERY,
                "a decision has many encodings",
                always("io.symbolon.core.wire.Canonical$Parsed", "isCanonical", true));
        all.wrong(
                RealmRule.LEADER_UNREACHABLE_IS_DEFERRED,
                "while the leader is silent everybody is granted",
                bodyOf(REALM + "Asking", "ruling", STATES, "granted"));
        all.wrong(
                RealmRule.REVOCATIONS_TRAVEL,
                "who joins later does not hear of revocations",
                bodyOf(REALM + "Realms", "joined", EXCHANGE, "silence"));
    }
}
