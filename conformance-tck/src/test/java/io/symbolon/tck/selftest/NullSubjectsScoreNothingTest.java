package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Rule;
import io.symbolon.tck.Suites;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.VectorFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Subjects that do nothing of what the rules demand, but politely claim everything: none of them is credited with one rule. */
class NullSubjectsScoreNothingTest {
    private static final List<Case> CASES = Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED);

    @TestFactory
    Stream<DynamicTest> one_that() {
        return NullSubject.all().stream()
                .map(subject -> DynamicTest.dynamicTest(subject.title(), () -> {
                    NullResult result = subject.asked(CASES);

                    assertThat(result.asked()).isGreaterThan(1000);
                    assertThat(result.credited())
                            .extracting(Rule::id)
                            .isEqualTo(subject.done().stream().map(Rule::id).toList());
                }));
    }
}
