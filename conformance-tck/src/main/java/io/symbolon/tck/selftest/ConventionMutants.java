package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.ConventionRule;
import io.symbolon.spec.FramingRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.TokenRule;
import java.util.List;

/** What is wrong about octets, primitives and conduct, and about what decodes. */
final class ConventionMutants {
    private static final String NODE = "io.symbolon.core.node.";
    private static final String WIRE = "io.symbolon.core.wire.";
    private static final String SUITE = "io.symbolon.crypto.BouncyCastleSuite";
    private static final String STATES = "io.symbolon.tck.reference.wrong.WrongStates";
    private static final String INPUTS = "io.symbolon.tck.reference.wrong.WrongInputs";
    private static final String CANONICAL = "io.symbolon.core.wire.Canonical";
    private static final String JOINS = "io.symbolon.tck.reference.wrong.WrongJoins";

    private ConventionMutants() {}

    static void add(Mutants all) {
        inputs(all);
        primitives(all);
        conduct(all);
        decoding(all);
    }

    private static void inputs(Mutants all) {
        String input = "io.symbolon.core.bytes.LabelledInput";
        all.wrong(
                ConventionRule.INTEGERS_ARE_BIG_ENDIAN,
                "integers are little-endian",
                bodyOf(input, "unsigned", INPUTS, "littleEndian"));
        all.wrong(
                ConventionRule.VARIABLE_FIELDS_CARRY_THEIR_LENGTH,
                "fields go without their lengths",
                bodyOf(input, "variable", INPUTS, "withoutLength"));
        all.wrong(
                ConventionRule.ONE_ENCODING,
                "every message carries an unknown field",
                bodyOf(CANONICAL, "encode", INPUTS, "withAnUnknownField"));
    }

    private static void primitives(Mutants all) {
        all.wrong(
                ConventionRule.AGREEMENT_CONTRIBUTES,
                "an agreement with a point of small order counts",
                bodyOf(SUITE, "agree", INPUTS, "agreedWithAnybody"));
        all.wrong(
                ConventionRule.ONE_KEY_SIGNS_AND_AGREES,
                "the X25519 form of a key is upside down",
                swapped("io.symbolon.crypto.MontgomeryForm", "ofPublicKey", "add", "sub"));
        all.wrong(
                ConventionRule.NOTHING_LEAVES_UNVERIFIED,
                "the associated data is not sealed",
                bodyOf("io.symbolon.crypto.ChaChaPoly", "parameters", INPUTS, "withoutAssociated"));
    }

    private static void conduct(Mutants all) {
        all.wrong(
                ConventionRule.REFUSAL_IS_SILENT,
                "nobody hears why a handshake was refused",
                bodyOf(NODE + "Answerer", "drop", JOINS, "silence"));
        all.wrong(
                ConventionRule.REFUSAL_IS_SILENT,
                "a refused handshake is answered",
                bodyOf(NODE + "Answerer", "drop", STATES, "droppedAloud"));
        all.wrong(
                ConventionRule.TWO_CLOCKS,
                "intervals go by the wall clock",
                bodyOf(NODE + "NodeContext", "begin", STATES, "byTheWallClock"));
        all.wrong(
                ConventionRule.RANDOMNESS_HAS_A_PURPOSE,
                "every value that is drawn is zero",
                bodyOf("io.symbolon.crypto.SystemEntropy", "fill", JOINS, "silence"));
        all.wrong(
                ConventionRule.RANDOMNESS_HAS_A_PURPOSE,
                "a nonce is drawn as a challenge",
                enumConstant(NODE + "OwnNode", "introduce", "NONCE", "CHALLENGE"));
    }

    private static void decoding(Mutants all) {
        for (Rule rule : List.of(TokenRule.DECODES, FramingRule.HANDSHAKE_DECODES, FramingRule.MESSAGE_DECODES)) {
            all.wrong(rule, "a field of another wire type decodes", always(CANONICAL, "hasFieldOfWrongType", false));
        }
        all.unguarded(WIRE + "MessageCodec", FramingRule.MESSAGE_HAS_A_BODY);
        all.wrong(
                FramingRule.MESSAGES_FIT_ONE_DATAGRAM,
                "a handshake has no room for the largest token",
                constant(WIRE + "FrameCodec", "encode", 1197, 740));
    }
}
