package io.symbolon.tck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code symbolon node} that runs until its standard input ends. */
record Running(Screen screen, CompletableFuture<Integer> exitCode, PipedOutputStream input) implements AutoCloseable {
    /** Starts one with a standard input of its own; returns when it has started. */
    static Running node(String... options) throws IOException {
        String[] line = Stream.concat(Stream.of("node"), Stream.of(options)).toArray(String[]::new);
        PipedOutputStream input = new PipedOutputStream();
        InputStream before = System.in;
        System.setIn(new PipedInputStream(input));
        try {
            Screen screen = new Screen();
            PrintWriter out = new PrintWriter(screen, true);
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(
                    () -> CommandLines.run(out, out, line), task -> new Thread(task, "symbolon-node").start());
            screen.await("started   ");
            return new Running(screen, exitCode, input);
        } finally {
            System.setIn(before);
        }
    }

    /** {@code fingerprint@host:port}, as it printed it. */
    String address() {
        return screen.await("started   (\\S+)\\R").group(1);
    }

    void type(String line) throws IOException {
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Ends the input, and returns the exit code. */
    int end() throws Exception {
        input.close();
        return exitCode.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
