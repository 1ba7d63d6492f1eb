package io.symbolon.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Checks every {@link Threshold}. A subject and its primitives take turns in one thread, a block of runs each; what counts
 * is the processor time of the thread, the ratio of neighbouring blocks, and the median of these ratios. So a machine that
 * does something else besides, now or for minutes, hardly moves a figure, as it would the wall-clock time of two separate
 * runs.
 *
 * <p>Exit code: 0 if all are kept, 1 if one is not, 2 if the arguments make no sense.
 */
public final class Thresholds {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 101;

    /** What a run gave is kept here, so that nothing is computed for nobody. */
    private static volatile Object result;

    private final int rounds;
    private final int warmupPercent;
    private final PrintStream out;

    private Thresholds(int rounds, int warmupPercent, PrintStream out) {
        this.rounds = rounds;
        this.warmupPercent = warmupPercent;
        this.out = out;
    }

    /** Goes through everything once and without warm-up: its figures mean nothing. */
    static Thresholds trial(PrintStream out) {
        return new Thresholds(1, 0, out);
    }

    /** @param args nothing, or the number of rounds */
    public static void main(String[] args) throws Exception {
        int rounds = Amount.of(args, Thresholds.class, "ROUNDS", 1, 9_999, ROUNDS);
        System.exit(new Thresholds(rounds, 100, System.out).check() ? 0 : 1);
    }

    /** Whether every threshold is kept; prints each verdict as it comes. */
    boolean check() throws Exception {
        boolean all = true;
        for (Threshold threshold : Threshold.all()) {
            all &= check(threshold);
        }
        return all;
    }

    private boolean check(Threshold threshold) throws Exception {
        Supplier<Callable<?>> primitives = threshold.primitives().orElse(threshold.subject());
        int warmupBlocks = threshold.warmups() * warmupPercent / 100 / threshold.block();
        for (int block = 0; block < warmupBlocks; block++) {
            nanosOfOne(threshold.subject(), threshold.block());
            if (block % 5 == 0) nanosOfOne(primitives, threshold.block()); // they have loops, and are known soon
        }
        List<Double> figures = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double subject = nanosOfOne(threshold.subject(), threshold.block());
            figures.add(
                    threshold.primitives().isPresent() ? subject / nanosOfOne(primitives, threshold.block()) : subject);
        }
        return judge(threshold, figures.stream().sorted().toList());
    }

    private boolean judge(Threshold threshold, List<Double> sorted) {
        double median = sorted.get(rounds / 2);
        boolean isKept = threshold.isKeptBy(median);
        out.printf(
                "%s  %-24s  %7s  at most %7s  (quartiles %s and %s of %d)%n",
                isKept ? "PASS" : "FAIL",
                threshold.what(),
                threshold.text(median),
                threshold.text(threshold.limit()),
                threshold.text(sorted.get(rounds / 4)),
                threshold.text(sorted.get(rounds * 3 / 4)),
                rounds);
        return isKept;
    }

    /** Processor time of one of {@code count} runs, which were prepared before. */
    private static double nanosOfOne(Supplier<Callable<?>> prepared, int count) throws Exception {
        List<Callable<?>> runs = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            runs.add(prepared.get());
        }
        long begin = THREADS.getCurrentThreadCpuTime();
        for (Callable<?> run : runs) {
            result = run.call();
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - begin) / count;
    }
}
