package io.symbolon.tck.driver;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads messages that stand behind their length, 4 octets, big-endian. */
final class Blocks implements MessageReader {
    private static final int LENGTH_OCTETS = 4;

    private final DataInputStream in;

    Blocks(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    /** @throws EOFException if the stream ends inside a message */
    @Override
    public Optional<byte[]> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        long length = first;
        for (int i = 1; i < LENGTH_OCTETS; i++) {
            length = length << 8 | in.readUnsignedByte();
        }
        if (length > LIMIT_OCTETS) {
            throw new TooLong("message");
        }
        byte[] message = new byte[(int) length];
        in.readFully(message);
        return Optional.of(message);
    }
}
