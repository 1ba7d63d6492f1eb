package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a request to open can still lead to a session. */
class UnderWayTest {
    private final VirtualTime time = new VirtualTime();
    private final TestNode alice = TestNode.of("alice", "192.0.2.1:4000", time);
    private final TestNode bob = TestNode.of("bob", "198.51.100.2:4000", time);

    private boolean underWayByAddress() {
        return alice.node.isUnderWay(bob.address, Optional.empty());
    }

    private boolean underWayByPeer() {
        return alice.node.isUnderWay(bob.address, Optional.of(bob.fingerprint()));
    }

    @Test
    void an_attempt_is_under_way_for_exactly_its_request() {
        assertThat(underWayByAddress()).isFalse();

        alice.open(bob.address, Optional.empty());

        assertThat(underWayByAddress()).isTrue();
        assertThat(underWayByPeer()).isFalse();
        assertThat(alice.node.isUnderWay(alice.address, Optional.empty())).isFalse();
    }

    @Test
    void until_its_last_wait_is_over() {
        alice.open(bob);
        for (int sending = 1; sending < 8; sending++) {
            alice.wakeAtDeadline();
            assertThat(underWayByPeer()).isTrue();
        }
        alice.wakeAtDeadline();

        assertThat(underWayByPeer()).isFalse();
    }

    @Test
    void a_session_that_was_never_established_is_under_way_for_all_whom_it_would_fulfil() {
        List<Effect> answer = bob.receive(alice, alice.open(bob.address, Optional.empty()));
        alice.receive(bob, answer);

        assertThat(alice.stateNames(bob)).containsExactly("confirming");
        assertThat(underWayByAddress()).isTrue();
        assertThat(underWayByPeer()).isTrue();

        time.pass(12_000);
        alice.wake();
        assertThat(underWayByAddress()).isFalse();
        assertThat(underWayByPeer()).isFalse();
    }

    @Test
    void nothing_is_once_the_session_is_established() {
        Exchange.establish(alice, bob);

        assertThat(alice.stateNames(bob)).containsExactly("established");
        assertThat(underWayByPeer()).isFalse();
        assertThat(underWayByAddress()).isFalse();
    }
}
