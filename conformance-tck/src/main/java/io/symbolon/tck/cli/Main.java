package io.symbolon.tck.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line of Symbolon. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = CommandLines.run(out, err, args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}
