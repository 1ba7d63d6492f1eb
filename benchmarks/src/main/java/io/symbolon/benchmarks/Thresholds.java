package io.symbolon.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Checks every {@link Threshold}: some rounds, in each of which a benchmark and its primitives run one after the other in
 * processes of their own. A round counts with the ratio of both medians, the check with the median of its rounds, so that
 * another program that takes the processor now and then decides nothing.
 *
 * <p>Exit code: 0 if all are kept, 1 if one is not, 2 if the arguments make no sense.
 */
public final class Thresholds {
    private static final int ROUNDS = 3;
    private static final TimeValue ONE_SECOND = TimeValue.seconds(1);

    private final int rounds;
    private final boolean isTrial;
    private final PrintStream out;

    private Thresholds(int rounds, boolean isTrial, PrintStream out) {
        this.rounds = rounds;
        this.isTrial = isTrial;
        this.out = out;
    }

    /** Measures in {@code rounds} rounds. */
    static Thresholds measuring(int rounds, PrintStream out) {
        return new Thresholds(rounds, false, out);
    }

    /** Goes through everything once, in this process and without warm-up: its figures mean nothing. */
    static Thresholds trial(PrintStream out) {
        return new Thresholds(1, true, out);
    }

    /** @param args nothing, or the number of rounds */
    public static void main(String[] args) throws RunnerException {
        if (args.length > 1 || args.length == 1 && !args[0].matches("[1-9][0-9]?")) {
            System.err.println("usage: Thresholds [ROUNDS], 1 to 99, " + ROUNDS + " if nothing is said");
            System.exit(2);
        }
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        System.exit(measuring(rounds, System.out).check() ? 0 : 1);
    }

    /** Whether every threshold is kept; prints each figure as it comes, and the verdicts at the end. */
    boolean check() throws RunnerException {
        Map<Threshold, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Threshold threshold : Threshold.ALL) {
                double figure = figure(threshold);
                figures.computeIfAbsent(threshold, first -> new ArrayList<>()).add(figure);
                out.printf("round %d of %d  %-26s %s%n", round, rounds, threshold.what(), threshold.text(figure));
            }
        }
        out.println();
        boolean all = true;
        for (Map.Entry<Threshold, List<Double>> each : figures.entrySet()) {
            all &= judge(each.getKey(), each.getValue());
        }
        return all;
    }

    private boolean judge(Threshold threshold, List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        boolean isKept = threshold.isKeptBy(median);
        out.printf(
                "%s  %-26s %9s  at most %7s  of %s%n",
                isKept ? "PASS" : "FAIL",
                threshold.what(),
                threshold.text(median),
                threshold.text(threshold.limit()),
                sorted.stream().map(threshold::text).collect(Collectors.joining(", ")));
        return isKept;
    }

    private double figure(Threshold threshold) throws RunnerException {
        double subject = medianNanos(threshold.subject(), threshold.warmupSeconds());
        if (threshold.beside().isEmpty()) return subject;
        return subject / medianNanos(threshold.beside().get(), threshold.warmupSeconds());
    }

    private double medianNanos(String benchmark, int warmupSeconds) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .param("octets", Threshold.OCTETS)
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(warmupSeconds)
                .warmupTime(ONE_SECOND)
                .measurementIterations(4)
                .measurementTime(ONE_SECOND)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (isTrial) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(20));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1)
            throw new IllegalStateException(results.size() + " benchmarks are called " + benchmark);
        return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
    }
}
