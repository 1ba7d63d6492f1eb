package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.models.Event;
import io.symbolon.spec.models.HandshakeTraceCheck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nodes do in the simulated network is what the model of the handshake rules does (spec/models). */
class RecordedTraceTest {
    private static final long MINUTE = 60_000;

    @Test
    void simultaneous_opening_with_a_lost_answer_and_a_replay() {
        List<Event> events = simultaneousOpening();
        assertThat(events).hasAtLeastOneElementOfType(Event.AnsweredInitiation.class);
        assertThat(nodesThatSend(events)).containsExactlyInAnyOrder(1, 2);
        isAccepted(events);
    }

    @Test
    void the_same_without_one_response_is_refused_where_the_node_sends() {
        List<Event> events = new ArrayList<>(simultaneousOpening());
        int response = 0;
        while (!(events.get(response) instanceof Event.OpenedFrame opened
                && opened.meaning() == Event.Meaning.RESPONSE)) {
            response++;
        }
        assertThat(events.get(response + 1)).isInstanceOf(Event.Sends.class);
        events.remove(response);
        HandshakeTraceCheck.Result result = HandshakeTraceCheck.check(events);
        assertThat(result.refused()).as(result.report()).hasValue(response);
    }

    @Test
    void restart_with_a_clock_behind_then_new_keys_then_a_leave() {
        Scene scene = new Scene(31);
        TraceRecorder recorder = new TraceRecorder(scene.network, scene.alice, scene.bob);
        scene.network.setWallClock(scene.bob, 50_000);
        recorder.look();
        scene.network.open(scene.bob, scene.alice.address());
        recorder.runFor(2_000);
        recorder.restart(scene.bob, -50_000);
        scene.network.open(scene.bob, scene.alice.address());
        recorder.runFor(70 * MINUTE);
        scene.network.leave(scene.bob, scene.alice.fingerprint());
        recorder.runFor(1_000);
        assertThat(recorder.events())
                .hasAtLeastOneElementOfType(Event.Restarted.class)
                .hasAtLeastOneElementOfType(Event.Left.class)
                .extracting(event -> event instanceof Event.Ended ended ? ended.reason() : null)
                .contains(Event.Reason.UNCONFIRMED, Event.Reason.OUTLIVED);
        isAccepted(recorder.events());
    }

    /** Both open at once, the first answer to alice is lost, and everything is replayed from there and from elsewhere. */
    private static List<Event> simultaneousOpening() {
        Scene scene = new Scene(30);
        TraceRecorder recorder = new TraceRecorder(scene.network, scene.alice, scene.bob);
        List<Scene.Sent> sent = new ArrayList<>();
        List<Scene.Sent> lost = new ArrayList<>();
        scene.network.setRelay((from, to, datagram) -> {
            Scene.Sent now = new Scene.Sent(from, to, datagram);
            boolean isAnswer = now.isHandshake() && from.equals(scene.bob.address()) && sent.size() > 1;
            sent.add(now);
            if (!isAnswer || !lost.isEmpty()) return List.of(datagram);
            lost.add(now);
            return List.of();
        });
        scene.network.open(scene.alice, scene.bob.address());
        recorder.look();
        scene.network.open(scene.bob, scene.alice.address());
        recorder.runFor(20_000);
        scene.isOneSession();
        assertThat(lost).hasSize(1);
        for (Scene.Sent old : List.copyOf(sent)) {
            SimulatedNode target = old.to().equals(scene.bob.address()) ? scene.bob : scene.alice;
            scene.network.inject(old.from(), target, old.datagram());
            recorder.look();
            scene.network.inject(Scene.ELSEWHERE, target, old.datagram());
            recorder.look();
        }
        recorder.runFor(2 * MINUTE);
        scene.isOneSession();
        return recorder.events();
    }

    private static List<Integer> nodesThatSend(List<Event> events) {
        return events.stream()
                .filter(Event.Sends.class::isInstance)
                .map(Event::node)
                .toList();
    }

    private static void isAccepted(List<Event> events) {
        HandshakeTraceCheck.Result result = HandshakeTraceCheck.check(events);
        assertThat(result.isAccepted())
                .as(() -> "first event not explained: " + result.refused() + " of " + events + "\n" + result.report())
                .isTrue();
    }
}
