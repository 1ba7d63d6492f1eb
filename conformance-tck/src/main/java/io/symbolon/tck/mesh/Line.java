package io.symbolon.tck.mesh;

import java.util.Optional;

/**
 * A message of a demonstration, as text.
 *
 * @param sender the number of its node
 * @param number counts the messages of a sender from 1; 0 is the one with which it greets
 * @param nanos when it was sent, of {@link System#nanoTime}
 */
record Line(int sender, int number, long nanos) {
    static Line now(int sender, int number) {
        return new Line(sender, number, System.nanoTime());
    }

    /** What {@link #text} has made; empty if it was something else. */
    static Optional<Line> of(String text) {
        String[] words = text.split(" ");
        if (words.length != 3) return Optional.empty();
        try {
            return Optional.of(
                    new Line(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2])));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    String text() {
        return sender + " " + number + " " + nanos;
    }

    boolean isGreeting() {
        return number == 0;
    }
}
