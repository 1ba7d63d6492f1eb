package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The kit's port to one subject: one request, one reply (chapter driver). A process, a class in this process or anything
 * else can stand behind it; what judges sees nothing more of a subject than this.
 */
public interface Driver extends AutoCloseable {
    /**
     * Sends one request and waits for its reply.
     *
     * @param op the operation, as chapter driver names it
     * @param args its arguments; not kept and not changed
     * @throws DriverFault if no reply came that could be read as one
     */
    Reply call(String op, ObjectNode args);

    /** Says goodbye and frees what this driver holds. Closing twice is harmless. */
    @Override
    void close();
}
