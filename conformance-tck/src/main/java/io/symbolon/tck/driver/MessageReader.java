package io.symbolon.tck.driver;

import java.io.IOException;
import java.util.Optional;

/** Takes a stream apart into the octets of its messages, each of bounded length. */
interface MessageReader {
    /** The most octets that a message may have, its line break or its length not counted. */
    int LIMIT_OCTETS = 1_048_576;

    /**
     * The next message; empty at the end of the stream.
     *
     * @throws TooLong as soon as a message is seen to have more octets than {@link #LIMIT_OCTETS}
     */
    Optional<byte[]> next() throws IOException;

    /** A message has more octets than the protocol allows. */
    final class TooLong extends IOException {
        TooLong(String what) {
            super("a " + what + " has more than " + LIMIT_OCTETS + " octets");
        }
    }
}
