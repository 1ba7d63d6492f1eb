package io.symbolon.core.exchange;

import static io.symbolon.spec.MessageRule.MESSAGE_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.RECEIPT_IS_FOR_A_MESSAGE;
import static io.symbolon.spec.MessageRule.SENT_AGAIN_UNTIL_RECEIVED;
import static io.symbolon.spec.MessageRule.THRESHOLD_IS_CREDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");

    private final Actor.Clock clock = new Actor.Clock();
    private final Actor bob = new Actor("bob", clock);
    private final Actor ada = new Actor("ada", clock);
    private final OwnInterest sends = bob.declare(2, Role.SENDER);

    private OwnInterest receiver(int maximum) {
        return ada.declare(1, Role.RECEIVER, ExchangeKind.PUBLIC, Acknowledgement.NONE, maximum);
    }

    /** Both know each other, and a first message was acknowledged. */
    private void meetAndAnswer() {
        bob.meet(ada);
        ada.meet(bob);
        bob.send(2, 1, HELLO);
        bob.talk(ada);
        bob.effects.clear();
        ada.handle(1);
    }

    private static List<Message.Parcel> parcels(Actor actor) {
        return actor.takeRouted().stream()
                .map(message -> (Message.Parcel) message.body())
                .toList();
    }

    private List<Long> sentNumbers() {
        return parcels(bob).stream().map(Message.Parcel::number).toList();
    }

    private List<Settlement> settlements() {
        return bob.effects(Effect.MessageSettled.class).stream()
                .map(Effect.MessageSettled::settlement)
                .toList();
    }

    private List<Rule> unsent() {
        return bob.effects(Effect.MessageUnsent.class).stream()
                .map(Effect.MessageUnsent::rule)
                .toList();
    }

    @Nested
    class MSG_014_receipt_is_for_a_message {
        private Message.Receipt receipt;

        private void sendOne() {
            receiver(64);
            bob.meet(ada);
            ada.meet(bob);
            bob.send(2, 1, HELLO);
            bob.takeRouted().forEach(message -> ada.take(message.body()));
            receipt = (Message.Receipt) ada.takeRouted().get(0).body();
        }

        @Test
        void settles_the_message_once() {
            sendOne();
            bob.take(receipt);
            bob.take(receipt);
            assertThat(bob.effects(Effect.MessageSettled.class))
                    .containsExactly(
                            new Effect.MessageSettled(1, ada.identity().fingerprint(), ada.own(), Settlement.BY_NODE));
            assertThat(bob.dropped()).containsExactly(RECEIPT_IS_FOR_A_MESSAGE);
            assertThat(bob.exchange.counts().outstanding()).isZero();
        }

        @Test
        void drops_one_with_another_number_pair_taker_or_tag() {
            sendOne();
            bob.take(changed(receipt.receiver(), 2, TakenBy.NODE, receipt.tag()));
            bob.take(changed(receipt.sender(), 1, TakenBy.NODE, receipt.tag()));
            bob.take(changed(receipt.receiver(), 1, TakenBy.APPLICATION, receipt.tag()));
            bob.take(changed(receipt.receiver(), 1, TakenBy.NODE, Bytes.zeros(16)));
            assertThat(bob.dropped()).hasSize(4).containsOnly(RECEIPT_IS_FOR_A_MESSAGE);
            assertThat(settlements()).isEmpty();
            bob.take(receipt);
            assertThat(settlements()).containsExactly(Settlement.BY_NODE);
        }

        private Message.Receipt changed(Bytes receiver, long number, TakenBy by, Bytes tag) {
            return new Message.Receipt(receipt.sender(), receiver, number, by, tag);
        }
    }

    @Nested
    class MSG_015_sent_to_the_granted {
        @Test
        void to_every_receiver_that_is_granted_when_it_is_sent() {
            receiver(64);
            Actor carol = new Actor("carol", clock);
            carol.declare(1, Role.RECEIVER);
            Actor dan = new Actor("dan", clock);
            OwnInterest late = dan.declare(1, Role.RECEIVER);
            bob.meet(ada);
            bob.meet(carol);
            bob.hear(dan.match(late));
            bob.send(2, 1, HELLO);
            assertThat(bob.routed).extracting(Actor.Routed::to).containsExactly(ada.own(), carol.own());
            bob.answerAll(Decision.GRANTED);
            assertThat(bob.routed).hasSize(2);
        }

        @Test
        void without_one_to_the_first_that_comes() {
            receiver(64);
            bob.send(2, 1, HELLO);
            bob.pass(10_000);
            assertThat(bob.routed).isEmpty();
            bob.meet(ada);
            assertThat(bob.routed).extracting(Actor.Routed::to).containsExactly(ada.own());
            Actor carol = new Actor("carol", clock);
            carol.declare(1, Role.RECEIVER);
            bob.meet(carol);
            assertThat(bob.routed).hasSize(1);
        }

        @Test
        void nobody_comes_and_the_caller_hears_of_it() {
            bob.exchange.submit(2, 1, HELLO, 5_000);
            bob.pass(4_999);
            assertThat(unsent()).isEmpty();
            bob.pass(1);
            assertThat(unsent()).containsExactly(SENT_AGAIN_UNTIL_RECEIVED);
            receiver(64);
            bob.meet(ada);
            assertThat(bob.routed).isEmpty();
        }

        @Test
        void our_own_withdrawal_ends_what_waits() {
            bob.send(2, 1, HELLO);
            bob.withdraw(2);
            assertThat(unsent()).containsExactly(SENT_AGAIN_UNTIL_RECEIVED);
            assertThat(bob.exchange.deadlineMillis()).isEmpty();
        }
    }

    @Nested
    class MSG_016_threshold_is_credit {
        @Test
        void as_many_are_outstanding_as_the_maximum_threshold_says() {
            receiver(3);
            meetAndAnswer();
            for (int message = 2; message <= 6; message++) bob.send(2, message, HELLO);
            assertThat(bob.exchange.counts().outstanding()).isEqualTo(3);
            List<Message.Parcel> sent = parcels(bob);
            assertThat(sent).extracting(Message.Parcel::number).containsExactly(2L, 3L, 4L);
            ada.take(sent.get(1));
            ada.takeRouted().forEach(message -> bob.take(message.body()));
            assertThat(sentNumbers()).containsExactly(5L);
        }

        @Test
        void while_its_current_threshold_is_zero_nothing_new_is_sent() {
            OwnInterest receives = receiver(3);
            meetAndAnswer();
            ada.renew(receives);
            bob.interests.wake();
            bob.hear(ada.match(receives));
            bob.send(2, 2, HELLO);
            assertThat(bob.routed).isEmpty();

            ada.isFull = false;
            ada.interests.gained(receives);
            ada.interests.wake();
            bob.hear(ada.match(receives));
            assertThat(sentNumbers()).containsExactly(2L);
        }

        @Test
        void none_is_2048_above_an_outstanding_one() {
            receiver(2);
            meetAndAnswer();
            bob.exchange.submit(2, 0, HELLO, 600_000);
            assertThat(sentNumbers()).containsExactly(2L); // never answered
            for (int message = 3; message <= 2 + 2_048; message++) {
                bob.send(2, message, HELLO);
                parcels(bob).forEach(ada::take);
                ada.takeRouted().forEach(receipt -> bob.take(receipt.body()));
                ada.handle(message - 1);
            }
            assertThat(settlements()).hasSize(2_047);
            assertThat(bob.exchange.counts().outstanding()).isEqualTo(1);
            assertThat(ada.delivered().get(ada.delivered().size() - 1).number()).isEqualTo(2 + 2_047);
        }

        @Test
        void takes_1024_messages_and_refuses_one_more() {
            for (int message = 1; message <= 1_024; message++) bob.send(2, message, HELLO);
            assertThat(unsent()).isEmpty();
            bob.send(2, 1_025, HELLO);
            assertThat(bob.effects(Effect.MessageUnsent.class))
                    .containsExactly(new Effect.MessageUnsent(1_025, THRESHOLD_IS_CREDIT));
            bob.pass(30_000);
            bob.send(2, 1_026, HELLO);
            assertThat(unsent()).filteredOn(THRESHOLD_IS_CREDIT::equals).hasSize(1);
        }

        @Test
        void takes_16_777_216_octets_and_refuses_one_more() {
            Bytes large = Bytes.zeros(65_000);
            for (int message = 1; message <= 258; message++) bob.send(2, message, large);
            bob.send(2, 259, Bytes.zeros(16_777_216 - 258 * 65_000));
            assertThat(unsent()).isEmpty();
            bob.send(2, 260, Bytes.zeros(1));
            assertThat(unsent()).containsExactly(THRESHOLD_IS_CREDIT);
            bob.pass(30_000); // all expire, and their octets with them
            bob.effects.clear();
            for (int message = 301; message <= 558; message++) bob.send(2, message, large);
            assertThat(unsent()).isEmpty();
        }

        @Test
        void what_is_settled_makes_room() {
            receiver(1_024);
            meetAndAnswer();
            for (int round = 0; round < 3; round++) {
                for (int message = 1; message <= 1_024; message++) bob.send(2, message, HELLO);
                parcels(bob).forEach(ada::take);
                ada.takeRouted().forEach(receipt -> bob.take(receipt.body()));
                ada.delivered().forEach(message -> ada.handle(message.delivery()));
                ada.effects.clear();
            }
            assertThat(unsent()).isEmpty();
            assertThat(settlements()).hasSize(3 * 1_024);
        }
    }

    @Nested
    class MSG_017_the_first_is_acknowledged {
        @Test
        void until_a_receipt_has_come_one_message_is_outstanding_and_asks_for_one() {
            bob.withdraw(2);
            bob.declare(3, Role.SENDER, ExchangeKind.PUBLIC, Acknowledgement.NONE, 64);
            receiver(64);
            bob.meet(ada);
            ada.meet(bob);
            for (int message = 1; message <= 3; message++) bob.send(3, message, HELLO);
            List<Message.Parcel> first = parcels(bob);
            assertThat(first).extracting(Message.Parcel::number).containsExactly(1L);
            ada.take(first.get(0));
            ada.takeRouted().forEach(receipt -> bob.take(receipt.body()));
            assertThat(settlements()).containsExactly(Settlement.BY_NODE, Settlement.SENT, Settlement.SENT);
            assertThat(sentNumbers()).containsExactly(2L, 3L);
            assertThat(bob.exchange.counts().outstanding()).isZero();
            bob.pass(60_000);
            assertThat(bob.routed).isEmpty();
        }

        @Test
        void what_asks_for_more_keeps_asking_for_it() {
            bob.withdraw(2);
            bob.declare(3, Role.SENDER, ExchangeKind.PUBLIC, Acknowledgement.BY_APPLICATION, 64);
            receiver(64);
            bob.meet(ada);
            ada.meet(bob);
            bob.send(3, 1, HELLO);
            bob.talk(ada);
            assertThat(settlements()).isEmpty();
            ada.handle(1);
            bob.talk(ada);
            assertThat(settlements()).containsExactly(Settlement.BY_APPLICATION);
        }
    }

    @Nested
    class MSG_018_sent_again_until_received {
        @Test
        void after_half_a_second_1_2_4_and_then_every_8_octet_by_octet() {
            receiver(64);
            bob.meet(ada);
            long begin = clock.millis;
            bob.exchange.submit(2, 1, Bytes.zeros(2_000), 40_000);
            List<Message.Parcel> first = parcels(bob);
            List<Long> times = new ArrayList<>();
            while (bob.exchange.deadlineMillis().orElse(0) - begin < 40_000) {
                bob.pass(bob.exchange.deadlineMillis().getAsLong() - clock.millis);
                times.add(clock.millis - begin);
                assertThat(parcels(bob)).isEqualTo(first);
            }
            assertThat(times).containsExactly(500L, 1_500L, 3_500L, 7_500L, 15_500L, 23_500L, 31_500L, 39_500L);
        }

        @Test
        void the_routed_live_as_long_as_the_message_at_most_a_minute() {
            receiver(64);
            bob.meet(ada);
            bob.exchange.submit(2, 1, HELLO, 60_700);
            bob.pass(500);
            bob.pass(1_000);
            assertThat(bob.routed).extracting(Actor.Routed::timeToLiveMillis).containsExactly(60_000, 60_000, 59_200);
        }

        @Test
        void expires_when_its_time_ends() {
            receiver(64);
            bob.meet(ada);
            bob.exchange.submit(2, 1, HELLO, 5_000);
            bob.pass(4_999);
            assertThat(settlements()).isEmpty();
            bob.pass(1);
            assertThat(settlements()).containsExactly(Settlement.EXPIRED);
            bob.takeRouted();
            bob.pass(60_000);
            assertThat(bob.routed).isEmpty();
        }

        @Test
        void what_waits_behind_it_goes_next() {
            receiver(64);
            bob.meet(ada);
            bob.exchange.submit(2, 1, HELLO, 5_000);
            bob.exchange.submit(2, 2, HELLO, 10_000);
            bob.pass(5_000);
            assertThat(sentNumbers()).contains(2L);
            bob.pass(5_000);
            assertThat(settlements()).containsExactly(Settlement.EXPIRED, Settlement.EXPIRED);
        }

        @Test
        void each_party_is_settled_on_its_own() {
            receiver(64);
            Actor carol = new Actor("carol", clock);
            carol.declare(1, Role.RECEIVER);
            bob.meet(ada);
            bob.meet(carol);
            ada.meet(bob);
            bob.send(2, 1, HELLO);
            bob.takeRouted().forEach(message -> {
                if (message.to().equals(ada.own())) ada.take(message.body());
            });
            ada.takeRouted().forEach(receipt -> bob.take(receipt.body()));
            bob.pass(30_000);
            assertThat(bob.effects(Effect.MessageSettled.class))
                    .containsExactly(
                            new Effect.MessageSettled(1, ada.identity().fingerprint(), ada.own(), Settlement.BY_NODE),
                            new Effect.MessageSettled(
                                    1, carol.identity().fingerprint(), carol.own(), Settlement.EXPIRED));
        }

        @Test
        void ends_with_the_party() {
            OwnInterest receives = receiver(64);
            bob.meet(ada);
            bob.send(2, 1, HELLO);
            bob.send(2, 2, HELLO);
            ada.withdraw(1);
            bob.hear(ada.match(receives));
            assertThat(settlements()).containsExactly(Settlement.EXPIRED, Settlement.EXPIRED);
            assertThat(bob.exchange.counts().outstanding()).isZero();
        }
    }

    @Nested
    class MSG_019_settled_interests_send {
        @Test
        void the_newest_that_was_signed_five_seconds_ago() {
            receiver(64);
            meetAndAnswer();
            Bytes first = sends.newest().shortName();
            clock.millis += 160_000;
            bob.interests.wake();
            ada.interests.wake();
            Bytes second = sends.newest().shortName();
            assertThat(second).isNotEqualTo(first);
            ada.meet(bob);
            bob.pass(4_999);
            bob.send(2, 2, HELLO);
            bob.pass(1);
            bob.send(2, 3, HELLO);
            assertThat(parcels(bob)).extracting(Message.Parcel::sender).containsExactly(first, second);
        }

        @Test
        void the_oldest_if_none_is_five_seconds_old() {
            receiver(64);
            bob.meet(ada);
            bob.send(2, 1, HELLO);
            assertThat(parcels(bob))
                    .extracting(Message.Parcel::sender)
                    .containsExactly(sends.newest().shortName());
        }

        @Test
        void and_the_newest_known_of_the_receiver() {
            OwnInterest receives = receiver(64);
            meetAndAnswer();
            clock.millis += 160_000;
            ada.interests.wake();
            bob.interests.wake();
            bob.hear(ada.match(receives));
            bob.send(2, 2, HELLO);
            assertThat(parcels(bob))
                    .extracting(Message.Parcel::receiver)
                    .containsExactly(receives.newest().shortName());
        }
    }

    @Nested
    class Numbers_of_a_stream {
        @Test
        void go_on_when_a_party_comes_back() {
            OwnInterest receives = receiver(64);
            meetAndAnswer();
            // bob hears nothing of ada until her interest has expired for him; she still knows bob
            for (int i = 0; i < 4; i++) {
                bob.pass(100_000);
                ada.interests.wake();
                bob.interests.wake();
                ada.meet(bob);
            }
            assertThat(bob.exchange.counts().parties()).isZero();
            bob.hear(ada.match(receives));
            bob.answerAll(Decision.GRANTED);
            bob.send(2, 2, HELLO);
            bob.talk(ada);
            assertThat(ada.delivered())
                    .extracting(Effect.MessageDelivered::number)
                    .containsExactly(1L, 2L);
        }

        @Test
        void begin_with_one_for_a_receiver_that_has_declared_anew() {
            receiver(64);
            meetAndAnswer();
            ada.withdraw(1);
            receiver(64);
            bob.meet(ada);
            ada.meet(bob);
            bob.send(2, 2, HELLO);
            assertThat(sentNumbers()).containsExactly(1L);
        }
    }

    @Nested
    class MSG_022_message_within_limit {
        @Test
        void the_payload_has_1_to_65_000_octets() {
            bob.send(2, 1, Bytes.zeros(65_000));
            bob.send(2, 2, Bytes.zeros(1));
            assertThat(unsent()).isEmpty();
            bob.send(2, 3, Bytes.zeros(65_001));
            bob.send(2, 4, Bytes.EMPTY);
            assertThat(unsent()).containsExactly(MESSAGE_WITHIN_LIMIT, MESSAGE_WITHIN_LIMIT);
        }

        @Test
        void it_lives_1_to_600_seconds() {
            bob.exchange.submit(2, 1, HELLO, 1_000);
            bob.exchange.submit(2, 2, HELLO, 600_000);
            assertThat(unsent()).isEmpty();
            bob.exchange.submit(2, 3, HELLO, 999);
            bob.exchange.submit(2, 4, HELLO, 600_001);
            assertThat(unsent()).containsExactly(MESSAGE_WITHIN_LIMIT, MESSAGE_WITHIN_LIMIT);
        }

        @Test
        void there_is_a_live_senders_interest_that_carries_messages() {
            bob.declare(5, Role.RECEIVER);
            Actor carol = new Actor("carol", clock);
            carol.declare(1, Role.SENDER, ExchangeKind.VIRTUAL, Acknowledgement.NONE, 64);
            bob.send(5, 1, HELLO);
            bob.send(6, 2, HELLO);
            bob.withdraw(2);
            bob.send(2, 3, HELLO);
            carol.send(1, 4, HELLO);
            assertThat(unsent()).containsExactly(MESSAGE_WITHIN_LIMIT, MESSAGE_WITHIN_LIMIT, MESSAGE_WITHIN_LIMIT);
            assertThat(carol.effects(Effect.MessageUnsent.class))
                    .containsExactly(new Effect.MessageUnsent(4, MESSAGE_WITHIN_LIMIT));
        }
    }
}
