package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The probe of a target that opens, in virtual time. */
class ClientProbeTest {
    private static final Target HERE = Target.parse("udp://10.0.0.2:4000");

    @Test
    void the_reference_implementation_passes_every_check() {
        VirtualNetwork network = VirtualNetwork.joining(new ReferenceSubject());
        ProbeResult result = probe(network, new Notes(network::nodeOpens), List.of());
        assertThat(result.run().results())
                .filteredOn(one -> !one.verdict().isPass())
                .extracting(one -> one.planned().id() + " " + one.verdict())
                .isEmpty();
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.CONFORMANT);
        assertThat(result.run().results()).hasSameSizeAs(Probe.cases(Role.CLIENT));
    }

    @Test
    void a_target_that_opens_to_somebody_else_passes_nothing() {
        VirtualNetwork network = VirtualNetwork.joining(new ReferenceSubject());
        Notes notes = new Notes((fingerprint, at) -> network.nodeOpens("31".repeat(32), at));
        ProbeResult result = probe(network, notes, List.of("HSK-L2-14*"));
        assertThat(result.run().results())
                .filteredOn(one -> one.planned().twin().isPresent())
                .extracting(one -> one.verdict().kind())
                .containsOnly(VerdictKind.INCONCLUSIVE);
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
    }

    @Test
    void nobody_opens() {
        Notes notes = new Notes((fingerprint, at) -> {});
        ProbeResult result = probe(VirtualNetwork.joining(new ReferenceSubject()), notes, List.of());
        assertThat(result.run().results())
                .extracting(one -> one.verdict().kind())
                .containsOnly(VerdictKind.COULD_NOT_RUN);
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.INCOMPLETE);
    }

    private static ProbeResult probe(Network network, Notes notes, List<String> selectors) {
        return new Probe(network, HERE, new Probe.Settings(20, 60, Frames.SEALED), new Random(1), notes)
                .run(Role.CLIENT, selectors);
    }
}
