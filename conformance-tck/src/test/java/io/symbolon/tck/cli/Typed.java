package io.symbolon.tck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command line that was run: its exit code and what it printed. */
record Typed(int exitCode, String out, String err) {

    static Typed run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
