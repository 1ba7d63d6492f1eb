package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.probe.Frames;
import io.symbolon.tck.probe.Notes;
import io.symbolon.tck.probe.Probe;
import io.symbolon.tck.probe.ProbeResult;
import io.symbolon.tck.probe.Role;
import io.symbolon.tck.probe.Target;
import io.symbolon.tck.probe.VirtualNetwork;
import io.symbolon.tck.suite.CaseResult;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probe finds targets that are wrong on purpose, in virtual time: some of those whose fault shows on a wire. */
class ProbeFindsWrongTargetsTest {
    @ParameterizedTest
    @CsvSource({
        "HSK-010-a, server", "HSK-013-a, server", "HSK-023-b, server", "FRM-013-a, server", "SES-003-b, server",
        "SES-017-a, server", "JON-006-b, server", "TOK-030-a, client", "HSK-014-a, client", "HSK-017-a, client"
    })
    void by_a_check_that_names_the_broken_rule(String id, String role) {
        Mutant mutant = Mutants.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        ProbeResult result = probe(mutant, role.equals("server") ? Role.SERVER : Role.CLIENT);
        List<CaseResult> failures = result.run().results().stream()
                .filter(one -> one.verdict().kind().isBreach())
                .toList();
        assertThat(failures)
                .as("%s: %s", mutant.id(), mutant.title())
                .anySatisfy(one -> assertThat(one.planned().rules()).contains(mutant.rule()));
    }

    private static ProbeResult probe(Mutant mutant, Role role) {
        VirtualNetwork network = VirtualNetwork.joining(new MutantLoader(mutant.edits()).subject());
        Target target = role == Role.SERVER ? new Target(VirtualNetwork.TARGET) : Target.parse("udp://10.0.0.2:4000");
        return new Probe(
                        network,
                        target,
                        new Probe.Settings(20, 60, Frames.SEALED),
                        new Random(1),
                        new Notes(network::nodeOpens))
                .run(role, List.of(mutant.rule().id()));
    }
}
