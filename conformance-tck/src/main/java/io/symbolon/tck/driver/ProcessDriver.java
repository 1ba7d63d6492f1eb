package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A driver that runs as a process: requests to its standard input, replies from its standard output.
 *
 * <p>The wall clock is a hang guard here and nowhere else. Whatever the process does instead of answering ends it and
 * becomes one {@link DriverFault}; after that this driver answers every call with the same fault. Only what it started
 * is ever killed.
 */
public final class ProcessDriver implements Driver {
    /** How long a driver may take to answer one request, unless told otherwise. */
    public static final Duration HANG_GUARD = Duration.ofSeconds(30);

    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int SHOWN_OCTETS = 200;

    private final Process process;
    private final Duration hangGuard;
    private final BlockingQueue<Seen> seen = new ArrayBlockingQueue<>(64);
    private final BlockingQueue<byte[]> toSend = new ArrayBlockingQueue<>(1);
    private final Tail standardError = new Tail();
    private final List<Thread> threads;
    private long id;
    private DriverFault fault;
    private boolean closed;

    private ProcessDriver(Process process, Duration hangGuard) {
        this.process = process;
        this.hangGuard = hangGuard;
        this.threads = List.of(
                thread("driver-input", this::writeRequests),
                thread("driver-output", this::readReplies),
                thread("driver-error", this::readStandardError));
    }

    /**
     * Starts {@code command}, the program first.
     *
     * @throws DriverFault of kind {@code NOT_STARTED} if that is not possible
     */
    public static ProcessDriver start(List<String> command, Duration hangGuard) {
        try {
            ProcessDriver driver = new ProcessDriver(new ProcessBuilder(command).start(), hangGuard);
            driver.threads.forEach(Thread::start);
            return driver;
        } catch (IOException e) {
            throw new DriverFault(DriverFault.Kind.NOT_STARTED, "the driver can not be started: " + e.getMessage(), "");
        }
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        if (fault != null) {
            throw fault;
        }
        if (seen.peek() instanceof Seen.Line stray) {
            throw end(DriverFault.Kind.RUBBISH, "wrote a line that no request asked for: " + shown(stray.octets()));
        }
        id++;
        return exchange(op, args, hangGuard);
    }

    private Reply exchange(String op, ObjectNode args, Duration guard) {
        byte[] line = Json.line(Messages.request(id, op, args));
        if (line.length > Lines.LIMIT_OCTETS) {
            throw new KitFault(
                    "a request " + op + " has " + line.length + " octets, a line at most " + Lines.LIMIT_OCTETS);
        }
        Seen next;
        try {
            toSend.put(line);
            next = seen.poll(guard.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(DriverFault.Kind.HUNG, "was asked " + op + " when the run was interrupted");
        }
        if (next == null) {
            throw end(DriverFault.Kind.HUNG, "did not answer " + op + " within " + guard.toMillis() + " ms");
        }
        if (next instanceof Seen.Line reply) {
            return read(op, reply.octets());
        }
        throw ended(op, (Seen.End) next);
    }

    private Reply read(String op, byte[] line) {
        Messages.Answer answer;
        try {
            answer = Messages.answer(line);
        } catch (IOException e) {
            throw end(
                    DriverFault.Kind.RUBBISH,
                    "answered " + op + " with a line that is no reply: " + shown(line) + " (" + firstLine(e) + ")");
        }
        if (answer.id() != id) {
            throw end(DriverFault.Kind.WRONG_ID, "answered request " + id + " (" + op + ") with id " + answer.id());
        }
        return answer.reply();
    }

    private DriverFault ended(String op, Seen.End end) {
        if (end.tooLong()) {
            return end(
                    DriverFault.Kind.TOO_LONG,
                    "answered " + op + " with a line of more than " + Lines.LIMIT_OCTETS + " octets");
        }
        if (exits(LAST_WORDS)) {
            return end(
                    DriverFault.Kind.CRASHED,
                    "ended with exit code " + process.exitValue() + " and did not answer " + op);
        }
        return end(DriverFault.Kind.CLOSED, "closed its " + end.stream() + " and did not answer " + op);
    }

    private DriverFault end(DriverFault.Kind kind, String whatItDid) {
        kill();
        join(threads.get(2));
        fault = new DriverFault(kind, "the driver " + whatItDid, standardError.text());
        return fault;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (fault == null && process.isAlive()) {
            id++;
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
        threads.forEach(Thread::interrupt);
    }

    private boolean exits(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeRequests() {
        try (var out = process.getOutputStream()) {
            while (true) {
                out.write(toSend.take());
                out.write('\n');
                out.flush();
            }
        } catch (IOException e) {
            see(new Seen.End("standard input", false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readReplies() {
        try (var out = process.getInputStream()) {
            Lines lines = new Lines(out);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                see(new Seen.Line(line.get()));
            }
            see(new Seen.End("standard output", false));
        } catch (Lines.LineTooLong e) {
            see(new Seen.End("standard output", true));
        } catch (IOException e) {
            see(new Seen.End("standard output", false));
        }
    }

    private void readStandardError() {
        byte[] buffer = new byte[1024];
        try (InputStream err = process.getErrorStream()) {
            for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
                standardError.add(buffer, count);
            }
        } catch (IOException e) {
            // the process was killed; what was read until then is what there is
            return;
        }
    }

    private void see(Seen what) {
        try {
            seen.put(what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    private static String shown(byte[] line) {
        int count = Math.min(line.length, SHOWN_OCTETS);
        String start = new String(line, 0, count, StandardCharsets.UTF_8);
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + (line.length > count ? "..." : "") + "'";
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** What the threads that watch the process have seen. */
    private sealed interface Seen {
        record Line(byte[] octets) implements Seen {}

        record End(String stream, boolean tooLong) implements Seen {}
    }
}
