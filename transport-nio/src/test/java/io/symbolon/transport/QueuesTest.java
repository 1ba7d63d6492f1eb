package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The way out and the way in, on sockets that behave badly. */
class QueuesTest {
    private static final Endpoint TO = Endpoint.parse("127.0.0.1:4000").orElseThrow();
    private static final InetSocketAddress FROM = new InetSocketAddress("127.0.0.1", 4000);

    private final Recorder recorder = new Recorder();
    private final Telemetry telemetry = new Telemetry(List.of(recorder));

    @Nested
    class outgoing {
        private final List<Bytes> taken = new ArrayList<>();
        private int room;

        private final Outgoing outgoing = new Outgoing(
                (datagram, to) -> {
                    if (room == 0) return 0;
                    room--;
                    byte[] octets = new byte[datagram.remaining()];
                    datagram.get(octets);
                    taken.add(Bytes.wrap(octets));
                    return octets.length;
                },
                2,
                telemetry);

        @Test
        void datagrams_wait_for_room_in_their_order() {
            send(1);
            send(2);
            assertThat(taken).isEmpty();
            assertThat(outgoing.isEmpty()).isFalse();

            room = 3;
            send(3);

            assertThat(taken).containsExactly(Bytes.of(1), Bytes.of(2), Bytes.of(3));
            assertThat(outgoing.isEmpty()).isTrue();
            assertThat(telemetry.of(Counter.DATAGRAMS_SENT)).isEqualTo(3);
        }

        @Test
        void a_full_queue_does_not_take_the_newest_and_says_so() {
            send(1);
            send(2);
            send(3);

            Recorder.NotSent notSent = recorder.await(Recorder.NotSent.class);
            assertThat(notSent.datagram()).isEqualTo(Bytes.of(3));
            assertThat(notSent.why()).hasMessage("2 datagrams wait for the socket already");
            assertThat(telemetry.of(Counter.DATAGRAMS_NOT_SENT)).isEqualTo(1);
            room = 9;
            outgoing.flush();
            assertThat(taken).containsExactly(Bytes.of(1), Bytes.of(2));
        }

        @Test
        void a_datagram_that_the_system_refuses_keeps_no_other_waiting() {
            List<Integer> tried = new ArrayList<>();
            Outgoing refusing = new Outgoing(
                    (datagram, to) -> {
                        tried.add((int) datagram.get(0));
                        if (datagram.get(0) == 1) throw new IOException("network is unreachable");
                        return 1;
                    },
                    2,
                    telemetry);

            refusing.send(TO, Bytes.of(1));
            refusing.send(TO, Bytes.of(2));

            assertThat(tried).containsExactly(1, 2);
            assertThat(recorder.await(Recorder.NotSent.class).why()).hasMessage("network is unreachable");
            assertThat(recorder.await(Recorder.Sent.class).datagram()).isEqualTo(Bytes.of(2));
        }

        private void send(int octet) {
            outgoing.send(TO, Bytes.of(octet));
        }
    }

    @Nested
    class incoming {
        private final List<Bytes> received = new ArrayList<>();

        @Test
        void a_turn_takes_no_more_than_its_share() throws IOException {
            Incoming endless = new Incoming(target -> FROM, telemetry);

            endless.receive(5, (from, datagram) -> received.add(datagram));

            assertThat(received).hasSize(5);
        }

        @Test
        void an_error_of_the_system_is_told_and_the_next_datagram_comes_all_the_same() throws IOException {
            List<Boolean> calls = new ArrayList<>();
            Incoming failingOnce = new Incoming(
                    target -> {
                        calls.add(true);
                        if (calls.size() == 1) throw new IOException("port unreachable");
                        return calls.size() == 2 ? FROM : null;
                    },
                    telemetry);

            failingOnce.receive(64, (from, datagram) -> received.add(datagram));

            assertThat(received).containsExactly(Bytes.EMPTY);
            assertThat(recorder.await(Recorder.ReceiveFailed.class).why()).hasMessage("port unreachable");
            assertThat(telemetry.of(Counter.RECEIVE_FAILURES)).isEqualTo(1);
        }

        @Test
        void errors_without_end_are_the_end() throws IOException {
            Incoming broken = new Incoming(
                    target -> {
                        throw new IOException("bad socket");
                    },
                    telemetry);

            broken.receive(Incoming.FAILURES_LIMIT - 1, (from, datagram) -> received.add(datagram));
            assertThatThrownBy(() -> broken.receive(1, (from, datagram) -> received.add(datagram)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the socket failed 64 times in a row")
                    .hasRootCauseMessage("bad socket");
        }

        @Test
        void a_closed_socket_is_the_end_at_once() {
            Incoming closed = new Incoming(
                    target -> {
                        throw new ClosedChannelException();
                    },
                    telemetry);

            assertThatThrownBy(() -> closed.receive(1, (from, datagram) -> received.add(datagram)))
                    .isInstanceOf(ClosedChannelException.class);
        }

        @Test
        void a_datagram_from_port_0_is_counted_and_goes_no_further() throws IOException {
            Incoming odd = new Incoming(target -> new InetSocketAddress("127.0.0.1", 0), telemetry);

            odd.receive(1, (from, datagram) -> received.add(datagram));

            assertThat(received).isEmpty();
            assertThat(telemetry.of(Counter.DATAGRAMS_WITHOUT_PORT)).isEqualTo(1);
        }
    }
}
