package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.negated;
import static io.symbolon.tck.selftest.Edits.otherEdge;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.ConventionRule;
import io.symbolon.spec.FramingRule;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.RealmRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import io.symbolon.spec.TokenRule;
import java.util.ArrayList;
import java.util.List;

/** Every implementation that is wrong on purpose. */
public final class Mutants {
    private static final String TOKEN = "io.symbolon.core.token.";
    private static final String WIRE = "io.symbolon.core.wire.";
    private static final String SESSION = "io.symbolon.core.session.";
    private static final String NODE = "io.symbolon.core.node.";
    private static final String REALM = "io.symbolon.core.realm.";
    private static final String SUITE = "io.symbolon.crypto.BouncyCastleSuite";
    private static final String SAID = SESSION + "Reception$Said";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongParts";

    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants() {}

    /** All mutants, by chapter. */
    public static List<Mutant> all() {
        Mutants all = new Mutants();
        all.tokens();
        all.frames();
        all.handshakes();
        all.sessions();
        all.realms();
        JoinMutants.add(all);
        OverlayMutants.add(all);
        InterestMutants.add(all);
        CoordinatorMutants.add(all);
        MessageMutants.add(all);
        return List.copyOf(all.mutants);
    }

    private void tokens() {
        unguarded(
                TOKEN + "TokenValidator",
                TokenRule.SIZE_WITHIN_LIMIT,
                TokenRule.VERSION_IS_ONE,
                TokenRule.KIND_FITS_PLACE,
                TokenRule.SIGNATURE_HAS_64_OCTETS,
                TokenRule.NOT_BEFORE_REACHED,
                TokenRule.EXPIRES_AT_IN_FUTURE,
                TokenRule.ISSUED_AT_NOT_IN_FUTURE,
                TokenRule.PUBLIC_KEY_IS_STRICT,
                TokenRule.FINGERPRINT_IS_EXPECTED,
                TokenRule.NOT_DENIED,
                TokenRule.SIGNATURE_VERIFIES,
                HandshakeRule.TOKEN_CARRIES_SESSION_KEY,
                HandshakeRule.NOT_OUR_OWN);
        unguarded(TOKEN + "TokenLifetime", TokenRule.VALIDITY_IS_A_SPAN, TokenRule.LIFETIME_WITHIN_CAP);
        unguarded(TOKEN + "TokenCodec", TokenRule.CANONICAL_ENCODING);
        unguarded(
                TOKEN + "TokenSyntax",
                TokenRule.UUID_HAS_16_OCTETS,
                TokenRule.REALM_IS_EMPTY_OR_FINGERPRINT,
                TokenRule.ISSUER_IS_EMPTY_OR_FINGERPRINT,
                TokenRule.AUDIENCE_IS_EMPTY_OR_FINGERPRINT,
                TokenRule.SUBJECT_WITHIN_LIMIT,
                TokenRule.SUBJECT_HAS_NO_CONTROL_CHARACTERS,
                TokenRule.INTEREST_SUBJECT_IS_HASH,
                TokenRule.PUBLIC_KEY_HAS_32_OCTETS,
                TokenRule.TIMES_IN_RANGE,
                TokenRule.EXTENSIONS_WITHIN_LIMIT,
                TokenRule.EXTENSION_NAMES_WELL_FORMED,
                TokenRule.EXTENSIONS_SORTED_AND_UNIQUE,
                TokenRule.EXTENSION_VALUES_WITHIN_LIMIT,
                TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
                TokenRule.KNOWN_EXTENSIONS_WELL_FORMED,
                TokenRule.ADDRESS_IS_COMPLETE,
                TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER);
        unguarded(
                TOKEN + "Endorsement",
                TokenRule.ENDORSEMENT_IS_THE_ISSUERS,
                TokenRule.ENDORSEMENT_SPAN_HOLDS,
                TokenRule.REALM_IS_PROVED);

        offByOne(TOKEN + "TokenValidator", TokenRule.SIZE_WITHIN_LIMIT);
        offByOne(TOKEN + "TokenValidator", TokenRule.NOT_BEFORE_REACHED);
        offByOne(TOKEN + "TokenValidator", TokenRule.EXPIRES_AT_IN_FUTURE);
        offByOne(TOKEN + "TokenValidator", TokenRule.ISSUED_AT_NOT_IN_FUTURE);
        offByOne(TOKEN + "TokenLifetime", TokenRule.VALIDITY_IS_A_SPAN);
        offByOne(TOKEN + "TokenLifetime", TokenRule.LIFETIME_WITHIN_CAP);
        offByOne(TOKEN + "TokenSyntax", TokenRule.SUBJECT_WITHIN_LIMIT);
        offByOne(TOKEN + "TokenSyntax", TokenRule.EXTENSIONS_WITHIN_LIMIT);
        offByOne(TOKEN + "TokenSyntax", TokenRule.EXTENSION_VALUES_WITHIN_LIMIT);

        wrong(
                ConventionRule.LABEL_BEGINS_EVERY_INPUT,
                "token signatures without their label",
                constant(TOKEN + "TokenCodec", "signedMessage", "symbolon/1 token", ""));
        wrong(ConventionRule.SIGNATURES_ARE_STRICT, "every key counts as strict", always(SUITE, "isStrictKey", true));
        wrong(ConventionRule.SIGNATURES_ARE_STRICT, "every signature verifies", always(SUITE, "verify", true));
        wrong(
                TokenRule.FINGERPRINT_SAYS_WHO,
                "the fingerprint does not cover the issuer",
                bodyOf(TOKEN + "Fingerprints", "of", WRONG, "fingerprintWithoutIssuer"));
        wrong(
                TokenRule.FINGERPRINT_SAYS_WHO,
                "the fingerprint covers the times",
                bodyOf(TOKEN + "Fingerprints", "of", WRONG, "fingerprintWithTimes"));
        wrong(
                TokenRule.NEWER_TOKEN_COUNTS,
                "the older token counts",
                bodyOf(TOKEN + "Fingerprints", "compareAge", WRONG, "olderCounts"));
    }

    private void frames() {
        unguarded(
                WIRE + "FrameCodec",
                FramingRule.DATAGRAM_WITHIN_LIMIT,
                FramingRule.HANDSHAKE_HAS_1200_OCTETS,
                FramingRule.HANDSHAKE_LENGTH_FITS,
                FramingRule.HANDSHAKE_PADDING_IS_ZERO,
                FramingRule.FRAME_VERSION_IS_ONE,
                FramingRule.COOKIE_HAS_34_OCTETS,
                FramingRule.SEALED_LENGTH_FITS);
        unguarded(
                WIRE + "HandshakeCodec",
                FramingRule.HANDSHAKE_IS_CANONICAL,
                FramingRule.HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS,
                HandshakeRule.VERSION_IS_ONE);
        unguarded(
                WIRE + "MessageCodec",
                FramingRule.CONTENT_LENGTH_FITS,
                FramingRule.CONTENT_PADDING_IS_ZERO,
                FramingRule.MESSAGE_IS_CANONICAL);
        wrong(
                FramingRule.MESSAGE_FIELDS_HAVE_THEIR_LENGTHS,
                "data of 17 octets",
                constant(WIRE + "MessageBodies", "decode", 16, 17));
        wrong(
                FramingRule.TYPE_IS_KNOWN,
                "a fourth type is taken for a sealed frame",
                Edits.oneMoreCase(WIRE + "FrameCodec", "decode", 4, 3));
    }

    private void handshakes() {
        unguarded(
                SESSION + "Opening",
                HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS,
                HandshakeRule.COOKIE_FITS_AN_ATTEMPT,
                HandshakeRule.A_COOKIE_IS_USED_ONCE,
                HandshakeRule.TAG_CONFIRMS_THE_KEY);
        unguarded(NODE + "Answerer", HandshakeRule.COOKIE_UNDER_LOAD, HandshakeRule.OPENINGS_ARE_RATIONED);
        unguarded(NODE + "Sessions", HandshakeRule.ONE_ATTEMPT_A_PEER, HandshakeRule.ATTEMPTS_WITHIN_LIMIT);
        unguarded(SESSION + "KeySchedule", HandshakeRule.AGREEMENT_CONTRIBUTES);
        unguarded(NODE + "Answerer", HandshakeRule.SESSION_ID_IS_FREE);

        wrong(
                HandshakeRule.VERIFIED_BEFORE_ANSWER,
                "a handshake is answered before its signature is verified",
                guardOff(TOKEN + "TokenValidator", TokenRule.SIGNATURE_VERIFIES));
        wrong(
                HandshakeRule.KEY_SCHEDULE,
                "the transcript has another label",
                constant(SESSION + "KeySchedule", "transcript", "symbolon/1 transcript", "symbolon/1 handshake"));
        wrong(
                HandshakeRule.KEY_SCHEDULE,
                "the nonces are not in the transcript",
                bodyOf(SESSION + "KeySchedule", "transcript", WRONG, "transcriptWithoutNonces"));
        wrong(HandshakeRule.ROLE_BY_FINGERPRINT, "the keys are swapped", negated(SESSION + "KeySchedule", "keys"));
        wrong(
                HandshakeRule.ROLE_BY_FINGERPRINT,
                "the higher fingerprint is low",
                negated(SESSION + "Party", "isLowTowards"));
        wrong(
                HandshakeRule.ANSWERS_REUSE_THE_ATTEMPT,
                "every answer introduces the node anew",
                always(SESSION + "Opening", "isReusedFor", false));
        wrong(
                HandshakeRule.ANSWERS_REUSE_THE_ATTEMPT,
                "the attempt is reused wherever the expected peer asks from",
                bodyOf(SESSION + "Opening", "isReusedFor", WRONG, "reusedEverywhere"));
        wrong(
                HandshakeRule.IDENTICAL_INITIATION_GETS_THE_STORED_ANSWER,
                "an identical initiation counts as a new one",
                bodyOf(NODE + "StateTable", "candidateFor", WRONG, "nobodyKnown"));
        wrong(
                HandshakeRule.ONLY_THE_OPENER_REPEATS,
                "the initiation is sent twice as often",
                constant(SESSION + "Opening$Schedule", "<clinit>", 5_000L, 2_500L));
        wrong(
                HandshakeRule.CANDIDATES_EXPIRE,
                "candidates live for a minute",
                constant(SESSION + "Candidate", "begin", 12_000L, 60_000L));
        wrong(
                HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE,
                "every cookie is valid",
                always(NODE + "CookieJar", "isValid", true));
        wrong(
                HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE,
                "a cookie is not bound to the port",
                bodyOf(NODE + "CookieJar", "ofEpoch", WRONG, "cookieWithoutPort"));
        wrong(
                HandshakeRule.COOKIE_FOR_A_KNOWN_PEER,
                "a known peer needs no cookie",
                bodyOf(SESSION + "Established", "onInitiation", WRONG, "noCookieNeeded"),
                bodyOf(SESSION + "Candidate", "onInitiation", WRONG, "noCookieNeeded"));
        wrong(HandshakeRule.COOKIE_UNDER_LOAD, "there is never a load", always(NODE + "OpeningLoad", "isHigh", false));
        wrong(
                HandshakeRule.COOKIE_UNDER_LOAD,
                "the openings of a block make no load",
                always(NODE + "OpeningLoad", "isHighFor", false));
    }

    private void sessions() {
        unguarded(SESSION + "SealedChannel", SessionRule.COUNTER_IS_FRESH);
        unguarded(SESSION + "SealedFrames", SessionRule.COUNTER_WITHIN_LIMIT);
        wrong(
                SessionRule.FRAME_OPENS,
                "the tag of a frame is not checked",
                bodyOf(SUITE, "open", WRONG, "openedWithoutTag"));
        wrong(
                SessionRule.CLEAR_TEXT_IS_DISCARDED,
                "clear text is taken after the handshake",
                bodyOf(SUITE, "open", WRONG, "openedWithoutTag"));
        wrong(
                SessionRule.COUNTER_IS_FRESH,
                "the window has 1024 places",
                constant(SESSION + "ReplayWindow", "isFresh", 2_048L, 1_024L));
        wrong(
                SessionRule.COUNTERS_NEVER_REPEAT,
                "the counter does not count",
                constant(SESSION + "SealedChannel", "seal", 1L, 0L));
        wrong(
                SessionRule.CONFIRMED_IN_TIME,
                "an unconfirmed session lives for a minute",
                constant(SESSION + "Confirming", "first", 12_000L, 60_000L));
        wrong(
                SessionRule.CONFIRMED_IN_TIME,
                "any challenge counts as a response",
                always(SESSION + "Reception", "challenge", SAID, "CONFIRMED"));
        wrong(
                SessionRule.THE_HIGHEST_RANK_SENDS,
                "the rank begins with the earlier issued_at",
                Edits.swapped(SESSION + "Rank", "of", "max", "min"));
        wrong(
                SessionRule.SUPERSEDED_SESSIONS_END,
                "a superseded session lives for ten minutes",
                constant(SESSION + "Superseded", "of", 60_000L, 600_000L));
        wrong(
                SessionRule.CHALLENGES_ARE_ANSWERED,
                "challenges are not answered",
                always(SESSION + "Reception", "challenge", SAID, "NOTHING"));
        wrong(
                SessionRule.LEAVE_ENDS_THE_SESSION,
                "a leave is ignored",
                always(SESSION + "Reception", "leave", SAID, "NOTHING"));
        wrong(
                SessionRule.CLOSING_ENDS_EVERYTHING,
                "a node that is closed falls silent",
                bodyOf(NODE + "Sessions", "close", WRONG, "silence"));
        wrong(
                SessionRule.THE_PATH_FOLLOWS_A_PROOF,
                "another source is never asked",
                bodyOf(SESSION + "Reception", "askForAnotherPath", WRONG, "silence"));
        wrong(
                SessionRule.SESSIONS_ARE_REKEYED,
                "keys are renewed after two hours",
                constant(SESSION + "Lifetime", "begin", 3_600_000L, 7_200_000L),
                constant(SESSION + "Lifetime", "begin", 3_720_000L, 7_200_000L));
        wrong(
                SessionRule.SESSIONS_STOP_AFTER_2_H,
                "a session lives for a day",
                constant(SESSION + "Lifetime", "begin", 7_200_000L, 86_400_000L));
        wrong(
                SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS,
                "a session outlives its tokens by an hour",
                constant(SESSION + "SealedChannel", "tokensEndMillis", 60_000L, 3_600_000L));
    }

    private void realms() {
        unguarded(
                REALM + "AskerSide",
                RealmRule.DECISION_IS_THE_LEADERS,
                RealmRule.DECISION_IS_BOUND,
                RealmRule.DECISION_IS_IN_TIME);
        offByOne(REALM + "AskerSide", RealmRule.DECISION_IS_IN_TIME);
        unguarded(REALM + "LeaderSide", RealmRule.QUERY_IS_VALID);
        unguarded(REALM + "RevocationList", RealmRule.REVOCATIONS_ARE_THE_LEADERS);
        unguarded(REALM + "Realms", RealmRule.REFUSED_LISTS_ARE_RATIONED);
        unguarded(REALM + "Leading", RealmRule.OPENED_QUERIES_ARE_RATIONED);

        wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another question",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutNonce"));
        wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another token of the identity",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutTokenHash"));
        wrong(
                RealmRule.DECISION_IS_BOUND,
                "a decision counts for another asker",
                bodyOf(REALM + "AskerSide", "isBound", WRONG, "boundWithoutAsker"));
        wrong(
                RealmRule.QUERY_IS_SEALED,
                "queries and replies are sealed under the first agreement alone",
                bodyOf(REALM + "RealmKeys", "bothAgreements", WRONG, "keyOfTheFirstAgreementAlone"));
        wrong(
                RealmRule.QUERY_IS_SEALED,
                "query and reply have one key",
                constant(REALM + "RealmKeys", "replyKey", "symbolon/1 realm reply", "symbolon/1 realm query"));
        wrong(
                RealmRule.QUERY_IS_VALID,
                "the leader decides about identities of other realms",
                always(REALM + "Realm", "isNamedBy", true));
        wrong(
                RealmRule.LEADER_IS_CONFIGURED,
                "the leader is asked about identities that name another",
                always(REALM + "Realm", "isNamedBy", true));
        wrong(RealmRule.LEADER_IS_VALID, "a leader rules for ever", always(REALM + "Realm", "isInTime", true));
        wrong(
                RealmRule.ASKERS_ARE_RATIONED,
                "a replayed query is a new question",
                always(REALM + "TakenQueries", "take", true));
        wrong(
                RealmRule.QUERIES_ARE_RATIONED,
                "every deferral is handed on to the leader",
                always(REALM + "SentQueries", "take", true));
        wrong(
                RealmRule.DECISION_SETTLES_THE_NEXT_JOIN,
                "no decision is ever in time",
                always(REALM + "AskerSide", "isInTime", false));
        wrong(
                RealmRule.THE_REVOKED_END,
                "the revoked keep their sessions",
                bodyOf(NODE + "NodeRealm", "endRevoked", WRONG, "silence"));
        wrong(
                RealmRule.REVOCATIONS_ARE_THE_LEADERS,
                "an old list of revocations counts again",
                always(REALM + "RevocationList", "isNewer", true));
        wrong(
                RealmRule.REVOCATIONS_ARE_THE_LEADERS,
                "sequences of revocations are compared as signed",
                swapped(REALM + "RevocationList", "isNewer", "compareUnsigned", "compare"));
    }

    /** A mutant for each rule: its guard is never closed. */
    void unguarded(String className, Rule... rules) {
        for (Rule rule : rules) {
            wrong(rule, "not checked", guardOff(className, rule));
        }
    }

    private void offByOne(String className, Rule rule) {
        wrong(rule, "off by one at the edge", otherEdge(className, rule));
    }

    void wrong(Rule rule, String title, Edit... edits) {
        long ofRule = mutants.stream().filter(mutant -> mutant.rule() == rule).count();
        String id = rule.id() + "-" + (char) ('a' + ofRule);
        mutants.add(new Mutant(id, rule, title, List.of(edits)));
    }
}
