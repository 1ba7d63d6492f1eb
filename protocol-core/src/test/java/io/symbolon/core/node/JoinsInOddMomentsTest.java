package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.OBSOLETE_PEERS_ARE_DELETED;
import static io.symbolon.spec.JoinRule.ONE_QUESTION_A_PEER;
import static io.symbolon.spec.RealmRule.THE_REVOKED_END;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.testing.NearestRouter;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Joins whose session ends, or is not the one that sends any more, while something is open. */
class JoinsInOddMomentsTest {
    private static final long MINUTE = 60_000;

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.joining("alice", 0, "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.joining("bob", 0, "198.51.100.2:4000", time);
    private final JoiningPair pair = new JoiningPair(alice, bob, time);

    private static NodeConfig config(String name) {
        NodeConfig config = TestNode.config(name);
        return config.joiningAs(OwnIdentity.ofNode(config.seed()));
    }

    /** Alice asks, and both of her sessions want to be admitted before bob's application has answered. */
    private JoiningPair restartWhileAsked() {
        pair.policy(bob, question -> Optional.empty());
        pair.meet();
        time.pass(10);
        JoiningPair later = new JoiningPair(TestNode.joining("alice", 1, "192.0.2.1:4000", time), bob, time);
        later.policy(bob, question -> Optional.empty());
        later.meet();
        assertThat(bob.stateNames(alice)).containsExactly("superseded", "established");
        return later;
    }

    private List<Effect> answerOfBob(Question question, Decision decision) {
        return bob.handle(new Input.Answered(question.id(), decision, time.now()));
    }

    private Question lastQuestion(JoiningPair of) {
        List<Effect.Asked> asked = of.seen(bob, Effect.Asked.class);
        return asked.get(asked.size() - 1).question();
    }

    @Test
    void JON_011_one_question_a_peer_whatever_its_sessions() {
        JoiningPair later = restartWhileAsked();

        assertThat(later.seen(bob, Effect.Asked.class)).isEmpty();
        assertThat(TestNode.refusals(later.ofOther)).endsWith(ONE_QUESTION_A_PEER);
    }

    @Test
    void SES_012_a_superseded_session_gets_no_ack_and_the_one_that_sends_gets_it_without_a_question() {
        JoiningPair later = restartWhileAsked();
        List<Effect> authenticated = answerOfBob(lastQuestion(pair), Decision.GRANTED);
        Question authorize =
                TestNode.only(Effect.Asked.class, authenticated).get(0).question();

        assertThat(answerOfBob(authorize, Decision.GRANTED)).isEmpty();

        later.at(1_010); // the Join is repeated
        assertThat(later.seen(bob, Effect.Asked.class)).isEmpty();
        assertThat(later.seen(bob, Effect.PeerJoined.class)).hasSize(1);
    }

    @Test
    void SES_012_a_superseded_session_gets_no_nack() {
        restartWhileAsked();

        assertThat(answerOfBob(lastQuestion(pair), Decision.DEFERRED)).isEmpty();
    }

    @Nested
    class Denied_at_the_renewal {
        private Question renewal() {
            pair.meet();
            pair.policy(bob, question -> Optional.empty());
            pair.at(50 * MINUTE);
            return lastQuestion(pair);
        }

        @Test
        void of_a_peer_that_has_left_it_costs_the_peer_its_leave() {
            Question question = renewal();
            pair.carry(alice, alice.leave(bob));

            assertThat(answerOfBob(question, Decision.DENIED)).isEmpty();
            assertThat(bob.node.isObsolete(alice.fingerprint())).isTrue();
            assertThat(bob.counts().denied()).isEqualTo(1);
        }

        @Test
        void of_a_peer_that_came_back_it_is_told_when_its_join_is_repeated() {
            Question question = renewal();
            TestNode again = TestNode.joining("alice", 1, "192.0.2.1:4000", time);
            JoiningPair later = new JoiningPair(again, bob, time);
            later.meet();
            assertThat(TestNode.refusals(later.ofOther)).endsWith(ONE_QUESTION_A_PEER);

            later.carry(bob, answerOfBob(question, Decision.DENIED));
            assertThat(later.seen(again, Effect.JoinRefused.class)).isEmpty();

            later.at(50 * MINUTE + 2_000);
            assertThat(later.seen(again, Effect.JoinRefused.class))
                    .extracting(Effect.JoinRefused::code)
                    .containsExactly(NackCode.DENIED);
        }

        @Test
        void a_peer_that_does_not_hear_it_is_deleted_after_30_s_and_not_before() {
            List<Effect> denied = answerOfBob(renewal(), Decision.DENIED);
            assertThat(TestNode.sends(denied)).hasSize(1); // the Nack, which is lost
            time.pass(29_999);
            assertThat(TestNode.only(Effect.SessionEnded.class, bob.wake())).isEmpty();
            assertThat(bob.wakeAtMillis()).hasValue(50 * MINUTE + 30_000);
            time.pass(1);
            assertThat(TestNode.only(Effect.SessionEnded.class, bob.wake()))
                    .extracting(Effect.SessionEnded::rule)
                    .containsOnly(OBSOLETE_PEERS_ARE_DELETED);
        }
    }

    @Test
    void JON_025_of_300_peers_whose_authorization_ends_256_sessions_stay() {
        TestNode carol = TestNode.joining("carol", 0, "203.0.113.3:4000", time);
        List<Effect> effects = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            time.pass(200);
            TestNode guest = TestNode.joining(
                    "guest " + number, 0, "10.0." + number % 256 + "." + (1 + number / 256) + ":4000", time);
            new JoiningPair(guest, carol, time).meet();
        }
        for (long minute = 50; minute <= 62; minute++) {
            time.at(minute * MINUTE); // nobody answers, so every authorization ends
            effects.addAll(carol.wake());
        }

        assertThat(TestNode.only(Effect.PeerParted.class, effects).size()).isEqualTo(300);
        assertThat(carol.counts().sessions()).isEqualTo(256);
    }

    @Test
    void OVL_016_a_node_that_answers_a_contact_and_does_not_join_is_contacted_no_longer() {
        TestNode grower = growing("grower", "192.0.2.7:4000");
        TestNode teller = growing("teller", "192.0.2.8:4000");
        new JoiningPair(teller, grower, time).meet();
        TestNode nobody = new TestNode(
                TestNode.config("nobody").declaring(TestNode.endpoint("192.0.2.9:4000")),
                new StandInSuite(),
                new SeededEntropy("nobody"),
                TestNode.endpoint("192.0.2.9:4000"),
                time);
        Bytes token = TestNode.initiation(nobody.open(grower)).token();
        Bytes told = teller.node.said(teller.sessionsWith(grower).get(0).id(), new Message.Update(token)).stream()
                .map(effect -> ((Effect.SendDatagram) effect).datagram())
                .findFirst()
                .orElseThrow();

        List<Effect> contact = grower.receive(teller.address, told);
        assertThat(grower.node.growth().orElseThrow().outstanding()).containsExactly(nobody.fingerprint());
        Exchange.between(grower, nobody, contact);

        assertThat(grower.stateNames(nobody)).containsExactly("established");
        assertThat(grower.node.growth().orElseThrow().outstanding()).isEmpty();
    }

    private TestNode growing(String name, String address) {
        return TestNode.growing(
                config(name).growing().declaring(TestNode.endpoint(address)),
                new StandInSuite(),
                new SeededEntropy(name),
                TestNode.endpoint(address),
                time,
                new NearestRouter());
    }

    @Test
    void RLM_018_who_is_revoked_while_the_application_is_asked_is_not_admitted() {
        TestRealm realm = TestRealm.on(bob.fingerprint());
        NodeConfig led = config("member").growing().ledBy(new RealmLeader(realm.leaderToken(), bob.fingerprint()));
        TestNode member = TestNode.growing(
                led,
                new StandInSuite(),
                new SeededEntropy("member"),
                TestNode.endpoint("192.0.2.7:4000"),
                time,
                new NearestRouter());
        new JoiningPair(bob, member, time).meet();
        JoiningPair joining = new JoiningPair(alice, member, time);
        joining.policy(member, asked -> Optional.empty());
        joining.meet();
        Question question = joining.seen(member, Effect.Asked.class).get(0).question();

        List<Effect> said = bob.node.said(bob.sessionsWith(member).get(0).id(), realm.revoking(alice.fingerprint()));
        List<Effect> effects = member.receive(bob, said);

        assertThat(TestNode.only(Effect.SessionEnded.class, effects))
                .extracting(Effect.SessionEnded::rule)
                .containsExactly(THE_REVOKED_END);
        assertThat(member.handle(new Input.Answered(question.id(), Decision.GRANTED, time.now())))
                .isEmpty();
    }
}
