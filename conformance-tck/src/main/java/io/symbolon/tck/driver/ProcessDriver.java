package io.symbolon.tck.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A driver that runs as a process: requests to its standard input, replies from its standard output. */
public final class ProcessDriver {
    private ProcessDriver() {}

    /** Starts {@code command}, the program first, which speaks JSON. */
    public static Driver start(List<String> command, Duration hangGuard) {
        return start(command, Encoding.JSON, hangGuard);
    }

    /**
     * Starts {@code command}, the program first.
     *
     * @param hangGuard how long the driver may take to answer one request
     * @throws DriverFault of kind {@code NOT_STARTED} if that is not possible
     */
    public static Driver start(List<String> command, Encoding encoding, Duration hangGuard) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new StreamDriver(new ProcessConnection(process), encoding, hangGuard);
        } catch (IOException e) {
            throw new DriverFault(DriverFault.Kind.NOT_STARTED, "the driver can not be started: " + e.getMessage(), "");
        }
    }
}
