package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.Exchange;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubscribeOptions;
import io.symbolon.transport.identity.Identity;
import io.symbolon.transport.identity.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/java-user.md: they stand here word for word, and run; the first of the exchange in {@link HelloWorldTest}. */
class JavaUserPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void every_example_of_the_page_stands_here() throws IOException {
        Path tests = Path.of("src/test/java/io/symbolon/transport");
        String source = Files.readString(tests.resolve("JavaUserPageTest.java"))
                + Files.readString(tests.resolve("HelloWorldTest.java"));
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/java-user.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(examples).hasSize(7);
        assertThat(examples).allSatisfy(example -> {
            String code = example.substring("```java".length(), example.length() - "```".length());
            assertThat(packed(source)).contains(packed(code));
        });
    }

    @Test
    void two_nodes_join() throws Exception {
        assertThat(joined()).startsWith("urn:symbolon:node:");
    }

    private static String joined() throws Exception {
        try (MeshNode alice = MeshNode.builder()
                        .identityOfNode()
                        .admit(AdmissionPolicy.everybody())
                        .start();
                MeshNode bob = MeshNode.builder()
                        .identityOfNode()
                        .admit(AdmissionPolicy.everybody())
                        .start()) {
            PeerInfo peer = alice.join(bob.fingerprint() + "@" + bob.address()).get(30, TimeUnit.SECONDS);
            return peer.identity().fields().subject();
        }
    }

    @Test
    void keys_outlive_the_process() throws IOException {
        NodeKey.create().save(folder.resolve("node.key"), passphrase());
        Identity.create("alice").save(folder.resolve("alice.key"), passphrase());

        Identity alice = Identity.load(folder.resolve("alice.key"), passphrase());
        MeshNode node = MeshNode.builder()
                .listen("127.0.0.1:0")
                .declareListeningAddress()
                .key(NodeKey.load(folder.resolve("node.key"), passphrase()))
                .identity(alice)
                .admit(AdmissionPolicy.of(Set.of(alice.fingerprint())))
                .start();
        node.close();

        assertThat(node.fingerprint())
                .isEqualTo(
                        NodeKey.load(folder.resolve("node.key"), passphrase()).fingerprint());
    }

    /** Members of a directory, which may be slow; guests come back later. */
    static final class Members implements AdmissionPolicy {
        private final Directory directory;

        Members(Directory directory) {
            this.directory = directory;
        }

        @Override
        public CompletionStage<Decision> authenticate(Question question) {
            return directory.find(question.identity().fingerprint());
        }

        @Override
        public CompletionStage<Decision> authorize(Question question) {
            boolean guest = question.identity().fields().subject().startsWith("guest");
            return guest ? AdmissionPolicy.deferred() : AdmissionPolicy.granted();
        }
    }

    /** Something that the application has. */
    interface Directory {
        CompletionStage<Decision> find(Fingerprint identity);
    }

    @Test
    void events_tell_what_happens() throws Exception {
        Recorder afterwards = new Recorder();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        AdmissionPolicy policy = new Members(identity -> AdmissionPolicy.granted());
        MeshEvents events = new MeshEvents() {
            @Override
            public void peerJoined(Effect.PeerJoined peer) {
                told.add("joined " + peer.identity().fields().subject());
            }

            @Override
            public void joinRefused(Effect.JoinRefused refusal) {
                told.add("refused " + refusal.code() + ", again in " + refusal.retryAfterSeconds() + " s");
            }

            @Override
            public void peerParted(Effect.PeerParted peer) {
                told.add("parted by " + peer.rule().id());
            }
        };

        try (MeshNode node = MeshNode.builder()
                        .identity(Identity.create("bob"))
                        .admit(policy)
                        .on(events)
                        .on(afterwards)
                        .start();
                MeshNode other = MeshNode.builder()
                        .identity(Identity.create("alice"))
                        .admit(policy)
                        .start()) {
            node.join(other.address().toString()).get(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
            node.leave(other.fingerprint());
            afterwards.await(Effect.PeerParted.class);
        }

        assertThat(told).containsExactly("joined alice", "parted by SES-022");
    }

    @Test
    void publishers_and_subscriptions_have_options() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        AdmissionPolicy policy = AdmissionPolicy.everybody();
        try (MeshNode node = MeshNode.builder().identityOfNode().admit(policy).start();
                MeshNode other = MeshNode.builder()
                        .declareListeningAddress()
                        .identityOfNode()
                        .admit(policy)
                        .start()) {
            other.subscribe(Subject.of("weather", "berlin"), message -> {});
            node.join(other.address().toString());
            publish(node, told);
            assertThat(told).containsExactly("message: BY_APPLICATION", "message: BY_APPLICATION");
            told.clear();

            Subscription subscription = subscribe(node, Set.of(other.fingerprint()), told);
            Publisher publisher = other.publisher(
                    Subject.of("accounts", "berlin"),
                    PublishOptions.USUAL
                            .withExchange(Exchange.PRIVATE)
                            .withAcknowledgement(Acknowledgement.BY_APPLICATION));
            publisher.send("closed").get(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
            assertThat(told).containsExactly(other.fingerprint() + " says closed");
            subscription.close();
        }
    }

    private static void publish(MeshNode node, List<String> told) throws Exception {
        PublishOptions byApplication = PublishOptions.USUAL.withAcknowledgement(Acknowledgement.BY_APPLICATION);
        List<CompletableFuture<Delivery>> deliveries = new ArrayList<>();
        try (Publisher publisher = node.publisher(Subject.of("weather", "berlin"), byApplication)) {
            for (String line : List.of("sunny", "rainy")) {
                publisher.ready().get(30, TimeUnit.SECONDS);
                deliveries.add(publisher.send(line));
            }
            for (CompletableFuture<Delivery> delivery : deliveries) {
                delivery.get(30, TimeUnit.SECONDS)
                        .parties()
                        .forEach((party, outcome) -> told.add("message: " + outcome));
            }
        }
    }

    private static Subscription subscribe(MeshNode node, Set<Fingerprint> members, List<String> told) {
        SubscribeOptions membersOnly = SubscribeOptions.USUAL
                .withExchange(Exchange.PRIVATE)
                .withThreshold(16)
                .withPolicy(question -> members.contains(question.identity().fingerprint())
                        ? AdmissionPolicy.granted()
                        : AdmissionPolicy.denied());
        Subscription subscription = node.subscribe(Subject.of("accounts", "berlin"), membersOnly, message -> {
            told.add(message.from().identity() + " says " + message.text());
        });
        return subscription;
    }

    private static char[] passphrase() {
        return "correct horse battery staple".toCharArray();
    }

    /** Where lines may be broken is a matter of taste. */
    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
