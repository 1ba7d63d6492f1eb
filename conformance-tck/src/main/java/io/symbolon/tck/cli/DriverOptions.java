package io.symbolon.tck.cli;

import io.symbolon.tck.driver.CommandWords;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.ProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which subject a command talks to, and how: the same options wherever a subject is judged. */
final class DriverOptions {
    @Option(
            names = "--driver",
            paramLabel = "COMMAND",
            description = "The command that starts the driver of the subject, in quotes: \"./my-driver --flag\".")
    private String command;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the driver may take for one reply before it counts as hung"
                    + " (default: ${DEFAULT-VALUE}).")
    private long timeoutSeconds;

    /** What a report says of the driver; empty for the embedded reference implementation. */
    Optional<String> name() {
        return Optional.ofNullable(command);
    }

    /**
     * Where drivers come from; nothing is started yet.
     *
     * @throws UsageError if the options say nothing that can be done
     */
    DriverSource source() {
        if (timeoutSeconds < 1) {
            throw new UsageError("--timeout is at least 1 second, not " + timeoutSeconds);
        }
        if (command == null) {
            return () -> new InProcessDriver(new ReferenceSubject());
        }
        List<String> words = words(command);
        Duration hangGuard = Duration.ofSeconds(timeoutSeconds);
        return () -> ProcessDriver.start(words, hangGuard);
    }

    private static List<String> words(String command) {
        try {
            return CommandWords.split(command);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--driver: " + e.getMessage());
        }
    }
}
