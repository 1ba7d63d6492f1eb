package io.symbolon.tck.cli;

import io.symbolon.tck.driver.AttachedDriver;
import io.symbolon.tck.driver.CommandWords;
import io.symbolon.tck.driver.DriverAddress;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.ProcessDriver;
import io.symbolon.tck.reference.ReferenceSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which subject a command talks to, and how: the same options wherever a subject is judged. */
final class DriverOptions {
    private static final long STARTED_SECONDS = 30;
    private static final long ATTACHED_SECONDS = 3600;

    @Option(
            names = "--driver",
            paramLabel = "COMMAND",
            description = "The command that starts the driver of the subject, in quotes: \"./my-driver --flag\".")
    private String command;

    @Option(
            names = "--attach",
            paramLabel = "ADDRESS",
            description = "Where the driver of the subject runs already, under a debugger for example:"
                    + " tcp:127.0.0.1:PORT, or named pipes, pipe:REQUESTS,REPLIES.")
    private String address;

    @Option(
            names = "--encoding",
            paramLabel = "json|protobuf",
            converter = EncodingWord.class,
            description = "What the driver speaks (default: json).")
    private Encoding encoding;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long the driver may take for one reply before it counts as hung" + " (default: "
                    + STARTED_SECONDS + "; with --attach " + ATTACHED_SECONDS + ").")
    private Long timeoutSeconds;

    /** What a report says of the driver: its command or its address; empty for the embedded reference implementation. */
    Optional<String> name() {
        return Optional.ofNullable(command == null ? address : command);
    }

    /** What has to be said besides the driver, so that another run talks to it in the same way. */
    List<String> again() {
        List<String> words = new ArrayList<>();
        if (spoken() != Encoding.JSON) {
            words.addAll(List.of("--encoding", EncodingWord.of(encoding)));
        }
        if (timeoutSeconds != null) {
            words.addAll(List.of("--timeout", timeoutSeconds.toString()));
        }
        return words;
    }

    /**
     * Where drivers come from; nothing is started yet.
     *
     * @throws UsageError if the options say nothing that can be done
     */
    DriverSource source() {
        if (command != null && address != null) {
            throw new UsageError("--driver starts a driver and --attach finds one that runs: give one of them");
        }
        if (timeoutSeconds != null && timeoutSeconds < 1) {
            throw new UsageError("--timeout is at least 1 second, not " + timeoutSeconds);
        }
        if (command != null) {
            List<String> words = words();
            Duration hangGuard = hangGuard(STARTED_SECONDS);
            return () -> ProcessDriver.start(words, spoken(), hangGuard);
        }
        if (address != null) {
            return AttachedDriver.at(where(), spoken(), hangGuard(ATTACHED_SECONDS));
        }
        if (encoding != null) {
            throw new UsageError("--encoding goes with --driver or --attach");
        }
        return () -> new InProcessDriver(new ReferenceSubject());
    }

    /** Whether the subject is the embedded reference implementation, of which there can be any number. */
    boolean isInProcess() {
        return command == null && address == null;
    }

    /** What was typed wrong if there is no driver. */
    UsageError notStarted(DriverFault fault) {
        return new UsageError((address == null ? "--driver: " : "--attach: ") + fault.getMessage());
    }

    private Encoding spoken() {
        return encoding == null ? Encoding.JSON : encoding;
    }

    private Duration hangGuard(long defaultSeconds) {
        return Duration.ofSeconds(timeoutSeconds == null ? defaultSeconds : timeoutSeconds);
    }

    private List<String> words() {
        try {
            return CommandWords.split(command);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--driver: " + e.getMessage());
        }
    }

    private DriverAddress where() {
        try {
            return DriverAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--attach: " + e.getMessage());
        }
    }
}
