package io.symbolon.tck.driver;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that the kit has started, with its three standard streams. Only what was started is ever killed. */
record ProcessConnection(Process process) implements Connection {

    @Override
    public OutputStream requests() {
        return process.getOutputStream();
    }

    @Override
    public InputStream replies() {
        return process.getInputStream();
    }

    @Override
    public InputStream errors() {
        return process.getErrorStream();
    }

    @Override
    public String nameOf(Side side) {
        return side == Side.REQUESTS ? "standard input" : "standard output";
    }

    @Override
    public Optional<String> ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of("ended with exit code " + process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void cut() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
