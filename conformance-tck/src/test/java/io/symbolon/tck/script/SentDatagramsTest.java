package io.symbolon.tck.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every step judges, whatever its script is about. */
class SentDatagramsTest {
    private static final long WALL_MS = 1_767_225_600_000L;

    private final SentDatagrams sent = new SentDatagrams();
    private final Peer node = Cast.subject(() -> WALL_MS);
    private final Peer peer = Cast.peer("peer", Order.PEER_IS_LOW, "192.0.2.1:4000", () -> WALL_MS);
    private final Introduction asks = peer.introduction();
    private final PeerSession session =
            node.introduction().answer(asks.initiation()).session();

    @Test
    void takes_every_kind_of_datagram_and_counters_from_zero_by_one() {
        send(asks.initiation());
        send(asks.initiationWith(Octets.zeros(16)));
        send(node.introduction().answer(asks.initiation()).datagram());
        send(Cookies.datagram(Octets.zeros(16), Octets.zeros(16)));
        send(session.challenge());
        send(session.leave());
    }

    @Test
    void refuses_a_counter_that_is_left_out_or_comes_again() {
        send(session.frame(0, SealedFrames.leave()));
        byte[] again = session.frame(0, SealedFrames.leave());
        byte[] beyond = session.frame(2, SealedFrames.leave());

        assertRefused(again, "SES-005");
        assertRefused(beyond, "SES-005");
    }

    @Test
    void refuses_a_first_counter_that_is_not_zero() {
        assertRefused(session.frame(1, SealedFrames.leave()), "SES-005");
    }

    @Test
    void refuses_octets_that_are_no_frame() {
        assertRefused(Octets.zeros(0), "SES-024");
        assertRefused(Octets.repeated(9, 98), "SES-024");
        assertRefused(Octets.first(session.challenge(), 97), "SES-024");
        assertRefused(Octets.first(asks.initiation(), 1199), "SES-024");
        assertRefused(session.frameOfVersion(2, SealedFrames.leave()), "SES-024");
    }

    @Test
    void refuses_handshakes_that_a_receiver_would_refuse() {
        byte[] message = Handshakes.messageOctets(asks.initiation());

        assertRefused(Octets.with(asks.initiation(), 1199, Octets.u8(1)), "canonical");
        assertRefused(
                Handshakes.datagram(
                        Octets.concat(message, RawField.ofVarint(7, 1).octets())),
                "canonical");
        assertRefused(asks.initiation(it -> it.setVersion(2)), "version");
        assertRefused(asks.initiation(it -> it.setEcho(it.getNonce())), "neither");
        assertRefused(peer.withClockAhead(1).introduction().initiation(), "not valid now");
        assertRefused(peer.introduction(token -> LargeToken.of(token, 701)).initiation(), "too large");
    }

    private void send(byte[] datagram) {
        sent.check(outcome(datagram), WALL_MS);
    }

    private void assertRefused(byte[] datagram, String reason) {
        assertThatThrownBy(() -> send(datagram)).isInstanceOf(CaseFailed.class).satisfies(failed -> {
            var verdict = ((CaseFailed) failed).verdict();
            assertThat(verdict.text() + verdict.at()).contains(reason);
        });
    }

    private static Outcome outcome(byte[] datagram) {
        var event = Json.object()
                .put("event", "send")
                .put("node", "subject")
                .put("at_ms", 0)
                .put("to", "192.0.2.1:4000")
                .put("datagram", Octets.hex(datagram));
        return new Outcome("a step", List.of(new Event(event)), List.of());
    }
}
