package io.symbolon.core.token;

import static io.symbolon.core.testing.Proto.DELIMITED;
import static io.symbolon.core.testing.Proto.EIGHT_OCTETS;
import static io.symbolon.core.testing.Proto.FOUR_OCTETS;
import static io.symbolon.core.testing.Proto.GROUP;
import static io.symbolon.core.testing.Proto.GROUP_END;
import static io.symbolon.core.testing.Proto.VARINT;
import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.Proto.integer;
import static io.symbolon.core.testing.Proto.longVarint;
import static io.symbolon.core.testing.Proto.tag;
import static io.symbolon.core.testing.Proto.varint;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCodecTest {
    private static final Bytes ONE = Bytes.of(1);

    /** The fields of a Token by number, with values that differ. */
    private static final TokenDraft FULL = identity()
            .realm(FINGERPRINT)
            .issuer(Bytes.ofHex("15".repeat(32)))
            .audience(Bytes.ofHex("ad".repeat(32)))
            .notBefore(millis(1));

    @Test
    void every_field_is_read() {
        TokenFields fields = Judging.decoded(FULL).fields();

        assertThat(fields)
                .isEqualTo(new TokenFields(
                        1,
                        2,
                        Bytes.ofHex("1d".repeat(16)),
                        FINGERPRINT,
                        Bytes.ofHex("15".repeat(32)),
                        Bytes.ofHex("ad".repeat(32)),
                        "Ada",
                        FULL.key().publicKey().octets(),
                        millis(0),
                        millis(1),
                        millis(2_592_000_000L),
                        List.of(new Extension("node_fingerprint", FINGERPRINT))));
        assertThat(TokenCodec.encode(fields)).isEqualTo(FULL.token());
    }

    @Test
    void the_octets_are_kept_as_received() {
        UnverifiedToken token = Judging.decoded(FULL);

        assertThat(token.signedToken()).isEqualTo(FULL.signed());
        assertThat(token.token()).isEqualTo(FULL.token());
        assertThat(token.signature()).isEqualTo(FULL.signature());
        assertThat(TokenCodec.signedMessage(token.token())).isEqualTo(FULL.signedMessage());
        assertThat(TokenCodec.encode(token.token(), token.signature())).isEqualTo(FULL.signed());
    }

    @Nested
    class TOK_002_decodes {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.symbolon.core.token.TokenCodecTest#malformed")
        void refuses_what_is_not_well_formed(String what, Bytes octets) {
            assertRefused(DECODES, decode(identity().then(octets)));
            assertRefused(DECODES, TokenCodec.decode(Bytes.concat(identity().signed(), octets)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 10, 11})
        void refuses_another_wire_type_for_an_integer(int number) {
            assertRefused(DECODES, decode(identity().field(number, delimited(number, ONE))));
            assertRefused(
                    DECODES, decode(identity().field(number, Bytes.concat(tag(number, EIGHT_OCTETS), Bytes.zeros(8)))));
            assertRefused(
                    DECODES, decode(identity().field(number, Bytes.concat(tag(number, FOUR_OCTETS), Bytes.zeros(4)))));
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5, 6, 7, 8, 12})
        void refuses_another_wire_type_for_octets_text_and_messages(int number) {
            assertRefused(DECODES, decode(identity().field(number, integer(number, 1))));
            assertRefused(
                    DECODES,
                    decode(identity().field(number, Bytes.concat(tag(number, GROUP), tag(number, GROUP_END)))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void refuses_another_wire_type_outside_and_innermost(int number) {
            assertRefused(DECODES, TokenCodec.decode(Bytes.concat(identity().signed(), integer(number, 1))));
            assertRefused(DECODES, decode(identity().then(delimited(12, integer(number, 1)))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "80",
                    "c3",
                    "c0af",
                    "c1bf",
                    "e080af",
                    "eda080",
                    "edbfbf",
                    "f0808080",
                    "f4908080",
                    "f8888080",
                    "ff",
                    "41c3"
                })
        void refuses_text_that_is_not_utf_8(String octets) {
            assertRefused(DECODES, decode(identity().subject(Bytes.ofHex(octets))));
            assertRefused(DECODES, decode(identity().then(delimited(12, delimited(1, Bytes.ofHex(octets))))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
        void accepts_the_first_and_the_last_of_each_length(String octets) {
            assertAccepted(decode(identity().subject(Bytes.ofHex(octets))));
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("a tag without a value", tag(13, VARINT)),
                Arguments.of("an unfinished tag", Bytes.of(0x80)),
                Arguments.of("an unfinished integer", Bytes.concat(tag(13, VARINT), Bytes.of(0x80))),
                Arguments.of(
                        "an integer of 11 octets", Bytes.concat(tag(13, VARINT), Bytes.ofHex("80".repeat(10) + "00"))),
                Arguments.of("octets without a length", tag(13, DELIMITED)),
                Arguments.of("octets that end early", Bytes.concat(tag(13, DELIMITED), Bytes.of(2, 1))),
                Arguments.of("octets of negative length", Bytes.concat(tag(13, DELIMITED), varint(0xffff_ffffL))),
                Arguments.of("8 octets that are 7", Bytes.concat(tag(13, EIGHT_OCTETS), Bytes.zeros(7))),
                Arguments.of("4 octets that are 3", Bytes.concat(tag(13, FOUR_OCTETS), Bytes.zeros(3))),
                Arguments.of("a group without end", tag(13, GROUP)),
                Arguments.of("the end of no group", tag(13, GROUP_END)),
                Arguments.of("the end of another group", Bytes.concat(tag(13, GROUP), tag(14, GROUP_END))),
                Arguments.of("wire type 6", tag(13, 6)),
                Arguments.of("wire type 7", tag(13, 7)),
                Arguments.of("field 0", integer(0, 1)),
                Arguments.of("field 0 with octets", delimited(0, ONE)),
                Arguments.of("a zero octet", Bytes.zeros(1)));
    }

    @Nested
    class TOK_003_canonical_encoding {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.symbolon.core.token.TokenCodecTest#unknown")
        void refuses_unknown_fields(String what, Bytes field) {
            assertRefused(CANONICAL_ENCODING, decode(identity().then(field)));
            assertRefused(CANONICAL_ENCODING, decode(identity().then(delimited(12, field))));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(identity().signed(), field)));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(field, identity().signed())));
        }

        @Test
        void refuses_any_other_order() {
            List<Bytes> fields = FULL.encodedFields();
            for (int i = 1; i < 12; i++) {
                List<Bytes> swapped = new ArrayList<>(fields);
                swapped.set(i, swapped.set(i - 1, fields.get(i)));
                assertRefused(CANONICAL_ENCODING, decode(swapped));
            }
            Bytes name = delimited(1, Bytes.ofUtf8("x"));
            assertRefused(
                    CANONICAL_ENCODING, decode(identity().then(delimited(12, Bytes.concat(delimited(2, ONE), name)))));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(
                            delimited(2, identity().signature()),
                            delimited(1, identity().token()))));
        }

        @Test
        void refuses_a_singular_field_that_is_repeated() {
            List<Bytes> fields = FULL.encodedFields();
            for (int i = 0; i < 11; i++) {
                List<Bytes> repeated = new ArrayList<>(fields);
                repeated.add(i, fields.get(i));
                assertRefused(CANONICAL_ENCODING, decode(repeated));
            }
            assertRefused(
                    CANONICAL_ENCODING,
                    decode(identity().then(delimited(12, Bytes.concat(delimited(2, ONE), delimited(2, ONE))))));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(
                            identity().signed(), delimited(2, identity().signature()))));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(
                            delimited(1, identity().token()), identity().signed())));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 10, 11})
        void refuses_an_integer_that_says_zero(int number) {
            assertRefused(CANONICAL_ENCODING, decode(FULL.field(number, integer(number, 0))));
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5, 6, 7, 8})
        void refuses_octets_and_text_that_say_empty(int number) {
            assertRefused(CANONICAL_ENCODING, decode(FULL.field(number, delimited(number, Bytes.EMPTY))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void refuses_empty_outside_and_innermost(int number) {
            assertRefused(CANONICAL_ENCODING, decode(identity().then(delimited(12, delimited(number, Bytes.EMPTY)))));
            assertRefused(CANONICAL_ENCODING, TokenCodec.decode(delimited(number, Bytes.EMPTY)));
        }

        @Test
        void accepts_an_empty_extension_since_a_list_has_as_many_elements_as_it_has() {
            assertAccepted(decode(identity().then(delimited(12, Bytes.EMPTY))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 10, 11})
        void refuses_integers_that_are_not_the_shortest(int number) {
            assertRefused(
                    CANONICAL_ENCODING,
                    decode(identity().field(number, Bytes.concat(tag(number, VARINT), longVarint(1)))));
            assertRefused(
                    CANONICAL_ENCODING,
                    decode(identity().field(number, Bytes.concat(longVarint(number << 3), varint(1)))));
        }

        @Test
        void refuses_lengths_that_are_not_the_shortest() {
            Bytes uuid = Bytes.zeros(16);
            assertRefused(
                    CANONICAL_ENCODING,
                    decode(identity().field(3, Bytes.concat(tag(3, DELIMITED), longVarint(16), uuid))));
            assertRefused(
                    CANONICAL_ENCODING,
                    decode(identity().field(3, Bytes.concat(longVarint(3 << 3 | DELIMITED), varint(16), uuid))));
            assertRefused(
                    CANONICAL_ENCODING,
                    TokenCodec.decode(Bytes.concat(
                            delimited(1, identity().token()),
                            tag(2, DELIMITED),
                            longVarint(64),
                            identity().signature())));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void refuses_numbers_above_32_bits_where_32_are_declared(int number) {
            assertRefused(CANONICAL_ENCODING, decode(identity().field(number, integer(number, 1L << 32 | 1))));
        }
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                Arguments.of("integer", integer(13, 1)),
                Arguments.of("8 octets", Bytes.concat(tag(13, EIGHT_OCTETS), Bytes.zeros(8))),
                Arguments.of("octets", delimited(13, ONE)),
                Arguments.of("no octets", delimited(13, Bytes.EMPTY)),
                Arguments.of("group", Bytes.concat(tag(13, GROUP), integer(1, 1), tag(13, GROUP_END))),
                Arguments.of("4 octets", Bytes.concat(tag(13, FOUR_OCTETS), Bytes.zeros(4))),
                Arguments.of("the largest number", integer((1 << 29) - 1, 1)));
    }

    private static Verdict<UnverifiedToken> decode(TokenDraft draft) {
        return TokenCodec.decode(draft.signed(Bytes.zeros(64)));
    }

    private static Verdict<UnverifiedToken> decode(List<Bytes> fields) {
        Bytes token = Bytes.concat(fields.toArray(Bytes[]::new));
        return TokenCodec.decode(Bytes.concat(delimited(1, token), delimited(2, Bytes.zeros(64))));
    }
}
