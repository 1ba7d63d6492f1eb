package io.symbolon.tck.driver;

/**
 * A driver did not answer as chapter driver says: what happened, in words, and the end of what the driver wrote to
 * its standard error.
 */
public final class DriverFault extends RuntimeException {
    private final Kind kind;
    private final String standardError;

    /** @param standardError the end of the driver's standard error; empty if there is none */
    public DriverFault(Kind kind, String text, String standardError) {
        super(text);
        this.kind = kind;
        this.standardError = standardError;
    }

    public Kind kind() {
        return kind;
    }

    /** The end of what the driver wrote to its standard error; may be empty. */
    public String standardError() {
        return standardError;
    }

    /** What a driver can do instead of answering. */
    public enum Kind {
        /** The command could not be started at all. */
        NOT_STARTED,
        /** The process ended. */
        CRASHED,
        /** No reply came before the hang guard's time was over. */
        HUNG,
        /** A stream was closed, and the driver lives on as far as the kit can know. */
        CLOSED,
        /** A message is not a reply, or one came that no request asked for (DRV-003). */
        RUBBISH,
        /** A reply carries another id than the request (DRV-001). */
        WRONG_ID,
        /** A message has more than 1 048 576 octets. */
        TOO_LONG,
        /** The result of a reply that can be read has not the shape of its operation; the driver goes on. */
        MALFORMED;

        /** Whether the driver is gone afterwards, so that the next case needs a new one. */
        public boolean endsTheDriver() {
            return this != MALFORMED;
        }
    }
}
