package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
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
        assertThat(alice.counts()).isEqualTo(new NodeCounts(1, 1, 1, 0, 2, 0, 0));
        assertThat(suite.made()).anyMatch(secret -> !secret.isDestroyed());
        assertThat(entropy.secrets()).anyMatch(secret -> !secret.isDestroyed());

        alice.node.destroy();

        assertThat(suite.made()).allMatch(Secret::isDestroyed);
        assertThat(entropy.secrets()).allMatch(Secret::isDestroyed);
        assertThat(config.seed().isDestroyed()).as("the caller's own").isFalse();
    }
}
