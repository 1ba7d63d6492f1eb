package io.symbolon.tck.report;

import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.verdict.Verdict;
import java.io.PrintWriter;

/** One line on a terminal that is written over with each case, and wiped at the end. */
public final class TerminalProgress implements Progress {
    private static final int WIDTH = 60;

    private final PrintWriter err;

    public TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void decided(int decided, int planned, Case last, Verdict verdict) {
        String line = decided == planned ? "" : decided + " of " + planned + "  " + last.id();
        err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())) + "\r");
        err.flush();
    }
}
