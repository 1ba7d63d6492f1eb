package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.verdict.RunVerdict;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The probe of a target that opens, in virtual time. */
class ClientProbeTest {
    private static final InetSocketAddress HERE =
            Target.parse("udp://10.0.0.2:4000").address();

    @Test
    void the_reference_implementation_passes_every_check() {
        VirtualNetwork network = VirtualNetwork.joining(new ReferenceSubject());
        ProbeResult result = probe(network, new Notes(network::nodeOpens));
        assertThat(result.run().results())
                .filteredOn(one -> !one.verdict().isPass())
                .extracting(one -> one.planned().id() + " " + one.verdict())
                .isEmpty();
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.CONFORMANT);
    }

    private static ProbeResult probe(Network network, Notes notes) {
        return new Probe(network, new Target(HERE), new Probe.Settings(20, 60), new Random(1), notes)
                .run(Role.CLIENT, List.of());
    }
}
