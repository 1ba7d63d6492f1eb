package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every scenario with few nodes; with many they run in the profile {@code simulation}. */
class ScenariosTest {

    @ParameterizedTest
    @CsvSource({"growth, 32", "churn, 20", "partition, 20", "loss, 24", "hostile, 16", "exchange, 20"})
    void reaches_its_goals(String scenario, int nodes) {
        Setup setup = new Setup(nodes, 1, Setup.Name.valueOf(scenario.toUpperCase(Locale.ROOT)), Setup.Suite.FAST);
        Result result = Simulation.run(setup, Audience.NOBODY);
        assertThat(result.isGood()).as(() -> Summary.of(result)).isTrue();
        assertThat(result.goals()).isNotEmpty();
    }
}
