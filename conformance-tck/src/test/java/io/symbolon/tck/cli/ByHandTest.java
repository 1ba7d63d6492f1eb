package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.DriverServer;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.reference.ReferenceSubject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are written down, a driver answers them on its own, and its replies are judged. */
class ByHandTest {
    @TempDir
    private Path folder;

    @Test
    void the_replies_of_the_reference_implementation_pass() throws IOException {
        Typed judged = judge("TOK-N-2501", new ReferenceSubject());

        assertThat(judged.exitCode()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("PASS  TOK-P-2501", "PASS  TOK-N-2501", "Verdict   conformant");
    }

    @Test
    void a_node_with_scripted_randomness_can_be_asked_by_hand() throws IOException {
        Typed judged = judge("HSK-S-0401", new ReferenceSubject());

        assertThat(judged.exitCode()).as(judged.out() + judged.err()).isZero();
    }

    @Test
    void a_subject_that_accepts_everything_fails() throws IOException {
        ReferenceSubject reference = new ReferenceSubject();
        Reply accepted =
                ((Reply.Result) reference.answer("key.check", Json.object().put("public_key", "58" + "66".repeat(31))));
        Typed judged = judge("CNV-005", (op, args) -> op.equals("key.check") ? accepted : reference.answer(op, args));

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.out())
                .contains("FAIL  CNV-N-", "key.check accepts what CNV-005 refuses", "Verdict   nonconformant");
    }

    @Test
    void a_case_that_ended_early_does_not_spoil_the_next() throws IOException {
        ReferenceSubject reference = new ReferenceSubject();
        int[] created = new int[1];
        Subject failsFirst = (op, args) -> op.equals("node.create") && created[0]++ == 0
                ? Reply.internal("not today")
                : reference.answer(op, args);
        Typed judged = judge("HSK-S-*", failsFirst);

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.out().lines().filter(line -> line.startsWith("FAIL"))).hasSize(1);
        assertThat(judged.out().lines().filter(line -> line.startsWith("PASS"))).hasSizeGreaterThan(5);
    }

    @Test
    void replies_that_end_early_are_a_driver_that_ended() throws IOException {
        Path replies = folder.resolve("replies.ndjson");
        answer("TOK-N-2501", new ReferenceSubject(), replies);
        Files.write(replies, Files.readAllLines(replies).subList(0, 3));
        Typed judged = Typed.run("judge", "TOK-N-2501", replies.toString());

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.out()).contains("CLOSED  TOK-N-2501", "the replies end before the one to request 4 (reset)");
    }

    @Test
    void replies_of_something_else_are_refused() throws IOException {
        Path replies = folder.resolve("replies.ndjson");
        answer("TOK-N-2501", new ReferenceSubject(), replies);
        Files.writeString(replies, Files.readString(replies).repeat(2));
        Typed judged = Typed.run("judge", "TOK-N-2501", replies.toString());

        assertThat(judged.exitCode()).isEqualTo(2);
        assertThat(judged.err()).contains("expected 6 lines, one for each request, not 12");
        assertThat(Typed.run("judge", "TOK-N-2501", "/nonexistent").exitCode()).isEqualTo(2);
    }

    @Test
    void a_conversation_can_not_be_written_down() {
        Typed emitted = Typed.run("emit", "HSK-L1-0001");

        assertThat(emitted.exitCode()).isEqualTo(2);
        assertThat(emitted.out()).isEmpty();
        assertThat(emitted.err()).contains("depends on what was answered in HSK-L1-0001; use 'tck --driver'");
    }

    @Test
    void the_rest_of_a_rule_is_written_down_without_its_conversations() throws IOException {
        Typed emitted = Typed.run("emit", "HSK-008");
        Typed judged = judge("HSK-008", new ReferenceSubject());

        assertThat(emitted.exitCode()).isZero();
        assertThat(emitted.err()).contains("left out: what is asked depends");
        assertThat(judged.exitCode()).as(judged.out()).isEqualTo(3);
        assertThat(judged.out()).contains("EXCLUDED  ", "PASS  ", "Verdict   incomplete");
    }

    private Typed judge(String selector, Subject subject) throws IOException {
        Path replies = folder.resolve("replies.ndjson");
        answer(selector, subject, replies);
        return Typed.run("judge", selector, replies.toString());
    }

    private static void answer(String selector, Subject subject, Path replies) throws IOException {
        Typed emitted = Typed.run("emit", selector);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();

        assertThat(emitted.exitCode()).as(emitted.err()).isZero();
        DriverServer.serve(
                subject,
                Encoding.JSON,
                new ByteArrayInputStream(emitted.out().getBytes(StandardCharsets.UTF_8)),
                lines);
        Files.write(replies, lines.toByteArray());
    }
}
