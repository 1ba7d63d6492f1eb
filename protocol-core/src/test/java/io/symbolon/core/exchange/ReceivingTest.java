package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.APPLICATION_KEEPS_UP;
import static io.symbolon.spec.MessageRule.CONTENT_DECODES;
import static io.symbolon.spec.MessageRule.NUMBER_IS_IN_THE_WINDOW;
import static io.symbolon.spec.MessageRule.PARCEL_NAMES_A_PAIR;
import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.PARTS_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.REASSEMBLY_IS_BOUNDED;
import static io.symbolon.spec.MessageRule.TAKEN_ONCE;
import static io.symbolon.spec.MessageRule.VIRTUAL_CARRIES_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final long MINUTE = 60_000;

    private final Actor.Clock clock = new Actor.Clock();
    private final Actor ada = new Actor("ada", clock);
    private final Actor bob = new Actor("bob", clock);
    private final OwnInterest receives = ada.declare(1, Role.RECEIVER);
    private final OwnInterest sends = bob.declare(2, Role.SENDER);

    /** The keys of the newest pair, as bob has them. */
    private PairKeys keys() {
        return PairKeys.derive(
                        sends.newest(),
                        receives.newest(),
                        Role.SENDER,
                        sends.signed().get(0).secret(),
                        bob.identityKey(),
                        bob.crypto())
                .value();
    }

    private List<Message.Parcel> parcels(long number, Acknowledgement acknowledgement, Bytes payload) {
        return Parcels.seal(keys(), number, new Content(acknowledgement, payload).encode());
    }

    private Message.Parcel parcel(long number) {
        return parcels(number, Acknowledgement.NONE, HELLO).get(0);
    }

    private Message.Parcel parcel(long number, Acknowledgement acknowledgement) {
        return parcels(number, acknowledgement, HELLO).get(0);
    }

    private List<Long> numbers() {
        return ada.delivered().stream().map(Effect.MessageDelivered::number).toList();
    }

    private List<Message.RoutedBody> receipts() {
        return ada.takeRouted().stream().map(Actor.Routed::body).toList();
    }

    @Nested
    class MSG_003_parcel_names_a_pair {
        @Test
        void takes_what_a_granted_sender_sends() {
            ada.meet(bob);
            ada.take(parcel(1));
            assertThat(numbers()).containsExactly(1L);
        }

        @Test
        void drops_what_an_unknown_or_ungranted_sender_sends() {
            ada.take(parcel(1));
            ada.hear(bob.match(sends));
            ada.take(parcel(1));
            ada.answer(Decision.GRANTED);
            ada.take(parcel(1));
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR, PARCEL_NAMES_A_PAIR, PARCEL_NAMES_A_PAIR);
        }

        @Test
        void drops_what_names_no_receivers_interest_of_ours() {
            ada.meet(bob);
            Message.Parcel honest = parcel(1);
            ada.take(new Message.Parcel(honest.sender(), honest.sender(), 1, 0, 1, honest.sealed()));
            ada.take(new Message.Parcel(honest.receiver(), honest.receiver(), 1, 0, 1, honest.sealed()));
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR, PARCEL_NAMES_A_PAIR);
        }

        @Test
        void a_senders_interest_of_our_own_receives_nothing() {
            OwnInterest own = ada.declare(3, Role.SENDER);
            ada.meet(bob);
            Message.Parcel honest = parcel(1);
            ada.take(new Message.Parcel(honest.sender(), own.newest().shortName(), 1, 0, 1, honest.sealed()));
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        @Test
        void nor_does_one_whose_receiver_is_granted() {
            bob.meet(ada);
            Message.Parcel honest = parcel(1);
            bob.take(new Message.Parcel(honest.receiver(), honest.sender(), 1, 0, 1, honest.sealed()));
            assertThat(bob.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        @Test
        void an_interest_that_a_newer_one_replaced_still_counts_while_its_key_is_alive() {
            ada.meet(bob);
            Message.Parcel early = parcel(1);
            Message.Parcel late = parcel(2);
            long issued = clock.millis;
            clock.millis += Actor.LIFETIME_MILLIS;
            bob.interests.wake();
            ada.interests.wake();
            ada.meet(bob);
            ada.pass(issued + Actor.LIFETIME_MILLIS + 2 * MINUTE - 1 - clock.millis);
            ada.take(early);
            assertThat(numbers()).containsExactly(1L);
            clock.millis += 1;
            ada.take(late);
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        @Test
        void of_the_33rd_interest_of_a_party_the_first_is_forgotten() {
            ada.meet(bob);
            Message.Parcel first = parcel(1);
            Message.Parcel second = parcel(2);
            declareAnew(31);
            ada.take(first);
            assertThat(ada.dropped()).isEmpty();
            declareAnew(1);
            ada.take(second);
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        private void declareAnew(int times) {
            for (int i = 0; i < times; i++) {
                bob.withdraw(2);
                bob.declare(2, Role.SENDER);
                ada.meet(bob);
            }
        }

        @Test
        void after_our_own_withdrawal_nothing_is_taken() {
            ada.meet(bob);
            Message.Parcel parcel = parcel(1);
            ada.withdraw(1);
            ada.take(parcel);
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }
    }

    @Nested
    class MSG_004_virtual_carries_nothing {
        @Test
        void drops_a_message_of_a_virtual_exchange() {
            Actor carol = new Actor("carol", clock);
            Actor dan = new Actor("dan", clock);
            OwnInterest to = carol.declare(1, Role.RECEIVER, ExchangeKind.VIRTUAL, Acknowledgement.NONE, 64);
            OwnInterest from = dan.declare(1, Role.SENDER, ExchangeKind.VIRTUAL, Acknowledgement.NONE, 64);
            carol.meet(dan);
            carol.take(
                    new Message.Parcel(from.newest().shortName(), to.newest().shortName(), 1, 0, 1, Bytes.zeros(17)));
            assertThat(carol.dropped()).containsExactly(VIRTUAL_CARRIES_NOTHING);
        }
    }

    @Nested
    class MSG_005_parts_within_limit {
        @Test
        void the_shape_is_looked_at_before_anything_is_computed() {
            ada.meet(bob);
            Message.Parcel honest = parcel(1);
            ada.take(new Message.Parcel(honest.sender(), honest.receiver(), 0, 0, 0, honest.sealed()));
            assertThat(ada.dropped()).containsExactly(PARTS_WITHIN_LIMIT);
        }
    }

    @Nested
    class MSG_006_number_is_in_the_window {
        @Test
        void numbers_begin_with_one() {
            ada.meet(bob);
            ada.take(parcel(0));
            assertThat(ada.dropped()).containsExactly(NUMBER_IS_IN_THE_WINDOW);
        }

        @Test
        void takes_4095_below_the_highest_and_drops_4096() {
            ada.meet(bob);
            ada.take(parcel(5_000));
            ada.take(parcel(5_000 - 4_096));
            ada.take(parcel(5_000 - 4_095));
            assertThat(ada.dropped()).containsExactly(NUMBER_IS_IN_THE_WINDOW);
            assertThat(numbers()).containsExactly(5_000L, 905L);
        }

        @Test
        void another_stream_of_the_same_party_has_its_own_numbers() {
            ada.meet(bob);
            ada.take(parcel(5_000));
            bob.withdraw(2);
            OwnInterest anew = bob.declare(2, Role.SENDER);
            ada.meet(bob);
            PairKeys keys = PairKeys.derive(
                            anew.newest(),
                            receives.newest(),
                            Role.SENDER,
                            anew.signed().get(0).secret(),
                            bob.identityKey(),
                            bob.crypto())
                    .value();
            ada.take(Parcels.seal(keys, 1, new Content(Acknowledgement.NONE, HELLO).encode())
                    .get(0));
            assertThat(numbers()).containsExactly(5_000L, 1L);
        }
    }

    @Nested
    class MSG_007_parcel_opens {
        @Test
        void what_was_sealed_for_another_number_leaves_no_trace() {
            ada.meet(bob);
            Message.Parcel honest = parcel(1);
            ada.take(new Message.Parcel(honest.sender(), honest.receiver(), 2, 0, 1, honest.sealed()));
            assertThat(ada.dropped()).containsExactly(PARCEL_OPENS);
            ada.take(parcel(2));
            assertThat(numbers()).containsExactly(2L);
        }
    }

    @Nested
    class MSG_008_reassembly_is_bounded {
        @Test
        void parts_in_any_order_are_one_message() {
            ada.meet(bob);
            Bytes long3 = Bytes.zeros(3_000);
            List<Message.Parcel> parcels = parcels(1, Acknowledgement.NONE, long3);
            ada.take(parcels.get(2));
            ada.take(parcels.get(0));
            ada.take(parcels.get(0));
            assertThat(ada.dropped()).containsExactly(REASSEMBLY_IS_BOUNDED);
            assertThat(ada.exchange.counts().incomplete()).isEqualTo(1);
            ada.take(parcels.get(1));
            assertThat(ada.delivered())
                    .extracting(Effect.MessageDelivered::payload)
                    .containsExactly(long3);
            assertThat(ada.exchange.counts().incomplete()).isZero();
        }

        @Test
        void what_is_not_complete_after_ten_seconds_is_forgotten() {
            ada.meet(bob);
            List<Message.Parcel> parcels = parcels(1, Acknowledgement.NONE, Bytes.zeros(2_000));
            ada.take(parcels.get(0));
            ada.pass(9_999);
            assertThat(ada.exchange.counts().incomplete()).isEqualTo(1);
            ada.pass(1);
            assertThat(ada.exchange.counts().incomplete()).isZero();
            ada.take(parcels.get(1));
            assertThat(numbers()).isEmpty();
        }

        @Test
        void who_is_no_longer_granted_leaves_nothing() {
            ada.meet(bob);
            ada.take(parcels(1, Acknowledgement.NONE, Bytes.zeros(2_000)).get(0));
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            assertThat(ada.exchange.counts().incomplete()).isZero();
        }
    }

    @Nested
    class MSG_009_content_decodes {
        @Test
        void drops_what_is_no_content_and_the_number_stays_free() {
            ada.meet(bob);
            ada.take(Parcels.seal(keys(), 1, HELLO).get(0));
            assertThat(ada.dropped()).containsExactly(CONTENT_DECODES);
            ada.take(parcel(1));
            assertThat(numbers()).containsExactly(1L);
        }
    }

    @Nested
    class MSG_010_taken_once {
        @Test
        void a_second_time_it_is_dropped_and_its_receipt_sent_again() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_NODE));
            List<Message.RoutedBody> first = receipts();
            ada.take(parcel(1, Acknowledgement.BY_NODE));
            assertThat(ada.dropped()).containsExactly(TAKEN_ONCE);
            assertThat(first).hasSize(1);
            assertThat(receipts()).isEqualTo(first);
            assertThat(numbers()).containsExactly(1L);
        }

        @Test
        void only_part_0_brings_the_receipt_again() {
            ada.meet(bob);
            List<Message.Parcel> parcels = parcels(1, Acknowledgement.BY_NODE, Bytes.zeros(2_000));
            parcels.forEach(ada::take);
            receipts();
            ada.take(parcels.get(1));
            assertThat(receipts()).isEmpty();
            ada.take(parcels.get(0));
            assertThat(receipts()).hasSize(1);
        }

        @Test
        void a_message_that_the_application_has_not_handled_has_no_receipt_to_send() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            assertThat(receipts()).isEmpty();
        }
    }

    @Nested
    class MSG_011_application_keeps_up {
        @Test
        void takes_as_many_as_the_maximum_threshold_says() {
            Actor carol = new Actor("carol", clock);
            OwnInterest two = carol.declare(1, Role.RECEIVER, ExchangeKind.PUBLIC, Acknowledgement.NONE, 2);
            carol.meet(bob);
            PairKeys keys = PairKeys.derive(
                            sends.newest(),
                            two.newest(),
                            Role.SENDER,
                            sends.signed().get(0).secret(),
                            bob.identityKey(),
                            bob.crypto())
                    .value();
            Bytes content = new Content(Acknowledgement.NONE, HELLO).encode();
            for (int number = 1; number <= 3; number++) {
                carol.take(Parcels.seal(keys, number, content).get(0));
            }
            assertThat(carol.dropped()).containsExactly(APPLICATION_KEEPS_UP);
            assertThat(carol.exchange.waiting(1)).isEqualTo(2);

            assertThat(carol.exchange.handled(1, Handling.FAILED)).contains(two);
            carol.take(Parcels.seal(keys, 3, content).get(0));
            assertThat(carol.delivered())
                    .extracting(Effect.MessageDelivered::number)
                    .containsExactly(1L, 2L, 3L);
        }

        @Test
        void a_delivery_is_handled_once() {
            ada.meet(bob);
            ada.take(parcel(1));
            assertThat(ada.exchange.handled(1, Handling.TAKEN)).contains(receives);
            assertThat(ada.exchange.handled(1, Handling.TAKEN)).isEmpty();
            assertThat(ada.exchange.handled(2, Handling.TAKEN)).isEmpty();
            assertThat(ada.exchange.waiting(1)).isZero();
        }
    }

    @Nested
    class MSG_012_order_is_reported {
        @Test
        void the_application_gets_number_previous_identity_node_and_interest() {
            ada.meet(bob);
            ada.take(parcel(3));
            ada.take(parcel(2));
            ada.take(parcel(7));
            assertThat(ada.delivered()).containsExactly(delivered(1, 3, 0), delivered(2, 2, 3), delivered(3, 7, 3));
        }

        private Effect.MessageDelivered delivered(long delivery, long number, long previous) {
            return new Effect.MessageDelivered(
                    delivery, 1, bob.identity().fingerprint(), bob.own(), number, previous, HELLO);
        }
    }

    @Nested
    class MSG_013_receipts_are_sent {
        @Test
        void by_the_node_when_it_is_taken() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_NODE));
            assertThat(ada.routed).extracting(Actor.Routed::to).containsExactly(bob.own());
            assertThat(receipts()).containsExactly(Receipts.make(keys(), 1, TakenBy.NODE));
            ada.handle(1);
            assertThat(receipts()).isEmpty();
        }

        @Test
        void by_the_application_when_it_was_handled() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            assertThat(receipts()).isEmpty();
            ada.handle(1);
            assertThat(receipts()).containsExactly(Receipts.make(keys(), 1, TakenBy.APPLICATION));
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            assertThat(receipts()).containsExactly(Receipts.make(keys(), 1, TakenBy.APPLICATION));
        }

        @Test
        void none_when_the_application_failed_or_nothing_was_asked_for() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            ada.exchange.handled(1, Handling.FAILED);
            ada.take(parcel(2, Acknowledgement.NONE));
            ada.handle(2);
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            assertThat(receipts()).isEmpty();
        }

        @Test
        void none_to_a_party_that_has_ended() {
            ada.meet(bob);
            ada.take(parcel(1, Acknowledgement.BY_APPLICATION));
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            ada.handle(1);
            assertThat(receipts()).isEmpty();
        }
    }
}
