package io.symbolon.tck.simulation.crypto;

/**
 * How often each operation was asked for, and how long all of them took.
 *
 * @param counts by {@link Operation#ordinal}
 * @param nanos nanoseconds, by {@link Operation#ordinal}
 */
public record Tally(long[] counts, long[] nanos) {
    /** What was added to this since {@code earlier}. */
    public Tally since(Tally earlier) {
        long[] newCounts = counts.clone();
        long[] newNanos = nanos.clone();
        for (int i = 0; i < newCounts.length; i++) {
            newCounts[i] -= earlier.counts[i];
            newNanos[i] -= earlier.nanos[i];
        }
        return new Tally(newCounts, newNanos);
    }

    /** How often {@code operation} was asked for. */
    public long count(Operation operation) {
        return counts[operation.ordinal()];
    }

    /** How long one {@code operation} took on average, in nanoseconds. */
    public double meanNanos(Operation operation) {
        long count = count(operation);
        return count == 0 ? 0 : (double) nanos[operation.ordinal()] / count;
    }

    /** Each count times its mean cost, in nanoseconds. */
    public long totalNanos() {
        long total = 0;
        for (long each : nanos) total += each;
        return total;
    }
}
