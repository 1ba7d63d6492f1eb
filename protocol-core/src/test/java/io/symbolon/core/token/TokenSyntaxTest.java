package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.ENDORSEMENT;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.judge;
import static io.symbolon.spec.TokenRule.AUDIENCE_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER;
import static io.symbolon.spec.TokenRule.EXTENSIONS_SORTED_AND_UNIQUE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.EXTENSION_NAMES_WELL_FORMED;
import static io.symbolon.spec.TokenRule.EXTENSION_VALUES_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.INTEREST_SUBJECT_IS_HASH;
import static io.symbolon.spec.TokenRule.ISSUER_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_HAS_32_OCTETS;
import static io.symbolon.spec.TokenRule.REALM_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.SUBJECT_HAS_NO_CONTROL_CHARACTERS;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.TIMES_IN_RANGE;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TOK-006 to TOK-018 and TOK-022; the values of known extensions are in {@link KnownExtensionsTest}. */
class TokenSyntaxTest {
    private static final long LAST_MILLISECOND_OF_9999 = 253_402_300_799_999L;

    @Nested
    class TOK_006_uuid_has_16_octets {
        @Test
        void accepts_16() {
            assertAccepted(judge(Place.IDENTITY, identity().uuid(Bytes.zeros(16))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 15, 17})
        void refuses_another_number(int octets) {
            assertRefused(UUID_HAS_16_OCTETS, judge(Place.IDENTITY, identity().uuid(Bytes.zeros(octets))));
        }
    }

    @Nested
    class TOK_007_realm_is_empty_or_fingerprint {
        @ParameterizedTest
        @ValueSource(ints = {0, 32})
        void accepts_none_and_32(int octets) {
            assertAccepted(judge(Place.IDENTITY, identity().realm(Bytes.zeros(octets))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 31, 33, 64})
        void refuses_another_number(int octets) {
            assertRefused(
                    REALM_IS_EMPTY_OR_FINGERPRINT,
                    judge(Place.IDENTITY, identity().realm(Bytes.zeros(octets))));
        }
    }

    @Nested
    class TOK_008_issuer_is_empty_or_fingerprint {
        @Test
        void accepts_none_and_32() {
            assertAccepted(judge(Place.IDENTITY, identity()));
            assertAccepted(judge(Place.IDENTITY, endorsed(identity()).issuer(Bytes.zeros(32))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 31, 33, 64})
        void refuses_another_number(int octets) {
            assertRefused(
                    ISSUER_IS_EMPTY_OR_FINGERPRINT,
                    judge(Place.IDENTITY, endorsed(identity()).issuer(Bytes.zeros(octets))));
        }
    }

    @Nested
    class TOK_009_audience_is_empty_or_fingerprint {
        @ParameterizedTest
        @ValueSource(ints = {0, 32})
        void accepts_none_and_32(int octets) {
            assertAccepted(judge(Place.IDENTITY, identity().audience(Bytes.zeros(octets))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 31, 33, 64})
        void refuses_another_number(int octets) {
            assertRefused(
                    AUDIENCE_IS_EMPTY_OR_FINGERPRINT,
                    judge(Place.IDENTITY, identity().audience(Bytes.zeros(octets))));
        }
    }

    @Nested
    class TOK_010_subject_within_limit {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 255})
        void accepts_up_to_255_octets(int octets) {
            assertAccepted(judge(Place.IDENTITY, identity().subject("s".repeat(octets))));
        }

        @Test
        void refuses_256() {
            assertRefused(SUBJECT_WITHIN_LIMIT, judge(Place.IDENTITY, identity().subject("s".repeat(256))));
        }

        @Test
        void counts_octets_and_not_characters() {
            assertAccepted(judge(Place.IDENTITY, identity().subject("\u00e9".repeat(127) + "e")));
            assertRefused(SUBJECT_WITHIN_LIMIT, judge(Place.IDENTITY, identity().subject("\u00e9".repeat(128))));
        }
    }

    @Nested
    class TOK_011_subject_has_no_control_characters {
        @ParameterizedTest
        @ValueSource(ints = {0x20, 0x7e, 0xa0, 0xad, 0x2028, 0xfffd, 0xffff, 0x10ffff})
        void accepts_what_stands_beside_them(int codePoint) {
            assertAccepted(judge(Place.IDENTITY, identity().subject("a" + Character.toString(codePoint))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0x00, 0x09, 0x0a, 0x1f, 0x7f, 0x80, 0x85, 0x9f})
        void refuses_each(int codePoint) {
            assertRefused(
                    SUBJECT_HAS_NO_CONTROL_CHARACTERS,
                    judge(Place.IDENTITY, identity().subject("a" + Character.toString(codePoint) + "b")));
        }
    }

    @Nested
    class TOK_012_interest_subject_is_hash {
        private static final String DIGITS_63 = "123456789abcdef" + "0123456789abcdef0123456789abcdef0123456789abcdef";

        @Test
        void accepts_64_lower_case_digits() {
            assertAccepted(judge(Place.INTEREST, interest().subject(DIGITS_63 + "f")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", DIGITS_63, DIGITS_63 + "g", DIGITS_63 + "F", DIGITS_63 + " ", DIGITS_63 + "00"})
        void refuses_other_text(String subject) {
            assertRefused(
                    INTEREST_SUBJECT_IS_HASH, judge(Place.INTEREST, interest().subject(subject)));
        }

        @Test
        void binds_interests_only() {
            assertAccepted(judge(Place.IDENTITY, identity().subject("free text")));
        }
    }

    @Nested
    class TOK_013_public_key_has_32_octets {
        @ParameterizedTest
        @ValueSource(ints = {0, 31, 33, 64})
        void refuses_another_number(int octets) {
            assertRefused(
                    PUBLIC_KEY_HAS_32_OCTETS, judge(Place.IDENTITY, identity().publicKey(Bytes.zeros(octets))));
        }
    }

    /** The last good values are in the past or the far future, so they fail a later rule: the clock's. */
    @Nested
    class TOK_014_times_in_range {
        @ParameterizedTest
        @ValueSource(longs = {0, LAST_MILLISECOND_OF_9999 + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1})
        void refuses_what_is_outside(long millis) {
            assertRefused(TIMES_IN_RANGE, judge(Place.IDENTITY, identity().issuedAt(millis)));
            assertRefused(TIMES_IN_RANGE, judge(Place.IDENTITY, identity().notBefore(millis)));
            assertRefused(TIMES_IN_RANGE, judge(Place.IDENTITY, identity().expiresAt(millis)));
        }

        @Test
        void accepts_the_first_and_the_last_millisecond() {
            assertInRange(identity().issuedAt(1), identity().issuedAt(LAST_MILLISECOND_OF_9999));
            assertInRange(identity().notBefore(1), identity().notBefore(LAST_MILLISECOND_OF_9999));
            assertInRange(identity().expiresAt(1), identity().expiresAt(LAST_MILLISECOND_OF_9999));
        }

        private void assertInRange(TokenDraft first, TokenDraft last) {
            Stream.of(first, last)
                    .map(draft -> TokenSyntax.broken(Judging.decoded(draft).fields(), Kind.IDENTITY))
                    .forEach(broken -> assertThat(broken).isEmpty());
        }
    }

    @Nested
    class TOK_015_extensions_within_limit {
        @Test
        void accepts_16() {
            assertAccepted(judge(Place.IDENTITY, withExtensions(16)));
        }

        @Test
        void refuses_17() {
            assertRefused(EXTENSIONS_WITHIN_LIMIT, judge(Place.IDENTITY, withExtensions(17)));
        }

        private TokenDraft withExtensions(int count) {
            TokenDraft draft = identity().withoutExtensions();
            for (int i = 0; i < count; i++) {
                draft = draft.extension("x" + (char) ('a' + i), Bytes.EMPTY);
            }
            return draft;
        }
    }

    @Nested
    class TOK_016_extension_names_well_formed {
        @ParameterizedTest
        @ValueSource(strings = {"a", "z", "0", "9", "_", "-", ".", "a.b-c_d.09", "abcdefghijklmnopqrstuvwxyz012345"})
        void accepts_1_to_32_characters_of_the_set(String name) {
            assertAccepted(judge(Place.IDENTITY, identity().extension(name, Bytes.of(1))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "abcdefghijklmnopqrstuvwxyz0123456",
                    "A",
                    "Z",
                    "`",
                    "{",
                    "/",
                    ":",
                    "a b",
                    "a\n",
                    "\u0000",
                    "\u00e4",
                    "\u0131",
                    "\uff41",
                    "a,"
                })
        void refuses_others(String name) {
            assertRefused(
                    EXTENSION_NAMES_WELL_FORMED,
                    judge(Place.IDENTITY, identity().extension(name, Bytes.of(1))));
        }
    }

    @Nested
    class TOK_017_extensions_sorted_and_unique {
        @Test
        void accepts_ascending_names_a_prefix_first() {
            assertAccepted(judge(Place.IDENTITY, then("x", "x-", "x.", "x0", "x_", "xa")));
        }

        @Test
        void refuses_descending_names() {
            assertRefused(EXTENSIONS_SORTED_AND_UNIQUE, judge(Place.IDENTITY, then("y", "x")));
            assertRefused(EXTENSIONS_SORTED_AND_UNIQUE, judge(Place.IDENTITY, then("xa", "x")));
            assertRefused(EXTENSIONS_SORTED_AND_UNIQUE, judge(Place.IDENTITY, then("x_", "x0")));
        }

        @Test
        void refuses_a_name_that_occurs_twice() {
            assertRefused(EXTENSIONS_SORTED_AND_UNIQUE, judge(Place.IDENTITY, then("x", "x")));
            assertRefused(
                    EXTENSIONS_SORTED_AND_UNIQUE,
                    judge(Place.HANDSHAKE, node().thenExtension("session_key", Bytes.zeros(32))));
        }

        private TokenDraft then(String... names) {
            TokenDraft draft = identity();
            for (String name : names) {
                draft = draft.thenExtension(name, Bytes.EMPTY);
            }
            return draft;
        }
    }

    @Nested
    class TOK_018_extension_values_within_limit {
        @ParameterizedTest
        @ValueSource(ints = {0, 256})
        void accepts_up_to_256_octets(int octets) {
            assertAccepted(judge(Place.IDENTITY, identity().extension("x", Bytes.zeros(octets))));
        }

        @Test
        void refuses_257() {
            assertRefused(
                    EXTENSION_VALUES_WITHIN_LIMIT,
                    judge(Place.IDENTITY, identity().extension("x", Bytes.zeros(257))));
        }
    }

    @Nested
    class TOK_022_endorsement_accompanies_issuer {
        @Test
        void accepts_both_and_neither() {
            assertAccepted(judge(Place.HANDSHAKE, endorsed(node())));
            assertAccepted(judge(Place.HANDSHAKE, node()));
            assertAccepted(judge(Place.IDENTITY, endorsed(identity())));
            assertAccepted(judge(Place.IDENTITY, identity()));
        }

        @Test
        void binds_nodes_and_identities_only() {
            assertAccepted(judge(Place.INTEREST, interest().issuer(FINGERPRINT)));
            assertAccepted(judge(Place.INTEREST, interest()));
        }

        @Test
        void refuses_an_issuer_that_does_not_vouch() {
            assertRefused(
                    ENDORSEMENT_ACCOMPANIES_ISSUER,
                    judge(Place.IDENTITY, identity().issuer(FINGERPRINT)));
            assertRefused(ENDORSEMENT_ACCOMPANIES_ISSUER, judge(Place.NODE, node().issuer(FINGERPRINT)));
        }

        @Test
        void refuses_the_endorsement_of_nobody() {
            assertRefused(
                    ENDORSEMENT_ACCOMPANIES_ISSUER,
                    judge(Place.IDENTITY, identity().extension("endorsement", ENDORSEMENT)));
        }
    }

    private static TokenDraft endorsed(TokenDraft draft) {
        return draft.issuer(FINGERPRINT).extension("endorsement", ENDORSEMENT);
    }
}
