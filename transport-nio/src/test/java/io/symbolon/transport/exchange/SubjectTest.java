package io.symbolon.transport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectTest {
    @Test
    void parts_with_other_boundaries_are_another_subject() {
        Subject two = Subject.of("weather", "berlin");

        assertThat(two).hasToString("weather/berlin").isEqualTo(Subject.of(List.of("weather", "berlin")));
        assertThat(two.hash()).isEqualTo(Subject.of("weather", "berlin").hash());
        assertThat(two.hash()).isNotEqualTo(Subject.of("weather/berlin").hash());
        assertThat(two.hash()).isNotEqualTo(Subject.of("berlin", "weather").hash());
        assertThat(two).isNotEqualTo(Subject.of("weather/berlin"));
    }

    @Test
    void the_largest_subject_has_16_parts_of_255_octets() {
        Subject largest = Subject.of(Collections.nCopies(16, "é".repeat(127) + "e"));

        assertThat(largest.parts()).hasSize(16);
    }

    static Stream<Arguments> not_a_subject() {
        return Stream.of(
                Arguments.of("no part", List.of(), "INT-002"),
                Arguments.of("an empty part", List.of("a", ""), "INT-002"),
                Arguments.of("17 parts", Collections.nCopies(17, "a"), "INT-002"),
                Arguments.of("a part of 256 octets", List.of("é".repeat(128)), "INT-002"),
                Arguments.of("half a surrogate pair", List.of("a\uD83D"), "surrogate"),
                Arguments.of("the other half", List.of("\uDE00a"), "surrogate"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("not_a_subject")
    void what_breaks_INT_002_is_refused_to_the_caller(String name, List<String> parts, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Subject.of(parts)).withMessageContaining(text);
    }
}
