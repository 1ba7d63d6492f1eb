package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import java.io.PrintStream;

/**
 * Very many messages between two nodes over loopback: none that was acknowledged is lost, and the heap does not grow.
 *
 * <p>Exit code: 0 if that holds, 1 if not, 2 if the arguments make no sense.
 */
public final class Endurance {
    private static final int PARTS = 10;
    private static final int UNDER_WAY = 64;
    private static final int OCTETS = 100;
    private static final long MOST_GROWTH_OCTETS = 16L << 20;
    private static final int USUAL_MESSAGES = 10_000_000;

    private final int messages;
    private final PrintStream out;

    Endurance(int messages, PrintStream out) {
        this.messages = messages;
        this.out = out;
    }

    /** @param args nothing, or the number of messages */
    public static void main(String[] args) throws Exception {
        int messages = Amount.of(args, Endurance.class, "MESSAGES", 10, 999_999_999, USUAL_MESSAGES);
        System.exit(new Endurance(messages, System.out).check() ? 0 : 1);
    }

    /** Whether all arrived and the heap after the first tenth is, within 16 MiB, the heap at the end. */
    boolean check() throws Exception {
        try (Correspondence nodes = new Correspondence()) {
            Bytes payload = Bytes.zeros(OCTETS);
            long before = nodes.handled();
            long sent = 0;
            long heapOfFirst = 0;
            long heap = 0;
            for (int part = 1; part <= PARTS; part++) {
                nodes.run(payload, messages / PARTS, UNDER_WAY);
                sent += messages / PARTS;
                heap = Figures.heapAfterCollection();
                if (part == 1) heapOfFirst = heap;
                out.printf("%d messages acknowledged, %d KiB of heap in use%n", sent, heap >> 10);
            }
            long lost = sent - (nodes.handled() - before);
            long growth = heap - heapOfFirst;
            boolean holds = lost == 0 && growth <= MOST_GROWTH_OCTETS;
            out.printf(
                    "%s  %d messages, %d of the acknowledged lost, heap grown by %d KiB, at most %d%n",
                    holds ? "PASS" : "FAIL", sent, lost, growth >> 10, MOST_GROWTH_OCTETS >> 10);
            return holds;
        }
    }
}
