package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A driver around a subject in this process. Requests and replies take the same way through JSON text as between
 * processes, so both ways give the same verdicts. There is no hang guard here: a subject that does not return
 * stops the run, unless a {@link GuardedDriver} asks it.
 */
public final class InProcessDriver implements Driver {
    private final Subject subject;
    private long id;

    public InProcessDriver(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Reply call(String op, ObjectNode args) {
        id++;
        try {
            ObjectNode received = (ObjectNode) Json.read(Json.line(args));
            Reply reply = DriverServer.answer(subject, op, received);
            return Messages.answer(Json.read(Json.line(Messages.reply(id, reply))))
                    .reply();
        } catch (IOException e) {
            throw new DriverFault(DriverFault.Kind.RUBBISH, "the reply to " + op + " is none: " + e.getMessage(), "");
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
