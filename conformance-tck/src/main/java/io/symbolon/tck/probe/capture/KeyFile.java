package io.symbolon.tck.probe.capture;

import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of sessions, for whoever reads a capture: a line for each session, its id and its two keys in hexadecimal
 * digits. Who has this file reads what these sessions carried, and nothing else.
 */
public final class KeyFile implements Closeable {
    private final Writer out;
    private final Set<String> known = new HashSet<>();

    public KeyFile(Writer out) throws IOException {
        this.out = out;
        out.write("# keys of symbolon sessions: who has this file can read them\n");
        out.write("# session id, key low to high, key high to low\n");
    }

    /** Adds the keys of a session, once. */
    public void add(KeyDerivation keys) throws IOException {
        String id = Octets.hex(keys.sessionId());
        if (known.add(id)) {
            out.write(id + " " + Octets.hex(keys.keyLowToHigh()) + " " + Octets.hex(keys.keyHighToLow()) + "\n");
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
