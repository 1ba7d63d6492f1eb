package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void plays_a_scenario_and_writes_picture_and_trace() throws IOException {
        Path svg = folder.resolve("picture.svg");
        Path trace = folder.resolve("trace.txt");
        Typed typed = Typed.run(
                "simulate",
                "--nodes",
                "10",
                "--seed",
                "4",
                "--scenario",
                "meet",
                "--svg",
                svg.toString(),
                "--trace",
                trace.toString());
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .startsWith("Simulation  symbolon simulate --nodes 10 --seed 4 --scenario meet --suite fast")
                .containsPattern("digest [0-9a-f]{32}")
                .contains("GOOD");
        assertThat(Files.readString(svg)).startsWith("<svg").contains("Meet: 10 nodes, seed 4");
        assertThat(Files.readAllLines(trace)).first().asString().contains("node 1", "is to open to node 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nodes 2                   | --nodes is 3 to 60000, not 2",
                "--nodes 60001               | --nodes is 3 to 60000, not 60001",
                "--scenario met              | --scenario",
                "--suite slow                | --suite",
                "--seed one                  | --seed",
                "--nodes 3 --trace /no/file  | --trace: /no/file can not be written",
                "--nodes 3 --svg /no/file    | --svg: /no/file can not be written",
            })
    void what_is_mistyped_is_told(String options, String told) {
        Typed typed = Typed.run(("simulate " + options).split(" +"));
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(told);
    }
}
