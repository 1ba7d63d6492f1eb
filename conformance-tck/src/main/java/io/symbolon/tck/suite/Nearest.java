package io.symbolon.tck.suite;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The valid words nearest to one that is not: fewest changed, added or left out letters first. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** At most three of {@code choices}, the nearest first; upper and lower case count as equal. */
    public static List<String> to(String word, Collection<String> choices) {
        String lower = word.toLowerCase(Locale.ROOT);
        return choices.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(choice -> distance(lower, choice.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
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
