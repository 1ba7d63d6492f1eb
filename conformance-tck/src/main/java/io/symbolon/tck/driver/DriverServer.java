package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Puts a subject in Java behind a pair of streams, so that it is a driver: one request line in, one reply line out. */
public final class DriverServer {
    private DriverServer() {}

    /**
     * Answers requests until {@code bye} or the end of the input.
     *
     * @throws IOException if a stream fails, or a request line is longer than 1 048 576 octets
     */
    public static void serve(Subject subject, InputStream in, OutputStream out) throws IOException {
        Lines requests = new Lines(in);
        boolean goesOn = true;
        while (goesOn) {
            Optional<byte[]> line = requests.next();
            if (line.isEmpty()) {
                return;
            }
            Served served = serve(subject, line.get());
            write(served, out);
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

    private static Served serve(Subject subject, byte[] line) {
        JsonNode request;
        try {
            request = Json.read(line);
        } catch (IOException e) {
            return new Served(0, "", Reply.badRequest("not JSON: " + e.getMessage()));
        }
        long id = request.path("id").asLong(0);
        Optional<String> fault = ProtocolSchema.faultOfRequest(request);
        if (fault.isPresent()) {
            return new Served(Math.max(0, id), "", Reply.badRequest(fault.get()));
        }
        String op = request.get("op").asText();
        return new Served(id, op, answer(subject, op, (ObjectNode) request.get("args")));
    }

    private static void write(Served served, OutputStream out) throws IOException {
        byte[] line = Json.line(Messages.reply(served.id, served.reply));
        if (line.length > Lines.LIMIT_OCTETS) {
            Reply tooLong =
                    Reply.internal("the reply has " + line.length + " octets, a line at most " + Lines.LIMIT_OCTETS);
            line = Json.line(Messages.reply(served.id, tooLong));
        }
        out.write(line);
        out.write('\n');
        out.flush();
    }

    private record Served(long id, String op, Reply reply) {}
}
