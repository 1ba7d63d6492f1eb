package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.JoinRule;
import io.symbolon.transport.identity.Identity;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes on the loopback interface that admit each other, or do not. */
class JoinTest {
    /** No test needs nearly as many; they only keep a broken one from hanging. */
    private static final int TURNS = 100_000;

    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final Recorder one = new Recorder();
    private final Recorder two = new Recorder();

    @Nested
    class two_that_admit_each_other {
        @Test
        void are_joined_at_both_ends() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(everybody(2, two));

            PeerInfo peer = Nodes.await(opener.join(answerer.fingerprint() + "@" + answerer.address()));

            assertThat(peer.fingerprint()).isEqualTo(answerer.fingerprint());
            assertThat(peer.identity().fingerprint()).isEqualTo(answerer.fingerprint());
            assertThat(peer.path()).isEqualTo(answerer.address());
            assertThat(opener.peers()).containsExactly(peer);
            assertThat(opener.count(Counter.PEERS_JOINED)).isEqualTo(1);
            assertThat(two.await(Effect.PeerJoined.class).peer().fingerprint()).isEqualTo(opener.fingerprint());
            assertThat(answerer.count(Counter.QUESTIONS)).isEqualTo(2);
        }

        @Test
        void tell_it_step_by_step() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(everybody(2, two));

            Nodes.await(opener.join(answerer.address().toString()));

            Question first = two.await(Question.class);
            assertThat(first.about()).isEqualTo(Question.About.AUTHENTICATE);
            assertThat(first.node()).isEqualTo(opener.fingerprint());
            assertThat(two.await(Recorder.Decided.class)).isEqualTo(new Recorder.Decided(first, Decision.GRANTED));
            assertThat(two.await(Question.class).about()).isEqualTo(Question.About.AUTHORIZE);
            assertThat(two.await(Effect.Admitted.class).peer()).isEqualTo(opener.fingerprint());
            assertThat(one.await(Effect.Acknowledged.class).peer()).isEqualTo(answerer.fingerprint());
            assertThat(two.await(Effect.Acknowledged.class).peer()).isEqualTo(opener.fingerprint());
        }

        @Test
        void know_the_identity_that_uses_the_node() throws IOException {
            Identity alice = identity(7);
            MeshNode opener = nodes.start(Nodes.node(1).on(one).identity(alice).admit(AdmissionPolicy.everybody()));
            MeshNode answerer = nodes.start(
                    Nodes.node(2).on(two).identityOfNode().admit(AdmissionPolicy.of(List.of(alice.fingerprint()))));

            Nodes.await(opener.join(answerer.address().toString()));

            Effect.PeerJoined joined = two.await(Effect.PeerJoined.class);
            assertThat(joined.identity().fingerprint()).isEqualTo(alice.fingerprint());
            assertThat(((IdentityToken) joined.identity()).nodeFingerprint()).contains(opener.fingerprint());
            assertThat(answerer.peers())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.fingerprint()).isEqualTo(opener.fingerprint()));
        }

        @Test
        void join_at_once_when_asked_again() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(everybody(2, two));
            Nodes.await(opener.join(answerer.address().toString()));

            Nodes.await(opener.join(answerer.address().toString()));

            assertThat(opener.count(Counter.QUESTIONS)).isEqualTo(2);
        }

        @Test
        void part_when_one_leaves() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(everybody(2, two));
            Nodes.await(opener.join(answerer.address().toString()));
            two.await(Effect.PeerJoined.class);

            Nodes.await(opener.leave(answerer.fingerprint()));

            assertThat(two.await(Effect.PeerParted.class).peer()).isEqualTo(opener.fingerprint());
            assertThat(one.await(Effect.PeerParted.class).peer()).isEqualTo(answerer.fingerprint());
            assertThat(opener.peers()).isEmpty();
            assertThat(answerer.peers()).isEmpty();
            assertThat(answerer.count(Counter.PEERS_PARTED)).isEqualTo(1);
        }
    }

    @Nested
    class nobody_is_joined {
        @Test
        void by_a_node_without_identity() throws IOException {
            MeshNode opener = nodes.start(Nodes.node(1).admit(AdmissionPolicy.everybody()));
            MeshNode answerer = nodes.start(everybody(2, two));

            Throwable failure =
                    Nodes.awaitFailure(opener.join(answerer.address().toString()));

            assertThat(failure)
                    .hasMessage("not joined with " + answerer.address() + ": JON-002 AN_IDENTITY_TAKES_PART");
            assertThat(((RequestFailed) failure).rule()).contains(JoinRule.AN_IDENTITY_TAKES_PART);
        }

        @Test
        void whom_the_other_node_denies_since_it_has_no_policy() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(Nodes.node(2).on(two).identityOfNode());

            Throwable failure =
                    Nodes.awaitFailure(opener.join(answerer.address().toString()));

            assertThat(failure).hasMessage("not joined with " + answerer.fingerprint() + ": it has denied us");
            assertThat(one.await(Effect.JoinRefused.class).code()).isEqualTo(NackCode.DENIED);
            assertThat(two.await(Recorder.Decided.class).decision()).isEqualTo(Decision.DENIED);
            assertThat(opener.count(Counter.JOINS_REFUSED)).isEqualTo(1);
            assertThat(answerer.peers()).isEmpty();
        }

        @Test
        void whom_we_deny_ourselves() throws IOException {
            MeshNode opener = nodes.start(Nodes.node(1).on(one).identityOfNode());
            MeshNode answerer = nodes.start(everybody(2, two));

            Throwable failure =
                    Nodes.awaitFailure(opener.join(answerer.address().toString()));

            assertThat(failure)
                    .hasMessage("not joined with " + answerer.fingerprint() + ": our own policy has denied it");
        }

        @Test
        void when_the_node_closes_before() throws IOException {
            AdmissionPolicy undecided = asking(question -> new CompletableFuture<>());
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer =
                    nodes.start(Nodes.node(2).on(two).identityOfNode().admit(undecided));
            CompletableFuture<PeerInfo> join = opener.join(answerer.address().toString());
            two.await(Question.class);

            opener.close();

            assertThat(Nodes.awaitFailure(join).getMessage()).startsWith("not joined with " + answerer.fingerprint());
        }

        @Test
        void under_an_address_that_is_none() throws IOException {
            MeshNode node = nodes.start(everybody(1, one));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> node.join("abc@127.0.0.1:4000"))
                    .withMessage("'abc' before the @ is no fingerprint; expected 64 hexadecimal digits");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> node.join("127.0.0.1"))
                    .withMessageStartingWith("'127.0.0.1' is no address: there is no port");
            assertThat(Nodes.awaitFailure(node.join("no-such-host.invalid:4000")))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("the host 'no-such-host.invalid' is unknown on this machine");
        }
    }

    @Nested
    class a_policy {
        @Test
        void that_throws_denies_and_is_told_of() throws IOException {
            fails(
                    question -> {
                        throw new IllegalStateException("out of order");
                    },
                    "out of order");
        }

        @Test
        void whose_stage_fails_denies() throws IOException {
            fails(question -> CompletableFuture.failedStage(new IOException("directory down")), "directory down");
        }

        @Test
        void that_gives_nothing_denies() throws IOException {
            fails(question -> null, "the policy gave no decision");
            fails(question -> CompletableFuture.completedStage(null), "the policy decided null");
        }

        private void fails(Ask ask, String text) throws IOException {
            CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
            AdmissionPolicy policy = asking(question -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.complete(failure));
                return ask.put(question);
            });
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer =
                    nodes.start(Nodes.node(2).on(two).identityOfNode().admit(policy));

            Throwable failure =
                    Nodes.awaitFailure(opener.join(answerer.address().toString()));

            assertThat(failure).hasMessageEndingWith("it has denied us");
            assertThat(two.await(Recorder.PolicyFailed.class).failure()).hasMessage(text);
            assertThat(Nodes.await(uncaught)).hasMessage(text);
            assertThat(answerer.count(Counter.POLICY_FAILURES)).isEqualTo(1);
            opener.close();
            answerer.close();
        }

        @Test
        void runs_on_threads_of_the_node_but_never_on_its_own() throws IOException {
            CompletableFuture<String> thread = new CompletableFuture<>();
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer = nodes.start(Nodes.node(2).identityOfNode().admit(asking(question -> {
                thread.complete(Thread.currentThread().getName());
                return AdmissionPolicy.granted();
            })));

            Nodes.await(opener.join(answerer.address().toString()));

            assertThat(Nodes.await(thread)).isEqualTo("symbolon-policy");
        }

        @Test
        void runs_where_the_application_says() throws IOException {
            CompletableFuture<String> thread = new CompletableFuture<>();
            ExecutorService executor =
                    Executors.newSingleThreadExecutor(work -> new Thread(work, "of the application"));
            try {
                MeshNode opener = nodes.start(everybody(1, one));
                MeshNode answerer = nodes.start(Nodes.node(2)
                        .identityOfNode()
                        .admit(
                                asking(question -> {
                                    thread.complete(Thread.currentThread().getName());
                                    return AdmissionPolicy.granted();
                                }),
                                executor));

                Nodes.await(opener.join(answerer.address().toString()));

                answerer.close();
                assertThat(Nodes.await(thread)).isEqualTo("of the application");
                assertThat(executor.isShutdown()).isFalse();
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void may_decide_later() throws IOException {
            CompletableFuture<Decision> later = new CompletableFuture<>();
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer =
                    nodes.start(Nodes.node(2).on(two).identityOfNode().admit(asking(question -> later)));
            CompletableFuture<PeerInfo> join = opener.join(answerer.address().toString());
            two.await(Question.class);
            assertThat(join).isNotDone();

            later.complete(Decision.GRANTED);

            assertThat(Nodes.await(join).fingerprint()).isEqualTo(answerer.fingerprint());
        }

        @Test
        void that_decides_too_late_has_deferred() throws IOException {
            TestClock clock = new TestClock();
            CompletableFuture<Decision> later = new CompletableFuture<>();
            MeshNode opener = nodes.start(everybody(1, one).clocks(clock.clocks()));
            MeshNode answerer = nodes.start(Nodes.node(2)
                    .on(two)
                    .clocks(clock.clocks())
                    .identityOfNode()
                    .admit(asking(question -> later)));
            CompletableFuture<PeerInfo> join = opener.join(answerer.address().toString());
            two.await(Question.class);
            clock.advance(Duration.ofSeconds(5));

            later.complete(Decision.DENIED);

            assertThat(one.await(Effect.JoinRefused.class).code()).isEqualTo(NackCode.DEFERRED);
            for (int turn = 0; turn < TURNS && answerer.count(Counter.DECISIONS_TOO_LATE) == 0; turn++) {
                Nodes.await(answerer.leave(answerer.fingerprint())); // the decision is on its way, behind the Nack
            }
            assertThat(answerer.count(Counter.DECISIONS_TOO_LATE)).isEqualTo(1);
            assertThat(join).isNotDone();
        }

        @Test
        void that_still_runs_when_the_node_closes_is_interrupted() throws IOException {
            CompletableFuture<Boolean> running = new CompletableFuture<>();
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer =
                    nodes.start(Nodes.node(2).on(two).identityOfNode().admit(asking(question -> {
                        running.complete(true);
                        try {
                            return CompletableFuture.completedStage(new CompletableFuture<Decision>().get());
                        } catch (InterruptedException interrupted) {
                            end.complete(interrupted);
                            throw interrupted;
                        }
                    })));
            opener.join(answerer.address().toString());
            Nodes.await(running);

            answerer.close();

            assertThat(Nodes.await(end)).isInstanceOf(InterruptedException.class);
        }

        @Test
        void without_room_to_run_defers() throws IOException {
            MeshNode opener = nodes.start(everybody(1, one));
            MeshNode answerer =
                    nodes.start(Nodes.node(2).on(two).identityOfNode().admit(AdmissionPolicy.everybody(), work -> {
                        throw new RejectedExecutionException("full");
                    }));

            CompletableFuture<PeerInfo> join = opener.join(answerer.address().toString());

            Effect.JoinRefused refusal = one.await(Effect.JoinRefused.class);
            assertThat(refusal.code()).isEqualTo(NackCode.DEFERRED);
            assertThat(refusal.retryAfterSeconds()).isEqualTo(5);
            assertThat(two.await(Recorder.PolicyFailed.class).failure()).hasMessage("full");
            assertThat(join).isNotDone();
        }

        @Test
        void that_defers_is_asked_again_and_the_join_waits_for_it() throws IOException {
            TestClock clock = new TestClock();
            CompletableFuture<Boolean> known = new CompletableFuture<>();
            MeshNode opener = nodes.start(everybody(1, one).clocks(clock.clocks()));
            MeshNode answerer = nodes.start(Nodes.node(2)
                    .on(two)
                    .clocks(clock.clocks())
                    .identityOfNode()
                    .admit(asking(
                            question -> known.isDone() ? AdmissionPolicy.granted() : AdmissionPolicy.deferred())));
            CompletableFuture<PeerInfo> join = opener.join(answerer.address().toString());
            one.await(Effect.JoinRefused.class);
            assertThat(join).isNotDone();

            known.complete(true);
            clock.advance(Duration.ofSeconds(5));
            Nodes.await(opener.leave(opener.fingerprint())); // wakes the node, which then sees the time

            assertThat(Nodes.await(join).fingerprint()).isEqualTo(answerer.fingerprint());
        }
    }

    private interface Ask {
        CompletionStage<Decision> put(Question question) throws Exception;
    }

    /** A policy that puts the question authenticate to {@code ask}, and authorizes everybody. */
    private static AdmissionPolicy asking(Ask ask) {
        return new AdmissionPolicy() {
            @Override
            public CompletionStage<Decision> authenticate(Question question) throws Exception {
                return ask.put(question);
            }

            @Override
            public CompletionStage<Decision> authorize(Question question) {
                return AdmissionPolicy.granted();
            }
        };
    }

    private static MeshNodeBuilder everybody(int number, Recorder recorder) {
        return Nodes.node(number).on(recorder).identityOfNode().admit(AdmissionPolicy.everybody());
    }

    private static Identity identity(int number) {
        Bytes octets = Bytes.ofBigEndian(number, 8);
        Bytes uuid = Bytes.concat(octets, octets);
        return Identity.of(Secret.copyOf(Bytes.concat(uuid, uuid)), uuid, "identity " + number);
    }
}
