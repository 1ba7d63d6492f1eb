package io.symbolon.core.node;

import static io.symbolon.core.token.InterestTerms.Role.RECEIVER;
import static io.symbolon.core.token.InterestTerms.Role.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.CoordinatorRule;
import io.symbolon.spec.InterestRule;
import io.symbolon.spec.MessageRule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Chapter coordinator in a mesh: who wants to send and who wants to receive find each other, and lose each other. */
class MeetingTest {
    private final SmallMesh mesh = new SmallMesh();

    private static void assertParty(Effect.PartyGranted granted, long interest, TestNode other) {
        assertThat(granted).isEqualTo(new Effect.PartyGranted(interest, other.fingerprint(), other.fingerprint()));
    }

    @Nested
    class six_nodes {
        private TestNode sender;
        private TestNode receiver;
        private List<TestNode> coordinators;

        @BeforeEach
        void have_met() {
            for (String name : List.of("anna", "bert", "cleo", "dora", "emil", "finn")) mesh.node(name);
            mesh.meet();
            List<TestNode> all = mesh.nearestTo(SmallMesh.SUBJECT);
            coordinators = all.subList(0, 4);
            sender = all.get(4);
            receiver = all.get(5);
            mesh.look();
        }

        private List<Fingerprint> fingerprints() {
            return coordinators.stream().map(TestNode::fingerprint).toList();
        }

        private void assertTheyHaveMet() {
            assertThat(mesh.seen(sender, Effect.PartyGranted.class)).hasSize(1);
            assertThat(mesh.seen(receiver, Effect.PartyGranted.class)).hasSize(1);
            assertParty(mesh.seen(sender, Effect.PartyGranted.class).get(0), 1, receiver);
            assertParty(mesh.seen(receiver, Effect.PartyGranted.class).get(0), 2, sender);
        }

        @Test
        void meet_when_the_sender_comes_first() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            assertTheyHaveMet();
            assertThat(mesh.keepers(sender, 1)).containsExactlyInAnyOrderElementsOf(fingerprints());
            assertThat(mesh.keepers(receiver, 2)).containsExactlyInAnyOrderElementsOf(fingerprints());
            assertThat(coordinators)
                    .allSatisfy(node -> assertThat(node.counts().kept()).isEqualTo(2));
            assertThat(mesh.drops()).isEmpty();
        }

        @Test
        void meet_when_the_receiver_comes_first() {
            mesh.declares(receiver, 2, RECEIVER);
            mesh.declares(sender, 1, SENDER);
            assertTheyHaveMet();
        }

        @Test
        void exchange_a_message_that_no_coordinator_sees() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            Bytes payload = Bytes.ofUtf8("rain");
            mesh.does(sender, new Input.MessageSubmitted(1, 7, payload, 30_000, mesh.time.now()));
            mesh.pass(10_000);
            assertThat(mesh.seen(receiver, Effect.MessageDelivered.class))
                    .containsExactly(new Effect.MessageDelivered(
                            1, 2, sender.fingerprint(), sender.fingerprint(), 1, 0, payload));
            assertThat(mesh.seen(sender, Effect.MessageSettled.class))
                    .containsExactly(new Effect.MessageSettled(
                            7, receiver.fingerprint(), receiver.fingerprint(), Settlement.BY_NODE));
            assertThat(coordinators)
                    .allSatisfy(node -> assertThat(mesh.seen(node, Effect.MessageDelivered.class))
                            .isEmpty());
        }

        @Test
        void hear_of_nobody_while_there_is_only_one_side() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, SENDER);
            mesh.pass(300_000);
            assertThat(mesh.seen(sender, Effect.PartyGranted.class)).isEmpty();
            assertThat(mesh.seen(receiver, Effect.PartyGranted.class)).isEmpty();
        }

        @Test
        void meet_although_one_coordinator_keeps_all_to_itself() {
            TestNode silent = coordinators.get(0);
            mesh.connect((from, to) -> from != silent && to != silent);
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            assertTheyHaveMet();
        }

        @Test
        void stay_parties_while_their_interests_are_renewed() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            mesh.pass(1_200_000);
            assertTheyHaveMet();
            assertThat(mesh.seen(sender, Effect.PartyEnded.class)).isEmpty();
            assertThat(coordinators)
                    .allSatisfy(node -> assertThat(node.counts().kept()).isEqualTo(2));
        }

        @Test
        void part_when_one_withdraws() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            mesh.withdraws(receiver, 2);
            assertThat(mesh.seen(sender, Effect.PartyEnded.class))
                    .containsExactly(new Effect.PartyEnded(
                            1, receiver.fingerprint(), receiver.fingerprint(), CoordinatorRule.PARTIES_END));
            assertThat(receiver.counts().interests()).isZero();

            mesh.pass(180_002);
            assertThat(coordinators)
                    .allSatisfy(node -> assertThat(node.counts().kept()).isEqualTo(1));
            mesh.look();
            mesh.declares(receiver, 3, RECEIVER);
            assertThat(mesh.seen(sender, Effect.PartyGranted.class)).hasSize(1);
        }

        @Test
        void part_when_one_is_gone() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            mesh.connect((from, to) -> from != receiver && to != receiver);
            mesh.pass(600_000);
            assertThat(mesh.seen(sender, Effect.PartyEnded.class)).hasSize(1);
            assertThat(coordinators)
                    .allSatisfy(node -> assertThat(node.counts().kept()).isEqualTo(1));
        }

        @Test
        void forget_at_once_what_a_parted_peer_has_brought() {
            mesh.declares(sender, 1, SENDER);
            TestNode coordinator = coordinators.get(0);
            assertThat(coordinator.counts().kept()).isEqualTo(1);
            mesh.connect((from, to) -> false);
            coordinator.leave(sender);
            assertThat(coordinator.counts().kept()).isZero();
        }

        @Test
        void publish_to_the_next_node_when_a_coordinator_goes() {
            mesh.declares(sender, 1, SENDER);
            mesh.look();
            TestNode gone = coordinators.get(0);
            mesh.carry(gone, gone.handle(new Input.CloseRequested(mesh.time.now())));
            assertThat(mesh.keepers(sender, 1)).containsExactly(sender.fingerprint());
            mesh.declares(receiver, 2, RECEIVER);
            assertTheyHaveMet();
        }

        @Test
        void say_nothing_of_interests_when_they_close() {
            mesh.declares(coordinators.get(0), 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            TestNode closing = coordinators.get(0);
            List<Effect> last = closing.handle(new Input.CloseRequested(mesh.time.now()));
            assertThat(last).doesNotHaveAnyElementsOfTypes(Effect.InterestKept.class, Effect.Dropped.class);
            assertThat(closing.entropy.secrets()).allMatch(Secret::isDestroyed);
            mesh.carry(closing, last);
            assertThat(coordinators.subList(1, 4))
                    .allSatisfy(node -> assertThat(node.counts().kept()).isEqualTo(1));
        }

        @Test
        void publish_to_a_nearer_node_that_joins() {
            mesh.declares(sender, 1, SENDER);
            mesh.declares(receiver, 2, RECEIVER);
            mesh.look();
            TestNode newcomer = mesh.nearerThan(coordinators.get(0));
            mesh.meet(newcomer, receiver);
            mesh.pass(30_000);
            assertThat(mesh.keepers(sender, 1)).contains(newcomer.fingerprint());
            assertThat(mesh.keepers(receiver, 2)).contains(newcomer.fingerprint());
            assertThat(newcomer.counts().kept()).isEqualTo(2);
        }

        @Test
        void publish_again_to_a_coordinator_that_was_restarted() {
            mesh.declares(sender, 1, SENDER);
            mesh.look();
            TestNode restarted = mesh.restarts(coordinators.get(1));
            mesh.meet(restarted, sender);
            mesh.pass(20_000);
            assertThat(mesh.keepers(sender, 1)).contains(restarted.fingerprint());
            assertThat(restarted.counts().kept()).isEqualTo(1);
        }

        @Test
        void destroy_every_secret_of_an_interest_in_time() {
            mesh.declares(sender, 1, SENDER);
            mesh.pass(240_000);
            long alive = interestSecrets(sender);
            assertThat(alive).isBetween(2L, 5L);
            mesh.withdraws(sender, 1);
            assertThat(interestSecrets(sender)).isZero();
        }

        private long interestSecrets(TestNode node) {
            return node.entropy.secretsFor(Entropy.Purpose.INTEREST_SECRET).stream()
                    .filter(secret -> !secret.isDestroyed())
                    .count();
        }
    }

    @Nested
    class a_node_alone {
        private final TestNode alone = mesh.node("anna");

        @Test
        void is_the_coordinator_of_every_subject() {
            List<Effect> declared = mesh.declares(alone, 1, SENDER);
            assertThat(declared).containsExactly(new Effect.InterestKept(1, alone.fingerprint()));
            assertThat(alone.counts().kept()).isEqualTo(1);
        }

        @Test
        void is_no_party_of_itself() {
            mesh.declares(alone, 1, SENDER);
            mesh.declares(alone, 2, RECEIVER);
            mesh.pass(120_000);
            assertThat(mesh.seen(alone, Effect.Asked.class)).isEmpty();
            assertThat(alone.counts().kept()).isEqualTo(2);
        }

        @Test
        void meets_the_first_that_comes() {
            mesh.declares(alone, 1, SENDER);
            TestNode other = mesh.node("bert");
            mesh.declares(other, 2, RECEIVER);
            mesh.meet(other, alone);
            mesh.pass(1_000);
            assertParty(mesh.seen(alone, Effect.PartyGranted.class).get(0), 1, other);
            assertParty(mesh.seen(other, Effect.PartyGranted.class).get(0), 2, alone);
        }

        @Test
        void keeps_nothing_without_an_address_until_somebody_comes() {
            TestNode leaf = mesh.leaf("bert");
            assertThat(mesh.declares(leaf, 1, SENDER)).isEmpty();
            mesh.meet(leaf, alone);
            assertThat(mesh.keepers(leaf, 1)).containsExactly(alone.fingerprint());
        }
    }

    @Nested
    class INT_011_own_interests_within_limit {
        private final TestNode alone = mesh.node("anna");

        private List<Effect> declares(int number, long lifetimeMillis) {
            SubjectHash subject = SubjectHash.of(List.of(Bytes.ofUtf8("s" + number)), new StandInSuite())
                    .value();
            return mesh.declares(alone, SmallMesh.request(number, SENDER, subject, lifetimeMillis));
        }

        @Test
        void takes_256() {
            for (int i = 1; i <= 256; i++) assertThat(declares(i, 120_000)).hasSize(1);
            assertThat(declares(257, 120_000))
                    .containsExactly(new Effect.InterestRefused(257, InterestRule.OWN_INTERESTS_WITHIN_LIMIT));
            mesh.withdraws(alone, 256);
            mesh.pass(200_000); // so long a coordinator keeps the withdrawal, too
            assertThat(declares(257, 120_000)).containsExactly(new Effect.InterestKept(257, alone.fingerprint()));
        }

        @Test
        void takes_a_lifetime_from_one_to_ten_minutes() {
            assertThat(declares(1, 59_999)).hasOnlyElementsOfType(Effect.InterestRefused.class);
            assertThat(declares(1, 60_000)).hasOnlyElementsOfType(Effect.InterestKept.class);
            assertThat(declares(2, 600_000)).hasOnlyElementsOfType(Effect.InterestKept.class);
            assertThat(declares(3, 600_001)).hasOnlyElementsOfType(Effect.InterestRefused.class);
        }

        @Test
        void takes_each_once() {
            mesh.declares(alone, 1, SENDER);
            assertThat(mesh.declares(alone, 2, SENDER)).hasOnlyElementsOfType(Effect.InterestRefused.class);
            assertThat(mesh.declares(alone, 1, RECEIVER)).hasOnlyElementsOfType(Effect.InterestRefused.class);
            assertThat(mesh.declares(alone, 2, RECEIVER)).hasOnlyElementsOfType(Effect.InterestKept.class);
        }

        @Test
        void a_node_that_does_not_grow_has_none() {
            TestNode plain = TestNode.of("carl", "203.0.113.9:4000", mesh.time);
            assertThat(plain.handle(new Input.InterestDeclared(SmallMesh.request(1, SENDER), mesh.time.now())))
                    .containsExactly(new Effect.InterestRefused(1, InterestRule.OWN_INTERESTS_WITHIN_LIMIT));
            assertThat(plain.handle(new Input.MessageSubmitted(1, 5, Bytes.EMPTY, 1_000, mesh.time.now())))
                    .containsExactly(new Effect.MessageUnsent(5, MessageRule.MESSAGE_WITHIN_LIMIT));
        }
    }
}
