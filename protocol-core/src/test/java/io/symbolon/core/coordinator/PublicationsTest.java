package io.symbolon.core.coordinator;

import static io.symbolon.core.coordinator.FakeNode.PATH;
import static io.symbolon.spec.CoordinatorRule.ANSWERS_NAME_A_PUBLISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.coordinator.FakeNode.Sent;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestContext;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.OwnInterests;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PublicationsTest {
    private static final Fingerprint ONE = new Fingerprint(SeededEntropy.octets("one"));
    private static final Fingerprint TWO = new Fingerprint(SeededEntropy.octets("two"));
    private static final Fingerprint THREE = new Fingerprint(SeededEntropy.octets("three"));

    private final FakeNode node = new FakeNode();
    private final Publications publications = new Publications(node);
    private final OwnInterests interests = new OwnInterests(new Signer());

    PublicationsTest() {
        node.coordinators = List.of(ONE, TWO);
    }

    /** What signs the interests that are published. */
    private final class Signer implements OwnInterestContext {
        private final SeededEntropy entropy = new SeededEntropy("signer");

        @Override
        public long nowMillis() {
            return node.millis;
        }

        @Override
        public Instant wall() {
            return node.now().wall();
        }

        @Override
        public CryptoSuite crypto() {
            return Party.SUITE;
        }

        @Override
        public Bytes draw(Entropy.Purpose purpose) {
            return entropy.draw(purpose);
        }

        @Override
        public Secret drawSecret(Entropy.Purpose purpose) {
            return entropy.drawSecret(purpose);
        }

        @Override
        public Fingerprint own() {
            return node.own();
        }

        @Override
        public Fingerprint issuer() {
            return node.own();
        }

        @Override
        public SigningKey identityKey() {
            return SigningKey.of(Secret.copyOf(SeededEntropy.octets("seed")), Party.SUITE);
        }

        @Override
        public int current(OwnInterest interest) {
            return 8;
        }

        @Override
        public void signed(OwnInterest interest) {
            publications.signed(interest);
        }

        @Override
        public void forgotten(OwnInterest interest) {
            publications.forgotten(interest);
        }
    }

    private Interest declared() {
        interests.declare(new OwnInterestRequest(
                1,
                Party.SUBJECT,
                Role.SENDER,
                ExchangeKind.PUBLIC,
                Acknowledgement.NONE,
                Optional.empty(),
                8,
                600_000));
        return newest();
    }

    private Interest newest() {
        return interests.find(1).orElseThrow().newest();
    }

    private static Sent published(Fingerprint to, Interest interest) {
        return new Sent(to, new Message.Publish(interest.signedToken()));
    }

    private void keeps(Fingerprint peer, Interest interest) {
        publications.take(peer, PATH, new Message.Kept(interest.shortName()));
    }

    private void redirects(Fingerprint peer, Interest interest, int tokens) {
        List<Bytes> all = new ArrayList<>();
        for (int i = 0; i < tokens; i++) all.add(Bytes.of(i));
        publications.take(peer, PATH, new Message.Nearer(interest.shortName(), all));
    }

    private List<Sent> at(long millis) {
        node.millis = millis;
        publications.wake();
        return node.sent();
    }

    @Nested
    class COO_012_published_to_all {
        @Test
        void at_once() {
            Interest interest = declared();
            assertThat(node.sent()).containsExactly(published(ONE, interest), published(TWO, interest));
            assertThat(publications.hasPublishedTo(ONE)).isTrue();
            assertThat(publications.hasPublishedTo(THREE)).isFalse();
        }

        @Test
        void again_after_1_2_4_8_and_every_15_s() {
            Interest interest = declared();
            keeps(TWO, interest);
            node.sent();
            for (long millis : new long[] {1_000, 3_000, 7_000, 15_000, 30_000, 45_000, 60_000}) {
                assertThat(publications.deadlineMillis()).hasValue(millis);
                assertThat(at(millis - 1)).isEmpty();
                assertThat(at(millis)).containsExactly(published(ONE, interest));
            }
        }

        @Test
        void until_it_has_answered() {
            Interest interest = declared();
            keeps(ONE, interest);
            redirects(TWO, interest, 1);
            node.sent();
            assertThat(publications.deadlineMillis()).isEmpty();
            publications.viewChanged();
            assertThat(node.sent()).isEmpty();
        }

        @Test
        void who_says_nothing_is_measured_from_the_fourth_on() {
            declared();
            at(1_000);
            at(3_000);
            assertThat(node.measured).isEmpty();
            at(7_000);
            assertThat(node.measured).containsExactly(ONE, TWO);
        }

        @Test
        void what_is_signed_anew_goes_to_all() {
            Interest first = declared();
            keeps(ONE, first);
            at(330_000);
            interests.wake();
            assertThat(newest()).isNotEqualTo(first);
            assertThat(node.sent()).containsExactly(published(ONE, newest()), published(TWO, newest()));
        }

        @Test
        void who_becomes_a_coordinator_hears_it_at_once_and_who_is_none_any_longer_not_again() {
            Interest interest = declared();
            node.sent();
            node.coordinators = List.of(THREE, ONE);
            publications.viewChanged();
            assertThat(node.sent()).containsExactly(published(THREE, interest));
            assertThat(at(1_000)).containsExactlyInAnyOrder(published(ONE, interest), published(THREE, interest));
            node.coordinators = List.of(ONE, TWO);
            publications.viewChanged();
            assertThat(node.sent()).containsExactly(published(TWO, interest));
        }

        @Test
        void who_is_joined_again_hears_it_again() {
            Interest interest = declared();
            keeps(ONE, interest);
            node.sent();
            publications.parted(ONE);
            assertThat(publications.hasPublishedTo(ONE)).isFalse();
            publications.viewChanged();
            assertThat(node.sent()).containsExactly(published(ONE, interest));
            keeps(ONE, interest);
            publications.joinedAgain(ONE);
            assertThat(node.sent()).containsExactly(published(ONE, interest));
        }

        @Test
        void a_withdrawal_goes_to_those_who_had_it_before() {
            Interest interest = declared();
            keeps(ONE, interest);
            keeps(TWO, interest);
            node.coordinators = List.of(THREE);
            publications.viewChanged();
            node.sent();
            Interest withdrawal = interests.withdraw(1).orElseThrow().newest();
            assertThat(node.sent())
                    .containsExactlyInAnyOrder(
                            published(ONE, withdrawal), published(TWO, withdrawal), published(THREE, withdrawal));
            assertThat(publications.hasPublishedTo(ONE)).isFalse();
            node.millis = 700_000;
            interests.wake();
            assertThat(publications.deadlineMillis()).isEmpty();
        }
    }

    @Nested
    class COO_013_answers_name_a_publish {
        @Test
        void the_newest_that_was_published_to_this_peer() {
            Interest first = declared();
            keeps(THREE, first);
            assertThat(node.drops()).containsExactly(ANSWERS_NAME_A_PUBLISH);
            at(330_000);
            interests.wake();
            keeps(ONE, first);
            assertThat(node.drops()).containsExactly(ANSWERS_NAME_A_PUBLISH);
            keeps(ONE, newest());
            assertThat(node.effects).containsExactly(new Effect.InterestKept(1, ONE));
        }

        @Test
        void it_is_told_once_for_each_signed_token() {
            Interest first = declared();
            keeps(ONE, first);
            keeps(ONE, first);
            assertThat(node.effects).containsExactly(new Effect.InterestKept(1, ONE));
        }

        @Test
        void a_nearer_has_1_to_4_tokens() {
            Interest interest = declared();
            redirects(ONE, interest, 0);
            redirects(ONE, interest, 5);
            assertThat(node.drops()).containsExactly(ANSWERS_NAME_A_PUBLISH, ANSWERS_NAME_A_PUBLISH);
            redirects(ONE, interest, 4);
            redirects(TWO, interest, 1);
            assertThat(node.drops()).isEmpty();
            assertThat(node.pointedTo).hasSize(5);
        }

        @Test
        void one_for_each_publish() {
            Interest interest = declared();
            redirects(ONE, interest, 1);
            redirects(ONE, interest, 1);
            assertThat(node.drops()).containsExactly(ANSWERS_NAME_A_PUBLISH);
            assertThat(node.pointedTo).hasSize(1);
        }
    }

    @Nested
    class COO_014_nearer_nodes_are_contacted {
        private final Fingerprint nearest = Party.SUBJECT.place();
        private final List<Fingerprint> four = List.of(nearest, ONE, TWO, THREE);

        @Test
        void while_there_are_fewer_than_4_anybody() {
            declared();
            node.coordinators = four.subList(0, 3);
            assertThat(publications.wouldPublishTo(THREE, Party.SUBJECT)).isTrue();
        }

        @Test
        void then_who_is_nearer_than_the_farthest() {
            declared();
            List<Fingerprint> sorted = new ArrayList<>(four);
            sorted.add(node.own());
            sorted.sort(node.nearestFirst(nearest));
            node.coordinators = List.of(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(4));
            assertThat(publications.wouldPublishTo(sorted.get(3), Party.SUBJECT))
                    .isTrue();
            node.coordinators = sorted.subList(0, 4);
            assertThat(publications.wouldPublishTo(sorted.get(4), Party.SUBJECT))
                    .isFalse();
        }

        @Test
        void only_for_a_subject_of_ours() {
            node.coordinators = List.of();
            assertThat(publications.wouldPublishTo(ONE, Party.SUBJECT)).isFalse();
        }
    }
}
