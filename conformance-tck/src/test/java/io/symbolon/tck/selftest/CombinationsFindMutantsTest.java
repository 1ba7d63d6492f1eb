package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.combine.Combine;
import io.symbolon.tck.combine.Findings;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Combinations find wrong implementations by themselves, and make small what they have found. */
class CombinationsFindMutantsTest {
    /** Pairs of what is wrong about tokens are two thousand: {@code symbolon combine} asks them. */
    @ParameterizedTest
    @CsvSource({"token-validate,1", "frame-decode,2", "frame-open,2", "cookie,3"})
    void the_reference_agrees_with_the_reading_of_the_kit(String model, int strength) {
        Findings findings =
                new Combine(strength, 1, 8, List.of(model)).of(() -> new InProcessDriver(new ReferenceSubject()));

        assertThat(findings.lines()).hasSize(1).allMatch(line -> line.endsWith("no disagreement"));
        assertThat(findings.agree()).isTrue();
        assertThat(findings.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TOK-011-a | token-validate | subject: a control character
            TOK-031-a | token-validate | denied: this one among others
            FRM-005-a | frame-decode   | length: one less
            HSK-001-a | frame-decode   | version: none
            SES-002-a | frame-open     | counter: 2^33
            FRM-013-a | frame-open     | content: its last octet is 1
            HSK-023-a | cookie         | shown: a millisecond later
            """)
    void a_wrong_implementation_is_found(String id, String model, String smallest) {
        Mutant mutant = Mutants.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        MutantLoader loader = new MutantLoader(mutant.edits());

        Findings findings = new Combine(1, 1, 1, List.of(model)).of(() -> new InProcessDriver(loader.subject()));

        assertThat(findings.agree()).isFalse();
        assertThat(findings.lines()).contains("  " + smallest);
    }
}
