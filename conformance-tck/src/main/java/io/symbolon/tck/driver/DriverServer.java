package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Puts a subject in Java behind a pair of streams, so that it is a driver: one request in, one reply out. */
public final class DriverServer {
    private DriverServer() {}

    /**
     * Answers requests until {@code bye} or the end of the input.
     *
     * @throws IOException if a stream fails, or a request has more than 1 048 576 octets
     */
    public static void serve(Subject subject, Encoding encoding, InputStream in, OutputStream out) throws IOException {
        MessageReader requests = encoding.reader(in);
        boolean goesOn = true;
        while (goesOn) {
            Optional<byte[]> request = requests.next();
            if (request.isEmpty()) {
                return;
            }
            Served served = serve(subject, encoding, request.get());
            write(served, encoding, out);
            goesOn = !served.op.equals("bye");
        }
    }

    /** The reply of {@code subject}; what is not a request is kept from it, and its exceptions are a reply, too. */
    static Reply answer(Subject subject, String op, ObjectNode args) {
        Optional<String> fault = ProtocolSchema.faultOfArguments(op, args);
        if (fault.isPresent()) {
            return Reply.badRequest(fault.get());
        }
        try {
            return subject.answer(op, args);
        } catch (RuntimeException | StackOverflowError e) {
            return Reply.internal(e.toString());
        }
    }

    private static Served serve(Subject subject, Encoding encoding, byte[] message) {
        JsonNode request;
        try {
            request = encoding.readRequest(message);
        } catch (IOException e) {
            return new Served(0, "", Reply.badRequest("no request: " + e.getMessage()));
        }
        long id = request.path("id").asLong(0);
        Optional<String> fault = ProtocolSchema.faultOfRequest(request);
        if (fault.isPresent()) {
            return new Served(Math.max(0, id), "", Reply.badRequest(fault.get()));
        }
        String op = request.get("op").asText();
        return new Served(id, op, answer(subject, op, (ObjectNode) request.get("args")));
    }

    private static void write(Served served, Encoding encoding, OutputStream out) throws IOException {
        byte[] message = encoding.reply(Messages.reply(served.id, served.reply));
        if (message.length > MessageReader.LIMIT_OCTETS) {
            Reply tooLong = Reply.internal("the reply has " + message.length + " octets, a " + encoding.unit()
                    + " at most " + MessageReader.LIMIT_OCTETS);
            message = encoding.reply(Messages.reply(served.id, tooLong));
        }
        encoding.write(message, out);
    }

    private record Served(long id, String op, Reply reply) {}
}
