package io.symbolon.tck.explain;

import java.util.ArrayList;
import java.util.List;

/** Lines under headings; a heading without lines is not told. */
final class Sections {
    private final List<String> lines = new ArrayList<>();

    void head(String line) {
        lines.add(Shortened.line(line));
    }

    void add(String heading, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(heading);
            body.forEach(line -> lines.add("  " + line));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
