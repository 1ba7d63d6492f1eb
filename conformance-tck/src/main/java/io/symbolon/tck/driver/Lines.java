package io.symbolon.tck.driver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of bounded length. */
final class Lines {
    /** The most octets that a line may have, its line break not counted. */
    static final int LIMIT_OCTETS = 1_048_576;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line without its line break; a last line without one counts. Empty at the end.
     *
     * @throws LineTooLong as soon as a line has more octets than {@link #LIMIT_OCTETS}
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == LIMIT_OCTETS) {
                throw new LineTooLong();
            }
            line.write(octet);
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    /** A line has more octets than the protocol allows. */
    static final class LineTooLong extends IOException {
        LineTooLong() {
            super("a line has more than " + LIMIT_OCTETS + " octets");
        }
    }
}
