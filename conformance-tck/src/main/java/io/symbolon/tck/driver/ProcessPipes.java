package io.symbolon.tck.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The three streams of a process, each with a thread of its own, so that no pipe that is full or silent can stop the kit:
 * lines go in, lines come out, and of standard error the end is kept.
 */
final class ProcessPipes {
    private final Process process;
    private final BlockingQueue<byte[]> toSend = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Seen> seen = new ArrayBlockingQueue<>(64);
    private final Tail standardError = new Tail();
    private final Thread errorReader = thread("driver-error", this::readStandardError);
    private final List<Thread> others =
            List.of(thread("driver-input", this::writeRequests), thread("driver-output", this::readReplies));

    private ProcessPipes(Process process) {
        this.process = process;
    }

    /** What the process did on its standard streams. */
    sealed interface Seen {
        /** A whole line. */
        record Line(byte[] octets) implements Seen {}

        /** No more can be read from, or written to, {@code stream}. */
        record End(String stream) implements Seen {}

        /** A line has more octets than the protocol allows; nothing after it is read. */
        record TooLong() implements Seen {}
    }

    static ProcessPipes of(Process process) {
        ProcessPipes pipes = new ProcessPipes(process);
        pipes.errorReader.start();
        pipes.others.forEach(Thread::start);
        return pipes;
    }

    /** What was seen already and waits to be taken. */
    Optional<Seen> waiting() {
        return Optional.ofNullable(seen.peek());
    }

    /** Sends {@code line} and gives what is seen next; empty if nothing was within {@code patience}. */
    Optional<Seen> exchange(byte[] line, Duration patience) throws InterruptedException {
        toSend.put(line);
        return Optional.ofNullable(seen.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Ends the threads of a process that was killed, once all that it said on standard error is there. */
    void close(Duration patience) {
        others.forEach(Thread::interrupt);
        try {
            errorReader.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what the process wrote to its standard error. */
    String standardError() {
        return standardError.text();
    }

    private void writeRequests() {
        try (OutputStream in = process.getOutputStream()) {
            while (true) {
                in.write(toSend.take());
                in.write('\n');
                in.flush();
            }
        } catch (IOException e) {
            see(new Seen.End("standard input"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readReplies() {
        try (InputStream out = process.getInputStream()) {
            Lines lines = new Lines(out);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                see(new Seen.Line(line.get()));
            }
            see(new Seen.End("standard output"));
        } catch (Lines.LineTooLong e) {
            see(new Seen.TooLong());
        } catch (IOException e) {
            see(new Seen.End("standard output"));
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

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }
}
