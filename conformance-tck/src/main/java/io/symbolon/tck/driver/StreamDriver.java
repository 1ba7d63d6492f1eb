package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Pipes.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A driver at the other end of a connection.
 *
 * <p>The wall clock is a hang guard here and nowhere else. Whatever the driver does instead of answering cuts the
 * connection and becomes one {@link DriverFault}; after that this driver answers every call with the same fault.
 */
final class StreamDriver implements Driver {
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int SHOWN_OCTETS = 200;

    private final Connection connection;
    private final Encoding encoding;
    private final Pipes pipes;
    private final Duration hangGuard;
    private long id;
    private DriverFault fault;
    private boolean closed;

    /** @param hangGuard how long the driver may take to answer one request */
    StreamDriver(Connection connection, Encoding encoding, Duration hangGuard) {
        this.connection = connection;
        this.encoding = encoding;
        this.pipes = Pipes.of(connection, encoding);
        this.hangGuard = hangGuard;
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        if (fault != null) {
            throw fault;
        }
        if (pipes.waiting().orElse(null) instanceof Seen.Message stray) {
            throw end(
                    DriverFault.Kind.RUBBISH,
                    "wrote a " + encoding.unit() + " that no request asked for: " + shown(stray.octets()));
        }
        return exchange(op, args, hangGuard);
    }

    private Reply exchange(String op, ObjectNode args, Duration patience) {
        id++;
        byte[] message = encoding.request(Messages.request(id, op, args));
        if (message.length > MessageReader.LIMIT_OCTETS) {
            throw new KitFault("a request " + op + " has " + message.length + " octets, a " + encoding.unit()
                    + " at most " + MessageReader.LIMIT_OCTETS);
        }
        try {
            Seen next = pipes.exchange(message, patience)
                    .orElseThrow(() -> end(
                            DriverFault.Kind.HUNG, "did not answer " + op + " within " + patience.toMillis() + " ms"));
            return reply(op, next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(DriverFault.Kind.HUNG, "was asked " + op + " when the run was interrupted");
        }
    }

    private Reply reply(String op, Seen next) {
        if (next instanceof Seen.Message message) {
            return read(op, message.octets());
        }
        if (next instanceof Seen.End end) {
            throw ended(op, end);
        }
        throw end(
                DriverFault.Kind.TOO_LONG,
                "answered " + op + " with a " + encoding.unit() + " of more than " + MessageReader.LIMIT_OCTETS
                        + " octets");
    }

    private Reply read(String op, byte[] message) {
        Messages.Answer answer;
        try {
            answer = Messages.answer(encoding.readReply(message));
        } catch (IOException e) {
            throw end(
                    DriverFault.Kind.RUBBISH,
                    "answered " + op + " with a " + encoding.unit() + " that is no reply: " + shown(message) + " ("
                            + e.getMessage() + ")");
        }
        if (answer.id() != id) {
            throw end(DriverFault.Kind.WRONG_ID, "answered request " + id + " (" + op + ") with id " + answer.id());
        }
        return answer.reply();
    }

    private DriverFault ended(String op, Seen.End end) {
        return connection
                .ended(LAST_WORDS)
                .map(how -> end(DriverFault.Kind.CRASHED, how + " and did not answer " + op))
                .orElseGet(
                        () -> end(DriverFault.Kind.CLOSED, "closed its " + end.stream() + " and did not answer " + op));
    }

    private DriverFault end(DriverFault.Kind kind, String whatItDid) {
        cut();
        fault = new DriverFault(kind, "the driver " + whatItDid, pipes.standardError());
        return fault;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (fault == null && connection.ended(Duration.ZERO).isEmpty()) {
            try {
                exchange("bye", Json.object(), hangGuard.compareTo(GOODBYE) < 0 ? hangGuard : GOODBYE);
                connection.ended(LAST_WORDS);
            } catch (DriverFault unfriendly) {
                // every case has its verdict by now; how the driver leaves changes none of them
                fault = unfriendly;
            }
        }
        cut();
    }

    private void cut() {
        connection.cut();
        pipes.close(LAST_WORDS);
    }

    private static String shown(byte[] message) {
        int count = Math.min(message.length, SHOWN_OCTETS);
        String start = new String(message, 0, count, StandardCharsets.UTF_8);
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + (message.length > count ? "..." : "") + "'";
    }
}
