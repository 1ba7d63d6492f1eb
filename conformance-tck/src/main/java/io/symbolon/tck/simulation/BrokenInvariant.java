package io.symbolon.tck.simulation;

/** A node did what no node may do, whatever the network does. */
public final class BrokenInvariant extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenInvariant(String what, Step where) {
        super(where.node() + " at " + where.atMillis() + " ms: " + what);
    }
}
