package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.judge;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.VALIDITY_IS_A_SPAN;

import io.symbolon.core.testing.TokenDraft;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenLifetimeTest {
    @Nested
    class TOK_027_validity_is_a_span {
        @Test
        void accepts_one_millisecond() {
            assertAccepted(judge(Place.IDENTITY, identity().expiresAt(millis(1))));
        }

        @Test
        void refuses_an_end_at_not_before() {
            TokenDraft early = identity().issuedAt(millis(-10_000));

            assertAccepted(judge(Place.IDENTITY, early.notBefore(millis(4_999)).expiresAt(millis(5_000))));
            assertRefused(
                    VALIDITY_IS_A_SPAN,
                    judge(Place.IDENTITY, early.notBefore(millis(5_000)).expiresAt(millis(5_000))));
            assertRefused(
                    VALIDITY_IS_A_SPAN,
                    judge(Place.IDENTITY, early.notBefore(millis(5_001)).expiresAt(millis(5_000))));
        }

        @Test
        void refuses_an_end_at_issued_at() {
            TokenDraft early = identity().notBefore(millis(-10_000));

            assertAccepted(judge(Place.IDENTITY, early.issuedAt(millis(4_999)).expiresAt(millis(5_000))));
            assertRefused(
                    VALIDITY_IS_A_SPAN,
                    judge(Place.IDENTITY, early.issuedAt(millis(5_000)).expiresAt(millis(5_000))));
            assertRefused(
                    VALIDITY_IS_A_SPAN,
                    judge(Place.IDENTITY, early.issuedAt(millis(5_001)).expiresAt(millis(5_000))));
        }
    }

    @Nested
    class TOK_028_lifetime_within_cap {
        @ParameterizedTest
        @MethodSource("io.symbolon.core.token.TokenLifetimeTest#caps")
        void accepts_the_cap_itself(Place place, TokenDraft draft, long cap) {
            assertAccepted(judge(place, draft.expiresAt(millis(cap))));
        }

        @ParameterizedTest
        @MethodSource("io.symbolon.core.token.TokenLifetimeTest#caps")
        void refuses_one_millisecond_more_without_leeway(Place place, TokenDraft draft, long cap) {
            assertRefused(LIFETIME_WITHIN_CAP, judge(place, draft.expiresAt(millis(cap + 1))));
        }

        @ParameterizedTest
        @MethodSource("io.symbolon.core.token.TokenLifetimeTest#caps")
        void counts_from_the_later_of_issued_at_and_not_before(Place place, TokenDraft draft, long cap) {
            TokenDraft longer = draft.expiresAt(millis(cap + 1));

            assertAccepted(judge(place, longer.issuedAt(millis(1))));
            assertAccepted(judge(place, longer.notBefore(millis(1))));
            assertAccepted(judge(place, longer.issuedAt(millis(-1)).notBefore(millis(1))));
        }
    }

    static Stream<Arguments> caps() {
        return Stream.of(
                Arguments.of(Place.HANDSHAKE, node(), 86_400_000L),
                Arguments.of(Place.NODE, node(), 86_400_000L),
                Arguments.of(Place.IDENTITY, identity(), 34_560_000_000L),
                Arguments.of(Place.INTEREST, interest(), 600_000L));
    }
}
