package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A driver in this process that is given so long for each case, from one {@code reset} to the next. It is made and asked
 * on a thread of its own. When the time is over that thread is interrupted and left alone, and every further call gets the
 * same {@link DriverFault}, as with a process that was ended.
 */
public final class GuardedDriver implements Driver {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int SHOWN_FRAMES = 12;

    private final Supplier<Driver> source;
    private final Duration longestCase;
    private final Consumer<Thread> abandoned;
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(this::named);
    private long untilNanos;
    private Driver driver;
    private DriverFault fault;

    /**
     * @param source makes the driver, when it is asked first
     * @param abandoned is told of a thread that does not end although it was interrupted
     */
    public GuardedDriver(Supplier<Driver> source, Duration longestCase, Consumer<Thread> abandoned) {
        this.source = source;
        this.longestCase = longestCase;
        this.abandoned = abandoned;
        beginCase();
    }

    private Thread named(Runnable work) {
        Thread named = new Thread(work, "symbolon-port");
        named.setDaemon(true);
        thread.set(named);
        return named;
    }

    private void beginCase() {
        untilNanos = System.nanoTime() + longestCase.toNanos();
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        if (fault != null) {
            throw fault;
        }
        if (op.equals("reset")) {
            beginCase();
        }
        Future<Reply> reply = worker.submit(() -> answer(op, args));
        try {
            return reply.get(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (TimeoutException late) {
            throw giveUp("did not answer " + op + ": a case may take " + longestCase.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw giveUp("was asked " + op + " when the run was interrupted");
        }
    }

    private Reply answer(String op, ObjectNode args) {
        if (driver == null) {
            driver = source.get();
        }
        return driver.call(op, args);
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private DriverFault giveUp(String whatItDid) {
        Thread hung = thread.get();
        String where = Arrays.stream(hung.getStackTrace())
                .limit(SHOWN_FRAMES)
                .map(frame -> "at " + frame)
                .collect(Collectors.joining("\n"));
        worker.shutdownNow();
        String ending = endsSoon(hung) ? "" : "; its thread was interrupted, and runs on";
        fault = new DriverFault(DriverFault.Kind.HUNG, "the port " + whatItDid + ending, where);
        return fault;
    }

    private boolean endsSoon(Thread hung) {
        try {
            hung.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (hung.isAlive()) {
            abandoned.accept(hung);
        }
        return !hung.isAlive();
    }

    /** Ends the thread. A port that is hung has been given up before. */
    @Override
    public void close() {
        if (fault == null && driver != null) {
            worker.execute(driver::close);
        }
        worker.shutdown();
    }
}
