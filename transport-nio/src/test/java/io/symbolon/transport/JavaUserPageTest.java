package io.symbolon.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.transport.identity.Identity;
import io.symbolon.transport.identity.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/java-user.md: they stand here word for word, and run. */
class JavaUserPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void every_example_of_the_page_stands_here() throws IOException {
        String source = flat(Files.readString(Path.of("src/test/java/io/symbolon/transport/JavaUserPageTest.java")));
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/java-user.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(examples).hasSize(4);
        assertThat(examples).allSatisfy(example -> {
            String code = example.substring("```java".length(), example.length() - "```".length());
            assertThat(source).contains(flat(code));
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
                        .start();
                MeshNode other = MeshNode.builder()
                        .identity(Identity.create("alice"))
                        .admit(policy)
                        .start()) {
            node.join(other.address().toString()).get(Recorder.HANG_SECONDS, TimeUnit.SECONDS);
        }

        assertThat(told).containsExactly("joined alice", "parted by SES-022");
    }

    private static char[] passphrase() {
        return "correct horse battery staple".toCharArray();
    }

    /** Lines without their indentation, so that an example may stand at any depth. */
    private static String flat(String text) {
        return text.replaceAll("(?m)^[ ]+", "").strip();
    }
}
