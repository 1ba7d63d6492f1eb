package io.symbolon.core.interest;

import static io.symbolon.core.interest.Declared.interest;
import static io.symbolon.core.interest.Declared.judge;
import static io.symbolon.core.interest.Declared.receiver;
import static io.symbolon.core.interest.Declared.sender;
import static io.symbolon.core.interest.Declared.terms;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.INTEREST_LASTS_A_MINUTE;
import static io.symbolon.spec.InterestRule.INTEREST_SAYS_WHO;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InterestCheckTest {
    private static void assertRefused(Rule rule, TokenDraft draft) {
        assertThat(judge(draft).rule()).contains(rule);
    }

    private static void assertTaken(TokenDraft draft) {
        assertThat(judge(draft).rule()).isEmpty();
    }

    @Test
    void an_interest_says_what_its_token_says() {
        Interest interest = interest(sender().audience(FINGERPRINT).extension("exchange", terms(1, 3, 2, 5, 1024)));
        assertThat(interest.key())
                .isEqualTo(new InterestKey(
                        new Fingerprint(Declared.ISSUER),
                        new Fingerprint(Declared.NODE),
                        new SubjectHash(Bytes.ofHex(Declared.SUBJECT)),
                        Role.SENDER,
                        Optional.of(new Fingerprint(FINGERPRINT))));
        assertThat(interest.terms().current()).isEqualTo(5);
        assertThat(interest.terms().maximum()).isEqualTo(1024);
        assertThat(interest.sessionKey().octets()).isEqualTo(TokenDraft.SESSION_KEY);
        assertThat(interest.isWithdrawal()).isFalse();
    }

    @Test
    void its_short_name_begins_the_hash_of_the_signed_token() {
        Bytes signed = sender().signed();
        Bytes input = Bytes.concat(
                Bytes.ofUtf8("symbolon/1 token hash"), Bytes.zeros(1), Bytes.ofBigEndian(signed.length(), 4), signed);
        Interest interest = interest(sender());
        assertThat(interest.hash()).isEqualTo(SUITE.hash(32, input));
        assertThat(interest.shortName()).isEqualTo(SUITE.hash(32, input).slice(0, 8));
    }

    @Test
    void it_is_current_from_a_minute_before_to_a_minute_after_its_times() {
        Interest interest = interest(sender());
        assertThat(interest.isCurrent(NOW.minusMillis(60_001))).isFalse();
        assertThat(interest.isCurrent(NOW.minusMillis(60_000))).isTrue();
        assertThat(interest.isCurrent(NOW.plusMillis(359_999))).isTrue();
        assertThat(interest.isCurrent(NOW.plusMillis(360_000))).isFalse();
    }

    @Test
    void the_chapter_token_comes_first() {
        assertThat(judge(sender().issuer(Bytes.EMPTY), NOW.plusMillis(360_000)).rule())
                .contains(EXPIRES_AT_IN_FUTURE);
    }

    @Nested
    class INT_003_interest_says_who {
        @Test
        void an_issuer_no_realm_and_three_extensions() {
            assertTaken(sender());
            assertRefused(INTEREST_SAYS_WHO, sender().issuer(Bytes.EMPTY));
            assertRefused(INTEREST_SAYS_WHO, sender().realm(FINGERPRINT));
            assertRefused(INTEREST_SAYS_WHO, TokenDraft.interest().issuer(FINGERPRINT));
            assertRefused(INTEREST_SAYS_WHO, sender().withoutExtension("exchange"));
            assertRefused(INTEREST_SAYS_WHO, sender().withoutExtension("node_fingerprint"));
            assertRefused(INTEREST_SAYS_WHO, sender().withoutExtension("session_key"));
        }
    }

    @Nested
    class INT_004_audience_fits_kind {
        private TokenDraft of(int exchange) {
            return sender().extension("exchange", terms(1, exchange, 0, 8, 8));
        }

        @Test
        void nobody_for_public_and_somebody_for_protected() {
            assertTaken(of(2));
            assertRefused(AUDIENCE_FITS_KIND, of(2).audience(FINGERPRINT));
            assertRefused(AUDIENCE_FITS_KIND, of(3));
            assertTaken(of(3).audience(FINGERPRINT));
        }

        @Test
        void either_for_virtual_and_private() {
            assertTaken(of(1));
            assertTaken(of(1).audience(FINGERPRINT));
            assertTaken(of(4));
            assertTaken(of(4).audience(FINGERPRINT));
        }
    }

    @Nested
    class INT_005_threshold_in_range {
        @Test
        void current_up_to_maximum_up_to_1024() {
            assertTaken(sender().extension("exchange", terms(1, 2, 0, 1024, 1024)));
            assertRefused(THRESHOLD_IN_RANGE, sender().extension("exchange", terms(1, 2, 0, 8, 1025)));
            assertTaken(sender().extension("exchange", terms(1, 2, 0, 0, 1)));
            assertRefused(THRESHOLD_IN_RANGE, sender().extension("exchange", terms(1, 2, 0, 2, 1)));
            assertRefused(THRESHOLD_IN_RANGE, sender().extension("exchange", terms(1, 2, 0, 1, 0)));
        }

        @Test
        void nothing_at_all_is_a_withdrawal() {
            assertThat(interest(sender().extension("exchange", terms(1, 2, 0, 0, 0)))
                            .isWithdrawal())
                    .isTrue();
        }
    }

    @Nested
    class INT_006_interest_lasts_a_minute {
        @Test
        void from_not_before_on() {
            assertTaken(sender().expiresAt(millis(60_000)));
            assertRefused(INTEREST_LASTS_A_MINUTE, sender().expiresAt(millis(59_999)));
            assertTaken(sender().notBefore(millis(30_000)).expiresAt(millis(90_000)));
            assertRefused(
                    INTEREST_LASTS_A_MINUTE, sender().notBefore(millis(30_000)).expiresAt(millis(89_999)));
        }
    }

    @Nested
    class INT_007_receivers_ask_no_acknowledgement {
        @Test
        void only_senders_do() {
            assertTaken(receiver());
            assertRefused(RECEIVERS_ASK_NO_ACKNOWLEDGEMENT, receiver().extension("exchange", terms(2, 2, 1, 8, 8)));
            assertRefused(RECEIVERS_ASK_NO_ACKNOWLEDGEMENT, receiver().extension("exchange", terms(2, 2, 2, 8, 8)));
            assertTaken(sender().extension("exchange", terms(1, 2, 1, 8, 8)));
            assertTaken(sender().extension("exchange", terms(1, 2, 2, 8, 8)));
        }
    }
}
