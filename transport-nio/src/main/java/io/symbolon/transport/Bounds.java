package io.symbolon.transport;

import java.time.Duration;

/**
 * How much may wait in a node, and how long.
 *
 * @param commands of the application; the next is refused to its caller
 * @param datagrams for the socket; the next is not sent
 * @param closing how long the thread may take to end before a listener that holds it up is interrupted
 */
record Bounds(int commands, int datagrams, Duration closing) {
    static final Bounds USUAL = new Bounds(1024, 256, Duration.ofSeconds(5));
}
