package io.symbolon.core.interest;

import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.OWN_INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.TokenValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OwnInterestsTest {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final Instant START = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final Fingerprint REALM = new Fingerprint(SeededEntropy.octets("realm"));

    private final Party party = new Party();
    private final OwnInterests interests = new OwnInterests(party);

    /** A node whose time the test sets, and that notes what it is told. */
    private static final class Party implements OwnInterestContext {
        private final SeededEntropy entropy = new SeededEntropy("party");
        private final List<Interest> signed = new ArrayList<>();
        private final List<OwnInterest> forgotten = new ArrayList<>();
        private long millis;
        private long wallOffset;
        private int current = 8;
        private Optional<Bytes> jitter = Optional.empty();

        @Override
        public long nowMillis() {
            return millis;
        }

        @Override
        public Instant wall() {
            return START.plusMillis(millis + wallOffset);
        }

        @Override
        public CryptoSuite crypto() {
            return SUITE;
        }

        @Override
        public Bytes draw(Entropy.Purpose purpose) {
            return purpose == Entropy.Purpose.JITTER && jitter.isPresent() ? jitter.get() : entropy.draw(purpose);
        }

        @Override
        public Secret drawSecret(Entropy.Purpose purpose) {
            return entropy.drawSecret(purpose);
        }

        @Override
        public Fingerprint own() {
            return new Fingerprint(SeededEntropy.octets("node"));
        }

        @Override
        public Fingerprint issuer() {
            return new Fingerprint(SeededEntropy.octets("identity"));
        }

        @Override
        public SigningKey identityKey() {
            return SigningKey.of(Secret.copyOf(SeededEntropy.octets("seed")), SUITE);
        }

        @Override
        public int current(OwnInterest interest) {
            return current;
        }

        @Override
        public void signed(OwnInterest interest) {
            signed.add(interest.newest());
        }

        @Override
        public void forgotten(OwnInterest interest) {
            forgotten.add(interest);
        }

        private long aliveSecrets() {
            return entropy.secrets().stream()
                    .filter(secret -> !secret.isDestroyed())
                    .count();
        }
    }

    private static SubjectHash subject(int number) {
        return new SubjectHash(SeededEntropy.octets("subject " + number));
    }

    private static OwnInterestRequest sender(int number) {
        return sender(number, subject(number), 120_000);
    }

    private static OwnInterestRequest sender(int number, SubjectHash subject, long lifetimeMillis) {
        return new OwnInterestRequest(
                number,
                subject,
                Role.SENDER,
                ExchangeKind.PUBLIC,
                Acknowledgement.BY_NODE,
                Optional.empty(),
                8,
                lifetimeMillis);
    }

    private Interest declared() {
        assertThat(interests.declare(sender(1))).isEmpty();
        return interests.find(1).orElseThrow().newest();
    }

    /** Time passes, deadline by deadline. */
    private void pass(long millis) {
        long end = party.millis + millis;
        while (next() <= end) {
            party.millis = Math.max(party.millis, next());
            interests.wake();
        }
        party.millis = end;
        interests.wake();
    }

    private long next() {
        OptionalLong wall = interests.wallDeadlineMillis();
        long atWall = wall.isEmpty()
                ? Long.MAX_VALUE
                : wall.getAsLong() - party.wall().toEpochMilli() + party.millis;
        return Math.min(interests.deadlineMillis().orElse(Long.MAX_VALUE), atWall);
    }

    @Test
    void what_is_signed_passes_every_rule_and_says_what_was_declared() {
        Interest signed = declared();
        InterestCheck check = new InterestCheck(new TokenValidator(SUITE), SUITE);
        assertThat(check.validate(signed.signedToken(), START).value()).isEqualTo(signed);
        assertThat(signed.key())
                .isEqualTo(new InterestKey(party.issuer(), party.own(), subject(1), Role.SENDER, Optional.empty()));
        assertThat(signed.token().expiresAt()).isEqualTo(START.plusMillis(120_000));
        assertThat(signed.terms().acknowledgement()).isEqualTo(Acknowledgement.BY_NODE);
        assertThat(signed.terms().maximum()).isEqualTo(8);
        assertThat(party.signed).containsExactly(signed);
    }

    @Nested
    class INT_008_every_interest_has_a_fresh_key {
        @Test
        void the_next_one_has_another() {
            Interest first = declared();
            pass(66_000);
            Interest second = interests.find(1).orElseThrow().newest();
            assertThat(second.isNewerThan(first, SUITE)).isTrue();
            assertThat(second.sessionKey()).isNotEqualTo(first.sessionKey());
            assertThat(second.stream()).isEqualTo(first.stream());
            assertThat(interests.bySignedShortName(first.shortName())).isPresent();
            assertThat(interests.bySignedShortName(second.shortName())).isPresent();
        }

        @Test
        void the_secret_is_destroyed_120_s_after_it_expires() {
            Interest first = declared();
            Secret secret =
                    interests.bySignedShortName(first.shortName()).orElseThrow().secret();
            pass(239_999);
            assertThat(secret.isDestroyed()).isFalse();
            pass(1);
            assertThat(secret.isDestroyed()).isTrue();
            assertThat(interests.bySignedShortName(first.shortName())).isEmpty();
        }

        @Test
        void by_wall_time() {
            declared();
            party.wallOffset = 240_000;
            interests.wake();
            assertThat(party.aliveSecrets()).isZero();
        }

        @Test
        void no_secret_outlives_its_interest() {
            declared();
            pass(200_000);
            assertThat(party.aliveSecrets()).isPositive();
            interests.withdraw(1);
            assertThat(party.aliveSecrets()).isZero();
        }

        @Test
        void nor_the_node() {
            declared();
            pass(200_000);
            interests.destroy();
            assertThat(party.aliveSecrets()).isZero();
        }
    }

    @Nested
    class INT_009_interests_are_renewed {
        @Test
        void after_the_first_and_before_the_last_moment() {
            party.jitter = Optional.of(Bytes.ofBigEndian(0, 8));
            declared();
            assertThat(interests.deadlineMillis()).hasValue(54_000);
            party.jitter = Optional.of(Bytes.ofBigEndian(200, 8));
            pass(54_000);
            assertThat(interests.deadlineMillis()).hasValue(54_000 + 66_000);
            party.jitter = Optional.of(Bytes.ofBigEndian(-1, 8));
            pass(66_000); // 2^64 - 1 is 150 mod 201
            assertThat(interests.deadlineMillis()).hasValue(120_000 + 60_000 * 1050 / 1000);
        }

        @Property(tries = 50, seed = "20260101")
        void each_division_is_rounded_down(@ForAll @LongRange(min = 60_000, max = 600_000) long lifetime) {
            Party other = new Party();
            other.jitter = Optional.of(Bytes.ofBigEndian(lifetime, 8));
            OwnInterests own = new OwnInterests(other);
            own.declare(sender(1, subject(1), lifetime));
            assertThat(own.deadlineMillis()).hasValue(lifetime / 2 * (900 + lifetime % 201) / 1000);
        }

        @Test
        void once_more_when_the_threshold_leaves_0_but_not_twice_in_5_s() {
            party.current = 0;
            declared();
            OwnInterest own = interests.find(1).orElseThrow();
            interests.gained(own);
            assertThat(interests.deadlineMillis().getAsLong()).isGreaterThan(50_000);

            party.current = 3;
            interests.gained(own);
            interests.wake();
            assertThat(own.newest().terms().current()).isEqualTo(3);
            assertThat(party.signed).hasSize(2);

            party.current = 0;
            pass(66_000); // renewed, with nothing left
            assertThat(own.newest().terms().current()).isZero();
            int before = party.signed.size();
            party.current = 1;
            interests.gained(own);
            interests.wake();
            assertThat(party.signed).hasSize(before + 1);
            assertThat(own.newest().terms().current()).isEqualTo(1);
        }

        @Test
        void whatever_the_clocks_do_the_next_one_is_newer() {
            Interest first = declared();
            party.wallOffset = -3_600_000;
            pass(66_000);
            assertThat(interests.find(1).orElseThrow().newest().isNewerThan(first, SUITE))
                    .isTrue();
        }
    }

    @Nested
    class INT_010_withdrawals_are_said {
        @Test
        void newer_with_nothing_left_and_no_sooner_over() {
            Interest last = declared();
            OwnInterest own = interests.withdraw(1).orElseThrow();
            Interest withdrawal = own.newest();
            assertThat(withdrawal.isWithdrawal()).isTrue();
            assertThat(withdrawal.terms().current()).isZero();
            assertThat(withdrawal.key()).isEqualTo(last.key());
            assertThat(withdrawal.isNewerThan(last, SUITE)).isTrue();
            assertThat(withdrawal.token().expiresAt())
                    .isAfterOrEqualTo(last.token().expiresAt());
            assertThat(party.signed).containsExactly(last, withdrawal);
            assertThat(interests.find(1)).isEmpty();
            assertThat(interests.withdraw(1)).isEmpty();
        }

        @Test
        void not_renewed_and_forgotten_when_it_has_ended() {
            declared();
            interests.withdraw(1);
            assertThat(interests.deadlineMillis()).isEmpty();
            pass(180_000);
            assertThat(party.forgotten).isEmpty();
            pass(1); // it was issued a millisecond after what it takes back
            assertThat(party.forgotten).hasSize(1);
            assertThat(party.signed).hasSize(2);
        }

        @Test
        void whoever_comes_back_is_newer_than_the_withdrawal_and_another_stream() {
            Interest first = declared();
            Interest withdrawal = interests.withdraw(1).orElseThrow().newest();
            assertThat(interests.declare(sender(2, subject(1), 120_000))).isEmpty();
            Interest again = interests.find(2).orElseThrow().newest();
            assertThat(again.isNewerThan(withdrawal, SUITE)).isTrue();
            assertThat(again.stream()).isNotEqualTo(first.stream());
            assertThat(party.forgotten).hasSize(1);
        }

        @Test
        void of_257_the_first_is_forgotten() {
            for (int i = 1; i <= 257; i++) {
                interests.declare(sender(i));
                assertThat(party.forgotten).isEmpty();
                interests.withdraw(i);
            }
            assertThat(party.forgotten).extracting(OwnInterest::number).containsExactly(1L);
        }
    }

    @Nested
    class INT_011_own_interests_within_limit {
        @Test
        void takes_256_that_are_not_withdrawn() {
            for (int i = 1; i <= 256; i++)
                assertThat(interests.declare(sender(i))).isEmpty();
            assertThat(interests.declare(sender(257))).contains(OWN_INTERESTS_WITHIN_LIMIT);
            interests.withdraw(7);
            assertThat(interests.declare(sender(257))).isEmpty();
            assertThat(interests.live()).hasSize(256);
        }

        @Test
        void takes_lifetimes_from_one_to_ten_minutes() {
            assertThat(interests.declare(sender(1, subject(1), 59_999))).contains(OWN_INTERESTS_WITHIN_LIMIT);
            assertThat(interests.declare(sender(1, subject(1), 60_000))).isEmpty();
            assertThat(interests.declare(sender(2, subject(2), 600_000))).isEmpty();
            assertThat(interests.declare(sender(3, subject(3), 600_001))).contains(OWN_INTERESTS_WITHIN_LIMIT);
        }

        @Test
        void takes_one_for_each_subject_role_and_audience() {
            declared();
            assertThat(interests.declare(sender(2, subject(1), 120_000))).contains(OWN_INTERESTS_WITHIN_LIMIT);
            assertThat(interests.declare(of(3, Role.RECEIVER, ExchangeKind.PRIVATE, Optional.empty(), 1, false)))
                    .isEmpty();
            assertThat(interests.declare(of(4, Role.SENDER, ExchangeKind.PRIVATE, Optional.of(REALM), 1, false)))
                    .isEmpty();
            assertThat(interests.liveBySubject(subject(1))).hasSize(3);
        }
    }

    @Nested
    class what_coordinators_would_refuse {
        @Test
        void is_refused_at_once() {
            assertThat(interests.declare(of(1, Role.SENDER, ExchangeKind.PUBLIC, Optional.of(REALM), 1, false)))
                    .contains(AUDIENCE_FITS_KIND);
            assertThat(interests.declare(of(1, Role.SENDER, ExchangeKind.PROTECTED, Optional.empty(), 1, false)))
                    .contains(AUDIENCE_FITS_KIND);
            assertThat(interests.declare(of(1, Role.SENDER, ExchangeKind.PUBLIC, Optional.empty(), 0, false)))
                    .contains(THRESHOLD_IN_RANGE);
            assertThat(interests.declare(of(1, Role.SENDER, ExchangeKind.PUBLIC, Optional.empty(), 1025, false)))
                    .contains(THRESHOLD_IN_RANGE);
            assertThat(interests.declare(of(1, Role.RECEIVER, ExchangeKind.PUBLIC, Optional.empty(), 1, true)))
                    .contains(RECEIVERS_ASK_NO_ACKNOWLEDGEMENT);
            assertThat(party.signed).isEmpty();
        }
    }

    private static OwnInterestRequest of(
            int number,
            Role role,
            ExchangeKind exchange,
            Optional<Fingerprint> audience,
            int maximum,
            boolean acknowledged) {
        return new OwnInterestRequest(
                number,
                subject(1),
                role,
                exchange,
                acknowledged ? Acknowledgement.BY_NODE : Acknowledgement.NONE,
                audience,
                maximum,
                120_000);
    }
}
