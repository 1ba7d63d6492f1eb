package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.testing.CountingSuite;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");

    private final Actor.Clock clock = new Actor.Clock();
    private final RecordingSuite recording = new RecordingSuite(new StandInSuite());
    private final Actor bob = new Actor("bob", clock, recording);
    private final Actor ada = new Actor("ada", clock);
    private final OwnInterest sends = bob.declare(2, Role.SENDER);
    private final OwnInterest receives = ada.declare(1, Role.RECEIVER);

    /** The pair keys that bob has: of all secrets of 64 octets only these live on. */
    private List<Secret> livingPairKeys() {
        return recording.made().stream()
                .filter(secret -> secret.length() == 64 && !secret.isDestroyed())
                .toList();
    }

    @Nested
    class Derived_once {
        @Test
        void many_messages_of_a_pair_cost_two_agreements() {
            CountingSuite counting = new CountingSuite(new StandInSuite());
            Actor carol = new Actor("carol", clock, counting);
            carol.declare(3, Role.SENDER);
            carol.meet(ada);
            ada.meet(carol);
            counting.takeOperations();
            for (int message = 1; message <= 20; message++) carol.send(3, message, HELLO);
            carol.talk(ada);
            assertThat(ada.delivered()).hasSize(20);
            assertThat(counting.takeOperations()).filteredOn("agree"::equals).hasSize(2);
        }

        @Test
        void the_4097th_pushes_out_the_one_used_longest_ago() {
            Pairs pairs = new Pairs(bob);
            SignedInterest own = sends.signed().get(0);
            PairKeys first = pairs.keys(own, receives.newest()).orElseThrow();
            PairKeys second = pairs.keys(own, other(0)).orElseThrow();
            for (int i = 1; i < 4_095; i++) pairs.keys(own, other(i));
            assertThat(pairs.size()).isEqualTo(4_096);
            assertThat(pairs.keys(own, receives.newest())).contains(first);
            pairs.keys(own, other(4_095));
            assertThat(pairs.size()).isEqualTo(4_096);
            assertThat(first.pairKey().isDestroyed()).isFalse();
            assertThat(second.pairKey().isDestroyed()).isTrue();
        }

        private Interest other(int i) {
            Actor other = new Actor("other " + i, clock);
            return other.declare(1, Role.RECEIVER).newest();
        }

        @Test
        void a_pair_without_contribution_is_remembered_as_having_none() {
            CountingSuite counting = new CountingSuite(new StandInSuite());
            Actor carol = new Actor("carol", clock, counting);
            SignedInterest own = carol.declare(3, Role.SENDER).signed().get(0);
            Interest smallOrder = Forged.interestOfSmallOrder(ada);
            Pairs pairs = new Pairs(carol);
            counting.takeOperations();
            assertThat(pairs.keys(own, smallOrder)).isEmpty();
            assertThat(counting.takeOperations()).contains("agree");
            assertThat(pairs.keys(own, smallOrder)).isEmpty();
            assertThat(counting.takeOperations()).doesNotContain("agree");
        }
    }

    @Nested
    class INT_008_keys_end {
        @Test
        void a_pair_key_is_erased_when_the_first_of_its_interests_is_no_longer_alive() {
            Pairs pairs = new Pairs(bob);
            SignedInterest own = sends.signed().get(0);
            pairs.keys(own, receives.newest());
            assertThat(pairs.wallDeadlineMillis()).hasValue(own.aliveUntilMillis());
            clock.millis += own.aliveUntilMillis() - 1 - bob.now().wallMillis();
            pairs.wake();
            assertThat(livingPairKeys()).hasSize(1);
            clock.millis += 1;
            assertThat(pairs.keys(own, receives.newest())).isEqualTo(Optional.empty());
            pairs.wake();
            assertThat(livingPairKeys()).isEmpty();
            assertThat(pairs.wallDeadlineMillis()).isEmpty();
        }

        @Test
        void a_wall_clock_that_goes_back_brings_no_key_back() {
            Pairs pairs = new Pairs(bob);
            SignedInterest own = sends.signed().get(0);
            own.secret().destroy();
            assertThat(pairs.keys(own, receives.newest())).isEmpty();
        }

        @Test
        void erased_with_our_own_interest_and_with_the_partys() {
            bob.meet(ada);
            bob.send(2, 1, HELLO);
            ada.withdraw(1);
            bob.hear(ada.match(receives));
            assertThat(livingPairKeys()).isEmpty();

            ada.declare(1, Role.RECEIVER);
            bob.meet(ada);
            bob.send(2, 2, HELLO);
            assertThat(livingPairKeys()).hasSize(1);
            bob.withdraw(2);
            assertThat(livingPairKeys()).isEmpty();
        }

        @Test
        void erased_with_the_exchange() {
            bob.meet(ada);
            bob.send(2, 1, HELLO);
            bob.exchange.destroy();
            assertThat(livingPairKeys()).isEmpty();
        }
    }

    @Nested
    class Numbers_of_many_streams {
        @Test
        void a_forgotten_stream_begins_above_all_that_were_forgotten() {
            Numbers numbers = new Numbers();
            Fingerprint first = stream(0);
            for (int i = 0; i < 5; i++) numbers.next(first);
            for (int i = 1; i < 4_096; i++) assertThat(numbers.next(stream(i))).isEqualTo(1);
            assertThat(numbers.next(stream(4_096))).isEqualTo(1); // pushes out the first
            assertThat(numbers.upcoming(first)).isEqualTo(6);
            assertThat(numbers.next(first)).isEqualTo(6);
            assertThat(numbers.next(stream(5_000))).isEqualTo(6);
        }

        private Fingerprint stream(int i) {
            return new Fingerprint(SeededEntropy.octets("stream " + i));
        }
    }
}
