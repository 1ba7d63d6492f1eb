package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.identityOf;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.interestOf;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.TokenDraft.nodeOf;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.fingerprint;
import static io.symbolon.core.token.Judging.judge;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_IS_STRICT;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenValidatorTest {
    @Nested
    class TOK_001_size_within_limit {
        @Test
        void accepts_the_largest_size() {
            assertAccepted(judge(Place.HANDSHAKE, nodeOf(700)));
            assertAccepted(judge(Place.NODE, nodeOf(576)));
            assertAccepted(judge(Place.IDENTITY, identityOf(576)));
            assertAccepted(judge(Place.INTEREST, interestOf(512)));
        }

        @Test
        void refuses_one_octet_more() {
            assertRefused(SIZE_WITHIN_LIMIT, judge(Place.HANDSHAKE, nodeOf(701)));
            assertRefused(SIZE_WITHIN_LIMIT, judge(Place.NODE, nodeOf(577)));
            assertRefused(SIZE_WITHIN_LIMIT, judge(Place.IDENTITY, identityOf(577)));
            assertRefused(SIZE_WITHIN_LIMIT, judge(Place.INTEREST, interestOf(513)));
        }
    }

    @Nested
    class TOK_004_version_is_one {
        @Test
        void accepts_1() {
            assertAccepted(judge(Place.IDENTITY, identity().version(1)));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 2, 257, 0xffff_ffffL})
        void refuses_another(long version) {
            assertRefused(VERSION_IS_ONE, judge(Place.IDENTITY, identity().version(version)));
        }
    }

    @Nested
    class TOK_005_kind_fits_place {
        @ParameterizedTest
        @CsvSource({"HANDSHAKE, 1", "NODE, 1", "IDENTITY, 2", "INTEREST, 3"})
        void accepts_one_kind_a_place(Place place, long kind) {
            assertThat(place.kind().number()).isEqualTo((int) kind);
            assertAccepted(judge(place, draftFor(place).kind(kind)));
        }

        @ParameterizedTest
        @EnumSource
        void refuses_all_others(Place place) {
            Stream.of(0L, 1L, 2L, 3L, 4L, 257L, (long) Integer.MAX_VALUE, -1L)
                    .filter(kind -> kind != place.kind().number())
                    .forEach(kind -> assertRefused(
                            KIND_FITS_PLACE, judge(place, draftFor(place).kind(kind))));
        }

        private TokenDraft draftFor(Place place) {
            return switch (place) {
                case HANDSHAKE, NODE -> node();
                case IDENTITY -> identity();
                case INTEREST -> interest();
            };
        }
    }

    @Nested
    class HSK_003_token_carries_session_key {
        private final TokenDraft without = node().withoutExtension("session_key");

        @Test
        void refuses_a_node_without_one_in_a_handshake() {
            assertRefused(TOKEN_CARRIES_SESSION_KEY, judge(Place.HANDSHAKE, without));
        }

        @Test
        void accepts_it_elsewhere() {
            assertAccepted(judge(Place.NODE, without));
            assertAccepted(judge(Place.NODE, node()));
        }
    }

    @Nested
    class TOK_023_signature_has_64_octets {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 63, 65, 128})
        void refuses_another_number(int octets) {
            Bytes signature =
                    Bytes.concat(identity().signature(), Bytes.zeros(64)).slice(0, octets);

            assertRefused(
                    SIGNATURE_HAS_64_OCTETS, judge(Place.IDENTITY, identity().signed(signature)));
        }
    }

    @Nested
    class TOK_024_not_before_reached {
        private final TokenDraft draft = identity().issuedAt(millis(-1_000_000)).notBefore(millis(0));

        @Test
        void accepts_when_leeway_begins() {
            assertAccepted(judge(Place.IDENTITY, draft, at(-60_000)));
        }

        @Test
        void rejects_one_millisecond_before() {
            assertRefused(NOT_BEFORE_REACHED, judge(Place.IDENTITY, draft, at(-60_001)));
        }
    }

    @Nested
    class TOK_025_expires_at_in_future {
        private final TokenDraft draft = identity().expiresAt(millis(1_000_000));

        @Test
        void accepts_one_millisecond_before_leeway_ends() {
            assertAccepted(judge(Place.IDENTITY, draft, at(1_059_999)));
        }

        @Test
        void rejects_when_leeway_ends() {
            assertRefused(EXPIRES_AT_IN_FUTURE, judge(Place.IDENTITY, draft, at(1_060_000)));
        }
    }

    @Nested
    class TOK_026_issued_at_not_in_future {
        private final TokenDraft draft =
                identity().notBefore(millis(-1_000_000)).issuedAt(millis(0));

        @Test
        void accepts_a_clock_that_is_one_minute_behind() {
            assertAccepted(judge(Place.IDENTITY, draft, at(-60_000)));
        }

        @Test
        void rejects_one_millisecond_more() {
            assertRefused(ISSUED_AT_NOT_IN_FUTURE, judge(Place.IDENTITY, draft, at(-60_001)));
        }
    }

    @Nested
    class TOK_029_public_key_is_strict {
        @ParameterizedTest
        @CsvSource({
            "the identity, 0100000000000000000000000000000000000000000000000000000000000000",
            "order 2, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "order 4, 0000000000000000000000000000000000000000000000000000000000000000",
            "not canonical, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "not on the curve, 0200000000000000000000000000000000000000000000000000000000000000",
            "x = 0 with a sign, 0100000000000000000000000000000000000000000000000000000000000080",
        })
        void refuses_keys_on_which_libraries_differ(String why, String key) {
            assertRefused(PUBLIC_KEY_IS_STRICT, judge(Place.IDENTITY, identity().publicKey(Bytes.ofHex(key))));
        }
    }

    @Nested
    class HSK_005_not_our_own {
        private final Expectation ours = Expectation.of(Place.HANDSHAKE).receivedBy(fingerprint(node()));

        @Test
        void refuses_a_reflected_token_and_its_renewal() {
            assertRefused(NOT_OUR_OWN, judge(ours, node()));
            assertRefused(NOT_OUR_OWN, judge(ours, node().issuedAt(millis(1))));
        }

        @Test
        void accepts_another_node() {
            assertAccepted(judge(ours, node().by(2)));
        }

        @Test
        void binds_handshakes_only() {
            assertAccepted(judge(Expectation.of(Place.NODE).receivedBy(fingerprint(node())), node()));
        }
    }

    @Nested
    class TOK_030_fingerprint_is_expected {
        @Test
        void accepts_the_expected_one() {
            assertAccepted(judge(expecting(Optional.of(fingerprint(node()))), node()));
        }

        @Test
        void accepts_anyone_where_none_is_expected() {
            assertAccepted(judge(expecting(Optional.empty()), node()));
        }

        @Test
        void refuses_another() {
            assertRefused(FINGERPRINT_IS_EXPECTED, judge(expecting(Optional.of(fingerprint(node().by(2)))), node()));
        }

        private Expectation expecting(Optional<Fingerprint> fingerprint) {
            return Expectation.of(Place.HANDSHAKE).expecting(fingerprint);
        }
    }

    @Nested
    class TOK_031_not_denied {
        private final Expectation denying = Expectation.of(Place.HANDSHAKE).denying(fingerprint(node())::equals);

        @Test
        void refuses_whom_the_deny_list_has_and_a_renewal() {
            assertRefused(NOT_DENIED, judge(denying, node()));
            assertRefused(NOT_DENIED, judge(denying, node().expiresAt(millis(1_000))));
        }

        @Test
        void accepts_others() {
            assertAccepted(judge(denying, node().by(2)));
        }
    }

    @Nested
    class TOK_032_signature_verifies {
        private final Bytes signature = node().signature();

        @Test
        void accepts_the_signature_of_the_tokens_own_key() {
            assertAccepted(judge(Place.HANDSHAKE, node()));
        }

        @Test
        void refuses_that_of_another_key() {
            assertRefused(SIGNATURE_VERIFIES, judgeSigned(node().by(2).signature()));
        }

        @Test
        void refuses_that_of_another_token() {
            assertRefused(
                    SIGNATURE_VERIFIES,
                    judgeSigned(node().expiresAt(millis(1_000)).signature()));
        }

        @Test
        void refuses_one_made_for_another_use() {
            Bytes token = node().token();
            Bytes order = Bytes.concat(Bytes.ofUtf8("symbolon/1 order\0"), Bytes.ofBigEndian(token.length(), 4), token);

            assertRefused(SIGNATURE_VERIFIES, judgeSigned(SUITE.sign(node().key(), order)));
            assertRefused(SIGNATURE_VERIFIES, judgeSigned(SUITE.sign(node().key(), token)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 255, 256, 511})
        void refuses_one_with_a_flipped_bit(int bit) {
            byte[] flipped = signature.toArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertRefused(SIGNATURE_VERIFIES, judgeSigned(Bytes.wrap(flipped)));
        }

        @Test
        void refuses_one_whose_S_has_the_group_order_added() {
            BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
            Bytes malleable = littleEndian(number(signature.from(32)).add(order));

            assertRefused(SIGNATURE_VERIFIES, judgeSigned(Bytes.concat(signature.slice(0, 32), malleable)));
        }

        private Verdict<VerifiedToken> judgeSigned(Bytes otherSignature) {
            return judge(Place.HANDSHAKE, node().signed(otherSignature));
        }

        private BigInteger number(Bytes littleEndian) {
            return new BigInteger(1, reversed(littleEndian).toArray());
        }

        private Bytes littleEndian(BigInteger number) {
            Bytes bigEndian = Bytes.wrap(number.toByteArray());
            return reversed(Bytes.concat(Bytes.zeros(32 - bigEndian.length()), bigEndian));
        }

        private Bytes reversed(Bytes octets) {
            byte[] reversed = new byte[octets.length()];
            for (int i = 0; i < reversed.length; i++) {
                reversed[i] = (byte) octets.at(reversed.length - 1 - i);
            }
            return Bytes.wrap(reversed);
        }
    }

    private static Instant at(long laterMillis) {
        return NOW.plusMillis(laterMillis);
    }
}
