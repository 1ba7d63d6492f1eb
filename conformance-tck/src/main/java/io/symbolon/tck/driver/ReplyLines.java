package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a driver wrote to its standard output while nobody listened: reply lines in JSON, in the order of their requests. */
public final class ReplyLines {
    private final List<byte[]> lines;

    private ReplyLines(List<byte[]> lines) {
        this.lines = lines;
    }

    /** @throws IOException if a line has more than 1 048 576 octets */
    public static ReplyLines of(byte[] octets) throws IOException {
        MessageReader reader = Encoding.JSON.reader(new ByteArrayInputStream(octets));
        List<byte[]> lines = new ArrayList<>();
        for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return new ReplyLines(lines);
    }

    /** The request line with this number, in JSON. */
    public static String request(long id, String op, ObjectNode args) {
        return Json.text(Messages.request(id, op, args));
    }

    public int count() {
        return lines.size();
    }

    /**
     * The reply to the request with this number, from 1.
     *
     * @throws DriverFault if there is none, or it is no reply, or one to another request
     */
    public Reply reply(int id, String op) {
        String request = "request " + id + " (" + op + ")";
        if (id > lines.size()) {
            throw new DriverFault(DriverFault.Kind.CLOSED, "the replies end before the one to " + request, "");
        }
        try {
            Messages.Answer answer = Messages.answer(Json.read(lines.get(id - 1)));
            if (answer.id() != id) {
                throw new DriverFault(
                        DriverFault.Kind.WRONG_ID, "the driver answered " + request + " with id " + answer.id(), "");
            }
            return answer.reply();
        } catch (IOException e) {
            throw new DriverFault(
                    DriverFault.Kind.RUBBISH,
                    "the driver answered " + request + " with a line that is no reply: " + e.getMessage(),
                    "");
        }
    }
}
