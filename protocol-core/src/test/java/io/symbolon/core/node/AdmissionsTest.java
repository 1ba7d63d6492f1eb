package io.symbolon.core.node;

import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.ONE_IDENTITY_A_SESSION;
import static io.symbolon.spec.JoinRule.QUESTIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_IS_THE_ISSUERS;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.NackCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a Join gets for an answer, when it is repeated, comes again or does not hold. */
class AdmissionsTest {
    private static final Bytes SIGNATURE = Bytes.zeros(64);

    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.joining("alice", 0, "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.joining("bob", 0, "198.51.100.2:4000", time);
    private final JoiningPair pair = new JoiningPair(alice, bob, time);

    /** Alice, who joins as {@code carol}, an identity of its own that names its node, endorsed by {@code issuer}. */
    private TestNode aliceAs(VerifiedToken carol, Bytes issuer, int restarts) {
        OwnIdentity own = new OwnIdentity(TestIdentity.seed("carol"), carol.signedToken(), issuer);
        return TestNode.of(TestNode.config("alice").joiningAs(own), "carol " + restarts, "192.0.2.1:4000", time);
    }

    private VerifiedToken carol() {
        return TestIdentity.naming("carol", alice.fingerprint());
    }

    private static List<NackCode> refusals(JoiningPair of, TestNode node) {
        return of.seen(node, Effect.JoinRefused.class).stream()
                .map(Effect.JoinRefused::code)
                .toList();
    }

    /** Bob's application has been asked about Alice, and says nothing yet. */
    private Question asked() {
        pair.policy(bob, question -> Optional.empty());
        pair.meet();
        return pair.seen(bob, Effect.Asked.class).get(0).question();
    }

    private List<Effect> answer(Question question, Decision decision) {
        return bob.handle(new Input.Answered(question.id(), decision, time.now()));
    }

    private List<Effect> joinAgain(Bytes id, Bytes identity) {
        return bob.receive(
                alice.address, pair.said(alice, bob, new Message.Join(id, identity, SIGNATURE, Bytes.EMPTY)));
    }

    @Test
    void JON_010_a_repeated_join_is_deferred_for_the_rest_of_the_time_in_seconds_rounded_up() {
        Question question = asked();
        time.pass(1);
        answer(question, Decision.DEFERRED); // what it sends is lost

        pair.at(1_000);

        assertThat(pair.seen(alice, Effect.JoinRefused.class))
                .extracting(Effect.JoinRefused::retryAfterSeconds)
                .containsExactly(5);
        assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(1);
    }

    @Test
    void JON_010_a_repeated_join_of_an_admitted_peer_is_acknowledged_again() {
        List<Effect> authenticated = answer(asked(), Decision.GRANTED);
        Question authorize =
                TestNode.only(Effect.Asked.class, authenticated).get(0).question();
        assertThat(authorize.about()).isEqualTo(Question.About.AUTHORIZE);
        answer(authorize, Decision.GRANTED); // what it sends is lost
        assertThat(pair.seen(alice, Effect.Acknowledged.class)).isEmpty();

        pair.at(1_000);

        assertThat(pair.seen(alice, Effect.Acknowledged.class)).hasSize(1);
        assertThat(pair.seen(bob, Effect.Asked.class)).hasSize(1);
    }

    @Test
    void JON_007_whom_a_session_has_admitted_it_admits_again_unchecked_and_nobody_else() {
        pair.meet();

        List<Effect> same = joinAgain(Bytes.ofHex("11".repeat(16)), Bytes.EMPTY);
        assertThat(same).hasSize(1);
        assertThat(TestNode.sends(same)).hasSize(1);

        assertThat(joinAgain(Bytes.ofHex("22".repeat(16)), carol().signedToken()))
                .containsExactly(new Effect.Dropped(alice.address, ONE_IDENTITY_A_SESSION));
    }

    @Test
    void JON_008_deferred_at_the_second_question_is_deferred() {
        pair.policy(
                bob,
                question -> Optional.of(
                        question.about() == Question.About.AUTHORIZE ? Decision.DEFERRED : Decision.GRANTED));
        pair.meet();

        assertThat(pair.seen(alice, Effect.JoinRefused.class))
                .extracting(Effect.JoinRefused::code, Effect.JoinRefused::retryAfterSeconds)
                .containsExactly(tuple(NackCode.DEFERRED, 5));
    }

    @Test
    void JON_013_with_64_questions_outstanding_the_next_join_is_deferred_without_one() {
        List<JoiningPair> guests = new ArrayList<>();
        for (int number = 0; number <= 64; number++) {
            time.pass(50);
            TestNode guest = TestNode.joining("guest " + number, 0, "10.0.0." + (1 + number) + ":4000", time);
            JoiningPair with = new JoiningPair(guest, bob, time);
            with.policy(bob, question -> Optional.empty());
            with.meet();
            guests.add(with);
        }
        JoiningPair last = guests.get(64);

        assertThat(guests.subList(0, 64))
                .allSatisfy(
                        with -> assertThat(with.seen(bob, Effect.Asked.class)).hasSize(1));
        assertThat(last.seen(bob, Effect.Asked.class)).isEmpty();
        assertThat(TestNode.refusals(last.ofOther)).contains(QUESTIONS_WITHIN_LIMIT);
        assertThat(last.seen(last.one, Effect.JoinRefused.class))
                .extracting(Effect.JoinRefused::retryAfterSeconds)
                .containsExactly(5);
    }

    @Test
    void JON_016_a_denied_identity_is_refused_and_told_so() {
        TestNode asCarol = aliceAs(carol(), Bytes.EMPTY, 0);
        JoiningPair both = new JoiningPair(asCarol, bob, time);
        bob.handle(new Input.DenyRequested(carol().fingerprint(), 3_600_000, time.now()));

        both.meet();

        assertThat(TestNode.refusals(both.ofOther)).containsExactly(NOT_DENIED);
        assertThat(refusals(both, asCarol)).containsExactly(NackCode.DENIED);
        assertThat(bob.counts().denied()).isEqualTo(1);
    }

    @Test
    void JON_016_a_false_endorsement_puts_the_identity_on_the_list_and_not_the_node() {
        Bytes nobodysWord = TestIdentity.token("dave", List.of()).signedToken();
        TestNode asCarol = aliceAs(carol(), nobodysWord, 0);
        JoiningPair both = new JoiningPair(asCarol, bob, time);
        both.meet();
        assertThat(TestNode.refusals(both.ofOther)).containsExactly(ENDORSEMENT_IS_THE_ISSUERS);
        assertThat(refusals(both, asCarol)).containsExactly(NackCode.INVALID);
        assertThat(bob.counts().denied()).isEqualTo(1);

        both.at(31_000); // Alice is no longer obsolete
        JoiningPair asItself = new JoiningPair(TestNode.joining("alice", 1, "192.0.2.1:4000", time), bob, time);
        asItself.meet();
        assertThat(asItself.seen(bob, Effect.PeerJoined.class)).hasSize(1);

        asItself.carry(asItself.one, asItself.one.leave(bob));
        JoiningPair withoutIssuer = new JoiningPair(aliceAs(carol(), Bytes.EMPTY, 1), bob, time);
        withoutIssuer.meet();
        assertThat(TestNode.refusals(withoutIssuer.ofOther)).containsExactly(NOT_DENIED);
    }

    @Test
    void JON_016_a_false_endorsement_of_a_node_puts_the_node_on_the_list() {
        NodeConfig config = TestNode.config("alice");
        Bytes nobodysWord = TestIdentity.token("dave", List.of()).signedToken();
        TestNode endorsed = TestNode.of(
                config.joiningAs(new OwnIdentity(config.seed(), Bytes.EMPTY, nobodysWord)),
                "x",
                "192.0.2.1:4000",
                time);
        JoiningPair both = new JoiningPair(endorsed, bob, time);
        both.meet();
        assertThat(TestNode.refusals(both.ofOther)).containsExactly(ENDORSEMENT_IS_THE_ISSUERS);

        both.at(31_000);
        assertThat(TestNode.refusals(bob.receive(endorsed.address, TestNode.datagram(endorsed.open(bob)))))
                .containsExactly(NOT_DENIED);
    }

    @Test
    void JON_016_what_denial_takes_is_the_authorization_and_the_membership_at_once() {
        pair.meet();
        pair.policy(bob, question -> Optional.of(Decision.DENIED));
        pair.at(50 * 60_000);

        assertThat(pair.seen(bob, Effect.PeerParted.class))
                .extracting(Effect.PeerParted::rule)
                .containsExactly(DENIED_IS_REMEMBERED);
    }

    @Test
    void JON_016_denied_it_stays_on_the_list_for_its_time() {
        pair.policy(bob, question -> Optional.of(Decision.DENIED));
        pair.meet();
        pair.at(31_000);

        JoiningPair again = new JoiningPair(TestNode.joining("alice", 1, "192.0.2.1:4000", time), bob, time);
        again.meet();
        assertThat(TestNode.refusals(again.ofOther)).contains(NOT_DENIED);
        assertThat(again.seen(bob, Effect.SessionEstablished.class)).isEmpty();
    }
}
