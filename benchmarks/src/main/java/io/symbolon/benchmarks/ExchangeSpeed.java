package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Messages between two nodes over loopback beside the bare exchange of datagrams of the same sizes with the same cipher
 * calls ({@link BareExchange}), in turns in one run; what counts is the median of the ratios of neighbouring turns.
 *
 * <p>Exit code: 0 if all bounds are kept, 1 if not, 2 if the arguments make no sense.
 */
public final class ExchangeSpeed {
    private static final int[] SIZES = {64, 1000};

    /** The size that has bounds; the figures of others are told. */
    private static final int BOUND_SIZE = 1000;

    private static final int MANY = 64;
    private static final double LEAST_RATE = 0.5;
    private static final double MOST_LATENCY = 1.6;
    private static final double MOST_MILLIS_TO_THE_FIRST = 1_000;
    private static final int ROUNDS = 15;
    private static final int MESSAGES = 20_000;
    private static final int SINGLE_MESSAGES = 2_000;

    /** Rounds before those that count, of so many messages whatever is measured: fewer are not compiled to the end. */
    private static final int WARMUPS = 4;

    private final int rounds;
    private final int scale;
    private final int warmups;
    private final PrintStream out;

    private ExchangeSpeed(int rounds, int scale, int warmups, PrintStream out) {
        this.rounds = rounds;
        this.scale = scale;
        this.warmups = warmups;
        this.out = out;
    }

    /** Goes through everything with a hundredth of the messages and without warm-up: its figures mean nothing. */
    static ExchangeSpeed trial(PrintStream out) {
        return new ExchangeSpeed(1, 100, 0, out);
    }

    /** @param args nothing, or the number of rounds */
    public static void main(String[] args) throws Exception {
        int rounds = Amount.of(args, ExchangeSpeed.class, "ROUNDS", 1, 9_999, ROUNDS);
        System.exit(new ExchangeSpeed(rounds, 1, WARMUPS, System.out).check() ? 0 : 1);
    }

    /** Whether all bounds are kept; prints each verdict as it comes. */
    boolean check() throws Exception {
        boolean all = judgeFirstMessage();
        for (int size : SIZES) {
            try (Correspondence nodes = new Correspondence();
                    BareExchange bare = new BareExchange(size)) {
                Bytes payload = Bytes.zeros(size);
                all &= judge(size, MANY, MESSAGES / scale, nodes, payload, bare);
                all &= judge(size, 1, SINGLE_MESSAGES / scale, nodes, payload, bare);
            }
        }
        return all;
    }

    /** Two nodes that have just joined meet by a subject, and the first message is acknowledged. */
    private boolean judgeFirstMessage() throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int round = -warmups; round < rounds; round++) {
            try (Correspondence nodes = new Correspondence()) {
                if (round >= 0) millis.add(nodes.firstMessageNanos() / 1e6);
            }
        }
        double median = Figures.median(millis);
        boolean isKept = median <= MOST_MILLIS_TO_THE_FIRST;
        out.printf(
                "%s  first message  %.1f ms after the join, at most %.0f  (median of %d)%n",
                isKept ? "PASS" : "FAIL", median, MOST_MILLIS_TO_THE_FIRST, rounds);
        return isKept;
    }

    private boolean judge(int size, int underWay, int messages, Correspondence nodes, Bytes payload, BareExchange bare)
            throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 0; round < warmups; round++) {
            bare.run(MESSAGES, underWay);
            nodes.run(payload, MESSAGES, underWay);
        }
        for (int round = 0; round < rounds; round++) {
            double bareMicros = microsOfOne(messages, () -> {
                bare.run(messages, underWay);
                return bare;
            });
            double micros = microsOfOne(messages, () -> {
                nodes.run(payload, messages, underWay);
                return nodes;
            });
            ratios.add(micros / bareMicros);
            ours.add(micros);
        }
        double ratio = Figures.median(ratios);
        boolean isBound = size == BOUND_SIZE;
        boolean isKept = !isBound || (underWay == 1 ? ratio <= MOST_LATENCY : 1 / ratio >= LEAST_RATE);
        String what = underWay == 1
                ? "%.2f times the bare exchange".formatted(ratio) + (isBound ? ", at most " + MOST_LATENCY : "")
                : "%.2f of the bare rate".formatted(1 / ratio) + (isBound ? ", at least " + LEAST_RATE : "");
        out.printf(
                "%s  %4d octets, %2d under way  %s  (median of %d: %.1f us a message)%n",
                !isBound ? "    " : isKept ? "PASS" : "FAIL", size, underWay, what, rounds, Figures.median(ours));
        return isKept;
    }

    private static double microsOfOne(int messages, Callable<?> run) throws Exception {
        long begin = System.nanoTime();
        run.call();
        return (System.nanoTime() - begin) / 1_000.0 / messages;
    }
}
