package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.spec.SessionRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a node ends. */
class CloseTest {
    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final Recorder one = new Recorder();
    private final Recorder two = new Recorder();

    @Nested
    class asked_to_close {
        @Test
        void a_node_says_goodbye_to_every_peer() throws IOException {
            MeshNode closing = nodes.start(1, one);
            MeshNode staying = nodes.start(2, two);
            MeshNode third = nodes.start(3, two);
            Nodes.await(closing.connect(staying.address()));
            Nodes.await(third.connect(closing.address()));
            one.await(Effect.SessionEstablished.class);
            one.await(Effect.SessionEstablished.class);

            closing.close();

            for (int i = 0; i < 2; i++) {
                Effect.SessionEnded ended = two.await(Effect.SessionEnded.class);
                assertThat(ended.peer()).isEqualTo(closing.fingerprint());
                assertThat(ended.rule()).isEqualTo(SessionRule.LEAVE_ENDS_THE_SESSION);
            }
        }

        @Test
        void its_thread_has_ended_and_its_port_is_free() throws IOException {
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            MeshNode node = nodes.start(Nodes.node(1).on(one).on(new MeshEvents() {
                @Override
                public void datagramSent(Endpoint to, Bytes datagram) {
                    thread.complete(Thread.currentThread());
                }
            }));
            node.connect("127.0.0.1:9");
            Thread nodesThread = Nodes.await(thread);

            node.close();

            assertThat(nodesThread.isAlive()).isFalse();
            assertThat(one.await(Recorder.Closed.class).why()).isEmpty();
            assertThat(Nodes.await(node.closed())).isNull();
            MeshNode next = nodes.start(Nodes.node(2).listen(node.address().toString()));
            assertThat(next.address()).isEqualTo(node.address());
        }

        @Test
        void closing_again_is_harmless_and_requests_fail() throws IOException {
            MeshNode node = nodes.start(1, one);

            node.close();
            node.close();

            assertThat(Nodes.awaitFailure(node.connect("127.0.0.1:9")))
                    .isInstanceOf(RequestFailed.class)
                    .hasMessage("no session with 127.0.0.1:9: the node is closed");
            assertThat(Nodes.awaitFailure(node.leave(node.fingerprint()))).hasMessageContaining("the node is closed");
        }

        @Test
        void what_still_waits_fails() throws IOException {
            MeshNode node = nodes.start(1, one);
            CompletableFuture<SessionInfo> session = node.connect("127.0.0.1:9");
            one.await(Recorder.Sent.class);

            node.close();

            assertThat(Nodes.awaitFailure(session)).hasMessage("no session with 127.0.0.1:9: the node is closed");
        }

        @Test
        void a_listener_may_close_its_own_node() throws IOException {
            CompletableFuture<MeshNode> self = new CompletableFuture<>();
            MeshNode node = nodes.start(Nodes.node(1).on(new MeshEvents() {
                @Override
                public void sessionEstablished(Effect.SessionEstablished session) {
                    self.join().close();
                }
            }));
            self.complete(node);
            MeshNode other = nodes.start(2, two);

            other.connect(node.address());

            assertThat(Nodes.await(node.closed())).isNull();
            assertThat(two.await(Effect.SessionEnded.class).peer()).isEqualTo(node.fingerprint());
        }
    }

    @Nested
    class both_restarted_on_their_ports {
        @Test
        void they_are_the_same_nodes_and_meet_again() throws IOException {
            MeshNode left = nodes.start(1, one);
            MeshNode right = nodes.start(2, two);
            SessionInfo before = Nodes.await(left.connect(right.fingerprint(), right.address()));
            left.close();
            right.close();

            MeshNode leftAgain = nodes.start(Nodes.node(1).listen(left.address().toString()));
            MeshNode rightAgain =
                    nodes.start(Nodes.node(2).listen(right.address().toString()));
            SessionInfo after = Nodes.await(leftAgain.connect(right.fingerprint(), right.address()));

            assertThat(leftAgain.fingerprint()).isEqualTo(left.fingerprint());
            assertThat(rightAgain.fingerprint()).isEqualTo(right.fingerprint());
            assertThat(after.sessionId()).isNotEqualTo(before.sessionId());
        }
    }

    @Nested
    class a_broken_socket {
        @Test
        void closes_the_node_which_says_why() throws IOException {
            DatagramChannel channel = Binding.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            NodeConfig config = NodeConfig.of(Secret.owning(new byte[32]), Bytes.zeros(16));
            MeshNode node = new MeshNode(
                    config,
                    channel,
                    List.of(one),
                    new Admission(AdmissionPolicy.nobody(), Optional.empty()),
                    Clocks.ofSystem(),
                    Bounds.USUAL);
            channel.close();
            node.start();

            Throwable why = Nodes.awaitFailure(node.closed());

            assertThat(why).isInstanceOf(ClosedChannelException.class);
            assertThat(one.await(Recorder.Closed.class).why()).containsSame(why);
            assertThat(Nodes.awaitFailure(node.connect("127.0.0.1:9"))).hasMessageContaining("the node is closed");
            assertThat(config.seed().isDestroyed()).isTrue();
        }
    }

    @Nested
    class a_listener_that_does_not_return {
        @Test
        void is_interrupted_and_the_node_ends() throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            Bounds hasty = new Bounds(8, 8, Duration.ofMillis(50));
            MeshNode node = nodes.start(Nodes.node(1).bounds(hasty).on(one).on(new MeshEvents() {
                @Override
                public void datagramSent(Endpoint to, Bytes datagram) {
                    try {
                        never.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException("interrupted", interrupted);
                    }
                }

                @Override
                public void listenerFailed(Throwable failure) {
                    one.listenerFailed(failure);
                }
            }));
            node.connect("127.0.0.1:9");
            one.await(Recorder.Sent.class);

            node.close();

            assertThat(one.await(Recorder.ListenerFailed.class).failure()).hasMessage("interrupted");
            assertThat(node.closed())
                    .succeedsWithin(Duration.ofSeconds(30)); // a busy machine may need longer than the hasty bound
        }
    }
}
