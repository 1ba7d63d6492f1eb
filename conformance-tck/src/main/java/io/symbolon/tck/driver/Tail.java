package io.symbolon.tck.driver;

import java.nio.charset.StandardCharsets;

/** Keeps the last octets of a stream. Written by one thread, read by another. */
final class Tail {
    static final int LIMIT_OCTETS = 4096;

    private final byte[] ring = new byte[LIMIT_OCTETS];
    private long written;

    synchronized void add(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) (written++ % LIMIT_OCTETS)] = octets[i];
        }
    }

    /** The last octets as text; begins with an ellipsis if there were more. */
    synchronized String text() {
        int kept = (int) Math.min(written, LIMIT_OCTETS);
        byte[] last = new byte[kept];
        for (int i = 0; i < kept; i++) {
            last[i] = ring[(int) ((written - kept + i) % LIMIT_OCTETS)];
        }
        String text = new String(last, StandardCharsets.UTF_8).strip();
        return written > kept ? "..." + text : text;
    }
}
