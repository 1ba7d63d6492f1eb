package io.symbolon.tck.driver;

import io.symbolon.tck.driver.Connection.Side;
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
 * The streams of a connection, each with a thread of its own, so that no pipe that is full or silent can stop the kit:
 * messages go in, messages come out, and of standard error the end is kept.
 */
final class Pipes {
    private final Connection connection;
    private final Encoding encoding;
    private final BlockingQueue<byte[]> toSend = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Seen> seen = new ArrayBlockingQueue<>(64);
    private final Tail standardError = new Tail();
    private final Thread errorReader = thread("driver-error", this::readStandardError);
    private final List<Thread> others =
            List.of(thread("driver-input", this::writeRequests), thread("driver-output", this::readReplies));

    private Pipes(Connection connection, Encoding encoding) {
        this.connection = connection;
        this.encoding = encoding;
    }

    /** What the driver did on its streams. */
    sealed interface Seen {
        /** A whole message. */
        record Message(byte[] octets) implements Seen {}

        /** No more can be read from, or written to, {@code stream}. */
        record End(String stream) implements Seen {}

        /** A message has more octets than the protocol allows; nothing after it is read. */
        record TooLong() implements Seen {}
    }

    static Pipes of(Connection connection, Encoding encoding) {
        Pipes pipes = new Pipes(connection, encoding);
        pipes.errorReader.start();
        pipes.others.forEach(Thread::start);
        return pipes;
    }

    /** What was seen already and waits to be taken. */
    Optional<Seen> waiting() {
        return Optional.ofNullable(seen.peek());
    }

    /** Sends {@code message} and gives what is seen next; empty if nothing was within {@code patience}. */
    Optional<Seen> exchange(byte[] message, Duration patience) throws InterruptedException {
        toSend.put(message);
        return Optional.ofNullable(seen.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Ends the threads of a connection that was cut, once all that the driver said on standard error is there. */
    void close(Duration patience) {
        others.forEach(Thread::interrupt);
        try {
            errorReader.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what the driver wrote to its standard error. */
    String standardError() {
        return standardError.text();
    }

    private void writeRequests() {
        try (OutputStream in = connection.requests()) {
            while (true) {
                encoding.write(toSend.take(), in);
            }
        } catch (IOException e) {
            see(new Seen.End(connection.nameOf(Side.REQUESTS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readReplies() {
        try (InputStream out = connection.replies()) {
            MessageReader messages = encoding.reader(out);
            for (Optional<byte[]> one = messages.next(); one.isPresent(); one = messages.next()) {
                see(new Seen.Message(one.get()));
            }
            see(new Seen.End(connection.nameOf(Side.REPLIES)));
        } catch (MessageReader.TooLong e) {
            see(new Seen.TooLong());
        } catch (IOException e) {
            see(new Seen.End(connection.nameOf(Side.REPLIES)));
        }
    }

    private void readStandardError() {
        byte[] buffer = new byte[1024];
        try (InputStream err = connection.errors()) {
            for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
                standardError.add(buffer, count);
            }
        } catch (IOException e) {
            // the connection was cut; what was read until then is what there is
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
