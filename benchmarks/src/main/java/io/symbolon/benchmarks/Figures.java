package io.symbolon.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What several checks measure alike. */
final class Figures {
    private Figures() {}

    /** The middle one of {@code values}, of an even number the upper one; there is one at least. */
    static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Octets of the heap in use after a collection. */
    static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
