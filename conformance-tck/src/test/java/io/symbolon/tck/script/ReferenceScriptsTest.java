package io.symbolon.tck.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.RunVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceScriptsTest {

    @Test
    void the_reference_implementation_passes_every_script() {
        RunResult result = new Runner(() -> new InProcessDriver(new ReferenceSubject()), Progress.NONE)
                .run(new Selection(Scripts.cases()).plan(List.of()));

        assertThat(result.toExplain()).isEmpty();
        assertThat(result.verdict()).isEqualTo(RunVerdict.CONFORMANT);
    }
}
