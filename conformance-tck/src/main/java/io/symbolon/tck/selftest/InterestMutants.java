package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.otherEdge;

import io.symbolon.spec.CoordinatorRule;
import io.symbolon.spec.InterestRule;
import io.symbolon.spec.MessageRule;
import io.symbolon.spec.TokenRule;

/** What is wrong about subjects, interests, who matches, and what a pair of interests seals. */
final class InterestMutants {
    private static final String INTEREST = "io.symbolon.core.interest.";
    private static final String EXCHANGE = "io.symbolon.core.exchange.";
    private static final String PLACEMENT = "io.symbolon.core.coordinator.Placement";
    private static final String SUBJECT = INTEREST + "SubjectHash";
    private static final String CHECK = INTEREST + "InterestCheck";
    private static final String MATCHING = INTEREST + "Matching";
    private static final String PAIR = EXCHANGE + "PairKeys";
    private static final String PARCELS = EXCHANGE + "Parcels";
    private static final String SUITE = "io.symbolon.crypto.BouncyCastleSuite";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongInterests";
    private static final String WRONG_PARTS = "io.symbolon.tck.reference.wrong.WrongParts";

    private InterestMutants() {}

    static void add(Mutants all) {
        subjects(all);
        interests(all);
        coordinators(all);
        matching(all);
        introductions(all);
        keys(all);
        parcels(all);
    }

    private static void subjects(Mutants all) {
        all.wrong(
                InterestRule.SUBJECT_HASH_IS_A_CHAIN,
                "the parts of a subject are joined without their lengths",
                bodyOf(SUBJECT, "chain", WRONG, "subjectWithoutLengths"));
        all.wrong(
                InterestRule.SUBJECT_HASH_IS_A_CHAIN,
                "the parts of a subject are combined by exclusive or",
                bodyOf(SUBJECT, "chain", WRONG, "subjectByExclusiveOr"));
        all.wrong(
                InterestRule.SUBJECT_HASH_IS_A_CHAIN,
                "subjects are hashed without their label",
                constant(SUBJECT, "chain", "symbolon/1 subject", ""));
        all.wrong(InterestRule.SUBJECT_PARTS_WITHIN_LIMIT, "17 parts", constant(SUBJECT, "of", 16, 17));
        all.wrong(
                InterestRule.SUBJECT_PARTS_WITHIN_LIMIT, "a part of 256 octets", constant(SUBJECT, "isPart", 255, 256));
        all.wrong(InterestRule.SUBJECT_PARTS_WITHIN_LIMIT, "any octets are a part", always(SUBJECT, "isPart", true));
        all.wrong(
                InterestRule.SUBJECT_PARTS_WITHIN_LIMIT,
                "a private subject of one part",
                enumConstant(SUBJECT, "of", "PRIVATE", "VIRTUAL"));
    }

    private static void interests(Mutants all) {
        all.unguarded(
                CHECK,
                InterestRule.INTEREST_SAYS_WHO,
                InterestRule.AUDIENCE_FITS_KIND,
                InterestRule.THRESHOLD_IN_RANGE,
                InterestRule.INTEREST_LASTS_A_MINUTE);
        all.wrong(
                InterestRule.INTEREST_LASTS_A_MINUTE,
                "off by one at the edge",
                otherEdge(CHECK, InterestRule.INTEREST_LASTS_A_MINUTE));
        all.wrong(
                InterestRule.THRESHOLD_IN_RANGE, "a maximum threshold of 1025", constant(CHECK, "broken", 1024, 1025));
        all.wrong(
                InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT,
                "senders may not ask, receivers may",
                enumConstant(CHECK, "broken", "RECEIVER", "SENDER"));
        all.wrong(
                TokenRule.SIZE_WITHIN_LIMIT,
                "an interest is as large as an identity",
                constant("io.symbolon.core.token.Place", "<clinit>", 512, 576));
    }

    private static void coordinators(Mutants all) {
        all.wrong(
                CoordinatorRule.COORDINATORS_ARE_THE_NEAREST,
                "the farthest nodes coordinate",
                bodyOf(PLACEMENT, "coordinators", WRONG, "farthestCoordinators"));
        all.wrong(
                CoordinatorRule.COORDINATORS_ARE_THE_NEAREST,
                "the node itself never coordinates",
                bodyOf(PLACEMENT, "coordinators", WRONG, "othersCoordinate"));
        all.wrong(
                CoordinatorRule.COORDINATORS_ARE_THE_NEAREST,
                "a node without address coordinates",
                bodyOf(PLACEMENT, "coordinators", WRONG, "leavesCoordinate"));
        all.wrong(
                CoordinatorRule.COORDINATORS_ARE_THE_NEAREST,
                "five nodes coordinate",
                constant(PLACEMENT, "coordinators", 4, 5));
    }

    private static void matching(Mutants all) {
        fitting(
                all,
                "an audience needs only begin like somebody",
                bodyOf(MATCHING, "isFor", WRONG, "isForItsBeginning"));
        fitting(all, "any realm is the right one", bodyOf(MATCHING, "isFor", WRONG, "isForEveryRealm"));
        fitting(all, "an audience may be a node", bodyOf(MATCHING, "isFor", WRONG, "isForItsNode"));
        fitting(
                all,
                "the receiver's audience is not looked at",
                bodyOf(MATCHING, "fits", WRONG, "fitsTheSendersAudience"));
        fitting(all, "kinds of exchange are not compared", bodyOf(MATCHING, "fits", WRONG, "fitsWhateverTheKind"));
        fitting(all, "a node matches itself", bodyOf(MATCHING, "fits", WRONG, "fitsOnOneNode"));
        fitting(all, "an expired interest matches", always(INTEREST + "Interest", "isCurrent", true));
        fitting(
                all,
                "like meets like",
                bodyOf("io.symbolon.core.token.InterestTerms$Role", "opposite", WRONG, "theSameRole"));
        all.wrong(
                CoordinatorRule.BOTH_ARE_TOLD,
                "thresholds of 0 match",
                bodyOf(MATCHING, "matches", WRONG, "matchesWithoutThresholds"));
    }

    private static void fitting(Mutants all, String title, Edit edit) {
        all.wrong(CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST, title, edit);
    }

    private static void introductions(Mutants all) {
        String introduction = EXCHANGE + "Introduction";
        all.wrong(
                CoordinatorRule.IDENTITY_IS_THE_ISSUER,
                "any identity stands behind an interest",
                always(introduction, "isIssuer", true));
        all.wrong(
                CoordinatorRule.IDENTITY_IS_THE_ISSUER,
                "an interest may be on any node",
                bodyOf(introduction, "isIssuer", WRONG, "isIssuerAnywhere"));
        all.wrong(
                CoordinatorRule.IDENTITY_IS_THE_ISSUER,
                "an interest is its identity's whoever has signed it",
                bodyOf(introduction, "isIssuer", WRONG, "isIssuerByName"));
    }

    private static void keys(Mutants all) {
        pair(
                all,
                "the agreement of the identities is left out",
                bodyOf(PAIR, "identityAgreement", WRONG, "noIdentityAgreement"));
        pair(all, "the token hashes are left out", bodyOf(PAIR, "combine", WRONG, "pairKeyWithoutTokens"));
        pair(all, "the subject is left out", bodyOf(PAIR, "combine", WRONG, "pairKeyWithoutSubject"));
        pair(all, "all messages of a pair have one key", bodyOf(PAIR, "output", WRONG, "keyWithoutNumber"));
        pair(
                all,
                "messages and receipts have one key",
                constant(PAIR, "receiptKey", "symbolon/1 receipt", "symbolon/1 message"));
        pair(all, "all parts have one nonce", bodyOf(PARCELS, "nonce", WRONG, "nonceWithoutPart"));
        pair(all, "a part does not say of how many it is", bodyOf(PARCELS, "names", WRONG, "namesWithoutParts"));
    }

    private static void pair(Mutants all, String title, Edit edit) {
        all.wrong(MessageRule.KEYS_OF_A_PAIR, title, edit);
    }

    private static void parcels(Mutants all) {
        all.wrong(MessageRule.MESSAGES_ARE_CUT, "parts of 1000 octets", constant(PARCELS, "seal", 1024, 1000));
        all.wrong(
                MessageRule.PARTS_WITHIN_LIMIT,
                "parts of every shape are taken",
                bodyOf(PARCELS, "broken", WRONG, "anyShape"));
        all.wrong(MessageRule.PARTS_WITHIN_LIMIT, "65 parts", constant(PARCELS, "broken", 64, 65));
        all.wrong(
                MessageRule.PARCEL_OPENS,
                "parts are taken without their tag",
                bodyOf(SUITE, "open", WRONG_PARTS, "openedWithoutTag"));
        all.wrong(
                MessageRule.REASSEMBLY_IS_BOUNDED,
                "not checked",
                guardOff(EXCHANGE + "Reassembly", MessageRule.REASSEMBLY_IS_BOUNDED));
        all.wrong(
                MessageRule.CONTENT_DECODES,
                "payloads of every size are taken",
                always(EXCHANGE + "Content", "isWithinLimit", true));
        all.wrong(
                MessageRule.CONTENT_DECODES,
                "a message has many encodings",
                always("io.symbolon.core.wire.Canonical$Parsed", "isCanonical", true));
        all.wrong(
                MessageRule.MESSAGE_WITHIN_LIMIT,
                "payloads of every size are sent",
                always(EXCHANGE + "Content", "isWithinLimit", true));
    }
}
