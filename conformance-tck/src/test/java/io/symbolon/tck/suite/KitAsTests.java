package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.Suites;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the kit as a test of the reference implementation in this process. Only the profile {@code pit-kit} runs it, against
 * the mutations of PIT (docs/mutation.md): the default build runs the same cases by themselves.
 */
class KitAsTests {
    private static final List<Case> CASES = Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED);

    @TestFactory
    Stream<DynamicTest> every_case_passes() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.id(), () -> passes(one)));
    }

    private static void passes(Case one) {
        try (Runner runner = new Runner(() -> new InProcessDriver(new ReferenceSubject()), Progress.NONE)) {
            assertThat(runner.decide(one)).matches(verdict -> verdict.isPass(), "passes");
        }
    }
}
