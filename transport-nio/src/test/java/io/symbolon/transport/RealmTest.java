package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.RealmRule;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.identity.Identity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A leader, a node of its realm, and somebody who wants to join there. */
class RealmTest {
    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final TestClock clock = new TestClock();
    private final Recorder ofLeader = new Recorder();
    private final Recorder ofMember = new Recorder();
    private final Recorder ofJoiner = new Recorder();
    private final Identity leader = identity(7);
    private final Identity alice = identity(8).withRealm(leader.fingerprint());

    @Test
    void whom_a_node_defers_its_leader_decides_and_may_revoke_again() throws IOException {
        MeshNode leading = leading(Decision.GRANTED);
        MeshNode member = member(leading);
        MeshNode joiner = nodes.start(Nodes.node(3)
                .on(ofJoiner)
                .clocks(clock.clocks())
                .identity(alice)
                .admit(AdmissionPolicy.everybody()));
        Nodes.await(member.join(leading.address().toString()));

        CompletableFuture<PeerInfo> join = joiner.join(member.address().toString());
        Recorder.Decided ruling = ofLeader.await(
                Recorder.Decided.class, decided -> decided.question().about() == Question.About.RULE);
        assertThat(ruling.question().identity().fingerprint()).isEqualTo(alice.fingerprint());
        assertThat(ruling.question().node()).isEqualTo(joiner.fingerprint());
        untilDone(join, joiner);

        assertThat(Nodes.await(join).fingerprint()).isEqualTo(member.fingerprint());
        Effect.PeerJoined joined = ofMember.await(
                Effect.PeerJoined.class, peer -> peer.identity().fingerprint().equals(alice.fingerprint()));
        assertThat(joined.peer().fingerprint()).isEqualTo(joiner.fingerprint());

        Nodes.await(leading.revoke(List.of(alice.fingerprint())));

        Effect.PeerParted parted = ofMember.await(Effect.PeerParted.class);
        assertThat(parted.peer()).isEqualTo(joiner.fingerprint());
        assertThat(parted.rule()).isEqualTo(RealmRule.THE_REVOKED_END);
    }

    @Test
    void about_a_party_the_leader_is_not_asked_and_the_policy_decides() throws IOException {
        MeshNode leading = leading(Decision.GRANTED);
        MeshNode member = member(leading, alice.fingerprint());
        MeshNode joiner = nodes.start(Nodes.node(3)
                .on(ofJoiner)
                .clocks(clock.clocks())
                .identity(alice)
                .admit(AdmissionPolicy.everybody()));
        Nodes.await(member.join(leading.address().toString()));
        CompletableFuture<PeerInfo> join = joiner.join(member.address().toString());
        ofLeader.await(Recorder.Decided.class, decided -> decided.question().about() == Question.About.RULE);
        untilDone(join, joiner);

        Subscription subscription = joiner.subscribe(Subject.of("news"), message -> {});
        Publisher publisher = member.publisher(Subject.of("news"));

        Nodes.await(subscription.matched());
        assertThat(Nodes.await(publisher.matched())).isEqualTo(new Party(alice.fingerprint(), joiner.fingerprint()));
    }

    @Test
    void whom_the_leader_denies_is_denied() throws IOException {
        MeshNode leading = leading(Decision.DENIED);
        MeshNode member = member(leading);
        MeshNode joiner = nodes.start(Nodes.node(3)
                .on(ofJoiner)
                .clocks(clock.clocks())
                .identity(alice)
                .admit(AdmissionPolicy.everybody()));
        Nodes.await(member.join(leading.address().toString()));

        CompletableFuture<PeerInfo> join = joiner.join(member.address().toString());
        ofLeader.await(Recorder.Decided.class, decided -> decided.question().about() == Question.About.RULE);
        untilDone(join, joiner);

        assertThat(Nodes.awaitFailure(join)).hasMessageEndingWith("it has denied us");
    }

    @Nested
    class is_refused_with_a_clear_message {
        @Test
        void a_realm_without_a_leader() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Nodes.node(1).realm(Bytes.EMPTY))
                    .withMessage("a realm needs the token of its leader");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Nodes.node(1).realm(Bytes.of(1, 2, 3)))
                    .withMessageStartingWith("the token of the realm's leader breaks TOK-002");
        }

        @Test
        void a_leader_whose_token_is_forged() {
            Bytes token = leader.tokenFor(alice.fingerprint(), TestClock.START).signedToken();
            byte[] forged = token.toArray();
            forged[forged.length - 1] ^= 1;

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Nodes.node(1)
                            .identity(alice)
                            .realm(Bytes.wrap(forged))
                            .start())
                    .withMessageContaining("TOK-032");
        }

        @Test
        void a_realm_of_a_node_without_identity_or_growth() {
            Bytes token = leader.tokenFor(alice.fingerprint(), TestClock.START).signedToken();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Nodes.node(1).realm(token).start())
                    .withMessageContaining("needs an identity");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Nodes.node(1)
                            .identity(alice)
                            .notGrowing()
                            .realm(token)
                            .start())
                    .withMessageContaining("has to grow");
        }

        @Test
        void a_leader_that_is_no_identity() {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Nodes.node(1).identityOfNode().leadingRealm().start())
                    .withMessage("a realm is led by an identity; this node has none but itself");
        }

        @Test
        void a_revocation_by_somebody_else_or_of_too_many() throws IOException {
            MeshNode node = nodes.start(Nodes.node(1).identity(alice));

            assertThat(Nodes.awaitFailure(node.revoke(List.of(leader.fingerprint()))))
                    .hasMessage("nobody was revoked: this node does not lead a realm");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> node.revoke(Collections.nCopies(31, leader.fingerprint())))
                    .withMessage("a list of revocations has at most 30 identities, not 31");
        }
    }

    private MeshNode leading(Decision ruling) throws IOException {
        AdmissionPolicy rules = new AdmissionPolicy() {
            @Override
            public CompletionStage<Decision> authenticate(Question question) {
                return AdmissionPolicy.granted();
            }

            @Override
            public CompletionStage<Decision> authorize(Question question) {
                return AdmissionPolicy.granted();
            }

            @Override
            public CompletionStage<Decision> rule(Question question) {
                return CompletableFuture.completedStage(ruling);
            }
        };
        return nodes.start(Nodes.node(1)
                .on(ofLeader)
                .clocks(clock.clocks())
                .declareListeningAddress()
                .identity(leader)
                .leadingRealm()
                .admit(rules));
    }

    /** A node of the realm that knows its leader by itself, and defers whoever else names the realm. */
    private MeshNode member(MeshNode leading, Fingerprint... known) throws IOException {
        Fingerprint realm = leader.fingerprint();
        List<Fingerprint> admitted = new ArrayList<>(List.of(known));
        admitted.add(realm);
        return nodes.start(Nodes.node(2)
                .on(ofMember)
                .clocks(clock.clocks())
                .declareListeningAddress()
                .identity(identity(9).withRealm(realm))
                .realm(leader.tokenFor(leading.fingerprint(), TestClock.START).signedToken())
                .admit(AdmissionPolicy.of(admitted).deferringTo(realm)));
    }

    /** Lets the time of each deferral pass, until the join has come to an end. */
    private void untilDone(CompletableFuture<PeerInfo> join, MeshNode joiner) {
        while (!join.isDone()) {
            Object next = ofJoiner.await(
                    Object.class,
                    event -> event instanceof Effect.JoinRefused
                            || event instanceof Effect.PeerJoined
                            || event instanceof Effect.SessionEnded);
            if (!(next instanceof Effect.JoinRefused)) return;
            clock.advance(Duration.ofSeconds(5));
            Nodes.await(joiner.leave(joiner.fingerprint())); // wakes the node, which then sees the time
        }
    }

    private static Identity identity(int number) {
        Bytes octets = Bytes.ofBigEndian(number, 8);
        Bytes uuid = Bytes.concat(octets, octets);
        return Identity.of(Secret.copyOf(Bytes.concat(uuid, uuid)), uuid, "identity " + number);
    }
}
