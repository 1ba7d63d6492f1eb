package io.symbolon.tck.mesh;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.transport.Publisher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The end of a command that runs until it is told to stop: an interrupt of the process, the end of standard input, or its
 * own {@link #give}. An interrupted process waits until the command has closed what it opened.
 */
final class StopSignal implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atInterrupt = new Thread(this::interrupted, "symbolon-stop");

    private final InputStream input;

    private StopSignal(InputStream input) {
        this.input = input;
    }

    /** @param input whose end may be the end */
    static StopSignal installed(InputStream input) {
        StopSignal signal = new StopSignal(input);
        Runtime.getRuntime().addShutdownHook(signal.atInterrupt);
        return signal;
    }

    void give() {
        given.countDown();
    }

    /** Returns when the signal is given, or after {@code seconds} if there are any. */
    void await(Integer seconds) throws InterruptedException {
        if (seconds == null) {
            given.await();
        } else {
            given.await(seconds, TimeUnit.SECONDS);
        }
    }

    /** Reads the input on another thread: gives {@code lines} each line, and then runs {@code atTheEnd}. */
    void read(Consumer<Bytes> lines, Runnable atTheEnd) {
        Thread reader = new Thread(
                () -> {
                    readLines(input, lines);
                    atTheEnd.run();
                },
                "symbolon-input");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException shuttingDown) {
            give(); // it is running, and was what we waited for
        }
    }

    private void interrupted() {
        give();
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line is what stands before a line feed; of one that is too large for a message, only one octet too many is kept. */
    static void readLines(InputStream in, Consumer<Bytes> lines) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == '\n') {
                    lines.accept(Bytes.wrap(line.toByteArray()));
                    line.reset();
                } else if (line.size() <= Publisher.LARGEST_PAYLOAD) {
                    line.write(octet);
                }
            }
        } catch (IOException noMore) {
            // an input that can not be read has ended
        }
        if (line.size() > 0) lines.accept(Bytes.wrap(line.toByteArray()));
    }
}
