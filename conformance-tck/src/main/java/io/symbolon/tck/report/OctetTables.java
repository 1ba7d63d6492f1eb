package io.symbolon.tck.report;

import io.symbolon.tck.annotate.Members;
import io.symbolon.tck.annotate.Part;
import io.symbolon.tck.verdict.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Octets on a page: two values around their first difference, or one value field by field. */
final class OctetTables {
    private static final int ROW = 16;
    private static final int ROWS_AROUND = 2;

    private OctetTables() {}

    /** Expected and actual octets, 16 a row, around the first octet that differs. */
    static void difference(Markup page, Verdict verdict) {
        byte[] expected = HexFormat.of().parseHex(Octets.digits(verdict.expected()));
        byte[] actual = HexFormat.of().parseHex(Octets.digits(verdict.actual()));
        int first = Octets.firstDifference(Octets.digits(verdict.expected()), Octets.digits(verdict.actual()));
        page.open("p").text("First difference: octet " + first + " of " + Math.max(expected.length, actual.length));
        field(verdict.at(), expected, first).ifPresent(name -> page.text(", in " + name));
        page.text("; expected " + octet(expected, first) + ", actual " + octet(actual, first) + ".")
                .close("p");
        int last = Math.max(expected.length, actual.length) - 1;
        int from = Math.max(0, first / ROW - ROWS_AROUND);
        int to = Math.min(last / ROW, first / ROW + ROWS_AROUND);
        Tables.open(page, "Expected and actual octets around the first difference", "Offset", "Expected", "Actual");
        for (int row = from; row <= to; row++) {
            page.open("tr").element("th", String.valueOf(row * ROW), "scope", "row");
            row(page, row * ROW, expected, actual);
            row(page, row * ROW, actual, expected);
            page.close("tr");
        }
        Tables.close(page);
    }

    private static Optional<String> field(String at, byte[] expected, int first) {
        return Members.ofResult(at.substring(at.lastIndexOf('/') + 1), expected).stream()
                .flatMap(List::stream)
                .filter(part -> part.offset() <= first && first < part.offset() + part.length())
                .map(Part::path)
                .findFirst();
    }

    private static String octet(byte[] octets, int at) {
        return at < octets.length ? HexFormat.of().toHexDigits(octets[at]) : "the end";
    }

    private static void row(Markup page, int from, byte[] octets, byte[] other) {
        page.open("td", "class", "octets");
        for (int i = from; i < Math.min(from + ROW, octets.length); i++) {
            String digits = HexFormat.of().toHexDigits(octets[i]);
            if (i >= other.length || octets[i] != other[i]) {
                page.element("mark", digits);
            } else {
                page.text(digits);
            }
            page.text(" ");
        }
        page.close();
    }

    /** The fields of one value, to be opened. */
    static void fields(Markup page, String name, byte[] octets, List<Part> parts) {
        page.open("details", "class", "list").line();
        page.element("summary", name + ", " + octets.length + " octets, field by field")
                .line();
        Tables.open(page, name, "Offset", "Field", "Octets", "Meaning");
        for (Part part : parts) {
            page.open("tr").element("th", String.valueOf(part.offset()), "scope", "row");
            page.element("td", part.path());
            page.element("td", digits(octets, part), "class", "octets");
            page.element("td", part.value()).close("tr");
        }
        Tables.close(page);
        page.close("details");
    }

    private static String digits(byte[] octets, Part part) {
        return HexFormat.of().formatHex(octets, part.offset(), part.offset() + part.length());
    }
}
