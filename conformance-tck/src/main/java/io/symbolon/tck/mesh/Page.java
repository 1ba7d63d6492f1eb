package io.symbolon.tck.mesh;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Where a mesh is shown: lines of text, headings in bold where the output is a terminal that wants it. */
record Page(PrintWriter out, Ansi ansi) {
    void heading(String text) {
        out.println(ansi.new Text("@|bold " + text + "|@").toString());
    }

    /** An empty line, then the heading. */
    void nextHeading(String text) {
        out.println();
        heading(text);
    }

    void line(String text) {
        out.println(text);
    }

    /** The nodes, one a line: name, beginning of the fingerprint, address. */
    void nodes(LiveMesh mesh) {
        mesh.nodes()
                .forEach(node -> out.println(String.format(
                        "  %-7s  %s  %s",
                        mesh.nameOf(node.address()), node.fingerprint().octets().slice(0, 4), node.address())));
    }

    static String millis(Duration span) {
        return String.format(Locale.ROOT, "%.2f ms", span.toNanos() / 1e6);
    }
}
