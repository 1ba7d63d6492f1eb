package io.symbolon.core.crypto;

import static io.symbolon.spec.ConventionRule.RANDOMNESS_HAS_A_PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.crypto.Entropy.Purpose;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntropyTest {
    @Test
    void CNV_014_purposes_and_lengths_are_those_of_the_text() {
        String purposes = Stream.of(Purpose.values())
                .map(purpose ->
                        purpose.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + purpose.lengthOctets())
                .collect(Collectors.joining(", "));

        assertThat(RANDOMNESS_HAS_A_PURPOSE.sentence()).endsWith(purposes + ".");
    }
}
