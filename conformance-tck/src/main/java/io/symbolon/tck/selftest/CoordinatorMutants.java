package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.guardOff;

import io.symbolon.spec.CoordinatorRule;
import io.symbolon.spec.InterestRule;
import io.symbolon.spec.TokenRule;

/** What is wrong about interests, and about those who tell of them. */
final class CoordinatorMutants {
    private static final String INTEREST = "io.symbolon.core.interest.";
    private static final String COORDINATOR = "io.symbolon.core.coordinator.";
    private static final String EXCHANGE = "io.symbolon.core.exchange.";
    private static final String VALIDATOR = "io.symbolon.core.token.TokenValidator";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongExchange";

    private CoordinatorMutants() {}

    static void add(Mutants all) {
        ownInterests(all);
        keeping(all);
        telling(all);
        publishing(all);
        matches(all);
        parties(all);
    }

    private static void ownInterests(Mutants all) {
        all.wrong(
                InterestRule.EVERY_INTEREST_HAS_A_FRESH_KEY,
                "the secret of an interest is drawn for something else",
                enumConstant(INTEREST + "Signing", "sign", "INTEREST_SECRET", "QUERY_SECRET"));
        all.wrong(
                InterestRule.INTERESTS_ARE_RENEWED,
                "renewals spread over half as long",
                constant(INTEREST + "Signing", "renewalMillis", 201L, 101L));
        all.wrong(
                InterestRule.WITHDRAWALS_ARE_SAID,
                "a withdrawal keeps its thresholds",
                bodyOf(INTEREST + "OwnInterest", "withdrawn", WRONG, "silenceOfOne"));
        all.wrong(
                InterestRule.OWN_INTERESTS_WITHIN_LIMIT,
                "257 interests are declared",
                constant(INTEREST + "OwnInterests", "refusal", 256, 257));
    }

    private static void keeping(Mutants all) {
        all.unguarded(
                COORDINATOR + "Coordinator",
                CoordinatorRule.PUBLISHING_IS_RATIONED,
                CoordinatorRule.NEWER_INTEREST_COUNTS,
                CoordinatorRule.INTERESTS_WITHIN_LIMIT);
        all.wrong(
                CoordinatorRule.BROUGHT_BY_ITS_PARTY,
                "the interest of another node is taken",
                always(COORDINATOR + "Coordinator", "isParty", true));
        all.wrong(
                CoordinatorRule.NEARER_NODES_ARE_NAMED,
                "nobody is sent on to nearer nodes",
                bodyOf(COORDINATOR + "Coordinator", "sayNearer", WRONG, "silenceOfFour"));
        all.wrong(
                CoordinatorRule.INTERESTS_END,
                "who has left is still told of",
                bodyOf(COORDINATOR + "Coordinator", "parted", WRONG, "silence"));
        all.wrong(
                CoordinatorRule.INTERESTS_END,
                "interests that have expired are still told of",
                always(INTEREST + "Interest", "isCurrent", true),
                bodyOf(COORDINATOR + "KeptInterests", "expire", WRONG, "silenceAt"),
                bodyOf(COORDINATOR + "KeptInterests", "wallDeadlineMillis", WRONG, "noDeadline"));
    }

    private static void telling(Mutants all) {
        all.wrong(
                CoordinatorRule.BOTH_ARE_TOLD,
                "who sends finds nobody, if it comes second",
                bodyOf(COORDINATOR + "KeptInterests", "of", WRONG, "receiversFindSenders"));
        all.wrong(
                CoordinatorRule.BOTH_ARE_TOLD,
                "a coordinator ignores audiences",
                always(INTEREST + "Matching", "isFor", true));
        all.wrong(
                CoordinatorRule.ONLY_MATCHES_ARE_TOLD,
                "everybody who shares a subject is told of",
                bodyOf(COORDINATOR + "KeptInterests", "of", WRONG, "everybody"),
                bodyOf(INTEREST + "Matching", "fits", WRONG, "fitsBySubjectAlone"));
    }

    private static void publishing(Mutants all) {
        all.wrong(
                CoordinatorRule.INTEREST_IS_VALID,
                "a coordinator keeps interests of every threshold",
                guardOff(INTEREST + "InterestCheck", InterestRule.THRESHOLD_IN_RANGE));
        all.wrong(
                CoordinatorRule.PASSED_ON_AS_RECEIVED,
                "the interest goes along in the place of the identity",
                bodyOf(COORDINATOR + "KeptInterest", "told", WRONG, "interestTwice"));
        all.wrong(
                CoordinatorRule.NEARER_NODES_ARE_CONTACTED,
                "nearer nodes are not contacted",
                bodyOf("io.symbolon.core.overlay.Contacts", "seek", WRONG, "silenceOfFour"));
        all.wrong(
                CoordinatorRule.PUBLISHED_TO_ALL,
                "an interest is published again after 0.1 s",
                constant(COORDINATOR + "Publication", "<clinit>", 1_000L, 100L));
        all.wrong(
                CoordinatorRule.ANSWERS_NAME_A_PUBLISH,
                "an answer that names something else counts",
                bodyOf(COORDINATOR + "Publications", "find", WRONG, "anyPublication"));
    }

    private static void matches(Mutants all) {
        all.unguarded(
                EXCHANGE + "Parties",
                CoordinatorRule.MATCHES_ARE_RATIONED,
                CoordinatorRule.MATCH_COMES_FROM_A_COORDINATOR,
                CoordinatorRule.NEWER_MATCH_COUNTS,
                CoordinatorRule.PARTIES_WITHIN_LIMIT);
        all.wrong(
                CoordinatorRule.MATCH_IS_VALID,
                "a coordinator is trusted with signatures",
                guardOff(VALIDATOR, TokenRule.SIGNATURE_VERIFIES));
        all.wrong(
                CoordinatorRule.MATCH_IS_VALID,
                "a coordinator is trusted with times",
                guardOff(VALIDATOR, TokenRule.EXPIRES_AT_IN_FUTURE));
        all.wrong(
                CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST,
                "a party ignores audiences",
                always(INTEREST + "Matching", "isFor", true));
    }

    private static void parties(Mutants all) {
        all.wrong(
                CoordinatorRule.PARTIES_ARE_AUTHORIZED,
                "the application is asked once only",
                enumConstant(EXCHANGE + "PartyState$Asked", "onAnswer", "AUTHENTICATE", "AUTHORIZE"));
        all.wrong(
                CoordinatorRule.PARTIES_ARE_AUTHORIZED,
                "the application is asked about a denied party again at once",
                constant(EXCHANGE + "PartyState$Refused", "from", 60_000L, 0L));
        all.wrong(
                CoordinatorRule.PARTIES_END,
                "a party that has withdrawn stays",
                bodyOf(EXCHANGE + "PartyState$Granted", "onWithdrawal", WRONG, "stays"));
    }
}
