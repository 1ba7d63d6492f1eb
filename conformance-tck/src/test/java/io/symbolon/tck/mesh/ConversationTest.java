package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class ConversationTest {
    private final StringWriter out = new StringWriter();

    @Test
    void nodes_that_are_not_joined_find_nobody_and_that_is_said() throws Exception {
        assertThatThrownBy(() -> talk(Ansi.OFF))
                .isInstanceOf(NotShown.class)
                .hasMessage("not every sender has found every receiver in time");

        assertThat(out.toString())
                .contains("  weather/lima    1        2 0         0 of 2          0/5        0/10\n")
                .doesNotContain("\u001b");
    }

    @Test
    void on_a_terminal_the_table_is_written_over() {
        assertThatThrownBy(() -> talk(Ansi.ON)).isInstanceOf(NotShown.class);

        assertThat(out.toString()).containsOnlyOnce("\u001b[2A  weather/berlin");
    }

    @Test
    void a_line_is_known_again() {
        Line line = Line.now(3, 7);

        assertThat(Line.of(line.text())).contains(line);
        assertThat(line.isGreeting()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2", "1 2 3 4", "one 2 3"})
    void another_text_is_no_line(String text) {
        assertThat(Line.of(text)).isEqualTo(Optional.empty());
    }

    private void talk(Ansi ansi) throws Exception {
        List<Topic> topics = Topic.of(3, 2);
        Conversation conversation = new Conversation(topics, 5);
        try (LiveMesh mesh = LiveMesh.start(3, (number, builder) -> builder.on(conversation.watch(number)))) {
            conversation.open(mesh);
            conversation.show(mesh, new Page(new PrintWriter(out, true), ansi), Duration.ZERO);
        }
    }
}
