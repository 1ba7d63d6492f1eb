package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.core.boundary.Question;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.MessageRule;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.Exchange;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.ReceivedMessage;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes on the loopback interface that publish and subscribe. */
class ExchangeTest {
    private static final Subject WEATHER = Subject.of("weather", "berlin");
    private static final PublishOptions BY_APPLICATION =
            PublishOptions.USUAL.withAcknowledgement(Acknowledgement.BY_APPLICATION);

    @RegisterExtension
    final Nodes nodes = new Nodes();

    private final ExchangeRecorder one = new ExchangeRecorder();
    private final ExchangeRecorder two = new ExchangeRecorder();
    private final BlockingQueue<ReceivedMessage> received = new LinkedBlockingQueue<>();

    @Nested
    class a_message {
        @Test
        void reaches_the_handler_and_is_acknowledged_by_the_node() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            Subscription subscription = receiver.subscribe(WEATHER, received::add);
            Nodes.await(sender.join(receiver.address().toString()));

            Delivery delivery = Nodes.await(sender.publish(WEATHER, "sunny"));

            ExchangeRecorder.Kept kept = two.await(ExchangeRecorder.Kept.class);
            assertThat(kept.interest()).isSameAs(subscription);
            assertThat(Nodes.await(subscription.kept())).isEqualTo(kept.coordinator());
            assertThat(Nodes.await(subscription.matched())).isEqualTo(party(sender));

            assertThat(delivery.parties()).containsExactly(Map.entry(party(receiver), Settlement.BY_NODE));
            assertThat(delivery.isToAll()).isTrue();
            ReceivedMessage message = next();
            assertThat(message.text()).isEqualTo("sunny");
            assertThat(message.subject()).isEqualTo(WEATHER);
            assertThat(message.from()).isEqualTo(party(sender));
            assertThat(message.number()).isEqualTo(1);
            assertThat(message.previous()).isZero();
            assertThat(sender.count(Counter.MESSAGES_DELIVERED)).isEqualTo(1);
            assertThat(receiver.count(Counter.MESSAGES_RECEIVED)).isEqualTo(1);
        }

        @Test
        void of_the_largest_size_arrives_whole() throws Exception {
            Pair pair = pair(PublishOptions.USUAL, SubscribeOptions.USUAL);
            Bytes largest = Bytes.zeros(Publisher.LARGEST_PAYLOAD);

            Nodes.await(pair.publisher.send(largest));

            assertThat(next().payload()).isEqualTo(largest);
        }

        @Test
        void may_be_acknowledged_by_the_application_or_by_nobody() throws Exception {
            Pair handled = pair(BY_APPLICATION, SubscribeOptions.USUAL);
            Delivery delivery = Nodes.await(handled.publisher.send("sunny"));
            Publisher careless = handled.sender.publisher(
                    Subject.of("other"), PublishOptions.USUAL.withAcknowledgement(Acknowledgement.NONE));
            handled.receiver.subscribe(Subject.of("other"), received::add);
            Nodes.await(careless.matched());
            Delivery first = Nodes.await(careless.send("one"));
            Delivery second = Nodes.await(careless.send("two"));

            assertThat(delivery.parties()).containsValue(Settlement.BY_APPLICATION);
            assertThat(first.parties()).as("MSG-017").containsValue(Settlement.BY_NODE);
            assertThat(second.parties()).containsValue(Settlement.SENT);
        }

        @Test
        void goes_to_every_receiver_and_in_order() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode middle = nodes.start(everybody(2, two));
            MeshNode third = nodes.start(everybody(3, new ExchangeRecorder()));
            middle.subscribe(WEATHER, received::add);
            third.subscribe(WEATHER, received::add);
            Publisher publisher = sender.publisher(WEATHER);
            Nodes.await(sender.join(middle.address().toString()));
            Nodes.await(third.join(middle.address().toString()));
            one.awaitGranted(party(middle), party(third));
            List<CompletableFuture<Delivery>> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) sent.add(publisher.send("line " + i));

            for (CompletableFuture<Delivery> each : sent) {
                assertThat(Nodes.await(each).parties().keySet()).containsExactlyInAnyOrder(party(middle), party(third));
            }
            List<ReceivedMessage> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) all.add(next());
            assertThat(all.stream().map(ReceivedMessage::text).distinct()).hasSize(20);
        }

        @Test
        void that_is_published_before_the_join_waits_for_its_receiver() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            CompletableFuture<Delivery> delivery = sender.publish(WEATHER, "sunny");
            receiver.subscribe(WEATHER, received::add);

            sender.join(receiver.address().toString());

            assertThat(Nodes.await(delivery).parties()).containsOnlyKeys(party(receiver));
            assertThat(next().text()).isEqualTo("sunny");
        }
    }

    @Nested
    class it_is_said_clearly {
        @Test
        void that_nobody_has_come_in_time() throws Exception {
            TestClock clock = new TestClock();
            MeshNode sender = nodes.start(everybody(1, one).clocks(clock.clocks()));
            CompletableFuture<Delivery> delivery = sender.publish(WEATHER, "sunny");
            Nodes.await(sender.leave(sender.fingerprint())); // the message has been taken before
            assertThat(delivery).isNotDone();

            clock.advance(Duration.ofSeconds(30));
            Nodes.await(sender.leave(sender.fingerprint()));

            assertThat(Nodes.awaitFailure(delivery))
                    .hasMessage("message to weather/berlin: MSG-018 SENT_AGAIN_UNTIL_RECEIVED");
            assertThat(sender.count(Counter.MESSAGES_NOT_DELIVERED)).isEqualTo(1);
        }

        @Test
        void that_a_message_is_too_large_or_empty() throws Exception {
            Publisher publisher = nodes.start(everybody(1, one)).publisher(WEATHER);

            RequestFailed tooLarge = failure(publisher.send(Bytes.zeros(65_001)));
            RequestFailed empty = failure(publisher.send(""));

            assertThat(tooLarge).hasMessageStartingWith("message to weather/berlin of 65001 octets: MSG-022");
            assertThat(tooLarge.rule()).contains(MessageRule.MESSAGE_WITHIN_LIMIT);
            assertThat(empty.rule()).contains(MessageRule.MESSAGE_WITHIN_LIMIT);
        }

        @Test
        void that_a_text_is_not_UTF_8() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> node.publish(WEATHER, "\uD83D"))
                    .withMessageContaining("surrogate");
        }

        @Test
        void that_too_much_waits() throws Exception {
            Publisher publisher = nodes.start(everybody(1, one)).publisher(WEATHER);
            List<CompletableFuture<Delivery>> waiting = new ArrayList<>();
            for (int i = 0; i < 1024; i++) waiting.add(publisher.send("sunny"));
            assertThat(publisher.isReady()).isFalse();

            RequestFailed oneMore = failure(publisher.send("sunny"));

            assertThat(oneMore)
                    .hasMessageStartingWith(
                            "message to weather/berlin while 1024 with 5120 octets wait already: MSG-016");
            assertThat(publisher.ready()).isNotDone();
            assertThat(waiting).allSatisfy(each -> assertThat(each).isNotDone());
            publisher.close();
            assertThat(Nodes.awaitFailure(waiting.get(1023))).hasMessageStartingWith("message to weather/berlin: ");
            assertThat(Nodes.awaitFailure(publisher.ready())).hasMessageContaining("closed");
        }

        @Test
        void that_the_exchange_is_virtual() throws Exception {
            Pair pair = pair(
                    PublishOptions.USUAL.withExchange(Exchange.VIRTUAL),
                    SubscribeOptions.USUAL.withExchange(Exchange.VIRTUAL));

            assertThat(pair.publisher.parties()).containsExactly(party(pair.receiver));
            assertThat(failure(pair.publisher.send("sunny")).rule()).contains(MessageRule.MESSAGE_WITHIN_LIMIT);
        }

        @Test
        void that_the_publisher_or_the_node_is_closed() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));
            Publisher closed = node.publisher(WEATHER);
            CompletableFuture<Delivery> waiting = closed.send("sunny");
            closed.close();
            Publisher again = node.publisher(WEATHER);
            CompletableFuture<Delivery> later = again.send("sunny");
            Nodes.awaitFailure(waiting);
            node.close();

            assertThat(failure(closed.send("sunny"))).hasMessage("message to weather/berlin: its publisher is closed");
            assertThat(Nodes.awaitFailure(later)).hasMessage("message to weather/berlin: the node is closed");
            assertThat(Nodes.awaitFailure(again.matched())).hasMessageContaining("the node is closed");
        }

        private RequestFailed failure(CompletableFuture<?> future) {
            return (RequestFailed) Nodes.awaitFailure(future);
        }
    }

    @Nested
    class no_interest {
        @Test
        void of_a_node_without_identity_or_growth() throws Exception {
            MeshNode without = nodes.start(Nodes.node(1));
            MeshNode notGrowing = nodes.start(Nodes.node(2).identityOfNode().notGrowing());

            assertThatIllegalStateException()
                    .isThrownBy(() -> without.subscribe(WEATHER, received::add))
                    .withMessage("INT-011: no interest in weather/berlin: this node has no identity, or does not grow");
            assertThatIllegalStateException().isThrownBy(() -> notGrowing.publisher(WEATHER));
            assertThat(Nodes.awaitFailure(without.publish(WEATHER, "sunny"))).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void twice_in_one_subject_and_role() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));
            Publisher publisher = node.publisher(WEATHER);
            Subscription subscription = node.subscribe(WEATHER, received::add);

            assertThat(node.publisher(WEATHER)).isSameAs(publisher);
            assertThatIllegalStateException()
                    .isThrownBy(() -> node.publisher(WEATHER, BY_APPLICATION))
                    .withMessageContaining("one of this subject, role and audience is open");
            assertThatIllegalStateException().isThrownBy(() -> node.subscribe(WEATHER, received::add));
            subscription.close();
            node.subscribe(WEATHER, received::add);
        }

        @Test
        void with_another_policy_for_the_same_subject_and_role() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));
            node.publisher(WEATHER);
            Fingerprint somebody = node.fingerprint();

            assertThatIllegalStateException()
                    .isThrownBy(() -> node.publisher(
                            WEATHER,
                            PublishOptions.USUAL
                                    .withExchange(Exchange.protectedFor(somebody))
                                    .withPolicy(question -> AdmissionPolicy.granted())))
                    .withMessageContaining("with another policy");
        }

        @Test
        void in_a_257th_subject() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));
            for (int i = 0; i < 256; i++) node.publisher(Subject.of("s" + i));

            assertThatIllegalStateException()
                    .isThrownBy(() -> node.publisher(WEATHER))
                    .withMessageContaining("256 interests are open");
            node.publisher(Subject.of("s0")).close();
            node.publisher(WEATHER);
        }

        @Test
        void in_a_private_subject_of_one_part() throws Exception {
            MeshNode node = nodes.start(everybody(1, one));

            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> node.publisher(Subject.of("a"), PublishOptions.USUAL.withExchange(Exchange.PRIVATE)))
                    .withMessageStartingWith("INT-002");
        }
    }

    @Nested
    class a_handler {
        @Test
        void that_throws_sends_no_receipt_and_is_reported() throws Exception {
            CountDownLatch second = new CountDownLatch(1);
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            receiver.subscribe(WEATHER, message -> {
                if (message.number() == 1) throw new IOException("disk full");
                second.countDown();
            });
            Nodes.await(sender.join(receiver.address().toString()));
            Publisher publisher = sender.publisher(WEATHER);
            Nodes.await(publisher.matched());

            CompletableFuture<Delivery> delivery = publisher.send("sunny");

            Nodes.await(delivery);
            assertThat(two.await(ExchangeRecorder.HandlerFailed.class).failure())
                    .hasMessage("disk full");
            assertThat(receiver.count(Counter.HANDLER_FAILURES)).isEqualTo(1);
            Nodes.await(publisher.send("rainy"));
            assertThat(second.await(Recorder.HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void that_throws_is_known_to_a_sender_who_asks_for_the_application() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            receiver.subscribe(WEATHER, message -> {
                throw new IOException("disk full");
            });
            Nodes.await(sender.join(receiver.address().toString()));
            Publisher publisher = sender.publisher(WEATHER, BY_APPLICATION.withTimeToLive(Duration.ofSeconds(1)));
            Nodes.await(publisher.matched());

            Throwable failure = Nodes.awaitFailure(publisher.send("sunny"));

            assertThat(failure)
                    .hasMessage("message to weather/berlin was acknowledged by none of 1 party:"
                            + " MSG-018 SENT_AGAIN_UNTIL_RECEIVED");
        }

        @Test
        void that_blocks_holds_up_its_own_subject_and_nothing_else() throws Exception {
            CountDownLatch release = new CountDownLatch(1);
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            BlockingQueue<ReceivedMessage> slow = new LinkedBlockingQueue<>();
            receiver.subscribe(WEATHER, SubscribeOptions.USUAL.withThreshold(2), message -> {
                assertThat(release.await(Recorder.HANG_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
                slow.add(message);
            });
            receiver.subscribe(Subject.of("other"), received::add);
            Nodes.await(sender.join(receiver.address().toString()));
            Publisher blocked = sender.publisher(WEATHER);
            Publisher free = sender.publisher(Subject.of("other"));

            Nodes.await(blocked.send("1"));
            Nodes.await(blocked.send("2"));
            CompletableFuture<Delivery> third = blocked.send("3");
            Nodes.await(free.send("free"));

            assertThat(next().text()).isEqualTo("free");
            assertThat(third).as("MSG-011").isNotDone();
            release.countDown();
            assertThat(Nodes.await(third).isToAll()).isTrue();
            assertThat(slow.poll(Recorder.HANG_SECONDS, TimeUnit.SECONDS).text())
                    .isEqualTo("1");
        }

        @Test
        void never_runs_on_the_nodes_thread_and_may_have_an_executor_of_its_own() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            CompletableFuture<String> usual = new CompletableFuture<>();
            CompletableFuture<String> own = new CompletableFuture<>();
            receiver.subscribe(
                    WEATHER, message -> usual.complete(Thread.currentThread().getName()));
            receiver.subscribe(
                    Subject.of("other"),
                    SubscribeOptions.USUAL.withExecutor(task -> new Thread(task, "mine").start()),
                    message -> own.complete(Thread.currentThread().getName()));
            Nodes.await(sender.join(receiver.address().toString()));

            sender.publish(WEATHER, "sunny");
            sender.publish(Subject.of("other"), "sunny");

            assertThat(Nodes.await(usual)).isEqualTo("symbolon-handler");
            assertThat(Nodes.await(own)).isEqualTo("mine");
        }
    }

    @Nested
    class a_policy {
        @Test
        void of_the_node_is_asked_about_the_party_its_subject_and_role() throws Exception {
            Pair pair = pair(PublishOptions.USUAL, SubscribeOptions.USUAL);
            Nodes.await(pair.publisher.send("sunny"));

            Question question =
                    one.await(Question.class, asked -> asked.interest().isPresent());

            assertThat(question.interest().orElseThrow().subject()).isEqualTo(WEATHER.hash());
            assertThat(question.interest().orElseThrow().role()).isEqualTo(Role.RECEIVER);
            assertThat(question.identity().fingerprint()).isEqualTo(pair.receiver.fingerprint());
        }

        @Test
        void of_the_subject_decides_in_its_place() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            receiver.subscribe(
                    WEATHER, SubscribeOptions.USUAL.withPolicy(question -> AdmissionPolicy.denied()), received::add);
            receiver.subscribe(Subject.of("other"), received::add);
            Nodes.await(sender.join(receiver.address().toString()));

            CompletableFuture<Delivery> denied = sender.publisher(
                            WEATHER, PublishOptions.USUAL.withTimeToLive(Duration.ofSeconds(1)))
                    .send("sunny");
            Nodes.await(sender.publish(Subject.of("other"), "free"));

            assertThat(Nodes.awaitFailure(denied)).hasMessageContaining("MSG-018");
            assertThat(next().text()).isEqualTo("free");
            assertThat(received).isEmpty();
        }
    }

    @Nested
    class an_exchange {
        @Test
        void that_is_protected_is_for_its_audience_alone() throws Exception {
            MeshNode sender = nodes.start(everybody(1, one));
            MeshNode receiver = nodes.start(everybody(2, two));
            MeshNode other = nodes.start(everybody(3, new ExchangeRecorder()));
            SubscribeOptions fromSender =
                    SubscribeOptions.USUAL.withExchange(Exchange.protectedFor(sender.fingerprint()));
            List<ReceivedMessage> overheard = new ArrayList<>();
            receiver.subscribe(WEATHER, fromSender, received::add);
            other.subscribe(WEATHER, fromSender, overheard::add);
            Nodes.await(sender.join(receiver.address().toString()));
            Nodes.await(other.join(receiver.address().toString()));
            Publisher publisher = sender.publisher(
                    WEATHER, PublishOptions.USUAL.withExchange(Exchange.protectedFor(receiver.fingerprint())));

            Delivery delivery = Nodes.await(publisher.send("sunny"));

            assertThat(delivery.parties()).containsOnlyKeys(party(receiver));
            assertThat(publisher.parties()).containsExactly(party(receiver));
            assertThat(overheard).isEmpty();
        }

        @Test
        void that_is_private_works_for_who_knows_all_parts() throws Exception {
            Pair pair = pair(
                    PublishOptions.USUAL.withExchange(Exchange.PRIVATE),
                    SubscribeOptions.USUAL.withExchange(Exchange.PRIVATE));

            assertThat(Nodes.await(pair.publisher.send("sunny")).isToAll()).isTrue();
        }

        @Test
        void ends_when_the_subscription_closes() throws Exception {
            Pair pair = pair(PublishOptions.USUAL, SubscribeOptions.USUAL);
            Nodes.await(pair.publisher.send("sunny"));

            pair.subscription.close();

            assertThat(one.await(ExchangeRecorder.Ended.class).party()).isEqualTo(party(pair.receiver));
            assertThat(pair.publisher.parties()).isEmpty();
            assertThat(pair.sender.count(Counter.PARTIES_ENDED)).isEqualTo(1);
        }
    }

    @Test
    void a_node_that_closes_withdraws_its_interests() throws Exception {
        MeshNode middle = nodes.start(everybody(3, new ExchangeRecorder()));
        MeshNode sender = nodes.start(everybody(1, one));
        MeshNode receiver = nodes.start(everybody(2, two));
        receiver.subscribe(WEATHER, received::add);
        Publisher publisher = sender.publisher(WEATHER);
        Nodes.await(receiver.join(middle.address().toString()));
        Nodes.await(sender.join(middle.address().toString()));
        Nodes.await(publisher.matched());

        receiver.close();

        assertThat(one.await(ExchangeRecorder.Ended.class).party()).isEqualTo(party(receiver));
    }

    private record Pair(MeshNode sender, MeshNode receiver, Publisher publisher, Subscription subscription) {}

    /** Two nodes that have joined and matched. */
    private Pair pair(PublishOptions publish, SubscribeOptions subscribe) throws IOException {
        MeshNode sender = nodes.start(everybody(1, one));
        MeshNode receiver = nodes.start(everybody(2, two));
        Subscription subscription = receiver.subscribe(WEATHER, subscribe, received::add);
        Publisher publisher = sender.publisher(WEATHER, publish);
        Nodes.await(sender.join(receiver.address().toString()));
        Nodes.await(publisher.matched());
        return new Pair(sender, receiver, publisher, subscription);
    }

    private ReceivedMessage next() throws InterruptedException {
        ReceivedMessage message = received.poll(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    private static Party party(MeshNode node) {
        return new Party(node.fingerprint(), node.fingerprint());
    }

    private static MeshNodeBuilder everybody(int number, MeshEvents events) {
        return Nodes.node(number)
                .on(events)
                .declareListeningAddress()
                .identityOfNode()
                .admit(AdmissionPolicy.everybody());
    }
}
