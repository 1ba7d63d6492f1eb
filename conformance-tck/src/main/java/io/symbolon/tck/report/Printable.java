package io.symbolon.tck.report;

/** Text that somebody else wrote, made safe for a terminal and a log. */
public final class Printable {
    private Printable() {}

    /** The same text with every control and format character spelled out, such as <code>&#92;u{1b}</code>. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                safe.append(String.format("\\u{%x}", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
