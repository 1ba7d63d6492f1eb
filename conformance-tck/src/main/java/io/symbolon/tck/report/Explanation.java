package io.symbolon.tck.report;

import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in lines for people. */
public final class Explanation {
    private static final int SHOWN_CHARACTERS = 100;
    private static final int BEFORE_THE_DIFFERENCE = 20;

    private Explanation() {}

    /** What was expected, what came, and where they differ first; long values are cut to what is around that place. */
    public static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.of(verdict.text()));
        if (!verdict.at().isEmpty()) {
            lines.add("at        " + verdict.at());
        }
        if (!verdict.expected().isEmpty() || !verdict.actual().isEmpty()) {
            int first = firstDifference(verdict.expected(), verdict.actual());
            lines.add("expected  " + Printable.of(around(first, verdict.expected())));
            lines.add("actual    " + Printable.of(around(first, verdict.actual())));
        }
        if (!verdict.standardError().isEmpty()) {
            lines.add("standard error of the driver:");
            verdict.standardError().lines().forEach(line -> lines.add("| " + Printable.of(line)));
        }
        return lines;
    }

    private static int firstDifference(String expected, String actual) {
        int i = 0;
        while (i < expected.length() && i < actual.length() && expected.charAt(i) == actual.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String around(int place, String value) {
        if (value.length() <= SHOWN_CHARACTERS) {
            return value;
        }
        int from = Math.max(0, Math.min(place - BEFORE_THE_DIFFERENCE, value.length() - SHOWN_CHARACTERS));
        int to = Math.min(value.length(), from + SHOWN_CHARACTERS);
        String before = from > 0 ? "..." : "";
        String after = to < value.length() ? "..." : "";
        String where = from > 0 ? "  (from character " + from + " of " + value.length() + ")" : "";
        return before + value.substring(from, to) + after + where;
    }
}
