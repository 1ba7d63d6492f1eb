package io.symbolon.spec.models;

import static io.symbolon.spec.models.Event.Meaning.CHALLENGE;
import static io.symbolon.spec.models.Event.Meaning.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One trace that keeps the rules, and the same with one thing that no rule allows. */
class HandshakeTraceCheckTest {
    private final TracedToken first = new TracedToken(1, "a", 1_767_225_600_000L);
    private final TracedToken second = new TracedToken(2, "b", 1_767_225_600_020L);
    private final TracedSession session = new TracedSession(first, second, "0123456789abcdef");

    /** Node 1 opens, node 2 answers, each answers the other's challenge. */
    private List<Event> handshake() {
        return List.of(
                new Event.Started(first),
                new Event.AnsweredInitiation(second, first),
                new Event.Has(2, 0, 1, 0),
                new Event.TookAnswer(first, second),
                new Event.Has(1, 0, 0, 1),
                new Event.OpenedFrame(2, session, CHALLENGE),
                new Event.Has(2, 0, 0, 1),
                new Event.OpenedFrame(1, session, CHALLENGE),
                new Event.OpenedFrame(1, session, RESPONSE),
                new Event.Sends(1, session),
                new Event.OpenedFrame(2, session, RESPONSE),
                new Event.Sends(2, session));
    }

    @Test
    void a_handshake_by_the_rules_is_accepted() {
        HandshakeTraceCheck.Result result = HandshakeTraceCheck.check(handshake());
        assertThat(result.isAccepted()).as(result.report()).isTrue();
    }

    @Test
    void a_node_that_sends_before_a_response_is_refused_at_that_event() {
        List<Event> events = new ArrayList<>(handshake());
        events.add(7, new Event.Sends(2, session)); // it has seen a frame, and no response
        HandshakeTraceCheck.Result result = HandshakeTraceCheck.check(events);
        assertThat(result.isAccepted()).isFalse();
        assertThat(result.refused()).hasValue(7);
    }
}
