package io.symbolon.tck.driver;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A driver that somebody else has started on two named pipes. Opening one waits until the driver has opened it, too. */
final class PipeConnection implements Connection {
    private final Path requests;
    private final Path replies;
    private final List<Closeable> opened = new ArrayList<>();

    PipeConnection(Path requests, Path replies) {
        this.requests = requests;
        this.replies = replies;
    }

    @Override
    public OutputStream requests() throws IOException {
        return remembered(Files.newOutputStream(requests, StandardOpenOption.WRITE));
    }

    @Override
    public InputStream replies() throws IOException {
        return remembered(Files.newInputStream(replies));
    }

    @Override
    public InputStream errors() {
        return InputStream.nullInputStream();
    }

    @Override
    public String nameOf(Side side) {
        return "pipe " + (side == Side.REQUESTS ? requests : replies);
    }

    @Override
    public Optional<String> ended(Duration patience) {
        return Optional.empty();
    }

    @Override
    public synchronized void cut() {
        for (Closeable stream : opened) {
            try {
                stream.close();
            } catch (IOException e) {
                // the driver may have gone first; there is nothing left to free
                continue;
            }
        }
    }

    private synchronized <T extends Closeable> T remembered(T stream) {
        opened.add(stream);
        return stream;
    }
}
