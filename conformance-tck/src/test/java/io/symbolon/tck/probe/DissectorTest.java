package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Wireshark shows of a capture that a probe has made, by tshark. */
class DissectorTest {
    @TempDir
    private static Path folder;

    private static Path capture;
    private static Path dissector;

    @BeforeAll
    static void a_capture_is_made() throws IOException {
        capture = folder.resolve("probe.pcapng");
        dissector = folder.resolve("symbolon.lua");
        try (InputStream in = DissectorTest.class.getResourceAsStream("/symbolon/probe/symbolon.lua")) {
            Files.copy(in, dissector);
        }
        try (Recording recording = Recording.begin(capture, true);
                Network network = recording.of(VirtualNetwork.joining(new ReferenceSubject()))) {
            Probe.Settings settings = new Probe.Settings(20, 60, Frames.SEALED);
            Target target = new Target(VirtualNetwork.TARGET);
            new Probe(network, target, settings, new Random(1), new Keeping(recording))
                    .run(Role.SERVER, List.of("HSK-L2-0012", "FRM-L2-0300", "JON-L2-0081"));
        }
    }

    @Test
    void a_whole_conversation_is_named_frame_by_frame() throws Exception {
        List<String> names = shown("frame.number <= 8", "_ws.col.Info");
        // the first initiation asks whether anybody is there; the second begins a conversation
        assertThat(names)
                .startsWith("initiation", "answer", "initiation", "answer", "sealed, challenge")
                .contains("sealed, response");
        List<String> all = shown("symbolon", "_ws.col.Info");
        assertThat(all).contains("cookie", "sealed, leave", "sealed, join", "sealed, nack");
        assertThat(all).noneMatch(name -> name.contains("does not open"));
    }

    @Test
    void a_token_is_shown_field_by_field() throws Exception {
        String subject = "urn:symbolon:node:" + "5b".repeat(16);
        assertThat(shown(
                        "frame.number == 2",
                        "symbolon.token.subject",
                        "symbolon.token.kind",
                        "symbolon.token.uuid",
                        "symbolon.token.extension",
                        "symbolon.token.issued_at",
                        "symbolon.handshake.role"))
                .singleElement()
                .asString()
                .startsWith(subject + "|1|" + "5b".repeat(16) + "|session_key|")
                .contains("2026")
                .endsWith("|answer");
    }

    @Test
    void an_opened_message_shows_its_fields() throws Exception {
        assertThat(shown("symbolon.message == \"nack\"", "symbolon.message.code", "symbolon.message.join_id"))
                .isNotEmpty()
                .allMatch(line -> line.equals("3|" + "0a".repeat(16)));
    }

    @Test
    void without_the_keys_nothing_is_opened() throws Exception {
        assertThat(tshark(folder.resolve("none.keys"), "symbolon.type == 3", "_ws.col.Info"))
                .isNotEmpty()
                .containsOnly("sealed");
    }

    @Test
    void a_packet_says_to_which_check_it_belongs() throws Exception {
        assertThat(shown("frame.comment", "frame.comment"))
                .anyMatch(comment ->
                        comment.startsWith("FRM-L2-0300 the datagram of an initiation has an octet too few"));
    }

    private static List<String> shown(String filter, String... fields) throws Exception {
        return tshark(capture.resolveSibling("probe.pcapng.keys"), filter, fields);
    }

    private static List<String> tshark(Path keys, String filter, String... fields) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "tshark",
                "-X",
                "lua_script:" + dissector,
                "-o",
                "symbolon.keys:" + keys,
                "-r",
                capture.toString(),
                "-Y",
                filter,
                "-T",
                "fields",
                "-E",
                "separator=|"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        Process process = started(command);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines().toList();
    }

    private static Process started(List<String> command) {
        Path errors = folder.resolve("tshark.err");
        try {
            return new ProcessBuilder(command).redirectError(errors.toFile()).start();
        } catch (IOException missing) {
            assumeTrue(false, "tshark is not installed here: " + missing.getMessage());
            throw new AssertionError(missing);
        }
    }

    private record Keeping(Recording recording) implements Watch {
        @Override
        public void hear(String news) {
            // nobody waits
        }

        @Override
        public void listening(String fingerprint, InetSocketAddress at) {
            throw new AssertionError("the target answers");
        }

        @Override
        public void session(PeerSession session) {
            recording.keep(session);
        }

        @Override
        public void decided(int decided, int planned, Case last, Verdict verdict) {
            // the files are looked at
        }
    }
}
