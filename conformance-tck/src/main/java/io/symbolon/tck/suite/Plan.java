package io.symbolon.tck.suite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run is going to do.
 *
 * @param cases in the order of the suites, with the twins that they need
 * @param excluded ids of cases that are planned and not asked
 * @param shards which part of a larger plan this is; empty for a whole plan
 */
public record Plan(List<Case> cases, Set<String> excluded, Optional<Shards> shards) {

    public Plan {
        cases = List.copyOf(cases);
        excluded = Set.copyOf(excluded);
    }

    /** A whole plan without exclusions. */
    public static Plan of(List<Case> cases) {
        return new Plan(cases, Set.of(), Optional.empty());
    }

    /** The same plan, with these cases left out; those that it does not have are no matter. */
    public Plan without(Collection<Case> left) {
        Set<String> ids = left.stream().map(Case::id).collect(Collectors.toSet());
        return new Plan(cases, ids, shards);
    }

    /**
     * One of {@code of} parts of this plan. A case and its twin are in one part, so that each part decides what it has.
     * The families of one twin are dealt out from the largest to the smallest, each to the part that has the fewest
     * cases: the same plan is always divided in the same way.
     *
     * @param number from 1 to {@code of}
     */
    public Plan shard(int number, int of) {
        Map<String, List<Case>> families = new LinkedHashMap<>();
        for (Case one : cases) {
            families.computeIfAbsent(one.twin().orElse(one.id()), twin -> new ArrayList<>())
                    .add(one);
        }
        List<List<Case>> largestFirst = new ArrayList<>(families.values());
        largestFirst.sort(Comparator.comparingInt(family -> -family.size()));
        int[] dealt = new int[of];
        Set<String> mine = new TreeSet<>();
        for (List<Case> family : largestFirst) {
            int fewest = indexOfLeast(dealt);
            dealt[fewest] += family.size();
            if (fewest == number - 1) {
                family.forEach(one -> mine.add(one.id()));
            }
        }
        Shards part = new Shards(new TreeSet<>(List.of(number)), of, cases.size(), digest());
        return new Plan(cases.stream().filter(one -> mine.contains(one.id())).toList(), excluded, Optional.of(part));
    }

    /** SHA-256 over the ids of the plan, one a line: two plans with one digest are divided alike. */
    public String digest() {
        String ids = cases.stream().map(one -> one.id() + "\n").collect(Collectors.joining());
        return VectorFiles.sha256(ids.getBytes(StandardCharsets.US_ASCII));
    }

    private static int indexOfLeast(int[] counts) {
        int least = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] < counts[least]) {
                least = i;
            }
        }
        return least;
    }
}
