package io.symbolon.tck.mesh;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a command that runs until it is told to stop: an interrupt of the process, the end of standard input, or its
 * own {@link #give}. An interrupted process waits until the command has closed what it opened.
 */
final class StopSignal implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atInterrupt = new Thread(this::interrupted, "symbolon-stop");

    private StopSignal() {}

    static StopSignal installed() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.atInterrupt);
        return signal;
    }

    void give() {
        given.countDown();
    }

    /** Returns when the signal is given, or after {@code seconds}; without seconds also at the end of standard input. */
    void await(Integer seconds) throws InterruptedException {
        if (seconds != null) {
            given.await(seconds, TimeUnit.SECONDS);
            return;
        }
        Thread reader = new Thread(this::readToTheEnd, "symbolon-input");
        reader.setDaemon(true);
        reader.start();
        given.await();
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

    private void readToTheEnd() {
        byte[] ignored = new byte[256];
        try {
            while (System.in.read(ignored) >= 0) {}
        } catch (IOException noMore) {
            // an input that can not be read has ended
        }
        give();
    }
}
