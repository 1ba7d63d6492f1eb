package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.spec.JoinRule;
import io.symbolon.tck.simulation.crypto.FastSuite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Steps that no node makes: each breaks the invariant that is there for it. */
class InvariantsTest {
    private static final Bytes SESSION = Bytes.ofHex("0102030405060708");

    private final SimulatedNetwork network = new SimulatedNetwork(1, Link.GOOD, new FastSuite());
    private final SimulatedNode node = network.addMember("node", SimulatedNetwork.Growing.NOT);
    private final SimulatedNode growing = network.addMember("growing", SimulatedNetwork.Growing.YES);
    private final SimulatedNode peer = network.add("peer");
    private final Invariants invariants = new Invariants();

    private Step opens(SimulatedNode who, Effect... effects) {
        Input input = new Input.OpenRequested(peer.address(), Optional.empty(), who.now(0));
        return new Step(0, who, input, List.of(effects));
    }

    private Step wakes(SimulatedNode who, Effect... effects) {
        return new Step(0, who, new Input.DeadlineReached(who.now(0)), List.of(effects));
    }

    private void isBroken(Step step, String what) {
        assertThatThrownBy(() -> invariants.check(step))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining(what);
    }

    private static Effect.SendDatagram frame(Endpoint to, long counter) {
        return new Effect.SendDatagram(
                to, Bytes.concat(FrameCodec.sealedHeader(SESSION, counter), Bytes.zeros(64 + 16)));
    }

    @Test
    void a_counter_comes_once_and_none_is_left_out() {
        assertThatCode(() -> invariants.check(opens(node, frame(peer.address(), 0), frame(peer.address(), 1))))
                .doesNotThrowAnyException();
        isBroken(wakes(node, frame(peer.address(), 1)), "counter 1 in the place of 2");
    }

    @Test
    void a_node_that_does_not_grow_sends_to_nobody_it_has_only_read_of() {
        isBroken(wakes(node, frame(Scene.ELSEWHERE, 0)), "sends to a third party");
    }

    @Test
    void a_node_that_grows_knocks_a_few_times_where_nobody_answers() {
        for (int counter = 0; counter < 15; counter++) {
            invariants.check(wakes(growing, frame(Scene.ELSEWHERE, counter)));
        }
        isBroken(wakes(growing, frame(Scene.ELSEWHERE, 15)), "sends to a third party");
    }

    @Test
    void what_is_sent_can_be_read() {
        isBroken(opens(node, new Effect.SendDatagram(peer.address(), Bytes.of(9, 9))), "FRM-002");
    }

    @Test
    void nobody_floods() {
        List<Effect> many = new ArrayList<>(Collections.nCopies(
                300, new Effect.SendDatagram(peer.address(), Bytes.concat(Bytes.of(2, 1), Bytes.zeros(32)))));
        isBroken(opens(node, many.toArray(Effect[]::new)), "sends more than its bound");
    }

    @Test
    void nobody_is_admitted_or_acknowledged_without_a_session() {
        isBroken(
                wakes(node, new Effect.Admitted(peer.fingerprint(), peer.fingerprint(), SESSION)),
                "admits in a session that is not the peer's");
        isBroken(
                wakes(node, new Effect.Acknowledged(peer.fingerprint(), SESSION)),
                "was acknowledged in a session that is not the peer's");
    }

    @Test
    void nobody_parts_who_was_not_joined() {
        isBroken(
                wakes(node, new Effect.PeerParted(peer.fingerprint(), JoinRule.DENIED_IS_REMEMBERED)),
                "parts from a peer that was not joined");
    }
}
