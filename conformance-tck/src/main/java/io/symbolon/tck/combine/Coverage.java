package io.symbolon.tck.combine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A covering array, made greedily: few rows in which every choice of values for any {@code strength} columns occurs.
 * The same seed gives the same rows.
 */
final class Coverage {
    private static final int ANY = -1;

    private final List<List<Integer>> columns;
    private final int strength;
    private final Random random;
    private final Set<List<Integer>> missing = new LinkedHashSet<>();

    private Coverage(List<List<Integer>> columns, int strength, long seed) {
        this.columns = columns;
        this.strength = Math.min(strength, columns.size());
        this.random = new Random(seed);
    }

    /** @param columns the values of each column, at least one each */
    static List<List<Integer>> rows(List<List<Integer>> columns, int strength, long seed) {
        return new Coverage(columns, strength, seed).rows();
    }

    private List<List<Integer>> rows() {
        addTuples(new ArrayList<>());
        List<List<Integer>> rows = new ArrayList<>();
        while (!missing.isEmpty()) {
            List<Integer> row = row(missing.iterator().next());
            missing.removeIf(tuple -> contains(row, tuple));
            rows.add(row);
        }
        return rows;
    }

    /** A tuple is a row in which all but {@code strength} columns have {@link #ANY} value. */
    private void addTuples(List<Integer> begun) {
        long chosen = begun.stream().filter(value -> value != ANY).count();
        int left = columns.size() - begun.size();
        if (left == 0) {
            missing.add(List.copyOf(begun));
            return;
        }
        if (chosen + left > strength) addTuples(with(begun, ANY));
        if (chosen < strength) {
            for (int value : columns.get(begun.size())) addTuples(with(begun, value));
        }
    }

    /** A row that contains the tuple, and in each further column the value that brings most. */
    private List<Integer> row(List<Integer> tuple) {
        List<Integer> row = new ArrayList<>(tuple);
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            if (row.get(column) == ANY) open.add(column);
        }
        Collections.shuffle(open, random);
        List<List<Integer>> candidates = new ArrayList<>(missing);
        for (int column : open) {
            candidates.removeIf(one -> !agrees(row, one));
            row.set(column, best(row, column, candidates));
        }
        return List.copyOf(row);
    }

    private int best(List<Integer> row, int column, List<List<Integer>> candidates) {
        List<Integer> values = new ArrayList<>(columns.get(column));
        Collections.shuffle(values, random);
        int best = values.get(0);
        long most = -1;
        for (int value : values) {
            row.set(column, value);
            long brings = candidates.stream()
                    .filter(tuple -> tuple.get(column) == value && contains(row, tuple))
                    .count();
            if (brings > most) {
                most = brings;
                best = value;
            }
        }
        return best;
    }

    private static boolean contains(List<Integer> row, List<Integer> tuple) {
        for (int i = 0; i < row.size(); i++) {
            if (tuple.get(i) != ANY && !tuple.get(i).equals(row.get(i))) return false;
        }
        return true;
    }

    /** Whether a row that is not complete can still become one that contains the tuple. */
    private static boolean agrees(List<Integer> row, List<Integer> tuple) {
        for (int i = 0; i < row.size(); i++) {
            boolean free = tuple.get(i) == ANY || row.get(i) == ANY;
            if (!free && !tuple.get(i).equals(row.get(i))) return false;
        }
        return true;
    }

    private static List<Integer> with(List<Integer> begun, int value) {
        List<Integer> longer = new ArrayList<>(begun);
        longer.add(value);
        return longer;
    }
}
