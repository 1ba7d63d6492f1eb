package io.symbolon.tck.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script says when something else came than was expected. */
class OutcomeTest {
    private static final String STEP = "step 7 at 5000 ms (the peer is low): deliver 98 octets from 192.0.2.1:4000";

    private final Peer subject = Cast.subject(() -> 1_767_225_600_000L);
    private final Peer peer = Cast.peer("peer", Order.PEER_IS_LOW, "192.0.2.1:4000", () -> 1_767_225_600_000L);
    private final Introduction asks = peer.introduction();
    private final PeerSession session =
            asks.session(subject.introduction().answer(asks.initiation()).datagram());
    private final PeerSession mirror = subject.sessions().get(0);

    @Test
    void what_came_is_told_with_its_time_and_the_message_in_the_frame() {
        Verdict verdict = failureOf(() -> outcome(send(mirror.challenge())).givesNothing());

        assertThat(verdict.at()).isEqualTo(STEP);
        assertThat(verdict.expected()).isEqualTo("nothing");
        assertThat(verdict.actual())
                .isEqualTo("send to 192.0.2.1:4000: challenge " + Words.brief(mirror.asked()) + " in session "
                        + Octets.hex(session.id()) + ", counter 0 at 5000 ms");
    }

    @Test
    void a_rule_that_is_not_the_expected_one_is_a_failure() {
        Verdict verdict = failureOf(() -> outcome(dropped("TOK-032")).isDroppedBy(TokenRule.EXPIRES_AT_IN_FUTURE));

        assertThat(verdict.expected()).isEqualTo("dropped by TOK-025");
        assertThat(verdict.actual()).isEqualTo("dropped by TOK-032 (from 192.0.2.1:4000) at 5000 ms");
    }

    @Test
    void a_refusal_with_something_sent_beside_it_is_a_failure() {
        Outcome answered = outcome(dropped("TOK-032"), send(mirror.leave()));

        assertThatThrownBy(() -> answered.isDroppedBy(TokenRule.SIGNATURE_VERIFIES))
                .isInstanceOf(CaseFailed.class);
        answered.includes(Expected.dropped(TokenRule.SIGNATURE_VERIFIES));
    }

    @Test
    void an_expectation_needs_an_event_of_its_own() {
        Expected leave = Expected.leave(session);

        outcome(send(mirror.leave()), send(mirror.leave())).gives(leave, leave);
        assertThatThrownBy(() -> outcome(send(mirror.leave())).gives(leave, leave))
                .isInstanceOf(CaseFailed.class);
        assertThatThrownBy(() -> outcome(send(mirror.leave())).includes(leave, leave))
                .isInstanceOf(CaseFailed.class);
    }

    @Test
    void the_order_of_events_is_free_and_their_time_is_not() {
        Outcome outcome = outcome(dropped("HSK-021"), send(mirror.leave()));

        outcome.gives(Expected.leave(session).at(5_000), Expected.dropped(HandshakeRule.COOKIE_UNDER_LOAD));
        assertThatThrownBy(() -> outcome.gives(
                        Expected.leave(session).at(4_999), Expected.dropped(HandshakeRule.COOKIE_UNDER_LOAD)))
                .isInstanceOf(CaseFailed.class);
    }

    @Test
    void a_frame_counts_by_what_it_says_and_where_it_goes() {
        byte[] asked = session.challenge();
        mirror.take(asked);
        byte[] response = mirror.response();

        outcome(send(response)).gives(Expected.response(session));
        assertThatThrownBy(() -> outcome(send(response)).gives(Expected.response(session, SubjectNode.ELSEWHERE)))
                .isInstanceOf(CaseFailed.class);
        assertThatThrownBy(() -> outcome(send(response)).gives(Expected.challenge(session)))
                .isInstanceOf(CaseFailed.class);
        assertThatThrownBy(
                        () -> outcome(send(mirror.responseTo(Octets.zeros(16)))).gives(Expected.response(session)))
                .isInstanceOf(CaseFailed.class);
    }

    @Test
    void an_address_is_the_same_however_it_is_written() {
        Event mapped = new Event(event("dropped").put("from", "[::ffff:c000:201]:4000"));
        Event grouped = new Event(event("dropped").put("from", "[2001:db8:0:0::1]:4000"));

        assertThat(mapped.isAt("from", "192.0.2.1:4000")).isTrue();
        assertThat(mapped.isAt("from", "192.0.2.1:4001")).isFalse();
        assertThat(grouped.isAt("from", "[2001:db8::1]:4000")).isTrue();
        assertThat(grouped.isAt("to", "[2001:db8::1]:4000")).isFalse();
    }

    private static Verdict failureOf(Runnable script) {
        try {
            script.run();
        } catch (CaseFailed failed) {
            return failed.verdict();
        }
        throw new AssertionError("the script did not fail");
    }

    private Outcome outcome(ObjectNode... events) {
        return new Outcome(STEP, List.of(events).stream().map(Event::new).toList(), peer.sessions());
    }

    private static ObjectNode send(byte[] datagram) {
        return event("send").put("to", "192.0.2.1:4000").put("datagram", Octets.hex(datagram));
    }

    private static ObjectNode dropped(String rule) {
        return event("dropped").put("from", "192.0.2.1:4000").put("rule", rule);
    }

    private static ObjectNode event(String name) {
        return Json.object().put("event", name).put("node", "subject").put("at_ms", 5_000);
    }
}
