package io.symbolon.core.node;

import static io.symbolon.spec.SessionRule.CLOSING_ENDS_EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.exchange.ExchangeCounts;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** [CNV-012] [SES-023] what a node that was closed still holds: nothing secret. */
class DestroyedNodeTest {
    private final VirtualTime time = new VirtualTime();
    private final RecordingSuite suite = new RecordingSuite(new StandInSuite());
    private final SeededEntropy entropy = new SeededEntropy("alice");
    private final NodeConfig config = TestNode.config("alice");
    private final TestNode alice = new TestNode(config, suite, entropy, TestNode.endpoint("192.0.2.1:4000"), time);

    @Test
    void an_attempt_a_candidate_a_session_and_the_node_itself_leave_no_secret() {
        TestNode bob = TestNode.of("bob", "192.0.2.2:4000", time);
        TestNode carol = TestNode.of("carol", "192.0.2.3:4000", time);
        Exchange.establish(alice, bob);
        alice.receive(carol, carol.open(alice));
        alice.open(TestNode.endpoint("192.0.2.4:4000"), Optional.empty());
        assertThat(alice.counts())
                .isEqualTo(new NodeCounts(1, 1, 1, 0, 2, 0, 0, 0, 0, new ExchangeCounts(0, 0, 0, 0, 0)));
        assertThat(suite.made()).anyMatch(secret -> !secret.isDestroyed());
        assertThat(entropy.secrets()).anyMatch(secret -> !secret.isDestroyed());

        alice.node.destroy();

        assertThat(suite.made()).allMatch(Secret::isDestroyed);
        assertThat(entropy.secrets()).allMatch(Secret::isDestroyed);
        assertThat(config.seed().isDestroyed()).as("the caller's own").isFalse();
    }

    @Test
    void SES_026_a_node_that_is_closed_says_goodbye_in_each_session_and_holds_and_does_nothing() {
        TestNode bob = TestNode.of("bob", "192.0.2.2:4000", time);
        TestNode carol = TestNode.of("carol", "192.0.2.3:4000", time);
        Exchange.establish(alice, bob);
        Exchange.establish(carol, alice);
        List<Effect> asked = alice.open(TestNode.endpoint("192.0.2.4:4000"), Optional.empty());

        List<Effect> effects = alice.handle(new Input.CloseRequested(time.now()));

        assertThat(TestNode.only(Effect.SessionEnded.class, effects))
                .extracting(Effect.SessionEnded::rule)
                .containsExactly(CLOSING_ENDS_EVERYTHING, CLOSING_ENDS_EVERYTHING);
        assertThat(TestNode.sends(effects))
                .extracting(Effect.SendDatagram::to)
                .containsExactly(bob.address, carol.address);
        assertThat(TestNode.only(
                        Effect.SessionEnded.class,
                        bob.receive(
                                alice.address, TestNode.sends(effects).get(0).datagram())))
                .hasSize(1);
        assertThat(suite.made()).allMatch(Secret::isDestroyed);
        assertThat(entropy.secrets()).allMatch(Secret::isDestroyed);
        assertThat(alice.counts().sessions() + alice.counts().attempts()).isZero();
        assertThat(alice.wakeAtMillis()).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(alice.open(bob)).isEmpty();
        assertThat(alice.receive(bob, bob.open(alice))).isEmpty();
        assertThat(alice.handle(new Input.CloseRequested(time.now()))).isEmpty();
    }
}
