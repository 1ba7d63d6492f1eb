package io.symbolon.tck.simulation;

/**
 * What the network does to a datagram.
 *
 * @param latencyMillis how long it is under way at least
 * @param jitterMillis how much longer at most; what was sent later may arrive earlier
 * @param lossPercent how many of a hundred never arrive
 * @param duplicatePercent how many of a hundred arrive twice
 */
public record Link(int latencyMillis, int jitterMillis, int lossPercent, int duplicatePercent) {
    /** 20 ms one way, and nothing goes wrong. */
    public static final Link GOOD = new Link(20, 0, 0, 0);

    /** The same link, losing {@code percent} of a hundred. */
    public Link losing(int percent) {
        return new Link(latencyMillis, jitterMillis, percent, duplicatePercent);
    }
}
