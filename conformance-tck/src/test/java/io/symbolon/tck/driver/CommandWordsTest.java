package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {

    @Test
    void splits_as_a_shell_does() {
        assertThat(CommandWords.split("./symbolon driver reference"))
                .containsExactly("./symbolon", "driver", "reference");
        assertThat(CommandWords.split("  a\tb\n")).containsExactly("a", "b");
        assertThat(CommandWords.split("'my driver' \"a b\" c\\ d")).containsExactly("my driver", "a b", "c d");
        assertThat(CommandWords.split("a'b'\"c\"d ''")).containsExactly("abcd", "");
        assertThat(CommandWords.split("\"a\\\"b\\\\c\\d\"")).containsExactly("a\"b\\c\\d");
        assertThat(CommandWords.split("'a\\b'")).containsExactly("a\\b");
    }

    @Test
    void leaves_everything_else_to_the_program() {
        assertThat(CommandWords.split("$HOME *.txt a;b |c >d &"))
                .isEqualTo(List.of("$HOME", "*.txt", "a;b", "|c", ">d", "&"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "a 'b   | the quote ' at position 3 is never closed",
                "a \"b  | the quote \" at position 3 is never closed",
                "a \\   | the backslash at the end of the command stands before nothing",
                "#  #   | the command is empty"
            })
    void says_what_is_wrong(String line, String text) {
        assertThatThrownBy(() -> CommandWords.split(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }
}
