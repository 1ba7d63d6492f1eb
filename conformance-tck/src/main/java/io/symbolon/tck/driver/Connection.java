package io.symbolon.tck.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** What leads from the kit to one driver. Opening a stream may take as long as the other side does. */
interface Connection {
    OutputStream requests() throws IOException;

    InputStream replies() throws IOException;

    /** Whatever else the driver says; nothing if it can not be heard. */
    InputStream errors();

    /** What the driver calls the streams that end: {@code standard output}, {@code connection}. */
    String nameOf(Side side);

    /** How the driver itself ended, such as {@code ended with exit code 3}; empty if it lives, or nobody can know. */
    Optional<String> ended(Duration patience);

    /** Ends what this side has started, and frees its streams. */
    void cut();

    /** One of the two streams, seen from the driver. */
    enum Side {
        REQUESTS,
        REPLIES
    }
}
