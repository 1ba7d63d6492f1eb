package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What kit and driver said to each other during one case, or a probe and its target during one check. Of a long
 * conversation the beginning and the end are kept.
 *
 * @param first the exchanges at the beginning, in order
 * @param leftOut how many exchanges after these are left out
 * @param last the exchanges after those that are left out, in order
 */
public record Transcript(List<Exchange> first, int leftOut, List<Exchange> last) {
    /** How many exchanges of the beginning of a case are kept. */
    public static final int MOST_FIRST = 24;

    /** How many exchanges of the end of a case are kept. */
    public static final int MOST_LAST = 24;

    /** How many characters of one text are kept; the digits of the longest datagram fit. */
    public static final int LONGEST_TEXT = 4096;

    /** Of a case in which nothing was said, or of which nothing is kept. */
    public static final Transcript NONE = new Transcript(List.of(), 0, List.of());

    public Transcript {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** Whether nothing was said at all. */
    public boolean isEmpty() {
        return first.isEmpty() && leftOut == 0 && last.isEmpty();
    }

    /** The same conversation with every exchange left out. */
    public Transcript withoutExchanges() {
        return new Transcript(List.of(), first.size() + leftOut + last.size(), List.of());
    }

    /**
     * One request and what came of it.
     *
     * @param op the operation; of a probe {@code probe.send}, or {@code probe.listen} for what came before it sent anything
     * @param args its arguments
     * @param reply one member: {@code result} or {@code error}, as in a reply line, or {@code fault}, a text that says why
     *     there is no reply
     */
    public record Exchange(String op, ObjectNode args, ObjectNode reply) {}
}
