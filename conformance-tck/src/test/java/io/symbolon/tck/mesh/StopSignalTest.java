package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final List<Bytes> lines = new ArrayList<>();

    @Test
    void a_line_is_what_stands_before_a_line_feed() {
        read("one\n\ntwo words\nthe last");

        assertThat(lines)
                .containsExactly(Bytes.ofUtf8("one"), Bytes.EMPTY, Bytes.ofUtf8("two words"), Bytes.ofUtf8("the last"));
    }

    @Test
    void of_a_line_that_is_too_large_for_a_message_one_octet_too_many_is_kept() {
        read("a".repeat(70_000) + "\nb\n");

        assertThat(lines.get(0).length()).isEqualTo(65_001);
        assertThat(lines).hasSize(2).last().isEqualTo(Bytes.ofUtf8("b"));
    }

    @Test
    void an_input_that_can_not_be_read_has_ended() {
        StopSignal.readLines(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("closed");
                    }
                },
                lines::add);

        assertThat(lines).isEmpty();
    }

    private void read(String text) {
        StopSignal.readLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);
    }
}
