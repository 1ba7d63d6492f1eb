package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.RunVerdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The probe of a target that answers, in virtual time. */
class ServerProbeTest {
    private final Notes notes = new Notes();

    @Test
    void the_reference_implementation_passes_every_check() {
        ProbeResult result = probe(VirtualNetwork.joining(new ReferenceSubject()));
        assertThat(result.run().results())
                .filteredOn(one -> !one.verdict().isPass())
                .extracting(one -> one.planned().id() + " " + one.verdict())
                .isEmpty();
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.CONFORMANT);
    }

    private ProbeResult probe(Network network) {
        return new Probe(network, new Target(VirtualNetwork.TARGET), new Probe.Settings(20, 60), new Random(1), notes)
                .run(Role.SERVER, List.of());
    }
}
