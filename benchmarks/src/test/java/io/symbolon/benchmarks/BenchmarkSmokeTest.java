package io.symbolon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs: once each, in this process. It measures nothing. */
class BenchmarkSmokeTest {
    @Test
    void every_benchmark_runs_once() throws RunnerException {
        // only one run of JMH at a time is allowed on a machine, and this one need not be alone
        System.setProperty("jmh.ignoreLock", "true");

        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        Set<String> run = results.stream()
                .map(result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1")
                        + " "
                        + result.getParams().getParamsKeys().stream()
                                .map(name -> result.getParams().getParam(name))
                                .collect(Collectors.joining()))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(run)
                .containsExactly(
                        "FrameDecodeBenchmark.handshake",
                        "FrameDecodeBenchmark.handshakeParse",
                        "FrameDecodeBenchmark.sealed",
                        "FrameDecodeBenchmark.sealedParse",
                        "HandshakeBenchmark.acquaintances",
                        "HandshakeBenchmark.acquaintancesPrimitives",
                        "HandshakeBenchmark.strangers",
                        "HandshakeBenchmark.strangersPrimitives",
                        "NextHopBenchmark.nextHop CANDIDATES_1000",
                        "NextHopBenchmark.nextHop CANDIDATES_100000",
                        "NextHopBenchmark.nextHop FULL",
                        "PrimitivesBenchmark.baseMultiplication",
                        "PrimitivesBenchmark.keyCheck",
                        "PrimitivesBenchmark.keyConversion",
                        "PrimitivesBenchmark.sign",
                        "PrimitivesBenchmark.strictVerify",
                        "PrimitivesBenchmark.x25519",
                        "SealOpenBenchmark.open 1000",
                        "SealOpenBenchmark.open 64",
                        "SealOpenBenchmark.openCipher 1000",
                        "SealOpenBenchmark.openCipher 64",
                        "SealOpenBenchmark.seal 1000",
                        "SealOpenBenchmark.seal 64",
                        "SealOpenBenchmark.sealCipher 1000",
                        "SealOpenBenchmark.sealCipher 64",
                        "TokenValidationBenchmark.firstTime",
                        "TokenValidationBenchmark.firstTimePrimitives",
                        "TokenValidationBenchmark.keyRemembered",
                        "TokenValidationBenchmark.keyRememberedPrimitives");
    }
}
