package io.symbolon.tck.verdict;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many verdicts of each kind there are. Planned and executed are both told, so that nothing is skipped unseen. */
public final class Counts {
    private final Map<VerdictKind, Integer> byKind = new EnumMap<>(VerdictKind.class);
    private final int planned;

    private Counts(Collection<Verdict> verdicts) {
        for (VerdictKind kind : VerdictKind.values()) {
            byKind.put(kind, 0);
        }
        verdicts.forEach(verdict -> byKind.merge(verdict.kind(), 1, Integer::sum));
        planned = verdicts.size();
    }

    /** Counts one verdict for each planned case. */
    public static Counts of(Collection<Verdict> verdicts) {
        return new Counts(verdicts);
    }

    public int of(VerdictKind kind) {
        return byKind.get(kind);
    }

    /** Every case that was selected, its twin included. */
    public int planned() {
        return planned;
    }

    /** The cases in which the subject was asked. */
    public int executed() {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey().isExecuted())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public int passed() {
        return of(VerdictKind.PASS);
    }

    /** The cases that alone make a run nonconformant, whatever their kind. */
    public int broken() {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey().isBreach())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
