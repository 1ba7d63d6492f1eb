package io.symbolon.tck.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a POSIX shell does, with quotes and backslashes and nothing else: no variables, no
 * patterns, no operators; no shell ever sees it.
 */
public final class CommandWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandWords(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException saying what is wrong if there is no word, or a quote or a backslash stands open */
    public static List<String> split(String line) {
        return new CommandWords(line).split();
    }

    private List<String> split() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == ' ' || c == '\t' || c == '\n') {
                endWord();
            } else {
                inWord = true;
                switch (c) {
                    case '\'' -> word.append(upToSingleQuote());
                    case '"' -> upToDoubleQuote();
                    case '\\' -> word.append(escaped());
                    default -> word.append(c);
                }
            }
        }
        endWord();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the command is empty");
        }
        return List.copyOf(words);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private String upToSingleQuote() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw openQuote('\'');
        }
        String quoted = line.substring(at, end);
        at = end + 1;
        return quoted;
    }

    private void upToDoubleQuote() {
        int start = at;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escapes = c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
            word.append(escapes ? line.charAt(at++) : c);
        }
        at = start;
        throw openQuote('"');
    }

    private char escaped() {
        if (at == line.length()) {
            throw new IllegalArgumentException("the backslash at the end of the command stands before nothing");
        }
        return line.charAt(at++);
    }

    private IllegalArgumentException openQuote(char quote) {
        return new IllegalArgumentException("the quote " + quote + " at position " + at + " is never closed");
    }
}
