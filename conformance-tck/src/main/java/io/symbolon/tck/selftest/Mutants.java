package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.otherEdge;

import io.symbolon.spec.ConventionRule;
import io.symbolon.spec.FramingRule;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.Rule;
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
        ConventionMutants.add(all);
        all.tokens();
        all.frames();
        HandshakeMutants.add(all);
        SessionMutants.add(all);
        RealmMutants.add(all);
        JoinMutants.add(all);
        OverlayMutants.add(all);
        InterestMutants.add(all);
        CoordinatorMutants.add(all);
        MessageMutants.add(all);
        DriverMutants.add(all);
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

    /** A mutant for each rule: its guard is never closed. */
    void unguarded(String className, Rule... rules) {
        for (Rule rule : rules) {
            wrong(rule, "not checked", guardOff(className, rule));
        }
    }

    void offByOne(String className, Rule rule) {
        wrong(rule, "off by one at the edge", otherEdge(className, rule));
    }

    void wrong(Rule rule, String title, Edit... edits) {
        long ofRule = mutants.stream().filter(mutant -> mutant.rule() == rule).count();
        String id = rule.id() + "-" + (char) ('a' + ofRule);
        mutants.add(new Mutant(id, rule, title, List.of(edits)));
    }
}
