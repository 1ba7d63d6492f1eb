package io.symbolon.tck.suite;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which parts of a divided plan a run covers.
 *
 * @param numbers from 1 to {@code of}; never empty
 * @param of into how many parts the plan is divided
 * @param cases how many cases the whole plan has
 * @param plan SHA-256 over the ids of the whole plan
 */
public record Shards(SortedSet<Integer> numbers, int of, int cases, String plan) {

    public Shards {
        numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
    }

    /** Whether nothing of the plan is missing. */
    public boolean areAll() {
        return numbers.size() == of;
    }

    /** The parts that are missing. */
    public SortedSet<Integer> missing() {
        return IntStream.rangeClosed(1, of)
                .boxed()
                .filter(number -> !numbers.contains(number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In words: {@code shard 2 of 8}, {@code shards 1, 3 of 8}. */
    @Override
    public String toString() {
        return (numbers.size() == 1 ? "shard " : "shards ")
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + of;
    }
}
