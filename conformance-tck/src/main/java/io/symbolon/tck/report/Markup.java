package io.symbolon.tck.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a page that is HTML to a browser and well-formed XML to everybody else: every element is closed, every text
 * escaped, whoever wrote it. Control and format characters are spelled out, so that no text changes what stands around it.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn. */
    Markup open(String element, String... attributes) {
        tag(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element that was opened last, which has to be this one, and ends the line. */
    Markup close(String element) {
        if (!element.equals(open.peek())) {
            throw new IllegalStateException(open.peek() + " is open, not " + element);
        }
        close();
        return line();
    }

    /** An element with nothing but text in it. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that never has content, such as {@code meta}. */
    Markup empty(String element, String... attributes) {
        tag(element, attributes);
        out.append("/>");
        return this;
    }

    /** Text of anybody. */
    Markup text(String text) {
        text.lines()
                .reduce((before, line) -> {
                    out.append(escaped(before)).append('\n');
                    return line;
                })
                .ifPresent(last -> out.append(escaped(last)));
        return this;
    }

    /** A name of several words, {@code CLOCK_IS_READ}, that a narrow page breaks between them. */
    Markup name(String name) {
        String[] words = name.split("(?<=_)");
        text(words[0]);
        for (int i = 1; i < words.length; i++) {
            empty("wbr").text(words[i]);
        }
        return this;
    }

    /** Ends the line. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** Text of our own that is written as it is: a style sheet. */
    Markup raw(String text) {
        out.append(text);
        return this;
    }

    int length() {
        return out.length();
    }

    /** The whole page. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open + " are not closed");
        }
        return out.toString();
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Printable.of(text).codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(isXml(point) ? Character.toString(point) : "\ufffd");
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return point >= 0x20 && point < 0xd800 || point >= 0xe000 && point < 0xfffe || point >= 0x10000;
    }
}
