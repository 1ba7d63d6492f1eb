package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.lambdasOf;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.JoinRule;
import io.symbolon.spec.TokenRule;

/** What is wrong about joining. */
final class JoinMutants {
    private static final String JOIN = "io.symbolon.core.join.";
    private static final String NODE = "io.symbolon.core.node.";
    private static final String ADMISSIONS = NODE + "Admissions";
    private static final String OWN_JOINS = NODE + "OwnJoins";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongJoins";

    private JoinMutants() {}

    static void add(Mutants all) {
        bindings(all);
        decisions(all);
        obsolescence(all);
        times(all);
        conduct(all);
    }

    private static void conduct(Mutants all) {
        all.wrong(
                JoinRule.JOINED_WHERE_ESTABLISHED,
                "a Join is heard while its session is confirming",
                swapped("io.symbolon.core.session.Confirming", "take", "unheardInto", "into"));
        all.unguarded(NODE + "Joins", JoinRule.AN_IDENTITY_TAKES_PART);
        all.wrong(
                JoinRule.IDENTITY_IS_VALID,
                "an identity may name a node in 31 octets",
                guardOff("io.symbolon.core.token.TokenSyntax", TokenRule.KNOWN_EXTENSIONS_WELL_FORMED));
        all.wrong(
                JoinRule.NODE_TOKEN_IS_NOT_REPEATED,
                "a token of another kind is taken for an identity",
                guardOff("io.symbolon.core.token.TokenValidator", TokenRule.KIND_FITS_PLACE));
        all.wrong(
                JoinRule.NOTHING_SENT_BEFORE_THE_ACK,
                "whoever has a session is told everything",
                always(NODE + "Membership", "isBothWays", true));
        all.wrong(
                JoinRule.REFUSED_NODES_STOP,
                "who is denied joins again, who is deferred leaves",
                enumConstant(OWN_JOINS, "onNack", "DEFERRED", "DENIED"));
    }

    private static void bindings(Mutants all) {
        all.wrong(
                JoinRule.IDENTITY_NAMES_THE_NODE,
                "an identity need not name the node",
                bodyOf(JOIN + "JoinCheck", "identity", WRONG, "identityOfAnyNode"));
        all.wrong(
                JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION,
                "the signature of a Join is not checked",
                guardOff(JOIN + "JoinCheck", JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION));
        all.wrong(
                JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION,
                "the signature of a Join does not cover the transcript",
                bodyOf(JOIN + "JoinCheck", "signedMessage", WRONG, "messageWithoutTranscript"));
        all.wrong(
                JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION,
                "the signature of a Join does not cover the node",
                bodyOf(JOIN + "JoinCheck", "signedMessage", WRONG, "messageWithoutNode"));
        all.unguarded(ADMISSIONS, JoinRule.ONE_IDENTITY_A_SESSION);
        all.unguarded(OWN_JOINS, JoinRule.ANSWER_NAMES_THE_JOIN);
    }

    private static void decisions(Mutants all) {
        all.wrong(
                JoinRule.AUTHENTICATED_THEN_AUTHORIZED,
                "authorize is skipped",
                swapped(ADMISSIONS, lambdasOf("authenticate"), "authorize", "admit"));
        all.wrong(
                JoinRule.AUTHENTICATED_THEN_AUTHORIZED,
                "the Ack goes before the decision",
                swapped(ADMISSIONS, "decide", "authenticate", "admit"));
        all.wrong(
                JoinRule.AUTHENTICATED_THEN_AUTHORIZED,
                "who is denied is admitted",
                swapped(ADMISSIONS, lambdasOf("authorize"), "denyIdentity", "granted"));
        all.wrong(
                JoinRule.AUTHENTICATED_THEN_AUTHORIZED,
                "everybody counts as admitted before",
                always(NODE + "Authorizations", "covers", true));
        all.wrong(
                JoinRule.ADMITTED_AGAIN_WITHOUT_QUESTION,
                "the application is asked in every session",
                always(NODE + "Authorizations", "covers", false));
        all.wrong(
                JoinRule.NO_ANSWER_IS_DEFERRED,
                "no answer means granted",
                enumConstant(NODE + "Questions", "wake", "DEFERRED", "GRANTED"));
        all.wrong(
                JoinRule.NO_ANSWER_IS_DEFERRED,
                "a question waits a minute",
                constant(NODE + "Questions", "ask", 5_000L, 60_000L));
        all.wrong(
                JoinRule.SAME_JOIN_SAME_ANSWER,
                "a repeated Join gets no answer",
                bodyOf(ADMISSIONS, "answerAgain", WRONG, "silence"));
        all.wrong(
                JoinRule.SAME_JOIN_SAME_ANSWER,
                "a deferral whose time is up is said with 0 s",
                constant(ADMISSIONS, "sayRest", 1L, 0L));
        all.wrong(
                JoinRule.NOTHING_ELSE_BEFORE_THE_ACK,
                "whoever has a session is listened to",
                always(NODE + "Membership", "isAdmitted", true));
        all.unguarded(
                ADMISSIONS,
                JoinRule.ONE_QUESTION_A_PEER,
                JoinRule.DEFERRED_PEERS_WAIT,
                JoinRule.OLDER_JOINS_ARE_DROPPED,
                JoinRule.QUESTIONS_WITHIN_LIMIT);
    }

    private static void obsolescence(Mutants all) {
        all.wrong(
                JoinRule.OBSOLETE_PEERS_HEAR_NACK,
                "an obsolete peer is served on",
                always(NODE + "ObsoletePeers", "contains", false));
        all.wrong(
                JoinRule.OBSOLETE_PEERS_HEAR_NACK,
                "a fourth Nack and a fifth",
                constant(NODE + "ObsoletePeers", "nextNack", 3, 5));
        all.wrong(
                JoinRule.DENIED_IS_REMEMBERED,
                "a denied peer gets no Nack",
                bodyOf(ADMISSIONS, "nackObsolete", WRONG, "silence"));
        all.wrong(
                JoinRule.DENIED_IS_REMEMBERED,
                "nobody goes on the deny list",
                bodyOf(ADMISSIONS, "putOnDenyList", WRONG, "silence"));
        all.wrong(
                JoinRule.OBSOLETE_PEERS_ARE_DELETED,
                "an obsolete peer is deleted after a minute",
                constant(NODE + "ObsoletePeers", "add", 30_000L, 60_000L));
    }

    private static void times(Mutants all) {
        all.wrong(
                JoinRule.DEFERRED_FOR_5_S,
                "a deferred peer waits a minute",
                constant(ADMISSIONS, lambdasOf("authorize"), 5, 60));
        all.wrong(
                JoinRule.AUTHORIZATION_EXPIRES,
                "an authorization lasts a day",
                constant(JOIN + "Authorization", "granted", 3_600_000L, 86_400_000L));
        all.wrong(
                JoinRule.AUTHORIZATION_EXPIRES,
                "asked again beside a question about a Join",
                alwaysAt(NODE + "Renewals", "renewOrEnd", "isAskedAbout", 1, false));
        all.wrong(
                JoinRule.AUTHORIZATION_EXPIRES,
                "asked again an hour after the first mark",
                constant(JOIN + "Authorization", "marked", 60_000L, 3_600_000L));
        all.wrong(
                JoinRule.UNADMITTED_SESSIONS_END,
                "whoever does not join stays for an hour",
                constant(NODE + "Membership", "<init>", 300_000L, 3_600_000L));
        all.wrong(
                JoinRule.JOIN_IS_REPEATED,
                "a Join is sent again after half a second",
                constant(JOIN + "Request$Waiting", "<clinit>", 1_000L, 500L));
        all.wrong(
                JoinRule.JOIN_IS_REPEATED,
                "a Join is sent on and on into a dead session",
                always(JOIN + "Request$Waiting", "isDoubtful", false));
        all.wrong(
                JoinRule.JOIN_IS_REPEATED,
                "a peer is measured before the fifth Join",
                constant(JOIN + "Request$Waiting", "isDoubtful", 4, 3));
        all.wrong(
                JoinRule.OPENER_JOINS_FIRST,
                "who is asked joins first, too",
                always("io.symbolon.core.session.AcceptedSession", "openedByUs", true));
        all.wrong(
                JoinRule.JOINED_IS_BOTH_WAYS,
                "nobody is ever joined",
                always(NODE + "Membership", "isBothWays", false));
    }
}
