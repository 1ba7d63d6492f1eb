package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.spec.FramingRule;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What strangers, slow listeners and eager applications do to a node. */
class DatagramsTest {
    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final Recorder one = new Recorder();
    private final Recorder two = new Recorder();

    @Nested
    class rubbish {
        @Test
        void of_every_length_is_refused_by_its_rule_and_the_node_goes_on() throws IOException {
            MeshNode node = nodes.start(1, one);
            try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                for (int length = 0; length <= 2000; length++) {
                    byte[] octets = new byte[length];
                    Arrays.fill(octets, (byte) 0xff);
                    stranger.send(new DatagramPacket(octets, length, SocketAddresses.of(node.address())));
                    Effect.Dropped dropped = one.await(Effect.Dropped.class);
                    assertThat(dropped.rule())
                            .as("%d octets", length)
                            .isEqualTo(
                                    length == 0 || length > 1232
                                            ? FramingRule.DATAGRAM_WITHIN_LIMIT
                                            : FramingRule.TYPE_IS_KNOWN);
                    assertThat(dropped.from().port()).isEqualTo(stranger.getLocalPort());
                }
                assertThat(node.count(Counter.INPUTS_REFUSED)).isEqualTo(2001);
                assertThat(node.count(Counter.DATAGRAMS_RECEIVED)).isEqualTo(2001);
                assertThat(node.count(Counter.DATAGRAMS_SENT)).isZero();
            }
            MeshNode other = nodes.start(2, two);
            Nodes.await(other.connect(node.address()));
        }

        @Test
        void that_is_too_long_arrives_one_octet_too_long() throws IOException {
            MeshNode node = nodes.start(1, one);
            try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                for (int length : new int[] {1232, 1233, 9000}) {
                    stranger.send(new DatagramPacket(new byte[length], length, SocketAddresses.of(node.address())));
                    assertThat(one.await(Recorder.Received.class).datagram().length())
                            .isEqualTo(Math.min(length, 1233));
                }
            }
        }
    }

    @Nested
    class a_listener_that_throws {
        @Test
        void is_told_of_it_and_stops_nothing() throws IOException {
            Recorder throwing = new Recorder() {
                @Override
                public void sessionEstablished(Effect.SessionEstablished session) {
                    throw new AssertionError("thrown by a listener");
                }
            };
            MeshNode opener = nodes.start(Nodes.node(1).on(throwing).on(one));
            MeshNode answerer = nodes.start(2, two);

            Nodes.await(opener.connect(answerer.address()));

            assertThat(throwing.await(Recorder.ListenerFailed.class).failure()).hasMessage("thrown by a listener");
            assertThat(opener.count(Counter.LISTENER_FAILURES)).isEqualTo(1);
            one.await(Effect.SessionEstablished.class); // the next listener is told all the same
            Nodes.await(opener.leave(answerer.fingerprint()));
        }

        @Test
        void and_does_not_say_what_follows_goes_to_the_handler_of_the_thread() throws IOException {
            CompletableFuture<Throwable> seen = new CompletableFuture<>();
            MeshNode node = nodes.start(Nodes.node(1).on(new MeshEvents() {
                @Override
                public void datagramSent(Endpoint to, Bytes datagram) {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> seen.complete(failure));
                    throw new IllegalStateException("thrown by a listener");
                }
            }));

            node.connect("127.0.0.1:9");

            assertThat(Nodes.await(seen)).hasMessage("thrown by a listener");
        }

        @Test
        void even_when_told_of_it_is_not_lost() throws IOException {
            CompletableFuture<Throwable> seen = new CompletableFuture<>();
            MeshNode node = nodes.start(Nodes.node(1).on(new MeshEvents() {
                @Override
                public void datagramSent(Endpoint to, Bytes datagram) {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> seen.complete(failure));
                    throw new IllegalStateException("first");
                }

                @Override
                public void listenerFailed(Throwable failure) {
                    throw new IllegalStateException("second");
                }
            }));

            node.connect("127.0.0.1:9");

            Throwable failure = Nodes.await(seen);
            assertThat(failure).hasMessage("second");
            assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(first -> assertThat(first).hasMessage("first"));
            assertThat(node.count(Counter.LISTENER_FAILURES)).isEqualTo(2);
        }
    }

    @Nested
    class a_full_queue_of_commands {
        @Test
        void refuses_the_next_at_once_and_loses_none_before() throws IOException {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Bounds small = new Bounds(3, 256, Duration.ofSeconds(5));
            MeshNode node = nodes.start(Nodes.node(1).bounds(small).on(new MeshEvents() {
                @Override
                public void datagramSent(Endpoint to, Bytes datagram) {
                    busy.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                }
            }));
            node.connect("127.0.0.1:9");
            assertThat(await(busy)).isTrue();

            CompletableFuture<Void> taken = node.leave(node.fingerprint());
            CompletableFuture<SessionInfo> second = node.connect("127.0.0.1:9");
            CompletableFuture<Void> third = node.leave(node.fingerprint());
            CompletableFuture<Void> fourth = node.leave(node.fingerprint());

            assertThat(fourth).isCompletedExceptionally();
            assertThat(Nodes.awaitFailure(fourth))
                    .isInstanceOf(RequestFailed.class)
                    .hasMessageEndingWith("3 commands of the application wait already");
            assertThat(node.count(Counter.COMMANDS_REFUSED)).isEqualTo(1);
            release.countDown();
            Nodes.await(taken);
            assertThat(Nodes.awaitFailure(second)).hasMessageContaining("HSK-011");
            Nodes.await(third);
        }

        private boolean await(CountDownLatch latch) {
            try {
                return latch.await(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }
}
