package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.ProcessPipes.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A driver that runs as a process: requests to its standard input, replies from its standard output.
 *
 * <p>The wall clock is a hang guard here and nowhere else. Whatever the process does instead of answering ends it and
 * becomes one {@link DriverFault}; after that this driver answers every call with the same fault. Only what it started
 * is ever killed.
 */
public final class ProcessDriver implements Driver {
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int SHOWN_OCTETS = 200;

    private final Process process;
    private final ProcessPipes pipes;
    private final Duration hangGuard;
    private long id;
    private DriverFault fault;
    private boolean closed;

    private ProcessDriver(Process process, Duration hangGuard) {
        this.process = process;
        this.pipes = ProcessPipes.of(process);
        this.hangGuard = hangGuard;
    }

    /**
     * Starts {@code command}, the program first.
     *
     * @param hangGuard how long the driver may take to answer one request
     * @throws DriverFault of kind {@code NOT_STARTED} if that is not possible
     */
    public static ProcessDriver start(List<String> command, Duration hangGuard) {
        try {
            return new ProcessDriver(new ProcessBuilder(command).start(), hangGuard);
        } catch (IOException e) {
            throw new DriverFault(DriverFault.Kind.NOT_STARTED, "the driver can not be started: " + e.getMessage(), "");
        }
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        if (fault != null) {
            throw fault;
        }
        if (pipes.waiting().orElse(null) instanceof Seen.Line stray) {
            throw end(DriverFault.Kind.RUBBISH, "wrote a line that no request asked for: " + shown(stray.octets()));
        }
        return exchange(op, args, hangGuard);
    }

    private Reply exchange(String op, ObjectNode args, Duration patience) {
        id++;
        byte[] line = Json.line(Messages.request(id, op, args));
        if (line.length > Lines.LIMIT_OCTETS) {
            throw new KitFault(
                    "a request " + op + " has " + line.length + " octets, a line at most " + Lines.LIMIT_OCTETS);
        }
        try {
            Seen next = pipes.exchange(line, patience)
                    .orElseThrow(() -> end(
                            DriverFault.Kind.HUNG, "did not answer " + op + " within " + patience.toMillis() + " ms"));
            return reply(op, next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(DriverFault.Kind.HUNG, "was asked " + op + " when the run was interrupted");
        }
    }

    private Reply reply(String op, Seen next) {
        if (next instanceof Seen.Line line) {
            return read(op, line.octets());
        }
        if (next instanceof Seen.End end) {
            throw ended(op, end);
        }
        throw end(
                DriverFault.Kind.TOO_LONG,
                "answered " + op + " with a line of more than " + Lines.LIMIT_OCTETS + " octets");
    }

    private Reply read(String op, byte[] line) {
        Messages.Answer answer;
        try {
            answer = Messages.answer(line);
        } catch (IOException e) {
            throw end(
                    DriverFault.Kind.RUBBISH,
                    "answered " + op + " with a line that is no reply: " + shown(line) + " (" + e.getMessage() + ")");
        }
        if (answer.id() != id) {
            throw end(DriverFault.Kind.WRONG_ID, "answered request " + id + " (" + op + ") with id " + answer.id());
        }
        return answer.reply();
    }

    private DriverFault ended(String op, Seen.End end) {
        if (exits(LAST_WORDS)) {
            return end(
                    DriverFault.Kind.CRASHED,
                    "ended with exit code " + process.exitValue() + " and did not answer " + op);
        }
        return end(DriverFault.Kind.CLOSED, "closed its " + end.stream() + " and did not answer " + op);
    }

    private DriverFault end(DriverFault.Kind kind, String whatItDid) {
        kill();
        fault = new DriverFault(kind, "the driver " + whatItDid, pipes.standardError());
        return fault;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (fault == null && process.isAlive()) {
            try {
                exchange("bye", Json.object(), hangGuard.compareTo(GOODBYE) < 0 ? hangGuard : GOODBYE);
                exits(LAST_WORDS);
            } catch (DriverFault unfriendly) {
                // every case has its verdict by now; how the driver leaves changes none of them
                fault = unfriendly;
            }
        }
        kill();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        pipes.close(LAST_WORDS);
    }

    private boolean exits(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String shown(byte[] line) {
        int count = Math.min(line.length, SHOWN_OCTETS);
        String start = new String(line, 0, count, StandardCharsets.UTF_8);
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + (line.length > count ? "..." : "") + "'";
    }
}
