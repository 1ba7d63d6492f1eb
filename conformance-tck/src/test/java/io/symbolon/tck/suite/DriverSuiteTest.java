package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.RunVerdict;
import org.junit.jupiter.api.Test;

class DriverSuiteTest {

    @Test
    void the_reference_implementation_passes_every_case_of_chapter_driver() {
        RunResult result =
                new Runner(() -> new InProcessDriver(new ReferenceSubject()), Progress.NONE).run(DriverSuite.cases(1));

        assertThat(result.toExplain()).isEmpty();
        assertThat(result.verdict()).isEqualTo(RunVerdict.CONFORMANT);
        // six of the driver itself, and one for each capability
        assertThat(result.counts().executed()).isEqualTo(6 + Capability.values().length);
    }
}
