package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.spec.SessionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a session: new keys, other addresses, clocks, restarts, goodbyes. */
class SessionSituationsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void rekey_at_60_minutes_without_a_gap(int lossPercent) {
        Scene scene = Scene.met(20);
        scene.network.setLink(new Link(20, 20, lossPercent, 2));
        Bytes before = scene.isOneSession();
        for (int hour = 1; hour <= 5; hour++) {
            for (int second = 0; second < 3_600; second++) {
                scene.network.runFor(1_000);
                assertThat(scene.alice.knows(scene.bob)).as("alice knows bob").isTrue();
                assertThat(scene.bob.knows(scene.alice)).as("bob knows alice").isTrue();
            }
            scene.network.runFor(5 * MINUTE); // an attempt, and the life of what it supersedes
            assertThat(scene.isOneSession()).isNotEqualTo(before);
            before = scene.isOneSession();
        }
    }

    @Test
    void the_lower_side_asks_for_new_keys_and_the_other_only_if_it_does_not() {
        Scene scene = Scene.met(21);
        scene.sent.clear();
        scene.network.runFor(HOUR - 2_000);
        assertThat(scene.sent).isEmpty();
        scene.network.runFor(2_000);
        assertThat(scene.sent.get(0).from()).isEqualTo(scene.low().address());

        Scene silent = Scene.met(21);
        silent.sent.clear();
        SimulatedNode low = silent.low();
        silent.network.setRelay((from, to, datagram) -> {
            if (from.equals(low.address()) && datagram.at(0) == 1) return List.of();
            silent.sent.add(new Scene.Sent(from, to, datagram));
            return List.of(datagram);
        });
        silent.network.runFor(62 * MINUTE - 2_000);
        assertThat(silent.sent).isEmpty();
        silent.network.runFor(2_000);
        assertThat(silent.sent.get(0).from()).isEqualTo(silent.high().address());
    }

    @Test
    void nobody_brings_new_keys_and_the_session_ends_after_2_h() {
        Scene scene = Scene.met(22);
        scene.holdEverythingBack();
        scene.network.runFor(2 * HOUR);
        for (SimulatedNode node : List.of(scene.alice, scene.bob)) {
            assertThat(node.established()).isEmpty();
            assertThat(scene.effects(node, Effect.SessionEnded.class))
                    .singleElement()
                    .satisfies(ended -> assertThat(ended.rule()).isEqualTo(SessionRule.SESSIONS_STOP_AFTER_2_H));
        }
        // nobody can ask for ever
        scene.network.runFor(HOUR);
        assertThat(scene.alice.counts().attempts() + scene.bob.counts().attempts())
                .isZero();
    }

    @Test
    void nat_rebinding_is_followed() {
        Scene scene = new Scene(23);
        Endpoint rebound = new Endpoint(scene.alice.address().address(), 61_000);
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runUntil(() -> scene.sent.stream().anyMatch(Scene.Sent::isSealed), 1_000);
        scene.network.move(scene.alice, rebound); // bob's response will go to where nobody is
        scene.network.runFor(5_000);
        Bytes session = scene.isOneSession();
        assertThat(scene.effects(scene.bob, Effect.PathChanged.class))
                .containsExactly(new Effect.PathChanged(scene.alice.fingerprint(), session, rebound));
        assertThat(scene.effects(scene.alice, Effect.PathChanged.class)).isEmpty();
    }

    @Test
    void copied_frame_from_elsewhere_moves_nothing() {
        Scene scene = new Scene(24);
        Endpoint alice = scene.alice.address();
        Endpoint bob = scene.bob.address();
        List<Bytes> askedElsewhere = new ArrayList<>();
        // a copy from elsewhere is always faster than the frame itself
        scene.network.setRelay((from, to, datagram) -> {
            if (to.equals(Scene.ELSEWHERE)) askedElsewhere.add(datagram);
            if (from.equals(alice) && datagram.at(0) == 3) scene.network.inject(Scene.ELSEWHERE, scene.bob, datagram);
            return List.of(datagram);
        });
        scene.network.open(scene.alice, bob);
        scene.network.runFor(20_000);
        Bytes session = scene.isOneSession();
        assertThat(askedElsewhere).as("one question, as SES-017 says").hasSize(1);
        assertThat(scene.effects(scene.bob, Effect.PathChanged.class)).isEmpty();

        // the question carried on to alice: she answers by her own path, and that proves nothing of elsewhere
        scene.network.setRelay(Relay.WIRE);
        scene.network.inject(bob, scene.alice, askedElsewhere.get(0));
        scene.network.runFor(20_000);
        assertThat(scene.isOneSession()).isEqualTo(session);
        assertThat(scene.effects(scene.bob, Effect.PathChanged.class)).isEmpty();
    }

    /** The same while the question waits for its answer (SES-018). */
    @Test
    void a_question_asked_elsewhere_is_not_answered_from_here() {
        Scene scene = new Scene(24);
        Endpoint alice = scene.alice.address();
        scene.network.setRelay((from, to, datagram) -> {
            if (to.equals(Scene.ELSEWHERE)) scene.network.inject(scene.bob.address(), scene.alice, datagram);
            if (!from.equals(alice) || datagram.at(0) != 3 || datagram.bigEndian(10, 8) > 0) return List.of(datagram);
            scene.network.inject(Scene.ELSEWHERE, scene.bob, datagram);
            return List.of();
        });
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runFor(20_000);
        scene.isOneSession();
        assertThat(scene.refusals(scene.bob, SessionRule.RESPONSE_MATCHES_A_CHALLENGE))
                .isEqualTo(1);
        assertThat(scene.effects(scene.bob, Effect.PathChanged.class)).isEmpty();
    }

    @Test
    void restart_of_the_peer_with_a_clock_behind() {
        Scene scene = new Scene(25);
        scene.network.setWallClock(scene.bob, 50_000);
        scene.network.open(scene.bob, scene.alice.address());
        scene.network.runFor(2_000);
        Bytes dead = scene.isOneSession();
        scene.network.restart(scene.bob, -50_000);
        scene.network.open(scene.bob, scene.alice.address());
        scene.network.runFor(2_000);
        // the old session has the higher rank, and is questioned: 12 s without a response
        assertThat(scene.bob.knows(scene.alice)).isTrue();
        assertThat(scene.alice.established()).hasSize(2).containsKey(dead);
        scene.network.runFor(12_000);
        assertThat(scene.isOneSession()).isNotEqualTo(dead);
        assertThat(scene.effects(scene.alice, Effect.SessionEnded.class))
                .containsExactly(new Effect.SessionEnded(
                        scene.bob.fingerprint(), dead, scene.bob.address(), SessionRule.CONFIRMED_IN_TIME));
        scene.network.runFor(3 * HOUR + 5 * MINUTE);
        scene.isOneSession();
    }

    @Test
    void wall_clock_jump_ends_only_what_expired() {
        SimulatedNetwork network = new SimulatedNetwork(26, Link.GOOD);
        SimulatedNode alice = network.add("alice");
        SimulatedNode brief = network.add("brief", withTokensOf(HOUR));
        SimulatedNode carol = network.add("carol");
        network.open(alice, brief.address());
        network.open(alice, carol.address());
        network.runFor(10_000);
        assertThat(alice.knows(brief)).isTrue();

        // signed 20 ms after the beginning, good for an hour, and for 60 s more; 10 s of it have gone
        long jumpMillis = 20 + HOUR + MINUTE - 10_000;
        network.setWallClock(alice, jumpMillis - 1);
        assertThat(alice.knows(brief)).isTrue();
        Step step = network.setWallClock(alice, jumpMillis);
        assertThat(step.effects()).singleElement().isInstanceOfSatisfying(Effect.SessionEnded.class, ended -> {
            assertThat(ended.peer()).isEqualTo(brief.fingerprint());
            assertThat(ended.rule()).isEqualTo(SessionRule.A_SESSION_ENDS_WITH_ITS_TOKENS);
        });
        assertThat(network.setWallClock(alice, -24 * HOUR).effects()).isEmpty();
        assertThat(alice.established()).containsValue(carol.fingerprint()).hasSize(1);
        assertThat(carol.knows(alice)).isTrue();
    }

    private static NodeConfig withTokensOf(long millis) {
        SplittableRandom random = new SplittableRandom(2_600);
        byte[] seed = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(seed);
        random.nextBytes(uuid);
        return NodeConfig.of(Secret.owning(seed), Bytes.wrap(uuid)).withTokenLifetime(millis);
    }

    /** Decision 0008. */
    @Test
    void held_back_frame_brings_no_dead_session_to_life() {
        Scene scene = new Scene(27);
        Endpoint alice = scene.alice.address();
        List<Bytes> held = new ArrayList<>();
        scene.network.setWallClock(scene.alice, 50_000); // the dead session will have the higher rank
        scene.network.setRelay((from, to, datagram) -> {
            if (!from.equals(alice) || datagram.at(0) != 3) return List.of(datagram);
            held.add(datagram);
            return List.of();
        });
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runFor(1_000);
        assertThat(held).isNotEmpty();
        Bytes dead = held.get(0).slice(2, 8);

        scene.network.restart(scene.alice, 0);
        scene.network.move(scene.alice, new Endpoint(alice.address(), 61_000)); // else its candidate would give way
        scene.letEverythingPass();
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runFor(1_000);
        Bytes live = scene.isOneSession();
        assertThat(live).isNotEqualTo(dead);

        for (Bytes frame : held) scene.network.inject(alice, scene.bob, frame);
        scene.network.runFor(HOUR / 2);
        assertThat(scene.isOneSession()).isEqualTo(live);
        assertThat(scene.effects(scene.bob, Effect.SessionEstablished.class)).hasSize(1);
        assertThat(scene.effects(scene.bob, Effect.SessionEnded.class))
                .containsExactly(
                        new Effect.SessionEnded(scene.alice.fingerprint(), dead, alice, SessionRule.CONFIRMED_IN_TIME));
    }

    @Test
    void leave_of_one_session_ends_no_newer_one() {
        Scene scene = Scene.met(28);
        Bytes old = scene.isOneSession();
        scene.sent.clear();
        scene.holdEverythingBack();
        scene.network.leave(scene.alice, scene.bob.fingerprint());
        Bytes goodbye = scene.sent.get(0).datagram();
        assertThat(scene.sent).hasSize(1);
        assertThat(scene.alice.established()).isEmpty();

        scene.letEverythingPass();
        scene.network.open(scene.alice, scene.bob.address());
        scene.network.runFor(1_000);
        assertThat(scene.bob.established()).hasSize(2).containsKey(old);
        scene.network.inject(scene.alice.address(), scene.bob, goodbye);
        assertThat(scene.isOneSession()).isNotEqualTo(old);
        assertThat(scene.effects(scene.bob, Effect.SessionEnded.class))
                .containsExactly(new Effect.SessionEnded(
                        scene.alice.fingerprint(), old, scene.alice.address(), SessionRule.LEAVE_ENDS_THE_SESSION));
    }

    @Test
    void leave_ends_the_session_at_both_ends() {
        Scene scene = Scene.met(29);
        scene.network.leave(scene.bob, scene.alice.fingerprint());
        scene.network.runFor(1_000);
        assertThat(scene.alice.established()).isEmpty();
        assertThat(scene.bob.established()).isEmpty();
        assertThat(scene.alice.counts().sessions() + scene.bob.counts().sessions())
                .isZero();
    }

    @Test
    void a_relay_in_the_middle_that_edits_is_no_wire() {
        for (long seed = 300; seed < 330; seed++) {
            Scene scene = new Scene(seed);
            SplittableRandom random = new SplittableRandom(seed);
            scene.network.setRelay((from, to, datagram) -> List.of(Scene.withOneBitFlipped(datagram, random)));
            scene.network.open(scene.alice, scene.bob.address());
            scene.network.runFor(200_000);
            assertThat(scene.alice.counts().sessions()).as("seed %d", seed).isZero();
            assertThat(scene.bob.counts().sessions()).as("seed %d", seed).isZero();
            assertThat(scene.effects(scene.alice, Effect.SessionEstablished.class))
                    .isEmpty();
            assertThat(scene.effects(scene.bob, Effect.SessionEstablished.class))
                    .isEmpty();
        }
    }

    @Test
    void a_relay_in_the_middle_is_a_wire_or_nothing() {
        for (long seed = 400; seed < 430; seed++) {
            Scene scene = new Scene(seed);
            SplittableRandom random = new SplittableRandom(seed);
            scene.network.setRelay((from, to, datagram) -> List.of(
                    Scene.withOneBitFlipped(datagram, random), datagram, Scene.withOneBitFlipped(datagram, random)));
            scene.network.open(scene.alice, scene.bob.address());
            scene.network.runFor(200_000);
            scene.isOneSession();
            assertThat(scene.effects(scene.alice, Effect.SessionEstablished.class))
                    .as("seed %d", seed)
                    .hasSize(1);
            assertThat(scene.effects(scene.bob, Effect.SessionEstablished.class))
                    .as("seed %d", seed)
                    .hasSize(1);
        }
    }
}
