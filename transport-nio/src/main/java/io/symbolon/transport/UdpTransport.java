package io.symbolon.transport;

import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.node.Node;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One engine on one socket: one thread waits on one selector for a datagram, a command or the engine's next deadline,
 * gives each to the engine as one input, and performs the effects. Only {@link #submit} and {@link #close} are for other
 * threads.
 */
final class UdpTransport implements Runnable {
    /** How many datagrams, and how many commands, are handled before the other kind has its turn. */
    private static final int TURN = 64;

    /** A wall clock that jumps moves deadlines that nobody wakes us for; they are looked at this often. */
    private static final long WALL_CLOCK_CHECK_MILLIS = 60_000;

    /** How long the last datagrams may wait for the socket when the node closes. */
    private static final long GOODBYE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long NEVER = Long.MAX_VALUE;

    private final Node node;
    private final DatagramChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Clocks clocks;
    private final Telemetry telemetry;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Performer performer;
    private final Attempts attempts;
    private final Exchanges exchanges;
    private final Consumer<Optional<Throwable>> afterwards;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    /** How many commands wait of those that nothing else bounds. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final int mostCommands;

    private long wakeAtMillis = NEVER;
    private volatile Thread worker;
    private volatile boolean closing;
    private volatile boolean closed;

    /**
     * A transport at rest; {@link #run} is for its thread.
     *
     * @param channel bound and non-blocking; from now on the transport's to close
     * @param afterwards what follows the end of the thread's work, with the reason if nobody asked for it
     */
    UdpTransport(
            Node node,
            DatagramChannel channel,
            Clocks clocks,
            Attempts attempts,
            Peers peers,
            Exchanges exchanges,
            Consumer<Question> admission,
            Telemetry telemetry,
            Bounds bounds,
            Consumer<Optional<Throwable>> afterwards)
            throws IOException {
        this.node = node;
        this.channel = channel;
        this.selector = Selector.open();
        this.key = channel.register(selector, SelectionKey.OP_READ);
        this.clocks = clocks;
        this.telemetry = telemetry;
        this.incoming = new Incoming(channel::receive, telemetry);
        this.outgoing = new Outgoing(channel::send, bounds.datagrams(), telemetry);
        this.performer = new Performer(outgoing, attempts, peers, exchanges, admission, telemetry);
        this.attempts = attempts;
        this.exchanges = exchanges;
        this.afterwards = afterwards;
        this.mostCommands = bounds.commands();
    }

    /** Hands over a command. One that finds the queue full, or the node closed, is refused at once. */
    void submit(Command command) {
        if (closed) {
            command.refuse("the node is closed");
        } else if (!enqueue(command)) {
            telemetry.count(Counter.COMMANDS_REFUSED);
            command.refuse(mostCommands + " commands of the application wait already");
        } else if (closed) {
            refuseCommands(); // it came between the last look at the queue and the end
        } else if (Thread.currentThread() != worker) {
            selector.wakeup(); // the worker itself looks at the queue before it waits
        }
    }

    private boolean enqueue(Command command) {
        if (!command.isBoundedElsewhere() && waiting.incrementAndGet() > mostCommands) {
            waiting.decrementAndGet();
            return false;
        }
        return commands.add(command);
    }

    /** The oldest command, or null. */
    private Command dequeue() {
        Command command = commands.poll();
        if (command != null && !command.isBoundedElsewhere()) waiting.decrementAndGet();
        return command;
    }

    /** Asks the thread to end; harmless when it is ending or has ended. */
    void close() {
        closing = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        worker = Thread.currentThread();
        Optional<Throwable> failure = Optional.empty();
        try {
            while (!closing) {
                turn();
            }
            sayGoodbye();
        } catch (IOException | RuntimeException | Error broken) {
            failure = Optional.of(broken);
        }
        end(failure);
    }

    private void turn() throws IOException {
        if (!channel.isOpen()) throw new ClosedChannelException(); // by an interrupt of this thread
        key.interestOps(outgoing.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        await();
        selector.selectedKeys().clear();
        outgoing.flush();
        incoming.receive(TURN, (from, datagram) -> handle(new Input.DatagramReceived(from, datagram, clocks.now())));
        obey();
        Now now = clocks.now();
        if (now.monotonicMillis() >= wakeAtMillis) handle(new Input.DeadlineReached(now));
    }

    /** Waits until the socket is ready, a command is there, or the next deadline. */
    private void await() throws IOException {
        if (!commands.isEmpty()) {
            selector.selectNow();
        } else if (wakeAtMillis == NEVER) {
            selector.select();
        } else {
            long waitMillis = wakeAtMillis - clocks.now().monotonicMillis();
            if (waitMillis > 0) {
                selector.select(waitMillis);
            } else {
                selector.selectNow();
            }
        }
    }

    private void handle(Input input) {
        Outcome outcome = node.handle(input);
        wakeAtMillis = outcome.wakeAtMillis().isPresent()
                ? Math.min(outcome.wakeAtMillis().getAsLong(), input.now().monotonicMillis() + WALL_CLOCK_CHECK_MILLIS)
                : NEVER;
        outcome.effects().forEach(effect -> effect.perform(performer));
        attempts.settle();
    }

    private void obey() {
        for (int i = 0; i < TURN; i++) {
            Command command = dequeue();
            if (command == null) return;
            try {
                handle(command.begin(clocks.now()));
            } catch (RuntimeException | Error broken) {
                command.refuse("the node has failed: " + broken);
                throw broken;
            }
            command.done();
        }
    }

    /** Interests are withdrawn, so that nobody waits for their messages; then one leave in each session (SES-026). */
    private void sayGoodbye() throws IOException {
        for (long interest : exchanges.goodbye()) handle(new Input.InterestWithdrawn(interest, clocks.now()));
        handle(new Input.CloseRequested(clocks.now()));
        long endNanos = clocks.nanos() + GOODBYE_NANOS;
        outgoing.flush();
        while (!outgoing.isEmpty() && clocks.nanos() < endNanos) {
            key.interestOps(SelectionKey.OP_WRITE);
            selector.select(1 + TimeUnit.NANOSECONDS.toMillis(endNanos - clocks.nanos()));
            selector.selectedKeys().clear();
            outgoing.flush();
        }
    }

    private void end(Optional<Throwable> failure) {
        Optional<Throwable> why = closed(channel, closed(selector, failure));
        closed = true;
        refuseCommands();
        afterwards.accept(why);
    }

    /** Closes {@code resource}; a failure of it is told behind an earlier one, or else by itself. */
    private static Optional<Throwable> closed(Closeable resource, Optional<Throwable> failure) {
        try {
            resource.close();
            return failure;
        } catch (IOException notClosed) {
            failure.ifPresent(first -> first.addSuppressed(notClosed));
            return failure.isPresent() ? failure : Optional.of(notClosed);
        }
    }

    private void refuseCommands() {
        for (Command command = dequeue(); command != null; command = dequeue()) {
            command.refuse("the node is closed");
        }
    }
}
