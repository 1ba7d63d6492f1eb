package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.FramingRule;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import io.symbolon.spec.TokenRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 50 000 datagrams that are almost valid, and a million with {@code -Pcampaign}, in every state of a node: none makes it
 * throw, each is answered or refused by a rule, and afterwards the node goes on as if there had been nothing.
 */
class MutatedDatagramsTest {
    /** Of each situation. */
    private static final int SCENES = Integer.getInteger("symbolon.mutated.scenes", 40);

    private static final int DATAGRAMS_A_SCENE = 250;
    /** Slow enough that most are not rationed (HSK-026), quick enough that no state ends before the scene does. */
    private static final int PAUSE_MILLIS = 25;

    private enum Situation {
        VACANT,
        OPENING,
        CANDIDATE,
        CONFIRMING,
        ESTABLISHED
    }

    /** A handshake step by step; the same seed gives the same datagrams. */
    private static final class Meeting {
        private final Scene scene;
        private final Bytes initiation;
        private final Bytes answer;
        private final Bytes challenge;
        private final Bytes response;
        private final List<Bytes> all = new ArrayList<>();

        /** Everything up to two established ends, and some frames more. */
        private Meeting(long seed) {
            scene = new Scene(seed);
            scene.holdEverythingBack();
            initiation =
                    sent(scene.network.open(scene.alice, scene.bob.address())).get(0);
            answer = toBob(initiation).get(0);
            challenge = toAlice(answer).get(0);
            List<Bytes> ofBob = toBob(challenge);
            response = toAlice(ofBob.get(0)).get(0);
            all.addAll(List.of(initiation, answer, challenge, response));
            all.addAll(ofBob);
            assertThat(toBob(response)).isEmpty();
            assertThat(scene.bob.knows(scene.alice)).isTrue();

            scene.sent.clear();
            scene.network.runFor(2_000); // alice repeats her challenge
            scene.sent.forEach(repeated -> all.add(repeated.datagram()));
            Bytes cookie = toBob(initiation).get(0);
            all.add(cookie);
            all.add(withCookie(cookie));
        }

        private Bytes withCookie(Bytes cookie) {
            Frame asked = FrameCodec.decode(initiation).value();
            Frame given = FrameCodec.decode(cookie).value();
            Handshake.Initiation bare = (Handshake.Initiation) asked;
            return FrameCodec.encode(
                    new Handshake.Initiation(bare.token(), bare.nonce(), ((Frame.Cookie) given).cookie()));
        }

        private List<Bytes> toBob(Bytes datagram) {
            return sent(scene.network.inject(scene.alice.address(), scene.bob, datagram));
        }

        private List<Bytes> toAlice(Bytes datagram) {
            return sent(scene.network.inject(scene.bob.address(), scene.alice, datagram));
        }

        private static List<Bytes> sent(Step step) {
            return step.effects().stream()
                    .filter(Effect.SendDatagram.class::isInstance)
                    .map(effect -> ((Effect.SendDatagram) effect).datagram())
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void almost_valid_datagrams_change_nothing(Situation situation) {
        Set<Rule> rules = new HashSet<>();
        for (int number = 0; number < SCENES; number++) {
            long seed = 10_000L * (situation.ordinal() + 1) + number;
            Meeting meeting = new Meeting(seed);
            Scene scene = new Scene(seed);
            scene.holdEverythingBack();
            disturb(scene, situation, meeting, new DatagramMutations(seed, meeting.all), rules);
        }
        assertThat(rules)
                .contains(
                        FramingRule.HANDSHAKE_DECODES,
                        FramingRule.SEALED_LENGTH_FITS,
                        HandshakeRule.INITIATION_OR_ANSWER);
        assertThat(rules).contains(deepest(situation));
    }

    private static void disturb(
            Scene scene, Situation situation, Meeting meeting, DatagramMutations mutations, Set<Rule> rules) {
        SimulatedNode target = situation == Situation.OPENING ? scene.alice : scene.bob;
        Endpoint peer = situation == Situation.OPENING ? scene.bob.address() : scene.alice.address();
        if (situation == Situation.OPENING) scene.network.open(scene.alice, scene.bob.address());
        for (Bytes datagram : before(situation, meeting)) scene.network.inject(peer, target, datagram);
        for (int count = 0; count < DATAGRAMS_A_SCENE; count++) {
            Endpoint source = count % 2 == 0 ? peer : Scene.ELSEWHERE;
            Step step = scene.network.inject(source, target, mutations.next());
            assertThat(step.effects()).as("%s", step).isNotEmpty();
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Dropped dropped) rules.add(dropped.rule());
            }
            scene.network.runFor(PAUSE_MILLIS);
        }
        // what really comes next is answered, or is the last that was missing
        Step next = scene.network.inject(peer, target, next(situation, meeting));
        assertThat(next.effects())
                .as("%s", next)
                .anyMatch(
                        effect -> effect instanceof Effect.SendDatagram || effect instanceof Effect.SessionEstablished);
    }

    /** What brings a node into the situation. */
    private static List<Bytes> before(Situation situation, Meeting meeting) {
        switch (situation) {
            case CANDIDATE:
                return List.of(meeting.initiation);
            case CONFIRMING:
                return List.of(meeting.initiation, meeting.challenge);
            case ESTABLISHED:
                return List.of(meeting.initiation, meeting.challenge, meeting.response);
            default:
                return List.of();
        }
    }

    /** A valid datagram that the node in this situation waits for. */
    private static Bytes next(Situation situation, Meeting meeting) {
        switch (situation) {
            case VACANT:
                return meeting.initiation;
            case OPENING:
                return meeting.answer;
            case CANDIDATE:
                return meeting.challenge;
            case CONFIRMING:
                return meeting.response;
            default:
                return meeting.all.get(6); // the first repeated challenge
        }
    }

    /** A rule that only what is almost valid in this situation comes to. */
    private static Rule deepest(Situation situation) {
        switch (situation) {
            case VACANT:
                return TokenRule.SIGNATURE_VERIFIES;
            case OPENING:
                return HandshakeRule.TAG_CONFIRMS_THE_KEY;
            default:
                return SessionRule.FRAME_OPENS;
        }
    }
}
