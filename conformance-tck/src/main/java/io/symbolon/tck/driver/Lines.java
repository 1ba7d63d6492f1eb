package io.symbolon.tck.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines; the line break belongs to none, and a last line without one counts. */
final class Lines implements MessageReader {
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int from;
    private int to;

    Lines(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (from < to || fill()) {
            int end = lineBreak();
            if (line.size() + end - from > LIMIT_OCTETS) {
                throw new TooLong("line");
            }
            line.write(buffer, from, end - from);
            from = end + 1;
            if (end < to) {
                return Optional.of(line.toByteArray());
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    /** Whether there was more. */
    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /** Where the next line break stands in the buffer, or its end. */
    private int lineBreak() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }
}
