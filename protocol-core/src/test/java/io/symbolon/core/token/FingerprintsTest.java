package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.token.Judging.decoded;
import static io.symbolon.core.token.Judging.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    @Nested
    class TOK_033_fingerprint_says_who {
        @Test
        void from_version_kind_uuid_realm_issuer_subject_audience_and_key() {
            TokenDraft draft = identity()
                    .realm(Bytes.ofHex("ea".repeat(32)))
                    .issuer(Bytes.ofHex("15".repeat(32)))
                    .subject("B\u00e9la")
                    .audience(Bytes.ofHex("ad".repeat(32)));
            Bytes who = Bytes.concat(
                    Bytes.ofUtf8("symbolon/1 fingerprint\0"),
                    Bytes.ofHex("01" + "02"),
                    Bytes.ofHex("1d".repeat(16)),
                    Bytes.ofHex("00000020" + "ea".repeat(32)),
                    Bytes.ofHex("00000020" + "15".repeat(32)),
                    Bytes.ofHex("00000005" + "42c3a96c61"),
                    Bytes.ofHex("00000020" + "ad".repeat(32)),
                    draft.key().publicKey().octets());

            assertThat(fingerprint(draft).octets()).isEqualTo(SUITE.hash(32, who));
        }

        @Test
        void each_of_them_changes_it() {
            List<TokenDraft> drafts = List.of(
                    identity(),
                    identity().version(2),
                    identity().kind(1),
                    identity().uuid(Bytes.zeros(16)),
                    identity().realm(FINGERPRINT),
                    identity().issuer(FINGERPRINT),
                    identity().subject("ada"),
                    identity().audience(FINGERPRINT),
                    identity().by(2));

            assertThat(drafts).extracting(Judging::fingerprint).doesNotHaveDuplicates();
        }

        @Test
        void nothing_else_does() {
            assertThat(Stream.of(
                            node().issuedAt(millis(1)),
                            node().notBefore(millis(1)),
                            node().expiresAt(millis(1)),
                            node().withoutExtensions(),
                            node().extension("session_key", FINGERPRINT)))
                    .extracting(Judging::fingerprint)
                    .containsOnly(fingerprint(node()));
            assertThat(Fingerprints.of(
                            TokenCodec.decode(node().signed(Bytes.zeros(64)))
                                    .value()
                                    .fields(),
                            SUITE))
                    .isEqualTo(fingerprint(node()));
        }

        @Test
        void octets_that_move_to_another_field_change_it() {
            Bytes digits = Bytes.ofUtf8("d".repeat(32));
            TokenDraft bare = identity().subject("");

            assertThat(Stream.of(bare.realm(digits), bare.issuer(digits), bare.subject(digits), bare.audience(digits)))
                    .extracting(Judging::fingerprint)
                    .doesNotHaveDuplicates();
        }

        @Test
        void octets_that_move_to_the_end_of_the_neighbour_change_it() {
            Bytes realm = Bytes.ofUtf8("r".repeat(32));

            assertThat(fingerprint(identity().realm(realm).subject("rs")))
                    .isNotEqualTo(fingerprint(identity()
                            .realm(Bytes.concat(realm, Bytes.ofUtf8("r")))
                            .subject("s")));
        }
    }

    @Nested
    class TOK_034_newer_token_counts {
        private final UnverifiedToken early = decoded(interest());

        @Test
        void the_later_issued_at_whatever_the_order_value() {
            for (int later = 1; later <= 8; later++) {
                assertCounts(decoded(interest().issuedAt(millis(later))), early);
            }
        }

        @Test
        void at_equal_issued_at_the_larger_order_value() {
            UnverifiedToken other = decoded(interest().expiresAt(millis(1)));

            if (orderValue(other).compareTo(orderValue(early)) > 0) {
                assertCounts(other, early);
            } else {
                assertCounts(early, other);
            }
        }

        @Test
        void the_order_value_is_of_the_signed_octets_and_not_of_the_signature() {
            UnverifiedToken resigned =
                    TokenCodec.decode(interest().signed(Bytes.zeros(64))).value();

            assertThat(Fingerprints.orderValue(early.token(), SUITE)).isEqualTo(orderValue(early));
            assertThat(Fingerprints.compareAge(early, resigned, SUITE)).isZero();
        }

        private void assertCounts(UnverifiedToken newer, UnverifiedToken older) {
            assertThat(Fingerprints.compareAge(newer, older, SUITE)).isPositive();
            assertThat(Fingerprints.compareAge(older, newer, SUITE)).isNegative();
        }

        /** BLAKE2b-256(L("symbolon/1 order") || V(token)). */
        private Bytes orderValue(UnverifiedToken token) {
            return SUITE.hash(
                    32,
                    Bytes.concat(
                            Bytes.ofUtf8("symbolon/1 order\0"),
                            Bytes.ofBigEndian(token.token().length(), 4),
                            token.token()));
        }
    }

    @Test
    void a_fingerprint_is_32_octets_ordered_as_a_number() {
        Fingerprint low = Fingerprint.ofHex("7f" + "ff".repeat(31));
        Fingerprint high = Fingerprint.ofHex("80" + "00".repeat(31));

        assertThat(low).isLessThan(high).hasToString("7f" + "ff".repeat(31));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Bytes.zeros(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(Bytes.zeros(33)));
    }
}
