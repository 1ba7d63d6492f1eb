package io.symbolon.tck.explain;

import io.symbolon.tck.annotate.Members;
import io.symbolon.tck.annotate.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The arguments of a request that are datagrams, tokens or messages, split into their fields. */
final class Anatomy {
    private static final int MOST_PARTS = 80;

    private Anatomy() {}

    /** Every value of the arguments by its name, those with fields field by field. */
    static Map<String, String> values(Act act) {
        Map<String, String> values = new LinkedHashMap<>();
        for (var member : act.args().properties()) {
            Optional<List<Part>> parts = Members.ofArgument(act.op(), member.getKey(), member.getValue());
            if (parts.isEmpty()) {
                values.put(member.getKey(), Shortened.of(member.getValue()));
            } else {
                parts.get().forEach(part -> values.put(member.getKey() + ": " + part.path(), part.value()));
            }
        }
        return values;
    }

    /** A table: offset, number of octets, name and value of each part. */
    static List<String> table(List<Part> parts) {
        List<String> lines = new ArrayList<>();
        lines.add("  offset  octets  field");
        for (Part part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
            lines.add(Shortened.line(String.format(
                    Locale.ROOT,
                    "  %6d  %6d  %s%s: %s",
                    part.offset(),
                    part.length(),
                    "  ".repeat(part.depth()),
                    part.name(),
                    part.value())));
        }
        if (parts.size() > MOST_PARTS) {
            lines.add("  and " + (parts.size() - MOST_PARTS) + " fields more");
        }
        return lines;
    }
}
