package io.symbolon.core.exchange;

import static io.symbolon.spec.CoordinatorRule.IDENTITY_IS_THE_ISSUER;
import static io.symbolon.spec.MessageRule.APPLICATION_KEEPS_UP;
import static io.symbolon.spec.MessageRule.NUMBER_IS_IN_THE_WINDOW;
import static io.symbolon.spec.MessageRule.PARCEL_NAMES_A_PAIR;
import static io.symbolon.spec.MessageRule.PARCEL_OPENS;
import static io.symbolon.spec.MessageRule.PARTS_WITHIN_LIMIT;
import static io.symbolon.spec.MessageRule.REASSEMBLY_IS_BOUNDED;
import static io.symbolon.spec.MessageRule.RECEIPT_IS_FOR_A_MESSAGE;
import static io.symbolon.spec.MessageRule.TAKEN_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.SignedInterest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Attacks on messages, each named by its threat: ada receives, bob sends, mallory is granted too, eve is granted by nobody. */
class ExchangeThreatsTest {
    private static final Bytes HELLO = Bytes.ofUtf8("hello");

    private final Actor.Clock clock = new Actor.Clock();
    private final Actor ada = new Actor("ada", clock);
    private final Actor bob = new Actor("bob", clock);
    private final Actor mallory = new Actor("mallory", clock);
    private final OwnInterest receives = ada.declare(1, Role.RECEIVER);
    private final OwnInterest sends = bob.declare(2, Role.SENDER);
    private final OwnInterest malloryReceives = mallory.declare(3, Role.RECEIVER);
    private final OwnInterest mallorySends = mallory.declare(4, Role.SENDER);

    @BeforeEach
    void meet() {
        ada.meet(bob);
        ada.meet(mallory);
        bob.meet(ada);
        bob.meet(mallory);
        mallory.meet(bob);
        mallory.meet(ada);
        List.of(ada, bob, mallory).forEach(actor -> actor.effects.clear());
    }

    /** The parcels of bob's message to {@code receiver}, a message of {@code octets}. */
    private List<Message.Parcel> fromBob(Actor receiver, int octets) {
        bob.send(2, 1, Bytes.zeros(octets));
        return bob.takeRouted().stream()
                .filter(message -> message.to().equals(receiver.own()))
                .map(message -> (Message.Parcel) message.body())
                .toList();
    }

    /** Keys for parcels to ada, with whatever secret and identity the attacker has. */
    private PairKeys keys(Interest sender, Secret secret, SigningKey identity) {
        return PairKeys.derive(sender, receives.newest(), Role.SENDER, secret, identity, ada.crypto())
                .value();
    }

    private List<Message.Parcel> sealed(PairKeys keys, long number, int octets) {
        return Parcels.seal(keys, number, new Content(Acknowledgement.BY_NODE, Bytes.zeros(octets)).encode());
    }

    private PairKeys mallorysKeys() {
        SignedInterest signed = mallorySends.signed().get(0);
        return keys(signed.interest(), signed.secret(), mallory.identityKey());
    }

    @Nested
    class MX_01_impersonation_inside_a_group {
        @Test
        void a_receiver_of_the_subject_can_not_send_as_a_sender() {
            // mallory knows bob's interest, and seals with all the keys that it has
            SignedInterest own = malloryReceives.signed().get(0);
            PairKeys guessed = keys(sends.newest(), own.secret(), mallory.identityKey());
            ada.take(sealed(guessed, 1, 5).get(0));
            assertThat(ada.dropped()).containsExactly(PARCEL_OPENS);
        }

        @Test
        void what_bob_sent_to_mallory_is_nothing_to_ada() {
            Message.Parcel toMallory = fromBob(mallory, 5).get(0);
            ada.take(toMallory);
            ada.take(
                    new Message.Parcel(toMallory.sender(), receives.newest().shortName(), 1, 0, 1, toMallory.sealed()));
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR, PARCEL_OPENS);
        }

        @Test
        void nobody_acknowledges_for_another() {
            fromBob(ada, 5);
            SignedInterest own = malloryReceives.signed().get(0);
            PairKeys forMallory = PairKeys.derive(
                            sends.newest(),
                            own.interest(),
                            Role.RECEIVER,
                            own.secret(),
                            mallory.identityKey(),
                            mallory.crypto())
                    .value();
            Bytes tag = Receipts.make(forMallory, 1, TakenBy.NODE).tag();
            bob.take(new Message.Receipt(
                    sends.newest().shortName(), receives.newest().shortName(), 1, TakenBy.NODE, tag));
            assertThat(bob.dropped()).containsExactly(RECEIPT_IS_FOR_A_MESSAGE);
            assertThat(bob.effects(Effect.MessageSettled.class)).isEmpty();
        }

        @Test
        void nobody_brings_an_interest_of_another_as_its_own() {
            ada.hear(new Message.Match(
                    sends.newest().signedToken(), mallory.identity().signedToken()));
            assertThat(ada.dropped()).containsExactly(IDENTITY_IS_THE_ISSUER);
        }
    }

    @Nested
    class MX_02_replay {
        @Test
        void a_message_is_delivered_once_however_often_it_comes() {
            List<Message.Parcel> parcels = fromBob(ada, 3_000);
            for (int i = 0; i < 3; i++) parcels.forEach(ada::take);
            assertThat(ada.delivered()).hasSize(1);
            assertThat(ada.dropped()).hasSize(6).containsOnly(TAKEN_ONCE);
        }

        @Test
        void nor_over_renewals_of_either_interest() {
            Message.Parcel parcel = fromBob(ada, 5).get(0);
            ada.take(parcel);
            clock.millis += 160_000;
            bob.interests.wake();
            ada.interests.wake();
            ada.meet(bob);
            ada.take(parcel);
            assertThat(ada.delivered()).hasSize(1);
            assertThat(ada.dropped()).containsExactly(TAKEN_ONCE);

            // under the new names it was never sealed
            ada.take(new Message.Parcel(
                    sends.newest().shortName(), receives.newest().shortName(), 1, 0, 1, parcel.sealed()));
            assertThat(ada.dropped()).containsExactly(TAKEN_ONCE, PARCEL_OPENS);
        }

        @Test
        void nor_when_the_sender_has_ended_and_come_back() {
            Message.Parcel parcel = fromBob(ada, 5).get(0);
            ada.take(parcel);
            bob.withdraw(2);
            ada.hear(bob.match(sends));
            bob.declare(2, Role.SENDER);
            ada.meet(bob);
            ada.take(parcel);
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        @Test
        void nor_when_it_was_denied_and_granted_again() {
            Message.Parcel parcel = fromBob(ada, 5).get(0);
            ada.take(parcel);
            clock.millis += 1_000;
            bob.use(bob.identity(Bytes.EMPTY, Bytes.EMPTY, List.of()));
            ada.hear(bob.match(sends));
            ada.answerAll(Decision.DENIED);
            ada.pass(60_000);
            ada.meet(bob);
            ada.take(parcel);
            assertThat(ada.delivered()).hasSize(1);
            assertThat(ada.dropped()).containsExactly(TAKEN_ONCE);
        }
    }

    @Nested
    class MX_03_misdelivery {
        @Test
        void what_was_sealed_for_one_subject_opens_under_no_other() {
            SubjectHash otherSubject = new SubjectHash(SeededEntropy.octets("another subject"));
            OwnInterest other = ada.declare(of(5, otherSubject, Role.RECEIVER));
            bob.declare(of(6, otherSubject, Role.SENDER));
            ada.meet(bob);
            Message.Parcel parcel = fromBob(ada, 5).get(0);
            Bytes otherSender = bob.interests.find(6).orElseThrow().newest().shortName();

            ada.take(renamed(parcel, parcel.sender(), other.newest().shortName()));
            ada.take(renamed(parcel, otherSender, other.newest().shortName()));
            ada.take(renamed(parcel, otherSender, parcel.receiver()));
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR, PARCEL_OPENS, PARCEL_NAMES_A_PAIR);
            assertThat(ada.delivered()).isEmpty();
        }

        private Message.Parcel renamed(Message.Parcel parcel, Bytes sender, Bytes receiver) {
            return new Message.Parcel(sender, receiver, parcel.number(), 0, 1, parcel.sealed());
        }

        private OwnInterestRequest of(long number, SubjectHash subject, Role role) {
            return new OwnInterestRequest(
                    number,
                    subject,
                    role,
                    ExchangeKind.PUBLIC,
                    Acknowledgement.NONE,
                    Optional.empty(),
                    64,
                    Actor.LIFETIME_MILLIS);
        }
    }

    @Nested
    class MX_04_fragments {
        @Test
        void no_parts_too_many_parts_and_parts_beyond_the_end() {
            Message.Parcel honest = sealed(mallorysKeys(), 1, 5).get(0);
            for (int[] shape : new int[][] {{0, 0}, {0, 65}, {0, -1}, {1, 1}, {-1, 1}, {64, 64}}) {
                ada.take(
                        new Message.Parcel(honest.sender(), honest.receiver(), 1, shape[0], shape[1], honest.sealed()));
            }
            assertThat(ada.dropped()).hasSize(6).containsOnly(PARTS_WITHIN_LIMIT);
            assertThat(ada.exchange.counts().incomplete()).isZero();
        }

        @Test
        void parts_of_two_messages_under_one_number_do_not_mix() {
            // honestly sealed by a sender that cuts two messages under one number: which is its own affair, and no
            // other's
            List<Message.Parcel> two = sealed(mallorysKeys(), 1, 1_500);
            List<Message.Parcel> three = sealed(mallorysKeys(), 1, 2_500);
            ada.take(two.get(0));
            ada.take(three.get(1));
            ada.take(three.get(0));
            ada.take(two.get(1));
            assertThat(ada.dropped()).containsExactly(REASSEMBLY_IS_BOUNDED, REASSEMBLY_IS_BOUNDED);
            assertThat(ada.delivered())
                    .extracting(Effect.MessageDelivered::payload)
                    .containsExactly(Bytes.zeros(1_500));
        }

        @Test
        void what_is_never_completed_costs_eight_messages_and_pushes_out_nobody_else() {
            Message.Parcel bobs = fromBob(ada, 1_500).get(0);
            ada.take(bobs);
            for (int number = 1; number <= 500; number++) {
                ada.take(sealed(mallorysKeys(), number, 60_000).get(0));
            }
            assertThat(ada.exchange.counts().incomplete()).isEqualTo(9);
            ada.pass(10_000);
            assertThat(ada.exchange.counts().incomplete()).isZero();
        }

        @Test
        void a_part_that_nobody_sealed_is_not_kept() {
            Message.Parcel honest = sealed(mallorysKeys(), 1, 1_500).get(0);
            ada.take(new Message.Parcel(honest.sender(), honest.receiver(), 1, 0, 2, Bytes.zeros(1_040)));
            assertThat(ada.dropped()).containsExactly(PARCEL_OPENS);
            assertThat(ada.exchange.counts().incomplete()).isZero();
        }
    }

    @Nested
    class MX_05_thresholds {
        @Test
        void who_sends_more_than_was_granted_costs_no_memory() {
            for (int number = 1; number <= 500; number++) {
                ada.take(sealed(mallorysKeys(), number, 5).get(0));
            }
            assertThat(ada.delivered()).hasSize(64);
            assertThat(ada.dropped()).hasSize(436).containsOnly(APPLICATION_KEEPS_UP);
            assertThat(ada.exchange.counts().waiting()).isEqualTo(64);
        }

        @Test
        void who_claims_much_gets_one_message_until_it_has_answered() {
            for (int message = 1; message <= 50; message++) bob.send(2, message, HELLO);
            assertThat(bob.routed).extracting(Actor.Routed::to).containsExactlyInAnyOrder(ada.own(), mallory.own());
        }
    }

    @Nested
    class MX_06_expiry {
        @Test
        void a_message_is_not_sent_after_its_time_nor_taken_after_its_keys() {
            Message.Parcel parcel = fromBob(ada, 5).get(0);
            bob.pass(30_000);
            bob.takeRouted();
            bob.pass(60_000);
            assertThat(bob.routed).isEmpty();

            clock.millis += Actor.LIFETIME_MILLIS + 120_000 - 90_000;
            ada.take(parcel);
            assertThat(ada.dropped()).containsExactly(PARCEL_NAMES_A_PAIR);
        }

        @Test
        void the_farthest_number_shuts_out_only_its_own_sender() {
            ada.take(sealed(mallorysKeys(), Long.MAX_VALUE, 5).get(0));
            ada.take(sealed(mallorysKeys(), 1, 5).get(0));
            ada.take(fromBob(ada, 5).get(0));
            assertThat(ada.dropped()).containsExactly(NUMBER_IS_IN_THE_WINDOW);
            assertThat(ada.delivered()).hasSize(2);
        }
    }

    @Nested
    class MX_07_unauthorised_senders {
        @Test
        void who_is_not_granted_is_dropped_before_anything_is_computed() {
            Actor eve = new Actor("eve", clock);
            OwnInterest evesSends = eve.declare(1, Role.SENDER);
            ada.hear(eve.match(evesSends));
            ada.answerAll(Decision.DENIED);
            SignedInterest signed = evesSends.signed().get(0);
            PairKeys keys = keys(signed.interest(), signed.secret(), eve.identityKey());
            for (int number = 1; number <= 200; number++) {
                ada.take(sealed(keys, number, 5).get(0));
            }
            assertThat(ada.dropped()).hasSize(200).containsOnly(PARCEL_NAMES_A_PAIR);
            assertThat(ada.delivered()).isEmpty();
            assertThat(ada.exchange.counts().incomplete()).isZero();
            assertThat(ada.routed).isEmpty();
        }
    }
}
