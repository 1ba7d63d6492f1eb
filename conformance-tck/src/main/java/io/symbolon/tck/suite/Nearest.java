package io.symbolon.tck.suite;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The valid words nearest to one that is not: as few letters changed, added or left out as possible, or one more. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** At most three of {@code choices}, the nearest first; upper and lower case count as equal. */
    public static List<String> to(String word, Collection<String> choices) {
        ToIntFunction<String> distance =
                choice -> distance(word.toLowerCase(Locale.ROOT), choice.toLowerCase(Locale.ROOT));
        int least = choices.stream().mapToInt(distance).min().orElse(0);
        return choices.stream()
                .distinct()
                .filter(choice -> distance.applyAsInt(choice) <= least + 1)
                .sorted(Comparator.comparingInt(distance).thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** The Levenshtein distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
