package io.symbolon.tck.cli;

import java.io.Writer;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command prints while it runs, for a test that waits for a line of it. */
final class Screen extends Writer {
    /** No test needs nearly as long; it only keeps a broken one from hanging. */
    private static final long HANG_SECONDS = 60;

    private final StringBuilder text = new StringBuilder();

    /** The first match of {@code pattern}, once it is there. */
    synchronized MatchResult await(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
        for (Matcher matcher = compiled.matcher(text); !matcher.find(); matcher = compiled.matcher(text)) {
            long left = end - System.nanoTime();
            if (left <= 0) throw new AssertionError("no '" + pattern + "' in\n" + text);
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                throw new AssertionError("interrupted while waiting for " + pattern, interrupted);
            }
        }
        Matcher found = compiled.matcher(text.toString());
        found.find();
        return found.toMatchResult();
    }

    @Override
    public synchronized void write(char[] characters, int from, int count) {
        text.append(characters, from, count);
        notifyAll();
    }

    @Override
    public void flush() {
        // everything is there already
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public synchronized String toString() {
        return text.toString();
    }
}
